/**
 * The timeline's geometry: days become rows of photos of equal height that fill the width exactly, like lines of
 * justified text. Pure and O(n); the page draws only the rows on the screen, and the scrubber uses the months.
 */
import type { PhotoCell } from '../photo.ts';
import type { DayGroup } from './groupByDay.ts';

export interface LayoutOptions {
  /** Width to fill, CSS pixels. */
  readonly width: number;
  /** Height rows come near to, CSS pixels. */
  readonly rowHeight: number;
  readonly gap: number;
  /** Height of the line that names a day; 0 leaves it out. */
  readonly headerHeight: number;
}

/** One photo's box in its row. */
export interface Tile {
  readonly cell: PhotoCell;
  /** Position of the photo in the whole list. */
  readonly index: number;
  readonly left: number;
  readonly width: number;
}

export type TimelineRow =
  | {
      readonly kind: 'day';
      readonly top: number;
      readonly height: number;
      readonly day: string;
      readonly count: number;
    }
  | {
      readonly kind: 'photos';
      readonly top: number;
      readonly height: number;
      readonly tiles: readonly Tile[];
    };

/** Where a month begins, for the scrubber. */
interface MonthMark {
  /** `2024-05`. */
  readonly month: string;
  readonly top: number;
  readonly count: number;
}

export interface TimelineLayout {
  /** Top to bottom; tops ascend. */
  readonly rows: readonly TimelineRow[];
  readonly months: readonly MonthMark[];
  readonly height: number;
}

/** Shapes beyond these (panoramas, long screenshots) are shown cropped: a row may not be all one photo's. */
const NARROWEST = 0.45;
const WIDEST = 3.2;
/** A row may not grow taller than this many times the height asked for. */
const TALLEST_ROW = 1.5;

/** Width by height as the grid shows it. */
export function shownAspect({ width, height }: Pick<PhotoCell, 'width' | 'height'>): number {
  if (!(width > 0 && height > 0)) return 1;
  return Math.min(WIDEST, Math.max(NARROWEST, width / height));
}

/** Lays out days, newest first, into rows. */
export function layoutTimeline(groups: readonly DayGroup[], options: LayoutOptions): TimelineLayout {
  const rows: TimelineRow[] = [];
  const months: Array<{ month: string; top: number; count: number }> = [];
  let top = 0;
  let index = 0;

  for (const { day, cells } of groups) {
    const month = day.slice(0, 7);
    const lastMonth = months.at(-1);
    if (lastMonth?.month === month) lastMonth.count += cells.length;
    else months.push({ month, top, count: cells.length });

    if (options.headerHeight > 0) {
      rows.push({ kind: 'day', top, height: options.headerHeight, day, count: cells.length });
      top += options.headerHeight;
    }
    for (const { tiles, height } of justifyRows(cells, index, options)) {
      rows.push({ kind: 'photos', top, height, tiles });
      top += height + options.gap;
    }
    index += cells.length;
  }
  return { rows, months, height: top };
}

interface JustifiedRow {
  readonly tiles: readonly Tile[];
  readonly height: number;
}

/** Breaks photos into rows, each ended where its height comes nearest to the one asked for. */
function justifyRows(
  cells: readonly PhotoCell[],
  firstIndex: number,
  options: LayoutOptions,
): JustifiedRow[] {
  const rows: JustifiedRow[] = [];
  let row: PhotoCell[] = [];
  let aspects = 0;

  const close = (): void => {
    rows.push(makeRow(row, aspects, firstIndex, options));
    firstIndex += row.length;
    row = [];
    aspects = 0;
  };

  for (const cell of cells) {
    const aspect = shownAspect(cell);
    const heightWithout = fillHeight(row.length, aspects, options);
    const heightWith = fillHeight(row.length + 1, aspects + aspect, options);
    const isNearerWithout =
      heightWithout <= options.rowHeight * TALLEST_ROW &&
      heightWithout - options.rowHeight < options.rowHeight - heightWith;
    if (row.length > 0 && isNearerWithout) close();
    row.push(cell);
    aspects += aspect;
    if (fillHeight(row.length, aspects, options) <= options.rowHeight) close();
  }
  if (row.length > 0) close();
  return rows;
}

/** Height at which that many photos of those shapes fill the width. */
function fillHeight(count: number, aspects: number, { width, gap }: LayoutOptions): number {
  return count === 0 ? Number.POSITIVE_INFINITY : (width - gap * (count - 1)) / aspects;
}

function makeRow(
  cells: readonly PhotoCell[],
  aspects: number,
  firstIndex: number,
  options: LayoutOptions,
): JustifiedRow {
  const filling = fillHeight(cells.length, aspects, options);
  // The last row of a day is often short: it keeps the height asked for and leaves its end empty.
  const isFull = filling <= options.rowHeight * 1.15;
  const height = Math.max(1, Math.round(isFull ? filling : options.rowHeight));
  let left = 0;
  const tiles = cells.map((cell, position): Tile => {
    const isLast = position === cells.length - 1;
    const width = Math.max(
      1,
      isFull && isLast
        ? options.width - left
        : Math.min(Math.round(shownAspect(cell) * height), options.width - left),
    );
    const tile = { cell, index: firstIndex + position, left, width };
    left += width + options.gap;
    return tile;
  });
  return { tiles, height };
}

/** Index of the row that covers a height (the nearest one outside), by bisection. */
export function rowAt(rows: readonly TimelineRow[], y: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rows[middle]?.top ?? Number.POSITIVE_INFINITY) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}
