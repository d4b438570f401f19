/**
 * Which photos of a list a search shows, and in what order: those the filters leave, best first where there is a ranking
 * and as they were otherwise. Positions and no photos, since the list may hold a hundred thousand.
 */
import type { PhotoId, PhotoList } from '../photo.ts';
import { DAY_MS, dayOf, type ZoneOffset } from '../timeline/localDays.ts';
import type { Ranking } from '../scoring/ranking.ts';
import type { PhotoFilters } from './searchQuery.ts';

/** True for positions in the list that may be shown. */
export type PositionTest = (position: number) => boolean;

/** The filter by local calendar days; null where no day is asked for. */
export function filterByDays(
  takenMs: PhotoList['takenMs'],
  { from, to }: Pick<PhotoFilters, 'from' | 'to'>,
  zoneOffset: ZoneOffset,
): PositionTest | null {
  if (from === null && to === null) return null;
  const first = from === null ? -Infinity : dayNumber(from);
  const last = to === null ? Infinity : dayNumber(to);
  return (position) => {
    const day = dayOf(takenMs[position] ?? 0, zoneOffset);
    return day >= first && day <= last;
  };
}

/** `2024-06-30` as localDays.ts counts days. */
function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** Lists as one, one after the other, in no order that means anything. */
export function joinLists(lists: readonly PhotoList[]): PhotoList {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return only;
  const count = lists.reduce((sum, { ids }) => sum + ids.length, 0);
  const joined = {
    ids: new Uint32Array(count),
    takenMs: new Float64Array(count),
    widths: new Uint16Array(count),
    heights: new Uint16Array(count),
    fileNames: lists.flatMap(({ fileNames }) => fileNames),
  };
  let at = 0;
  for (const { ids, takenMs, widths, heights } of lists) {
    joined.ids.set(ids, at);
    joined.takenMs.set(takenMs, at);
    joined.widths.set(widths, at);
    joined.heights.set(heights, at);
    at += ids.length;
  }
  return joined;
}

/** The positions of a list that pass, ascending. */
export function listPositions(count: number, isShown: PositionTest): number[] {
  const positions: number[] = [];
  for (let position = 0; position < count; position++) {
    if (isShown(position)) positions.push(position);
  }
  return positions;
}

export interface RankedSelection {
  /** In the list, best first. */
  readonly positions: Uint32Array<ArrayBuffer>;
  /** At the front of `positions`: those at or above the cut. */
  readonly matches: number;
  /** What the filters leave of the ranking, shown or not. */
  readonly total: number;
}

/**
 * The listed photos of a ranking, best first: all at or above the cut, and up to `below` more.
 * @param ids of the list, in any order
 */
export function selectRanked(
  ids: PhotoList['ids'],
  isShown: PositionTest,
  ranking: Pick<Ranking, 'photoIds' | 'scores'>,
  { cut, below }: { readonly cut: number; readonly below: number },
): RankedSelection {
  const positionById = createPositionLookup(ids);
  const positions = new Uint32Array(Math.min(ids.length, ranking.photoIds.length));
  let total = 0;
  let matches = 0;
  let shown = 0;
  for (let place = 0; place < ranking.photoIds.length; place++) {
    const position = positionById(ranking.photoIds[place] ?? 0);
    if (position === -1 || !isShown(position)) continue;
    total += 1;
    if ((ranking.scores[place] ?? 0) >= cut) matches += 1;
    if (total <= matches + below) positions[shown++] = position;
  }
  return { positions: positions.slice(0, shown), matches, total };
}

/** Position of a photo in the list, or -1. Ids are handed out upwards, so a column by id is hardly longer than the list. */
function createPositionLookup(ids: PhotoList['ids']): (id: PhotoId) => number {
  const highest = ids.reduce((most, id) => Math.max(most, id), 0);
  const positions = new Int32Array(highest + 1).fill(-1);
  ids.forEach((id, position) => {
    positions[id] = position;
  });
  return (id) => positions[id] ?? -1;
}

/** The columns at some positions, in their order. */
export function pickColumns(list: PhotoList, positions: Uint32Array): PhotoList {
  const picked = {
    ids: new Uint32Array(positions.length),
    takenMs: new Float64Array(positions.length),
    widths: new Uint16Array(positions.length),
    heights: new Uint16Array(positions.length),
    fileNames: Array.from(positions, (position) => list.fileNames[position] ?? ''),
  };
  positions.forEach((from, to) => {
    picked.ids[to] = list.ids[from] ?? 0;
    picked.takenMs[to] = list.takenMs[from] ?? 0;
    picked.widths[to] = list.widths[from] ?? 0;
    picked.heights[to] = list.heights[from] ?? 0;
  });
  return picked;
}
