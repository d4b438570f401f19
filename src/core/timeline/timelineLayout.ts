/**
 * What a grid of photos draws, from top to bottom, as columns: headings, and justified rows of photos between them. How
 * finely the photos are divided depends on how many there are: a page of headings over one photo each is no timeline.
 * Busy months are divided by day, quiet months stay whole, and a year with hardly anything in it is one section.
 * Pure and O(n), with no object per photo or row: it runs in a worker and what it makes is sent to the page.
 */
import type { PhotoList } from '../photo.ts';
import { breakRows } from './justifiedRows.ts';
import { findDayRuns, localZoneOffset, monthOf, type DayRuns, type ZoneOffset } from './localDays.ts';

/** Kinds of rows, as stored in {@link TimelineLayout.kinds}. */
export const ROW_KIND = { photos: 0, year: 1, month: 2, monthOfOneDay: 3, day: 4, rest: 5 } as const;

type RowKind = (typeof ROW_KIND)[keyof typeof ROW_KIND];

/** The columns a layout is made from. */
export type LaidOutPhotos = Pick<PhotoList, 'takenMs' | 'widths' | 'heights'>;

export type Grouping = 'dates' | 'none';

export interface LayoutOptions {
  /** Width to fill, CSS pixels. */
  readonly width: number;
  /** Height rows come near to, CSS pixels. */
  readonly rowHeight: number;
  readonly gap: number;
  readonly grouping: Grouping;
  /** Without dates: the position in the list above which a heading parts what follows from what came before. */
  readonly dividedAt?: number;
  /** Height of the line that names a month or a year, CSS pixels. */
  readonly monthHeadingHeight: number;
  readonly dayHeadingHeight: number;
}

/** Rows as columns of equal length, top to bottom. */
export interface TimelineLayout {
  readonly options: LayoutOptions;
  /** A {@link RowKind} each. */
  readonly kinds: Uint8Array<ArrayBuffer>;
  /** Position in the list of the row's first photo; of a heading, of the first it stands above. */
  readonly firsts: Uint32Array<ArrayBuffer>;
  /** One past the row's last photo; of a heading, of the last it stands above. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** Ascending, CSS pixels from the top of the grid. */
  readonly tops: Float64Array<ArrayBuffer>;
  /** The gap below left out. */
  readonly heights: Uint16Array<ArrayBuffer>;
  /** Local day (see localDays.ts) of the first photo below a heading; 0 for rows of photos. */
  readonly days: Int32Array<ArrayBuffer>;
  /** Rows that are headings of a year or a month, for the scrubber. */
  readonly marks: Uint32Array<ArrayBuffer>;
  /** Of the whole grid. */
  readonly height: number;
}

/** Fewer photos to a day, on average, than this and the month is not divided. */
const PHOTOS_PER_DAY = 4;
/** Fewer photos to a month, on average, than this and the year is not divided. */
const PHOTOS_PER_MONTH = 4;

/** Lays out a list, newest first, into rows. */
export function layoutTimeline(
  photos: LaidOutPhotos,
  options: LayoutOptions,
  zoneOffset: ZoneOffset = localZoneOffset,
): TimelineLayout {
  const rows = createRowWriter(options);
  const addPhotos = (first: number, end: number): void => {
    breakRows(photos, first, end, options, (rowFirst, rowEnd, height) => {
      rows.add(ROW_KIND.photos, rowFirst, rowEnd, height, 0);
    });
  };
  if (options.grouping === 'none') {
    const count = photos.takenMs.length;
    const divide = Math.min(options.dividedAt ?? count, count);
    addPhotos(0, divide);
    if (divide < count) {
      rows.add(ROW_KIND.rest, divide, count, options.dayHeadingHeight, 0);
      addPhotos(divide, count);
    }
    return rows.finish();
  }
  const runs = findDayRuns(photos.takenMs, zoneOffset);
  for (const section of sectionsOf(runs)) {
    rows.add(section.kind, section.first, section.end, headingHeight(section.kind, options), section.day);
    if (section.hasPhotos) addPhotos(section.first, section.end);
  }
  return rows.finish();
}

