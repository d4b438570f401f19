/**
 * Which photos of a layout a rectangle or a point meets. By geometry, so that rows that are not drawn count like those
 * that are.
 */
import type { PhotoShapes } from './justifiedRows.ts';
import { rowAt, tilesOfRow } from './rowSearch.ts';
import { ROW_KIND, type TimelineLayout } from './timelineLayout.ts';

/** CSS pixels from the grid's upper left corner; `right` and `bottom` are at least `left` and `top`. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Neighbours in a list: from `first` up to `end`, which is left out. */
export interface IndexRun {
  readonly first: number;
  readonly end: number;
}

/** The rectangle between two corners, whichever they are. */
export function areaBetween(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Area {
  return {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    right: Math.max(from.x, to.x),
    bottom: Math.max(from.y, to.y),
  };
}

/** Photos whose boxes a rectangle touches, ascending; neighbours across rows are one run. O(rows touched). */
export function photosInArea(shapes: PhotoShapes, layout: TimelineLayout, area: Area): readonly IndexRun[] {
  const runs: Array<{ first: number; end: number }> = [];
  const { kinds, tops, heights } = layout;
  for (let row = rowAt(layout, area.top); row < kinds.length; row++) {
    const top = tops[row] ?? 0;
    if (top > area.bottom) break;
    if (kinds[row] !== ROW_KIND.photos || top + (heights[row] ?? 0) < area.top) continue;
    const { first, end } = photosAcross(shapes, layout, row, area);
    if (first === end) continue;
    const last = runs.at(-1);
    if (last?.end === first) last.end = end;
    else runs.push({ first, end });
  }
  return runs;
}

function photosAcross(
  shapes: PhotoShapes,
  layout: TimelineLayout,
  row: number,
  { left, right }: Area,
): IndexRun {
  const first = layout.firsts[row] ?? 0;
  const end = layout.ends[row] ?? 0;
  if (left <= 0 && right >= layout.options.width) return { first, end };
  const touched = tilesOfRow(shapes, layout, row).filter(
    (tile) => tile.left <= right && tile.left + tile.width >= left,
  );
  const from = touched[0]?.index ?? first;
  return { first: from, end: from + touched.length };
}

/** The photo at a point, or the nearest one of the nearest row of photos; null where there is none at all. */
export function photoNear(
  shapes: PhotoShapes,
  layout: TimelineLayout,
  { x, y }: { readonly x: number; readonly y: number },
): number | null {
  const row = photoRowNear(layout, y);
  if (row === null) return null;
  let nearest: number | null = null;
  let nearestPx = Number.POSITIVE_INFINITY;
  for (const { index, left, width } of tilesOfRow(shapes, layout, row)) {
    const distance = Math.max(left - x, x - (left + width), 0);
    if (distance >= nearestPx) continue;
    nearest = index;
    nearestPx = distance;
  }
  return nearest;
}

/** A heading belongs to what stands below it. */
function photoRowNear(layout: TimelineLayout, y: number): number | null {
  const { kinds } = layout;
  const at = rowAt(layout, y);
  for (let row = at; row < kinds.length; row++) if (kinds[row] === ROW_KIND.photos) return row;
  for (let row = at; row >= 0; row--) if (kinds[row] === ROW_KIND.photos) return row;
  return null;
}
