/** Finding one's way in a layout: which row covers a height, which holds a photo, and where an arrow key goes. */
import { placeTiles, type PhotoShapes, type Tile } from './justifiedRows.ts';
import { ROW_KIND, type TimelineLayout } from './timelineLayout.ts';

/** Index of the row that covers a height (the nearest one outside), by bisection. */
export function rowAt({ tops }: Pick<TimelineLayout, 'tops'>, y: number): number {
  return lastAtMost(tops, y);
}

/** Index of the row of photos that holds a photo, by its position in the list. */
export function rowOfPhoto({ firsts }: Pick<TimelineLayout, 'firsts'>, index: number): number {
  // Headings come before the row that begins with the same photo.
  return lastAtMost(firsts, index);
}

/** The nearest heading a photo stands below; null where there is none. */
export function headingOfPhoto(
  { kinds, firsts }: Pick<TimelineLayout, 'kinds' | 'firsts'>,
  index: number,
): number | null {
  for (let row = rowOfPhoto({ firsts }, index); row >= 0; row--) {
    if (kinds[row] !== ROW_KIND.photos) return row;
  }
  return null;
}

/** Boxes of a row of photos; none for a heading. */
export function tilesOfRow(shapes: PhotoShapes, layout: TimelineLayout, row: number): readonly Tile[] {
  if (layout.kinds[row] !== ROW_KIND.photos) return [];
  const { firsts, ends, heights, options } = layout;
  return placeTiles(shapes, firsts[row] ?? 0, ends[row] ?? 0, heights[row] ?? 0, options);
}

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last' | 'pageUp' | 'pageDown';

/**
 * Where a key goes from a photo: the next one, the one nearest above or below, or a page on.
 * @param page height of a page, CSS pixels
 */
export function stepFrom(
  shapes: PhotoShapes,
  layout: TimelineLayout,
  index: number,
  step: Step,
  page: number,
): number {
  const last = shapes.widths.length - 1;
  const row = rowOfPhoto(layout, index);
  if (step === 'left') return Math.max(0, index - 1);
  if (step === 'right') return Math.min(last, index + 1);
  if (step === 'first') return 0;
  if (step === 'last') return last;
  const rows: Record<typeof step, number | null> = {
    up: photoRowFrom(layout, row - 1, -1),
    down: photoRowFrom(layout, row + 1, 1),
    pageUp: rowAPageFrom(layout, row, -1, page),
    pageDown: rowAPageFrom(layout, row, 1, page),
  };
  return nearestIn(shapes, layout, rows[step], index);
}

function rowAPageFrom(layout: TimelineLayout, row: number, direction: 1 | -1, page: number): number | null {
  const across = rowAt(layout, (layout.tops[row] ?? 0) + direction * page);
  // A row at least, even where one is taller than the page.
  const target = across === row ? row + direction : across;
  return photoRowFrom(layout, target, direction) ?? photoRowFrom(layout, target, direction === 1 ? -1 : 1);
}

/** The first row of photos from a row on, itself included. */
function photoRowFrom({ kinds }: TimelineLayout, from: number, direction: 1 | -1): number | null {
  for (let row = from; row >= 0 && row < kinds.length; row += direction) {
    if (kinds[row] === ROW_KIND.photos) return row;
  }
  return null;
}

/** The photo of a row that is nearest to the middle of another photo; that one where there is no row. */
function nearestIn(shapes: PhotoShapes, layout: TimelineLayout, row: number | null, index: number): number {
  const from = tilesOfRow(shapes, layout, rowOfPhoto(layout, index)).find((tile) => tile.index === index);
  if (row === null || from === undefined) return index;
  const middle = from.left + from.width / 2;
  const distance = ({ left, width }: Tile): number => Math.max(left - middle, middle - (left + width), 0);
  return tilesOfRow(shapes, layout, row).reduce((best, tile) =>
    distance(tile) < distance(best) ? tile : best,
  ).index;
}

/** Index of the last value that is at most `wanted` in an ascending column; 0 where all are greater. */
function lastAtMost(values: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? Number.POSITIVE_INFINITY) <= wanted) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
