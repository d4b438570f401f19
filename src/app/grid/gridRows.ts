/**
 * What a grid draws, from top to bottom: headings and justified rows. How finely the photos are divided depends on how
 * many there are: a page of headings over one photo each is no timeline. Busy months are divided by day, quiet months
 * stay whole, and a year with hardly anything in it is one section. Pure and O(n).
 */
import type { PhotoCell, PhotoId } from '../../core/photo.ts';
import {
  groupByDay,
  localZoneOffset,
  type DayGroup,
  type ZoneOffset,
} from '../../core/timeline/groupByDay.ts';
import { layoutTimeline, type Tile } from '../../core/timeline/justifiedLayout.ts';
import { text } from '../messages.ts';

export type Grouping = 'dates' | 'none';

export type GridRow =
  | {
      readonly kind: 'heading';
      readonly key: string;
      readonly height: number;
      readonly title: string;
      /** The day, where a month has photos of only one. */
      readonly subtitle: string | null;
      readonly level: 'month' | 'day';
      readonly ids: readonly PhotoId[];
    }
  | {
      readonly kind: 'photos';
      readonly key: string;
      /** The gap below included. */
      readonly height: number;
      readonly photoHeight: number;
      readonly tiles: readonly Tile[];
    };

/** A month, or a quiet year, for the scrubber. */
export interface GridMark {
  readonly title: string;
  readonly year: number;
  /** Index of its heading among the rows. */
  readonly row: number;
}

export interface GridLayout {
  readonly rows: readonly GridRow[];
  readonly marks: readonly GridMark[];
  /** Row of each photo, by its position in the list. */
  readonly rowByIndex: Uint32Array;
}

export interface GridOptions {
  readonly width: number;
  readonly rowHeight: number;
  readonly gap: number;
  readonly grouping: Grouping;
  /** To leave the year out of this year's headings. */
  readonly nowMs: number;
  readonly zoneOffset?: ZoneOffset;
}

const MONTH_HEADING_PX = 52;
const DAY_HEADING_PX = 36;
/** Fewer photos to a day, on average, than this and the month is not divided. */
const PHOTOS_PER_DAY = 4;
/** Fewer photos to a month, on average, than this and the year is not divided. */
const PHOTOS_PER_MONTH = 4;

export function layoutGrid(cells: readonly PhotoCell[], options: GridOptions): GridLayout {
  const rows: GridRow[] = [];
  const marks: GridMark[] = [];
  const rowByIndex = new Uint32Array(cells.length);
  const thisYear = new Date(options.nowMs).getFullYear();
  let firstIndex = 0;

  const addHeading = (
    level: 'month' | 'day',
    title: string,
    days: readonly DayGroup[],
    subtitle: string | null = null,
  ): void => {
    const ids = days.flatMap((day) => day.cells.map((cell) => cell.id));
    rows.push({
      kind: 'heading',
      key: `${level} ${days[0]?.day ?? ''}`,
      height: level === 'month' ? MONTH_HEADING_PX : DAY_HEADING_PX,
      title,
      subtitle,
      level,
      ids,
    });
  };
  const addPhotos = (section: readonly PhotoCell[]): void => {
    const layout = layoutTimeline([{ day: '', cells: section }], { ...options, headerHeight: 0 });
    for (const row of layout.rows) {
      if (row.kind !== 'photos') continue;
      const tiles = row.tiles.map((tile) => ({ ...tile, index: tile.index + firstIndex }));
      for (const { index } of tiles) rowByIndex[index] = rows.length;
      rows.push({
        kind: 'photos',
        key: `photos ${String(tiles[0]?.cell.id ?? rows.length)}`,
        height: row.height + options.gap,
        photoHeight: row.height,
        tiles,
      });
    }
    firstIndex += section.length;
  };
  const addMark = (days: readonly DayGroup[], title: string): void => {
    marks.push({ title, year: Number(days[0]?.day.slice(0, 4)), row: rows.length });
  };

  if (options.grouping === 'none') {
    addPhotos(cells);
    return { rows, marks, rowByIndex };
  }
  const days = groupByDay(cells, options.zoneOffset ?? localZoneOffset);
  for (const year of splitBy(days, 4)) {
    const months = splitBy(year, 7);
    if (months.length > 1 && countPhotos(year) < PHOTOS_PER_MONTH * months.length) {
      const title = year[0]?.day.slice(0, 4) ?? '';
      addMark(year, title);
      addHeading('month', title, year);
      addPhotos(year.flatMap((day) => day.cells));
      continue;
    }
    for (const month of months) {
      const [first] = month;
      if (first === undefined) continue;
      const utcMs = Date.parse(first.day);
      addMark(month, text.monthShort(utcMs));
      const title = text.monthTitle(utcMs, new Date(utcMs).getUTCFullYear() === thisYear);
      const isWhole = month.length === 1 || countPhotos(month) < PHOTOS_PER_DAY * month.length;
      addHeading('month', title, month, month.length === 1 ? text.dayTitle(utcMs) : null);
      if (isWhole) {
        addPhotos(month.flatMap((day) => day.cells));
        continue;
      }
      for (const day of month) {
        addHeading('day', text.dayTitle(Date.parse(day.day)), [day]);
        addPhotos(day.cells);
      }
    }
  }
  return { rows, marks, rowByIndex };
}

/** Cuts days where the first `length` characters of their date change: 4 for years, 7 for months. */
function splitBy(days: readonly DayGroup[], length: number): DayGroup[][] {
  const parts: DayGroup[][] = [];
  for (const day of days) {
    const current = parts.at(-1);
    if (current?.[0]?.day.slice(0, length) === day.day.slice(0, length)) current.push(day);
    else parts.push([day]);
  }
  return parts;
}

function countPhotos(days: readonly DayGroup[]): number {
  return days.reduce((sum, day) => sum + day.cells.length, 0);
}

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** Where an arrow key goes from a photo: the next one, or the one nearest above or below. */
export function stepFrom({ rows, rowByIndex }: GridLayout, index: number, step: Step): number {
  if (step === 'up' || step === 'down') {
    return stepAcross(rows, rowByIndex[index] ?? 0, index, step === 'up' ? -1 : 1);
  }
  const last = rowByIndex.length - 1;
  const ends: Record<typeof step, number> = {
    first: 0,
    last,
    left: Math.max(0, index - 1),
    right: Math.min(last, index + 1),
  };
  return ends[step];
}

function stepAcross(rows: readonly GridRow[], from: number, index: number, direction: 1 | -1): number {
  const here = rows[from];
  if (here?.kind !== 'photos') return index;
  const tile = here.tiles.find((candidate) => candidate.index === index);
  if (tile === undefined) return index;
  const middle = tile.left + tile.width / 2;
  for (let at = from + direction; at >= 0 && at < rows.length; at += direction) {
    const row = rows[at];
    if (row?.kind !== 'photos') continue;
    const distance = ({ left, width }: Tile): number => Math.max(left - middle, middle - (left + width), 0);
    const nearest = row.tiles.reduce((best, other) => (distance(other) < distance(best) ? other : best));
    return nearest.index;
  }
  return index;
}
