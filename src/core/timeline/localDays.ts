/**
 * Which calendar day a photo belongs to: the one on the wall where the reader's calendar hangs. Which zone that is, is an
 * argument. Days are numbers, days since 1 January 1970, so that a list of a hundred thousand photos makes no strings.
 */
export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Minutes east of UTC at a moment. */
export type ZoneOffset = (epochMs: number) => number;

/** Runs of neighbours of one day in a list ordered newest first. */
export interface DayRuns {
  /** Strictly descending. */
  readonly days: Int32Array;
  /** Position of each run's first photo, and after the last run the number of photos: one more than `days`. */
  readonly firsts: Uint32Array;
}

/** The zone of the machine, summer time included. */
export const localZoneOffset: ZoneOffset = (epochMs) => -new Date(epochMs).getTimezoneOffset();

/** Local day of a moment. */
export function dayOf(epochMs: number, zoneOffset: ZoneOffset): number {
  return Math.floor((epochMs + zoneOffset(epochMs) * MINUTE_MS) / DAY_MS);
}

/**
 * Cuts a list into days. O(n), with a few zone look-ups a day instead of one a photo; on a day whose offset changes,
 * every photo is looked up. Where clocks go back across midnight, a moment of the day that began already stays in the
 * earlier of the two, so that days never repeat.
 * @param takenMs descending
 */
export function findDayRuns(takenMs: ArrayLike<number>, zoneOffset: ZoneOffset = localZoneOffset): DayRuns {
  const days: number[] = [];
  const firsts: number[] = [];
  const dayAt = createDayFinder(zoneOffset);
  let current = Number.POSITIVE_INFINITY;
  for (let index = 0; index < takenMs.length; index++) {
    const day = dayAt(takenMs[index] ?? 0);
    if (day >= current) continue;
    current = day;
    days.push(day);
    firsts.push(index);
  }
  firsts.push(takenMs.length);
  return { days: Int32Array.from(days), firsts: Uint32Array.from(firsts) };
}

/** {@link dayOf} for many moments close to one another: remembers the day it was last asked about. */
function createDayFinder(zoneOffset: ZoneOffset): (epochMs: number) => number {
  let day = 0;
  let fromMs = 0;
  let toMs = 0;
  return (epochMs) => {
    if (epochMs >= fromMs && epochMs < toMs) return day;
    const offset = zoneOffset(epochMs);
    day = Math.floor((epochMs + offset * MINUTE_MS) / DAY_MS);
    const startMs = day * DAY_MS - offset * MINUTE_MS;
    // No zone changes its offset there and back within a day, so equal ends mean one offset all day.
    const isEven = zoneOffset(startMs) === offset && zoneOffset(startMs + DAY_MS - 1) === offset;
    fromMs = startMs;
    toMs = isEven ? startMs + DAY_MS : startMs;
    return day;
  };
}

/** Months since January of year 0, of a day. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
