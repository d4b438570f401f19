import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { packTexts } from '../../core/packedText.ts';
import { layoutTimeline } from '../../core/timeline/timelineLayout.ts';
import type { ListColumns } from '../../lists/photoLists.ts';
import { useView } from '../viewStore.ts';
import { createSelectionActions } from './gridSelection.ts';
import type { Arrangement } from './useArrangement.ts';

const LIST = 'timeline';
const OPTIONS = {
  width: 900,
  rowHeight: 150,
  gap: 4,
  grouping: 'dates',
  monthHeadingHeight: 52,
  dayHeadingHeight: 36,
} as const;

/** Ids descending from the count down to 1. */
function makeList(count: number): ListColumns {
  return {
    ids: Uint32Array.from({ length: count }, (_, index) => count - index),
    takenMs: Float64Array.from({ length: count }, (_, index) => 1e12 - index * 3_600_000),
    widths: new Uint16Array(count).fill(400),
    heights: new Uint16Array(count).fill(300),
    names: packTexts(Array.from({ length: count }, (_, index) => `${String(index)}.jpg`)),
  };
}

function arrange(list: ListColumns): Arrangement {
  return { list, layout: layoutTimeline(list, OPTIONS, () => 0), options: OPTIONS };
}

function openGrid(list: ListColumns) {
  const grid = createSelectionActions(LIST);
  grid.look({ photos: list, arrangement: arrange(list) });
  return grid;
}

function selected(): number[] {
  return [...useView.getState().selection.ids].toSorted((a, b) => a - b);
}

beforeEach(() => {
  useView.getState().clearSelection();
});

test('a range follows back and forth from where it began, and keeps what was there', () => {
  const grid = openGrid(makeList(10));
  grid.toggle(1);
  grid.toggle(8);
  grid.extendTo(5);
  expect(selected()).toEqual([1, 5, 6, 7, 8]);
  grid.extendTo(10);
  expect(selected()).toEqual([1, 8, 9, 10]);
});

test('steps with shift draw the same range, beginning at the photo one is at', () => {
  const grid = openGrid(makeList(10));
  grid.extendTo(6, 7);
  grid.extendTo(5, 6);
  expect(selected()).toEqual([5, 6, 7]);
  grid.extendTo(6, 5);
  expect(selected()).toEqual([6, 7]);
  grid.beginAt(2);
  grid.extendTo(1, 2);
  expect(selected()).toEqual([1, 2, 6, 7]);
});

test('what was changed elsewhere meanwhile is kept by the range', () => {
  const grid = openGrid(makeList(10));
  grid.toggle(5);
  grid.extendTo(7);
  useView.getState().select(LIST, new Set([1]));
  grid.extendTo(6);
  expect(selected()).toEqual([1, 5, 6]);
});

test('a sweep covers what it covers now, and can be called off', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 20 })),
      fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { minLength: 1 }),
      (before, spans) => {
        const list = makeList(20);
        const grid = openGrid(list);
        useView.getState().select(LIST, new Set(before));
        const sweep = grid.beginSweep('invert');
        let covered: number[] = [];
        for (const [a, b] of spans) {
          const run = { first: Math.min(a, b), end: Math.max(a, b) + 1 };
          sweep.cover(list.ids, [run]);
          covered = [...list.ids.subarray(run.first, run.end)];
        }
        const expected = [...list.ids].filter((id) => before.includes(id) !== covered.includes(id));
        expect(selected()).toEqual(expected.toReversed());
        sweep.cancel();
        expect(selected()).toEqual(before.toSorted((a, b) => a - b));
      },
    ),
  );
});

test('photos of a list that is still drawn but no longer there are not selected', () => {
  const old = makeList(6);
  const grid = createSelectionActions(LIST);
  const now = { ...makeList(6), ids: Uint32Array.of(6, 5, 4) };
  grid.look({ photos: now, arrangement: arrange(old) });
  grid.toggleSection(0);
  expect(selected()).toEqual([4, 5, 6]);
});

test('a range over ten thousand takes in what was let go', () => {
  const list = makeList(10_000);
  const grid = openGrid(list);
  grid.selectAll();
  expect(useView.getState().selection.ids.size).toBe(10_000);
  grid.toggle(10_000);
  grid.extendTo(1);
  expect(useView.getState().selection.ids.size).toBe(10_000);
});
