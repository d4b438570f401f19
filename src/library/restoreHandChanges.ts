/**
 * What a person did by hand since a moment, as the undo journal remembers it: moves, favourites, tags taken off,
 * corrections withdrawn. Read anew for each batch of a restore, of which each reads only what was added in between.
 */
import type { TagId, Veto } from '../core/category.ts';
import type { PhotoId } from '../core/photo.ts';
import type { ProfileDatabase, UndoEntryRow } from './schema.ts';
import { codeToStanding } from './states.ts';

export interface HandChanges {
  /** Takes up what is new, in the caller's transaction. */
  refresh(): Promise<void>;
  isMoved(id: PhotoId): boolean;
  isFavouriteChanged(id: PhotoId): boolean;
  tagsRemoved(id: PhotoId): ReadonlySet<TagId>;
  vetoesRemoved(id: PhotoId): readonly Veto[];
}

const NO_TAGS: ReadonlySet<TagId> = new Set();

export function createHandChanges(db: ProfileDatabase, sinceMs: number): HandChanges {
  const moved = new Set<PhotoId>();
  const favouriteChanged = new Set<PhotoId>();
  const tagsById = new Map<PhotoId, Set<TagId>>();
  const vetoesById = new Map<PhotoId, Veto[]>();
  let lastEntryId = 0;

  function take(entry: UndoEntryRow): void {
    const { movedIds, placesBefore, placesAfter, changedLinks, vetoesRemoved } = entry;
    movedIds.forEach((id, index) => {
      const before = codeToStanding(placesBefore[index] ?? 0);
      const after = codeToStanding(placesAfter[index] ?? 0);
      if (before.isFavourite !== after.isFavourite) favouriteChanged.add(id);
      if (before.visibility !== after.visibility || before.archivedBy !== after.archivedBy) moved.add(id);
    });
    for (const { before, after } of changedLinks) {
      if (before === null || after !== null) continue;
      tagsById.set(before.photoId, (tagsById.get(before.photoId) ?? new Set()).add(before.tagId));
    }
    for (const veto of vetoesRemoved) {
      vetoesById.set(veto.photoId, [...(vetoesById.get(veto.photoId) ?? []), veto]);
    }
  }

  return {
    async refresh() {
      const entries = await db.undoEntries.where('id').above(lastEntryId).toArray();
      lastEntryId = entries.at(-1)?.id ?? lastEntryId;
      const later = entries.filter(({ atMs }) => atMs > sinceMs);
      const runs = await db.runs.bulkGet([...new Set(later.map(({ runId }) => runId))]);
      const byHand = new Set(runs.flatMap((run) => (run?.kind === 'bulk' ? [run.id] : [])));
      for (const entry of later) if (byHand.has(entry.runId)) take(entry);
    },
    isMoved: (id) => moved.has(id),
    isFavouriteChanged: (id) => favouriteChanged.has(id),
    tagsRemoved: (id) => tagsById.get(id) ?? NO_TAGS,
    vetoesRemoved: (id) => vetoesById.get(id) ?? [],
  };
}