interface Section {
  readonly kind: RowKind;
  readonly first: number;
  readonly end: number;
  readonly day: number;
  /** False for a month whose days have headings of their own. */
  readonly hasPhotos: boolean;
}

/** Headings in the order they stand in. */
function* sectionsOf({ days, firsts }: DayRuns): Generator<Section> {
  const months = Int32Array.from(days, monthOf);
  const years = months.map((month) => Math.floor(month / 12));
  const section = (kind: RowKind, from: number, to: number, hasPhotos: boolean): Section => ({
    kind,
    first: firsts[from] ?? 0,
    end: firsts[to] ?? 0,
    day: days[from] ?? 0,
    hasPhotos,
  });
  const countPhotos = (from: number, to: number): number => (firsts[to] ?? 0) - (firsts[from] ?? 0);

  for (let year = 0; year < days.length; year = endOfRun(years, year)) {
    const yearEnd = endOfRun(years, year);
    const monthCount = countRuns(months, year, yearEnd);
    if (monthCount > 1 && countPhotos(year, yearEnd) < PHOTOS_PER_MONTH * monthCount) {
      yield section(ROW_KIND.year, year, yearEnd, true);
      continue;
    }
    for (let month = year; month < yearEnd; month = endOfRun(months, month)) {
      const monthEnd = endOfRun(months, month);
      const dayCount = monthEnd - month;
      const isWhole = dayCount === 1 || countPhotos(month, monthEnd) < PHOTOS_PER_DAY * dayCount;
      yield section(dayCount === 1 ? ROW_KIND.monthOfOneDay : ROW_KIND.month, month, monthEnd, isWhole);
      if (isWhole) continue;
      for (let day = month; day < monthEnd; day++) yield section(ROW_KIND.day, day, day + 1, true);
    }
  }
}

/** One past the last of the equal neighbours that begin at `from`. */
function endOfRun(values: Int32Array, from: number): number {
  let end = from + 1;
  while (end < values.length && values[end] === values[from]) end += 1;
  return end;
}

function countRuns(values: Int32Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at = endOfRun(values, at)) count += 1;
  return count;
}

function headingHeight(kind: RowKind, options: LayoutOptions): number {
  return kind === ROW_KIND.day ? options.dayHeadingHeight : options.monthHeadingHeight;
}

/** Collects rows in columns that double when they are full. */
function createRowWriter(options: LayoutOptions) {
  let capacity = 1024;
  let kinds = new Uint8Array(capacity);
  let firsts = new Uint32Array(capacity);
  let ends = new Uint32Array(capacity);
  let tops = new Float64Array(capacity);
  let heights = new Uint16Array(capacity);
  let days = new Int32Array(capacity);
  const marks: number[] = [];
  let count = 0;
  let top = 0;

  const grow = (): void => {
    capacity *= 2;
    const grown = {
      kinds: new Uint8Array(capacity),
      firsts: new Uint32Array(capacity),
      ends: new Uint32Array(capacity),
      tops: new Float64Array(capacity),
      heights: new Uint16Array(capacity),
      days: new Int32Array(capacity),
    };
    grown.kinds.set(kinds);
    grown.firsts.set(firsts);
    grown.ends.set(ends);
    grown.tops.set(tops);
    grown.heights.set(heights);
    grown.days.set(days);
    ({ kinds, firsts, ends, tops, heights, days } = grown);
  };

  return {
    add(kind: RowKind, first: number, end: number, height: number, day: number): void {
      if (count === capacity) grow();
      kinds[count] = kind;
      firsts[count] = first;
      ends[count] = end;
      tops[count] = top;
      heights[count] = height;
      days[count] = day;
      if (kind === ROW_KIND.year || kind === ROW_KIND.month || kind === ROW_KIND.monthOfOneDay) {
        marks.push(count);
      }
      count += 1;
      top += height + (kind === ROW_KIND.photos ? options.gap : 0);
    },
    finish: (): TimelineLayout => ({
      options,
      kinds: kinds.slice(0, count),
      firsts: firsts.slice(0, count),
      ends: ends.slice(0, count),
      tops: tops.slice(0, count),
      heights: heights.slice(0, count),
      days: days.slice(0, count),
      marks: Uint32Array.from(marks),
      height: top,
    }),
  };
}
