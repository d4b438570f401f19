/** Selections as sets of photos: pure, so that the grid only says what was asked. Lists and groups are columns of ids. */
import type { PhotoId } from '../../core/photo.ts';
import type { IndexRun } from '../../core/timeline/areaSearch.ts';

type PhotoIds = Uint32Array;

/** What becomes of photos that are pointed at: taken in, let go, or the other way round for each. */
export type Reach = 'add' | 'remove' | 'invert';

/** Above this many, making a set of the list is cheaper than scanning it for each. */
const SCANS_AT_MOST = 64;

export function withToggled(ids: ReadonlySet<PhotoId>, id: PhotoId): ReadonlySet<PhotoId> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The neighbours from one position to another, both included, whichever comes first. */
export function runBetween(from: number, to: number): IndexRun {
  return { first: Math.min(from, to), end: Math.max(from, to) + 1 };
}

/** A selection with runs of the list taken in, let go or inverted. Runs do not overlap. */
export function withRuns(
  ids: ReadonlySet<PhotoId>,
  list: PhotoIds,
  runs: readonly IndexRun[],
  reach: Reach,
): ReadonlySet<PhotoId> {
  const next = new Set(ids);
  for (const { first, end } of runs) {
    for (const id of list.subarray(first, end)) {
      if (reach === 'remove' || (reach === 'invert' && ids.has(id))) next.delete(id);
      else next.add(id);
    }
  }
  return next;
}

export function isAllSelected(ids: ReadonlySet<PhotoId>, group: PhotoIds): boolean {
  return ids.size >= group.length && group.every((id) => ids.has(id));
}

/** All of them if one is missing, none of them otherwise. */
export function withAllToggled(ids: ReadonlySet<PhotoId>, group: PhotoIds): ReadonlySet<PhotoId> {
  const next = new Set(ids);
  if (isAllSelected(ids, group)) for (const id of group) next.delete(id);
  else for (const id of group) next.add(id);
  return next;
}

/** What is still in the list; the same set where nothing is missing. */
export function withoutMissing(ids: ReadonlySet<PhotoId>, list: PhotoIds): ReadonlySet<PhotoId> {
  if (ids.size === 0) return ids;
  const listed = ids.size > SCANS_AT_MOST ? new Set(list) : null;
  const left = [...ids].filter((id) => (listed === null ? list.includes(id) : listed.has(id)));
  return left.length === ids.size ? ids : new Set(left);
}
