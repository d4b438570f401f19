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

/** Boxes of a row of photos; none for a heading. */
export function tilesOfRow(shapes: PhotoShapes, layout: TimelineLayout, row: number): readonly Tile[] {
  if (layout.kinds[row] !== ROW_KIND.photos) return [];
  return placeTiles(shapes, layout.firsts[row] ?? 0, layout.ends[row] ?? 0, layout.options);
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
  switch (step) {
    case 'left':
      return Math.max(0, index - 1);
    case 'right':
      return Math.min(last, index + 1);
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'up':
      return nearestIn(shapes, layout, photoRowFrom(layout, row - 1, -1), index);
    case 'down':
      return nearestIn(shapes, layout, photoRowFrom(layout, row + 1, 1), index);
    case 'pageUp':
    case 'pageDown': {
      const direction = step === 'pageUp' ? -1 : 1;
      const across = rowAt(layout, (layout.tops[row] ?? 0) + direction * page);
      // A row at least, even where one is taller than the page.
      const target = across === row ? row + direction : across;
      const found = photoRowFrom(layout, target, direction) ?? photoRowFrom(layout, target, -direction);
      return nearestIn(shapes, layout, found, index);
    }
  }
}

/** The first row of photos from a row on, itself included. */
function photoRowFrom({ kinds }: TimelineLayout, from: number, direction: number): number | null {
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
