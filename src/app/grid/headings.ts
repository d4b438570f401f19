/** Words for the headings and marks of a laid-out grid. */
import { DAY_MS, dayOf, localZoneOffset } from '../../core/timeline/localDays.ts';
import { ROW_KIND, type TimelineLayout } from '../../core/timeline/timelineLayout.ts';
import { text } from '../messages.ts';

type HeadingColumns = Pick<TimelineLayout, 'kinds' | 'days'>;

interface Heading {
  readonly title: string;
  /** The day, where a month has photos of only one. */
  readonly subtitle: string | null;
}

/** @param nowMs to leave the year out of this year's headings */
export function headingOf({ kinds, days }: HeadingColumns, row: number, nowMs: number): Heading {
  const utcMs = (days[row] ?? 0) * DAY_MS;
  const kind = kinds[row];
  if (kind === ROW_KIND.rest) return { title: text.belowCut, subtitle: null };
  if (kind === ROW_KIND.year) return { title: String(yearOf(utcMs)), subtitle: null };
  if (kind === ROW_KIND.day) return { title: text.dayTitle(utcMs), subtitle: null };
  const isThisYear = yearOf(utcMs) === yearOf(dayOf(nowMs, localZoneOffset) * DAY_MS);
  return {
    title: text.monthTitle(utcMs, isThisYear),
    subtitle: kind === ROW_KIND.monthOfOneDay ? text.dayTitle(utcMs) : null,
  };
}

/** What the scrubber says about a mark: `June 2024`, or `2019` for a year that is one section. */
export function markTitle({ kinds, days }: HeadingColumns, row: number): string {
  const utcMs = (days[row] ?? 0) * DAY_MS;
  return kinds[row] === ROW_KIND.year ? String(yearOf(utcMs)) : text.monthTitle(utcMs, false);
}

export function markYear({ days }: HeadingColumns, row: number): number {
  return yearOf((days[row] ?? 0) * DAY_MS);
}

function yearOf(utcMs: number): number {
  return new Date(utcMs).getUTCFullYear();
}
