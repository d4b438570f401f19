/**
 * Cutting a list of photos, newest first, into days. The day is the one on the wall where the reader's calendar hangs;
 * which zone that is, is an argument.
 */
import type { PhotoCell } from '../photo.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Minutes east of UTC at a moment. */
export type ZoneOffset = (epochMs: number) => number;

export interface DayGroup {
  /** `2024-05-31`. */
  readonly day: string;
  readonly cells: readonly PhotoCell[];
}

/** The zone of the machine, summer time included. */
export const localZoneOffset: ZoneOffset = (epochMs) => -new Date(epochMs).getTimezoneOffset();

/** `YYYY-MM-DD` of a moment in a zone. */
export function dayOf(epochMs: number, zoneOffset: ZoneOffset): string {
  return new Date(epochMs + zoneOffset(epochMs) * MINUTE_MS).toISOString().slice(0, 10);
}

/**
 * Groups neighbours of the same day, keeping the order. O(n), with one zone look-up a photo and one string a day.
 * @param cells newest first
 */
export function groupByDay(
  cells: readonly PhotoCell[],
  zoneOffset: ZoneOffset = localZoneOffset,
): DayGroup[] {
  const groups: Array<{ day: string; cells: PhotoCell[] }> = [];
  let dayNumber = Number.NaN;
  for (const cell of cells) {
    const number = Math.floor((cell.takenMs + zoneOffset(cell.takenMs) * MINUTE_MS) / DAY_MS);
    const current = groups.at(-1);
    if (current !== undefined && number === dayNumber) {
      current.cells.push(cell);
    } else {
      dayNumber = number;
      groups.push({ day: dayOf(cell.takenMs, zoneOffset), cells: [cell] });
    }
  }
  return groups;
}
