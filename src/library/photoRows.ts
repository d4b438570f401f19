/** Between what is stored of a photo, facts and state apart, and the photo as everybody else knows it. */
import type { Photo, PhotoFacts, PhotoId } from '../core/photo.ts';
import { idsToRanges } from './photoRanges.ts';
import type { PhotoRow, ProfileDatabase } from './schema.ts';
import { readStates } from './states.ts';

/** The facts of a photo about to be stored; its state goes elsewhere. */
export function photoToRow({
  visibility: _visibility,
  archivedBy: _archivedBy,
  isFavourite: _isFavourite,
  classifiedAtMs: _classifiedAtMs,
  ...facts
}: Omit<Photo, 'id'>): Omit<PhotoFacts, 'id'> {
  return facts;
}

async function readPhotoRows(db: ProfileDatabase, ids: readonly PhotoId[]): Promise<Map<PhotoId, PhotoRow>> {
  const rows = await db.photos.bulkGet([...new Set(ids)]);
  return new Map(
    rows.flatMap((row): Array<[PhotoId, PhotoRow]> => (row === undefined ? [] : [[row.id, row]])),
  );
}

/** Facts of those of the photos that exist; neighbours are read together. */
export async function readFacts(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
): Promise<Map<PhotoId, PhotoFacts>> {
  const wanted = new Set(ids);
  const ranges = await Promise.all(
    idsToRanges(ids).map(([first, last]) =>
      db.photos.where(':id').between(first, last, true, true).toArray(),
    ),
  );
  return new Map(
    ranges.flat().flatMap((row): Array<[PhotoId, PhotoFacts]> => (wanted.has(row.id) ? [[row.id, row]] : [])),
  );
}

/** Facts and states of those of the photos that exist. */
export function readPhotos(db: ProfileDatabase, ids: readonly PhotoId[]): Promise<Map<PhotoId, Photo>> {
  return db.transaction('r', db.photos, db.states, async () => {
    const [rows, states] = await Promise.all([readPhotoRows(db, ids), readStates(db, ids)]);
    const photos = new Map<PhotoId, Photo>();
    for (const [id, row] of rows) {
      const state = states.get(id);
      // The state last: a row that version 1 wrote has an old one of its own.
      if (state !== undefined) photos.set(id, { ...row, ...state });
    }
    return photos;
  });
}
