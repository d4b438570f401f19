import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PhotoCell } from '../photo.ts';
import { dayOf, groupByDay } from './groupByDay.ts';

const utc = (): number => 0;

function cellsAt(...isoTimes: string[]): PhotoCell[] {
  return isoTimes.map((iso, id) => ({
    id,
    fileName: `${id}.jpg`,
    width: 4,
    height: 3,
    takenMs: Date.parse(iso),
  }));
}

test('neighbours of one day are one group, in the order given', () => {
  const cells = cellsAt('2024-05-31T23:59:59Z', '2024-05-31T00:00:00Z', '2024-05-30T23:59:59Z');
  expect(groupByDay(cells, utc)).toEqual([
    { day: '2024-05-31', cells: [cells[0], cells[1]] },
    { day: '2024-05-30', cells: [cells[2]] },
  ]);
});

test('the zone decides where a day ends', () => {
  const [cell] = cellsAt('2024-05-31T23:30:00Z');
  expect(dayOf(cell?.takenMs ?? 0, utc)).toBe('2024-05-31');
  expect(dayOf(cell?.takenMs ?? 0, () => 60)).toBe('2024-06-01');
  expect(dayOf(cell?.takenMs ?? 0, () => -24 * 60)).toBe('2024-05-30');
});

test('a change to summer time does not split a day', () => {
  const changeMs = Date.parse('2024-03-31T01:00:00Z');
  const berlin = (epochMs: number): number => (epochMs < changeMs ? 60 : 120);
  const cells = cellsAt('2024-03-31T21:59:00Z', '2024-03-31T01:00:00Z', '2024-03-30T23:00:00Z');
  expect(groupByDay(cells, berlin).map(({ day }) => day)).toEqual(['2024-03-31']);
});

test('dates before 1970 have days too', () => {
  expect(groupByDay(cellsAt('1969-12-31T23:00:00Z', '1969-12-31T01:00:00Z'), utc)).toHaveLength(1);
});

test('no photo, no day', () => {
  expect(groupByDay([], utc)).toEqual([]);
});

test('every photo is in exactly one group, order kept, neighbouring groups of different days', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -4e12, max: 4e12 })),
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      (times, offset) => {
        const cells = times
          .toSorted((a, b) => b - a)
          .map((takenMs, id): PhotoCell => ({ id, fileName: '', width: 1, height: 1, takenMs }));
        const groups = groupByDay(cells, () => offset);
        expect(groups.flatMap((group) => group.cells)).toEqual(cells);
        expect(new Set(groups.map(({ day }) => day)).size).toBe(groups.length);
      },
    ),
  );
});
