import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTexts, textAt } from '../core/packedText.ts';
import type { ListColumns } from './photoLists.ts';
import { withoutPhotos } from './withoutPhotos.ts';

function makeList(names: readonly string[]): ListColumns {
  return {
    ids: Uint32Array.from(names, (_, index) => names.length - index),
    takenMs: Float64Array.from(names, (_, index) => 1e12 - index),
    widths: Uint16Array.from(names, (_, index) => 100 + index),
    heights: Uint16Array.from(names, (_, index) => 200 + index),
    names: packTexts(names),
  };
}

test('what is left keeps its order and its facts', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.nat(40)), (names, gone) => {
      const list = makeList(names);
      const left = withoutPhotos(list, new Set(gone));
      const kept = [...list.ids.keys()].filter((index) => !gone.includes(list.ids[index] ?? 0));
      expect([...left.ids]).toEqual(kept.map((index) => list.ids[index]));
      expect([...left.widths]).toEqual(kept.map((index) => list.widths[index]));
      expect([...left.takenMs]).toEqual(kept.map((index) => list.takenMs[index]));
      expect(kept.map((_, index) => textAt(left.names, index))).toEqual(kept.map((index) => names[index]));
    }),
  );
});

test('a list that has none of them stays the same one', () => {
  const list = makeList(['a', 'b']);
  expect(withoutPhotos(list, new Set([9]))).toBe(list);
});
