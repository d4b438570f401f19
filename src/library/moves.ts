/**
 * What a person's hand does to photos: archive, bring back, trash, restore. Bringing a photo back is a correction of the
 * categories that claimed it, so it leaves archive vetoes, and they are what undo has to know.
 */
import { isVetoed, type Veto } from '../core/category.ts';
import type { PhotoId, PhotoState, Visibility } from '../core/photo.ts';
import { readArchivingKeys } from './takeBack.ts';
import { vetoKey } from './vetoes.ts';
import type { PhotoMove } from './library.ts';
import { readByPhoto } from './photoRanges.ts';
import type { ProfileDatabase } from './schema.ts';
import { openStates, stateTables, type OpenStates } from './states.ts';
import { adjustTagCounts, countDeltas } from './tagCounts.ts';

interface PlannedMove {
  readonly id: PhotoId;
  readonly before: PhotoState;
  readonly after: PhotoState;
}

export async function moveByHand(
  db: ProfileDatabase,
  ids: readonly PhotoId[],
  to: Visibility,
  nowMs: number,
): Promise<PhotoMove[]> {
  return db.transaction('rw', [...stateTables(db), db.vetoes, db.tags, db.links, db.configs], async () => {
    const archivedBy = to === 'archive' ? 'user' : null;
    const states = await openStates(db, ids);
    const planned = [...new Set(ids)].flatMap((id): PlannedMove[] => {
      const before = states.get(id);
      if (before === null || (before.visibility === to && before.archivedBy === archivedBy)) return [];
      return [{ id, before, after: { ...before, visibility: to, archivedBy } }];
    });
    await writeMoves(db, states, planned);

    const broughtBack = planned.filter(
      ({ before, after }) => before.visibility === 'archive' && after.visibility === 'timeline',
    );
    const vetoes = await addArchiveVetoes(
      db,
      broughtBack.map(({ id }) => id),
      nowMs,
    );
    return planned.map(({ id, before: { visibility, archivedBy: by } }) => ({
      photoId: id,
      before: { visibility, archivedBy: by },
      vetoesAdded: vetoes.get(id) ?? [],
    }));
  });
}

export async function undoMove(db: ProfileDatabase, moves: readonly PhotoMove[]): Promise<void> {
  await db.transaction('rw', [...stateTables(db), db.vetoes, db.tags, db.links], async () => {
    const states = await openStates(
      db,
      moves.map(({ photoId }) => photoId),
    );
    const planned = moves.flatMap(({ photoId, before }): PlannedMove[] => {
      const state = states.get(photoId);
      return state === null ? [] : [{ id: photoId, before: state, after: { ...state, ...before } }];
    });
    await writeMoves(db, states, planned);
    await db.vetoes.bulkDelete(moves.flatMap(({ vetoesAdded }) => vetoesAdded.map(vetoKey)));
  });
}

/** Stores where the photos are now; tags of photos that enter or leave the trash are counted anew. */
async function writeMoves(
  db: ProfileDatabase,
  states: OpenStates,
  moves: readonly PlannedMove[],
): Promise<void> {
  for (const { id, after } of moves) states.set(id, after);
  await states.save();
  const shownBy = new Map(
    moves
      .filter(({ before, after }) => (before.visibility === 'trash') !== (after.visibility === 'trash'))
      .map(({ id, after }) => [id, after.visibility === 'trash' ? -1 : 1]),
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
