/**
 * What a person's hand does to photos: archive, bring back, trash, restore. Bringing a photo back is a correction of the
 * categories that claimed it, so it leaves archive vetoes, and they are what undo has to know.
 */
import { isVetoed, type Veto } from '../core/category.ts';
import type { Photo, PhotoId, Visibility } from '../core/photo.ts';
import { readArchivingKeys } from './takeBack.ts';
import { vetoKey } from './vetoes.ts';
import type { PhotoMove } from './library.ts';
import { putPhotos, readPhotoRows, rowToPhoto } from './photoRows.ts';
import { readByPhoto } from './photoRanges.ts';
import type { ProfileDatabase } from './schema.ts';
import { adjustTagCounts, countDeltas } from './tagCounts.ts';

interface PlannedMove {
  readonly before: Photo;
  readonly after: Photo;
}

export async function moveByHand(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
  to: Visibility,
  nowMs: number,
): Promise<PhotoMove[]> {
  return db.transaction('rw', [db.photos, db.vetoes, db.tags, db.links, db.configs], async () => {
    const archivedBy = to === 'archive' ? 'user' : null;
    const rows = await readPhotoRows(db, ids);
    const planned = [...rows.values()]
      .map(rowToPhoto)
      .filter((photo) => photo.visibility !== to || photo.archivedBy !== archivedBy)
      .map((before): PlannedMove => ({ before, after: { ...before, visibility: to, archivedBy } }));
    await writeMoves(db, planned);

    const broughtBack = planned.filter(
      ({ before, after }) => before.visibility === 'archive' && after.visibility === 'timeline',
    );
    const vetoes = await addArchiveVetoes(
      db,
      broughtBack.map(({ before }) => before.id),
      nowMs,
    );
    return planned.map(({ before: { id, visibility, archivedBy: by } }) => ({
      photoId: id,
      before: { visibility, archivedBy: by },
      vetoesAdded: vetoes.get(id) ?? [],
    }));
  });
}

export async function undoMove(db: ProfileDatabase, moves: readonly PhotoMove[]): Promise<void> {
  await db.transaction('rw', [db.photos, db.vetoes, db.tags, db.links], async () => {
    const rows = await readPhotoRows(
      db,
      moves.map(({ photoId }) => photoId),
    );
    const planned = moves.flatMap(({ photoId, before }): PlannedMove[] => {
      const row = rows.get(photoId);
      if (row === undefined) return [];
      const photo = rowToPhoto(row);
      return [{ before: photo, after: { ...photo, ...before } }];
    });
    await writeMoves(db, planned);
    await db.vetoes.bulkDelete(moves.flatMap(({ vetoesAdded }) => vetoesAdded.map(vetoKey)));
  });
}

/** Stores the photos as they are now; tags of photos that enter or leave the trash are counted anew. */
async function writeMoves(db: ProfileDatabase, moves: readonly PlannedMove[]): Promise<void> {
  await putPhotos(
    db,
    moves.map(({ after }) => after),
  );
  const shownBy = new Map(
    moves
      .filter(({ before, after }) => (before.visibility === 'trash') !== (after.visibility === 'trash'))
      .map(({ after }) => [after.id, after.visibility === 'trash' ? -1 : 1]),
  );
  const links = await readByPhoto(db.links, [...shownBy.keys()]);
  await adjustTagCounts(
    db,
    countDeltas([...links.values()].flat(), ({ photoId }) => shownBy.get(photoId) ?? 0),
  );
}

/** One veto for each category that archived the photo or would; those that exist already are not new. */
async function addArchiveVetoes(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
  nowMs: number,
): Promise<Map<PhotoId, Veto[]>> {
  if (ids.length === 0) return new Map();
  const links = await readByPhoto(db.links, ids);
  const known = await readByPhoto(db.vetoes, ids);
  const archivingKeys = await readArchivingKeys(db);
  const added = new Map<PhotoId, Veto[]>();
  for (const [photoId, ofPhoto] of links) {
    const keys = new Set(
      ofPhoto.flatMap(({ provenance }) =>
        provenance !== null && (provenance.archived || archivingKeys.has(provenance.categoryKey))
          ? [provenance.categoryKey]
          : [],
      ),
    );
    const vetoes = [...keys]
      .filter((key) => !isVetoed(known.get(photoId) ?? [], key, 'archive'))
      .map((categoryKey): Veto => ({ photoId, categoryKey, kind: 'archive', atMs: nowMs }));
    added.set(photoId, vetoes);
  }
  await db.vetoes.bulkAdd([...added.values()].flat());
  return added;
}
