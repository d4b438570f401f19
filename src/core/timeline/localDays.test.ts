import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, dayOf, findDayRuns, monthOf, type ZoneOffset } from './localDays.ts';

const utc = (): number => 0;

function times(...isoTimes: string[]): number[] {
  return isoTimes.map((iso) => Date.parse(iso));
}

/** Runs as dates and the positions in them. */
function groups(takenMs: readonly number[], zoneOffset: ZoneOffset): Array<[string, number[]]> {
  const { days, firsts } = findDayRuns(takenMs, zoneOffset);
  return Array.from(days, (day, run) => [
    new Date(day * DAY_MS).toISOString().slice(0, 10),
    takenMs.map((_, index) => index).slice(firsts[run], firsts[run + 1]),
  ]);
}

test('neighbours of one day are one run, in the order given', () => {
  const list = times('2024-05-31T23:59:59Z', '2024-05-31T00:00:00Z', '2024-05-30T23:59:59Z');
  expect(groups(list, utc)).toEqual([
    ['2024-05-31', [0, 1]],
    ['2024-05-30', [2]],
  ]);
});

test('the zone decides where a day ends', () => {
  const moment = Date.parse('2024-05-31T23:30:00Z');
  const may31 = Date.parse('2024-05-31') / DAY_MS;
  expect(dayOf(moment, utc)).toBe(may31);
  expect(dayOf(moment, () => 60)).toBe(may31 + 1);
  expect(dayOf(moment, () => -24 * 60)).toBe(may31 - 1);
});

test('a change to summer time does not split a day, and the day before ends where it did', () => {
  const changeMs = Date.parse('2024-03-31T01:00:00Z');
  const berlin = (epochMs: number): number => (epochMs < changeMs ? 60 : 120);
  const list = times(
    '2024-03-31T21:59:00Z',
    '2024-03-31T01:00:00Z',
    '2024-03-30T23:00:00Z',
    '2024-03-30T22:59:00Z',
  );
  expect(groups(list, berlin)).toEqual([
    ['2024-03-31', [0, 1, 2]],
    ['2024-03-30', [3]],
  ]);
});

test('dates before 1970 have days too', () => {
  expect(groups(times('1969-12-31T23:00:00Z', '1969-12-31T01:00:00Z'), utc)).toEqual([
    ['1969-12-31', [0, 1]],
  ]);
});

test('no photo, no day', () => {
  expect(groups([], utc)).toEqual([]);
});

test('a month follows from its day', () => {
  expect(monthOf(Date.parse('2024-02-29') / DAY_MS)).toBe(2024 * 12 + 1);
  expect(monthOf(Date.parse('1969-12-31') / DAY_MS)).toBe(1969 * 12 + 11);
});

/** A zone whose offset changes now and then, as zones do. */
const zones = fc
  .record({
    standard: fc.integer({ min: -12 * 4, max: 13 * 4 }).map((quarters) => quarters * 15),
    changes: fc.array(fc.integer({ min: -40_000, max: 40_000 }), { maxLength: 60 }),
    minuteOfDay: fc.integer({ min: 0, max: 24 * 60 - 1 }),
  })
  .map(({ standard, changes, minuteOfDay }): ZoneOffset => {
    const atMs = changes.toSorted((a, b) => a - b).map((day) => day * 2 * DAY_MS + minuteOfDay * 60_000);
    return (epochMs) => standard + (atMs.filter((at) => at <= epochMs).length % 2 === 1 ? 60 : 0);
  });

test('every photo is in exactly one run, its day the one a look-up of its own gives, days descending', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -4e12, max: 4e12 })),
      fc.integer({ min: 0, max: 4e12 }),
      zones,
      (spread, denseMs, zone) => {
        const dense = Array.from({ length: 60 }, (_, index) => denseMs - index * 5_000_000);
        const takenMs = [...spread, ...dense].toSorted((a, b) => b - a);
        const { days, firsts } = findDayRuns(takenMs, zone);
        let expected = Number.POSITIVE_INFINITY;
        const runOfPhoto = Array.from(days).flatMap((day, run) =>
          Array.from({ length: (firsts[run + 1] ?? 0) - (firsts[run] ?? 0) }, () => day),
        );
        expect(runOfPhoto).toEqual(
          takenMs.map((ms) => {
            expected = Math.min(expected, dayOf(ms, zone));
            return expected;
          }),
        );
        for (let run = 1; run < days.length; run++) expect(days[run]).toBeLessThan(days[run - 1] ?? 0);
      },
    ),
  );
});

test('a day of photos costs a few zone look-ups, not one each', () => {
  let lookUps = 0;
  const counted: ZoneOffset = () => {
    lookUps += 1;
    return 60;
  };
  const noon = Date.parse('2024-05-31T12:00:00Z');
  findDayRuns(
    Array.from({ length: 10_000 }, (_, index) => noon - index),
    counted,
  );
  expect(lookUps).toBeLessThanOrEqual(3);
});
