import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isAllSelected,
  runBetween,
  withAllToggled,
  withoutMissing,
  withRuns,
  withToggled,
} from './selectionRange.ts';

const list = Uint32Array.of(9, 8, 7, 6, 5);

test('a range is taken in either direction and added to what is there', () => {
  expect(withRuns(new Set([5]), list, [runBetween(3, 1)], 'add')).toEqual(new Set([5, 6, 7, 8]));
  expect(withRuns(new Set(), list, [runBetween(0, 1)], 'add')).toEqual(new Set([8, 9]));
});

test('runs are let go, or turned round photo by photo', () => {
  const runs = [runBetween(0, 1), runBetween(3, 4)];
  expect(withRuns(new Set([9, 7, 5]), list, runs, 'remove')).toEqual(new Set([7]));
  expect(withRuns(new Set([9, 7, 5]), list, runs, 'invert')).toEqual(new Set([7, 8, 6]));
});

test('toggling twice changes nothing', () => {
  expect(withToggled(withToggled(new Set([9]), 7), 7)).toEqual(new Set([9]));
});

test('a group is completed first, then taken out', () => {
  const some = withAllToggled(new Set([9, 1]), list.subarray(0, 2));
  expect(some).toEqual(new Set([9, 1, 8]));
  expect(isAllSelected(some, list.subarray(0, 2))).toBe(true);
  expect(withAllToggled(some, list.subarray(0, 2))).toEqual(new Set([1]));
});

test('what left the list is let go, however many are selected', () => {
  const ids = fc.array(fc.integer({ min: 1, max: 300 }));
  fc.assert(
    fc.property(ids, ids, (selected, listed) => {
      const left = withoutMissing(new Set(selected), Uint32Array.from(listed));
      expect(left).toEqual(new Set(selected.filter((id) => listed.includes(id))));
    }),
  );
  const kept = new Set([9, 5]);
  expect(withoutMissing(kept, list)).toBe(kept);
});
