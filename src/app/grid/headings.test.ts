import { expect, test } from 'vitest';
import { layoutTimeline } from '../../core/timeline/timelineLayout.ts';
import { headingOf, markTitle } from './headings.ts';

function titles(days: ReadonlyArray<readonly [day: string, count: number]>): Array<[string, string | null]> {
  const takenMs = days.flatMap(([day, count]) => Array.from({ length: count }, () => Date.parse(day)));
  const layout = layoutTimeline(
    {
      takenMs: Float64Array.from(takenMs),
      widths: Uint16Array.from(takenMs, () => 400),
      heights: Uint16Array.from(takenMs, () => 300),
    },
    {
      width: 1_000,
      rowHeight: 200,
      gap: 4,
      grouping: 'dates',
      monthHeadingHeight: 52,
      dayHeadingHeight: 36,
    },
    () => 0,
  );
  return Array.from(layout.kinds.keys())
    .filter((row) => layout.kinds[row] !== 0)
    .map((row) => {
      const { title, subtitle } = headingOf(layout, row, Date.parse('2024-12-15'));
      return [title, subtitle];
    });
}

test('this year’s months go without their year, a month of one day names it', () => {
  expect(
    titles([
      ['2024-06-03', 5],
      ['2024-06-01', 6],
      ['2024-05-20', 5],
      ['2023-05-20', 5],
      ['2019-11-05', 1],
      ['2019-02-05', 2],
    ]),
  ).toEqual([
    ['June', null],
    ['Mon 3 Jun', null],
    ['Sat 1 Jun', null],
    ['May', 'Mon 20 May'],
    ['May 2023', 'Sat 20 May'],
    ['2019', null],
  ]);
});

test('marks always say the year', () => {
  const day = Date.parse('2024-06-03') / 86_400_000;
  const mark = (kind: number): string =>
    markTitle({ kinds: Uint8Array.of(kind), days: Int32Array.of(day) }, 0);
  expect(mark(2)).toBe('June 2024');
  expect(mark(1)).toBe('2024');
});
