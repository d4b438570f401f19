/**
 * Decides when a photo was taken: EXIF original date with its offset, then GPS time, then a date in the file name,
 * then the file's modification time. Dates that cannot be (month 13, year 0000, next decade) fall through to the next
 * clue, because cameras with a flat battery write them.
 *
 * Clocks without a zone: most cameras store what the clock on the wall said. Such a date is read in this device's
 * zone, so that the day shown is the day written in the file, and `offsetMinutes` stays null to say so.
 */
import type { TakenDate } from '../core/photo.ts';

/** What a clock on the wall showed; month 1..12. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Every clue a file gives, as text where it comes from EXIF. */
export interface DateClues {
  /** `2019:03:04 10:11:12`, local. */
  readonly exifOriginal: string | null;
  /** `+02:00`, or null where the camera did not say. */
  readonly exifOffset: string | null;
  /** Digits behind the decimal point of the second. */
  readonly exifSubSecond: string | null;
  /** `2019:03:04`, UTC. */
  readonly gpsDate: string | null;
  /** Hour, minute, second, UTC. */
  readonly gpsTime: readonly [number, number, number] | null;
  readonly fileName: string;
  readonly modifiedMs: number;
}

/** Reads a wall time in the zone of whoever asks. */
export type WallToEpochMs = (wall: WallTime) => number;

/** The device's own zone, summer time included. */
const wallToEpochMsHere: WallToEpochMs = (wall) =>
  new Date(
    wall.year,
    wall.month - 1,
    wall.day,
    wall.hour,
    wall.minute,
    wall.second,
    wall.millisecond,
  ).getTime();

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** The first photograph; scans of old prints carry such years rightly. */
const FIRST_EXIF_YEAR = 1826;
/** GPS time starts in 1980, but the first consumer cameras that write it came later; 0000 and 1980 mean "no fix". */
const FIRST_GPS_YEAR = 1990;
/** Digits in names are guessed at; before digital cameras they mean something else. */
const FIRST_NAME_YEAR = 1990;
/** Hour given to a name that holds only a day: the day survives a move by up to half the globe. */
const NOON = 12;

/**
 * @param nowMs the latest moment that is not the future (a day is allowed for zones)
 * @returns the best date; the modification time always counts, held back to `nowMs` where it lies in the future.
 */
export function chooseTakenDate(
  clues: DateClues,
  nowMs: number,
  wallToEpochMs: WallToEpochMs = wallToEpochMsHere,
): TakenDate {
  const isPast = (date: TakenDate | null): date is TakenDate =>
    date !== null && date.epochMs <= nowMs + DAY_MS;
  const exif = fromExif(clues, wallToEpochMs);
  if (isPast(exif)) return exif;
  const gps = fromGps(clues);
  if (isPast(gps)) return gps;
  const wall = wallTimeInName(clues.fileName);
  const named: TakenDate | null =
    wall === null ? null : { epochMs: wallToEpochMs(wall), offsetMinutes: null, source: 'file-name' };
  if (isPast(named)) return named;
  return { epochMs: Math.min(clues.modifiedMs, nowMs), offsetMinutes: null, source: 'file-modified' };
}

