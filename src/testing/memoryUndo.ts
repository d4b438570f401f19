/**
 * The undo journal of the library in memory: what a change was is found by comparing the tables before and after it, and
 * put back by the library's own rule (undoRule.ts). A change that throws leaves nothing behind, like a transaction.
 */
import type { Tag } from '../core/category.ts';
import { archivingRuleOf } from '../core/archiving.ts';
import { isEqual } from '../core/config/isEqual.ts';
import type { Photo, PhotoId } from '../core/photo.ts';
import { isSameTagPath } from '../core/tagIdentity.ts';
import { EMPTY_TALLY, newRun, NOTHING_UNDONE, type RunSubject, type UndoCounts } from '../core/run.ts';
import type { AddPhotoResult, HandChange, ImportRun } from '../library/library.ts';
import { undoPhoto, type LinkUndo, type PhotoNow, type PhotoUndo } from '../library/undoRule.ts';
import { createUndoSum } from '../library/undoSum.ts';
import { currentSnapshot, isSameVeto, takeId, type MemoryLink, type MemoryState } from './memoryState.ts';

/** What one change of a run was. */
export interface MemoryUndoEntry {
  readonly runId: number;
  readonly atMs: number;
  readonly byPhoto: ReadonlyMap<PhotoId, PhotoUndo>;
  readonly tags: ReadonlyArray<{ readonly before: Tag; readonly after: Tag }>;
}

type Tables = Pick<MemoryState, 'links' | 'vetoes'> & {
  readonly photos: ReadonlyMap<PhotoId, Photo>;
  readonly tags: ReadonlyMap<number, Tag>;
};

function copyTables(state: MemoryState): Tables {
  return {
    photos: new Map(state.photos),
    links: [...state.links],
    vetoes: [...state.vetoes],
    tags: new Map(state.tags),
  };
}

/** Makes a change as part of a run, if one is named, and notes what it was. */
export function inRun<T>(state: MemoryState, runId: number | null, atMs: number, change: () => T): T {
  const { result, changes } = watch(state, atMs, change);
  if (runId === null || changes === null) return result;
  state.undoEntries.push({ ...changes, runId, atMs });
  const run = state.runs.get(runId);
  if (run !== undefined) state.runs.set(runId, { ...run, canUndo: true });
  return result;
}

/** Makes a person's change, as a run of its own where it changes something. */
export function byHand(state: MemoryState, nowMs: number, change: () => RunSubject): HandChange {
  const { result: subject, changes } = watch(state, nowMs, change);
  if (changes === null) return { runId: null, photos: 0 };
  const photos = changes.byPhoto.size;
  const runId = takeId(state);
  state.runs.set(runId, {
    ...newRun('bulk', photos, nowMs, { subject, cause: 'page' }),
    id: runId,
    state: 'done',
    endedAtMs: nowMs,
    tally: { ...EMPTY_TALLY, processed: photos },
    canUndo: true,
  });
  state.undoEntries.push({ ...changes, runId, atMs: nowMs });
  state.changed('runs');
  return { runId, photos };
}

/** Notes new photos as what a run added: before it they were as good as in the trash. */
export function noteAdded(
  state: MemoryState,
  results: readonly AddPhotoResult[],
  { runId, atMs }: ImportRun,
): void {
  const place = {
    before: { visibility: 'trash', archivedBy: null },
    after: { visibility: 'timeline', archivedBy: null },
  } as const;
  const added: PhotoUndo = { place, wasFavourite: null, links: [], vetoesAdded: [], vetoesRemoved: [] };
  const byPhoto = new Map(results.flatMap((result) => (result.ok ? [[result.id, added] as const] : [])));
  const run = state.runs.get(runId);
  if (byPhoto.size === 0 || run === undefined) return;
  state.undoEntries.push({ runId, atMs, byPhoto, tags: [] });
  state.runs.set(runId, { ...run, canUndo: true });
}

/** Makes a change, answers what came of it and leaves everything as it was. */
export function asQuestion<T>(state: MemoryState, change: () => T): T {
  const before = copyTables(state);
  try {
    return change();
  } finally {
    restore(state, before);
  }
}

function watch<T>(
  state: MemoryState,
  atMs: number,
  change: () => T,
): { readonly result: T; readonly changes: Pick<MemoryUndoEntry, 'byPhoto' | 'tags'> | null } {
  const before = copyTables(state);
  try {
    const result = change();
    const changes = compare(before, copyTables(state), atMs);
    return { result, changes: changes.byPhoto.size + changes.tags.length === 0 ? null : changes };
  } catch (error) {
    restore(state, before);
    throw error;
  }
}

function restore(state: MemoryState, before: Tables): void {
  for (const [id, photo] of before.photos) state.photos.set(id, photo);
  state.links = before.links;
  state.vetoes = before.vetoes;
  state.tags.clear();
  for (const [id, tag] of before.tags) state.tags.set(id, tag);
}

