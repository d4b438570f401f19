/**
 * What a person's hand does to photos: archive, bring back, trash, restore. Bringing a photo back is a correction of the
 * categories that claimed it, so it leaves archive vetoes.
 */
import { isVetoed, type Veto } from '../core/category.ts';
import type { PhotoId, PhotoState, Visibility } from '../core/photo.ts';
import { recordHandRun } from './handRuns.ts';
import type { HandMove } from './library.ts';
import { readByPhoto } from './photoRanges.ts';
import type { ProfileDatabase } from './schema.ts';
import { openStates, stateTables, type OpenStates } from './states.ts';
import { adjustTagCounts, countDeltas } from './tagCounts.ts';
import { readArchivingRule } from './takeBack.ts';
import { journalTables } from './undoJournal.ts';

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
): Promise<HandMove> {
  const tables = [...stateTables(db), db.vetoes, db.tags, db.links, db.configs, ...journalTables(db)];
  return db.transaction('rw', tables, async () => {
    const archivedBy = to === 'archive' ? 'user' : null;
    const states = await openStates(db, ids);
    const planned = [...new Set(ids)].flatMap((id): PlannedMove[] => {
      const before = states.get(id);
      if (before === null || (before.visibility === to && before.archivedBy === archivedBy)) return [];
      return [{ id, before, after: { ...before, visibility: to, archivedBy } }];
    });
    const places = new Set(planned.map(({ before }) => before.visibility));
    const [from = null] = places.size === 1 ? places : [];
    const change = await recordHandRun(db, nowMs, async (journal) => {
      await writeMoves(db, states, planned, nowMs);
      for (const { id, before, after } of planned) journal.moved(id, before, after);
      const broughtBack = planned.filter(
        ({ before, after }) => before.visibility === 'archive' && after.visibility === 'timeline',
      );
      const vetoes = await addArchiveVetoes(
        db,
        broughtBack.map(({ id }) => id),
        nowMs,
      );
      for (const veto of vetoes) journal.vetoed(null, veto);
      return { kind: 'move', to, from };
    });
    return { ...change, from };
  });
}

/** Stores where the photos are now; tags of photos that enter or leave the trash are counted anew. */
async function writeMoves(
  db: ProfileDatabase,
  states: OpenStates,
  moves: readonly PlannedMove[],
  nowMs: number,
): Promise<void> {
  for (const { id, after } of moves) states.set(id, after, nowMs);
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
): Promise<Veto[]> {
  if (ids.length === 0) return [];
  const links = await readByPhoto(db.links, ids);
  const known = await readByPhoto(db.vetoes, ids);
  const archiving = await readArchivingRule(db);
  const added = [...links].flatMap(([photoId, ofPhoto]) => {
    const keys = new Set(
      ofPhoto.flatMap(({ provenance }) =>
        provenance !== null && (provenance.archived || archiving.keys.has(provenance.categoryKey))
          ? [provenance.categoryKey]
          : [],
      ),
    );
    return [...keys]
      .filter((key) => !isVetoed(known.get(photoId) ?? [], key, 'archive'))
      .map((categoryKey): Veto => ({ photoId, categoryKey, kind: 'archive', atMs: nowMs }));
  });
  await db.vetoes.bulkAdd(added);
  return added;
}