function fromExif(clues: DateClues, wallToEpochMs: WallToEpochMs): TakenDate | null {
  const match = /^(\d{4})[:/-](\d{2})[:/-](\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?/.exec(
    clues.exifOriginal?.trim() ?? '',
  );
  if (match === null) return null;
  const millisecond = /^\d+/.test(clues.exifSubSecond ?? '') ? Number(`0.${clues.exifSubSecond}`) * 1000 : 0;
  const wall = checkedWallTime(match.slice(1, 7), FIRST_EXIF_YEAR, Math.floor(millisecond) || 0);
  if (wall === null) return null;
  const offsetMinutes = parseOffsetMinutes(clues.exifOffset);
  const epochMs = offsetMinutes === null ? wallToEpochMs(wall) : utcMs(wall) - offsetMinutes * MINUTE_MS;
  return { epochMs, offsetMinutes, source: 'exif' };
}

/** `+02:00`, `-0330` or `Z` as minutes east of UTC; null for anything else and for offsets no place has. */
export function parseOffsetMinutes(offset: string | null): number | null {
  const text = offset?.trim() ?? '';
  if (text === 'Z') return 0;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (minutes > 14 * 60 || Number(match[3]) > 59) return null;
  return match[1] === '-' && minutes !== 0 ? -minutes : minutes;
}

function fromGps({ gpsDate, gpsTime }: DateClues): TakenDate | null {
  const match = /^(\d{4})[:/-](\d{1,2})[:/-](\d{1,2})$/.exec(gpsDate?.trim() ?? '');
  if (match === null || gpsTime === null) return null;
  const [hour, minute, second] = gpsTime;
  const wall = checkedWallTime(
    [...match.slice(1, 4), String(hour), String(minute), String(Math.floor(second))],
    FIRST_GPS_YEAR,
    0,
  );
  // UTC by definition; where the photographer's clock stood is not said.
  return wall === null ? null : { epochMs: utcMs(wall), offsetMinutes: null, source: 'gps' };
}

/**
 * Date shapes in file names, most exact first:
 * `IMG_20190304_101112`, `PXL_20210506_101112123`, `20190304101112`, `Screenshot 2020-01-02 at 10.11.12`,
 * `signal-2021-05-06-10-11-12-123`, `WhatsApp Image 2021-05-06 at 10.11.12 PM`, `IMG-20190304-WA0001`, `2021-05-06 …`.
 * A date must not be part of a longer number.
 */
const NAME_DATE =
  /(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?:(?:[-_ T.]| at |, |-at-|_at_)?(\d{2})([-_.:h]?)(\d{2})\6(\d{2})(?:[._-]?\d{3})?(?:[\s\u202f]*([AP])M)?)?(?!\d)/gi;
/** The same with one-digit hours, as macOS writes them: `Screenshot 2020-01-02 at 9.11.12 AM`. */
const NAME_DATE_SHORT_HOUR =
  /(?<!\d)(\d{4})(-)(\d{2})-(\d{2}) at (\d{1,2})([.:])(\d{2})\6(\d{2})(?:[\s\u202f]*([AP])M)?(?!\d)/gi;

/** The date a file name tells, or null. Only names of known shapes are believed. */
export function wallTimeInName(fileName: string): WallTime | null {
  for (const pattern of [NAME_DATE_SHORT_HOUR, NAME_DATE]) {
    for (const match of fileName.matchAll(pattern)) {
      const [, year = '', , month = '', day = '', hour, , minute = '', second = '', half] = match;
      const onlyDay = checkedWallTime([year, month, day, String(NOON), '0', '0'], FIRST_NAME_YEAR, 0);
      if (onlyDay === null) continue;
      if (hour === undefined) return onlyDay;
      const timed = [year, month, day, String(to24Hours(Number(hour), half)), minute, second];
      // Eight digits before a counter (`20190304_998877`): the day holds although the time does not.
      return checkedWallTime(timed, FIRST_NAME_YEAR, 0) ?? onlyDay;
    }
  }
  return null;
}

function to24Hours(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}

/** Null where a part is out of range or the day does not exist in that month. */
function checkedWallTime(parts: readonly string[], firstYear: number, millisecond: number): WallTime | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part));
  const wall = { year, month, day, hour, minute, second, millisecond };
  const inRange = year >= firstYear && hour <= 23 && minute <= 59 && second <= 60;
  const date = new Date(utcMs({ ...wall, hour: 0, minute: 0, second: 0, millisecond: 0 }));
  return inRange && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? wall : null;
}

function utcMs(wall: WallTime): number {
  const { year, month, day, hour, minute, second, millisecond } = wall;
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
}
