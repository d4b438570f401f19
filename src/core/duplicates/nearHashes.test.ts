import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareHashes, createNearHashSearch } from './nearHashes.ts';
import { turnHash, type HashBits, type PictureHashes } from './pictureHash.ts';

function toHashes(bits: ReadonlyArray<HashBits & { readonly aspect?: number }>): PictureHashes {
  return {
    ids: Uint32Array.from(bits, (_, place) => place + 1),
    lows: Uint32Array.from(bits, ({ low }) => low),
    highs: Uint32Array.from(bits, ({ high }) => high),
    aspects: Float32Array.from(bits, ({ aspect = 1 }) => aspect),
    sharpness: new Float32Array(bits.length),
  };
}

function flip({ low, high }: HashBits, places: readonly number[]): HashBits {
  for (const place of places) {
    if (place < 32) low ^= 1 << place;
    else high ^= 1 << (place - 32);
  }
  return { low: low >>> 0, high: high >>> 0 };
}

const bits = fc
  .record({ low: fc.integer({ min: 1, max: 0x7fff_ffff }), high: fc.integer({ min: 1, max: 0x7fff_ffff }) })
  .map(({ low, high }) => ({ low: (low & ~1) >>> 0, high }));
const changes = fc.uniqueArray(fc.integer({ min: 1, max: 63 }), { maxLength: 9 });

test('finds exactly the pairs that comparing all with all finds', () => {
  const family = fc.tuple(bits, fc.array(fc.tuple(changes, fc.nat({ max: 3 })), { maxLength: 5 }));
  fc.assert(
    fc.property(fc.array(family, { maxLength: 4 }), (families) => {
      const hashes = toHashes(
        families.flatMap(([first, copies]) => [
          first,
          ...copies.map(([places, turns]) => {
            let copy = flip(first, places);
            for (let turn = 0; turn < turns; turn += 1) copy = turnHash(copy);
            return copy;
          }),
        ]),
      );
      const expected: string[] = [];
      for (let first = 0; first < hashes.ids.length; first += 1) {
        for (let second = first + 1; second < hashes.ids.length; second += 1) {
          if (compareHashes(hashes, first, second, 7) !== null) expected.push(`${first} ${second}`);
        }
      }
      const search = createNearHashSearch(hashes, 7);
      const found = [...search.search(0, 3), ...search.search(3, 1_000)];
      expect(found.map(({ first, second }) => `${first} ${second}`).toSorted()).toEqual(expected.toSorted());
    }),
  );
});

test('a turned picture has its sides exchanged, and other proportions are another picture', () => {
  const upright = { low: 0b1011_0110, high: 0b1100_1010 };
  const wide = { ...upright, aspect: 1.5 };
  const turned = turnHash(upright);
  const hashes = toHashes([wide, { ...turned, aspect: 1 / 1.5 }, { ...turned, aspect: 1.5 }, upright]);
  expect(createNearHashSearch(hashes, 0).search(0, 4)).toEqual([
    { first: 0, second: 1, distance: 0, turns: 1 },
  ]);
});

test('pictures without a hash are like none', () => {
  const none = { low: 0, high: 0 };
  const hashes = toHashes([none, none]);
  expect(createNearHashSearch(hashes, 7).search(0, 2)).toEqual([]);
  expect(compareHashes(hashes, 0, 1, 7)).toBeNull();
});

test('a thousand pictures that are all alike are a few pairs each', () => {
  const hashes = toHashes(Array.from({ length: 1_000 }, () => ({ low: 2, high: 4 })));
  expect(createNearHashSearch(hashes, 7).search(0, 1_000).length).toBeLessThan(64_000);
});