function compare(before: Tables, after: Tables, atMs: number): Pick<MemoryUndoEntry, 'byPhoto' | 'tags'> {
  const byPhoto = new Map<PhotoId, PhotoUndo>();
  for (const [id, photo] of after.photos) {
    const photoBefore = before.photos.get(id);
    if (photoBefore === undefined) continue;
    const place = placeOf(photo);
    const placeBefore = placeOf(photoBefore);
    const links = compareLinks(ofPhoto(before.links, id), ofPhoto(after.links, id), atMs);
    const vetoesBefore = ofPhoto(before.vetoes, id);
    const vetoesAfter = ofPhoto(after.vetoes, id);
    const change: PhotoUndo = {
      place: isEqual(placeBefore, place) ? null : { before: placeBefore, after: place },
      wasFavourite: photo.isFavourite === photoBefore.isFavourite ? null : photoBefore.isFavourite,
      links,
      vetoesAdded: vetoesAfter.filter((veto) => !vetoesBefore.some((other) => isEqual(other, veto))),
      vetoesRemoved: vetoesBefore.filter((veto) => !vetoesAfter.some((other) => isEqual(other, veto))),
    };
    const count = links.length + change.vetoesAdded.length + change.vetoesRemoved.length;
    if (change.place !== null || change.wasFavourite !== null || count > 0) byPhoto.set(id, change);
  }
  const tags = [...after.tags.values()].flatMap((tag) => {
    const tagBefore = before.tags.get(tag.id);
    return tagBefore === undefined || isEqual(tagBefore, tag) ? [] : [{ before: tagBefore, after: tag }];
  });
  return { byPhoto, tags };
}

function placeOf({ visibility, archivedBy }: Photo): PhotoNow['place'] {
  return { visibility, archivedBy };
}

function ofPhoto<Row extends { readonly photoId: PhotoId }>(rows: readonly Row[], id: PhotoId): Row[] {
  return rows.filter(({ photoId }) => photoId === id);
}

function compareLinks(before: readonly MemoryLink[], after: readonly MemoryLink[], atMs: number): LinkUndo[] {
  const tagIds = new Set([...before, ...after].map(({ tagId }) => tagId));
  return [...tagIds].flatMap((tagId): LinkUndo[] => {
    const was = before.find((link) => link.tagId === tagId) ?? null;
    const is = after.find((link) => link.tagId === tagId) ?? null;
    if (isEqual(was, is)) return [];
    const isPlainlyMade = was === null && (is?.provenance !== null || is.linkedAtMs === atMs);
    return [{ tagId, before: was, after: isPlainlyMade ? 'made' : is }];
  });
}

/** Undoes what a run's entries say. */
export function undoRun(state: MemoryState, runId: number): UndoCounts {
  const run = state.runs.get(runId);
  if (run === undefined || run.undoneAtMs !== null) return NOTHING_UNDONE;
  const archiving = archivingRuleOf(currentSnapshot(state).document.classification);
  const undoneRunIds = new Set(
    [...state.runs.values()].flatMap(({ id, undoneAtMs }) => (undoneAtMs === null ? [] : [id])),
  );
  const sum = createUndoSum();
  for (const entry of state.undoEntries.filter((other) => other.runId === runId).toReversed()) {
    const context = { runId, atMs: entry.atMs, archiving, undoneRunIds };
    for (const [id, change] of entry.byPhoto) {
      const photo = state.photos.get(id);
      if (photo === undefined) continue;
      const now: PhotoNow = {
        place: placeOf(photo),
        isFavourite: photo.isFavourite,
        links: ofPhoto(state.links, id),
        vetoes: ofPhoto(state.vetoes, id),
      };
      const after = undoPhoto(now, change, context);
      sum.add(id, now, after);
      if (photo.visibility !== after.place.visibility) state.trashedAtMs.delete(id);
      state.photos.set(id, { ...photo, ...after.place, isFavourite: after.isFavourite });
      state.links = [...state.links.filter(({ photoId }) => photoId !== id), ...after.links];
      state.vetoes = [
        ...state.vetoes.filter((veto) => !now.vetoes.some((other) => isSameVeto(veto, other))),
        ...after.vetoes,
      ];
      claimTags(state, after.links);
    }
    sum.addTagsRenamed(restoreTags(state, entry));
  }
  return sum.counts();
}

function claimTags(state: MemoryState, links: readonly MemoryLink[]): void {
  for (const { tagId, provenance } of links) {
    const tag = state.tags.get(tagId);
    if (tag === undefined || provenance === null || tag.categoryKey === provenance.categoryKey) continue;
    state.tags.set(tagId, { ...tag, kind: 'auto', categoryKey: provenance.categoryKey });
  }
}

/** Answers how many of a person's own have their old names again. */
function restoreTags(state: MemoryState, { tags }: MemoryUndoEntry): number {
  let renamed = 0;
  // What was nested deepest was renamed last, and makes room for what was renamed before it.
  for (const { before, after } of tags.toSorted((a, b) => depthOf(b.before) - depthOf(a.before))) {
    if (!isEqual(state.tags.get(after.id), after)) continue;
    const isTaken = [...state.tags.values()].some(
      ({ id, path }) => id !== after.id && isSameTagPath(path, before.path),
    );
    const hasAuto = state.links.some(({ tagId, provenance }) => tagId === after.id && provenance !== null);
    if (isTaken || (hasAuto && before.kind !== 'auto')) continue;
    if (before.kind === 'user' && after.kind === 'user') renamed += 1;
    state.tags.set(before.id, before);
  }
  return renamed;
}

function depthOf({ path }: Tag): number {
  return path.split('/').length;
}
