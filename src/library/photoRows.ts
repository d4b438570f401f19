/** Between photo rows and photos, and the ways rows are changed many at a time. */
import type { Photo, PhotoCell, PhotoId } from '../core/photo.ts';
import type { PhotoRow, ProfileDatabase } from './schema.ts';

export function rowToPhoto(row: PhotoRow): Photo {
  const { owesClassification: _, ...photo } = row;
  return photo;
}

/** The row of a photo; the index of owed classifications follows from the mark. */
export function photoToRow<P extends Omit<Photo, 'id'>>(photo: P): P & Pick<PhotoRow, 'owesClassification'> {
  return photo.classifiedAtMs === null ? { ...photo, owesClassification: 1 } : photo;
}

export function rowToCell({ id, fileName, width, height, taken }: PhotoRow): PhotoCell {
  return { id, fileName, width, height, takenMs: taken.epochMs };
}

export async function readPhotoRows(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
): Promise<Map<PhotoId, PhotoRow>> {
  const rows = await db.photos.bulkGet([...new Set(ids)]);
  return new Map(
    rows.flatMap((row): Array<[PhotoId, PhotoRow]> => (row === undefined ? [] : [[row.id, row]])),
  );
}

/** Writes photos back, in the transaction the caller opened. */
export async function putPhotos(db: ProfileDatabase, photos: readonly Photo[]): Promise<void> {
  if (photos.length > 0) await db.photos.bulkPut(photos.map(photoToRow));
}

/** Changes those of the photos that still exist, in one transaction. */
export async function editPhotos(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
  edit: (photo: Photo) => Photo,
): Promise<void> {
  await db.transaction('rw', db.photos, async () => {
    const rows = await readPhotoRows(db, ids);
    await putPhotos(
      db,
      [...rows.values()].map((row) => edit(rowToPhoto(row))),
    );
  });
}
