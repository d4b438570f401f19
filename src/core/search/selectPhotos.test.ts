import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PhotoList } from '../photo.ts';
import { NO_FILTERS } from './searchQuery.ts';
import { filterByDays, joinLists, listPositions, pickColumns, selectRanked } from './selectPhotos.ts';

const everything = (): boolean => true;

/** Columns that can be told apart by their numbers. */
function listOf(ids: readonly number[]): PhotoList {
  return {
    ids: Uint32Array.from(ids),
    takenMs: Float64Array.from(ids, (id) => id * 100),
    widths: Uint16Array.from(ids, (id) => id * 10),
    heights: Uint16Array.from(ids, (id) => id * 11),
    fileNames: ids.map(String),
  };
}

function ranked(...pairs: ReadonlyArray<readonly [id: number, score: number]>) {
  return {
    photoIds: Uint32Array.from(pairs, ([id]) => id),
    scores: Float32Array.from(pairs, ([, score]) => score),
  };
}

describe('the filter by days', () => {
  const taken = Float64Array.from([
    Date.UTC(2024, 5, 30, 23, 30),
    Date.UTC(2024, 5, 30, 12),
    Date.UTC(2024, 5, 29, 23, 59),
  ]);

  it('includes both days, on the calendar of the zone', () => {
    const filters = { ...NO_FILTERS, from: '2024-06-30', to: '2024-06-30' };
    const inUtc = filterByDays(taken, filters, () => 0);
    expect([0, 1, 2].map((position) => inUtc?.(position))).toEqual([true, true, false]);
    const anHourEast = filterByDays(taken, filters, () => 60);
    expect([0, 1, 2].map((position) => anHourEast?.(position))).toEqual([false, true, true]);
  });

  it('leaves an end open, and is none without days', () => {
    const since = filterByDays(taken, { from: '2024-06-30', to: null }, () => 0);
    const until = filterByDays(taken, { from: null, to: '2024-06-29' }, () => 0);
    expect([0, 1, 2].map((position) => since?.(position))).toEqual([true, true, false]);
    expect([0, 1, 2].map((position) => until?.(position))).toEqual([false, false, true]);
    expect(filterByDays(taken, NO_FILTERS, () => 0)).toBeNull();
  });
});

it('lists the positions that pass', () => {
  expect(listPositions(5, (position) => position % 2 === 0)).toEqual([0, 2, 4]);
});

it('joins lists one after the other', () => {
  const one = listOf([2, 1]);
  const other = listOf([9]);
  expect(joinLists([one, other])).toEqual(listOf([2, 1, 9]));
  expect(joinLists([one])).toBe(one);
  expect(joinLists([])).toEqual(listOf([]));
});

describe('a ranked selection', () => {
  const ids = Uint32Array.of(40, 30, 20, 10);
  const ranking = ranked([20, 0.9], [99, 0.8], [10, 0.5], [40, 0.4], [30, 0.1]);

  it('shows matches best first, and counts what it does not show', () => {
    expect(selectRanked(ids, everything, ranking, { cut: 0.45, below: 0 })).toEqual({
      positions: Uint32Array.of(2, 3),
      matches: 2,
      total: 4,
    });
  });

  it('shows as many below the cut as are asked for', () => {
    const selected = selectRanked(ids, everything, ranking, { cut: 0.45, below: 1 });
    expect([...selected.positions]).toEqual([2, 3, 0]);
    expect(selected.matches).toBe(2);
  });

  it('is nothing but what passes, and never a photo that is not listed', () => {
    const columns = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 60 });
    fc.assert(
      fc.property(columns, columns, fc.nat(10), fc.nat(20), (listed, scored, step, below) => {
        const best = ranked(...scored.map((id, place): [number, number] => [id, 1 - place / 100]));
        const isShown = (position: number): boolean => (listed[position] ?? 0) % (step + 1) !== 0;
        const cut = 0.8;
        const { positions, matches, total } = selectRanked(Uint32Array.from(listed), isShown, best, {
          cut,
          below,
        });
        const passing = scored.filter((id) => listed.includes(id) && isShown(listed.indexOf(id)));
        const good = passing.filter((id) => 1 - scored.indexOf(id) / 100 >= cut - 1e-6);
        expect(total).toBe(passing.length);
        expect(matches).toBe(good.length);
        expect(Array.from(positions, (position) => listed[position])).toEqual(
          passing.slice(0, good.length + below),
        );
      }),
    );
  });
});

it('picks columns in the order of the positions', () => {
  expect(pickColumns(listOf([3, 2, 1]), Uint32Array.of(2, 0))).toEqual(listOf([1, 3]));
});
