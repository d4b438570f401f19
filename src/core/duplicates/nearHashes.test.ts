import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareHashes, createNearHashSearch, type HashReach } from './nearHashes.ts';
import { HASH_WORDS, turnHash, type HashBits, type PictureHashes } from './pictureHash.ts';

const REACH: HashReach = { coarse: 7, all: 16 };

function toHashes(
  pictures: ReadonlyArray<{ readonly bits: HashBits; readonly aspect?: number; readonly chroma?: number }>,
): PictureHashes {
  return {
    ids: Uint32Array.from(pictures, (_, place) => place + 1),
    bits: Uint32Array.from(pictures.flatMap(({ bits }) => [...bits])),
    aspects: Float32Array.from(pictures, ({ aspect = 1 }) => aspect),
    chromas: Float32Array.from(pictures, ({ chroma = 40 }) => chroma),
    sharpness: new Float32Array(pictures.length),
  };
}

function flip(bits: HashBits, places: readonly number[]): HashBits {
  const flipped = bits.slice();
  for (const place of places) {
    flipped[place >>> 5] = ((flipped[place >>> 5] ?? 0) ^ (1 << (place & 31))) >>> 0;
  }
  return flipped;
}

const hash = fc
  .uint32Array({ minLength: HASH_WORDS, maxLength: HASH_WORDS })
  .map((words) => Uint32Array.from(words, (word, at) => (at === 0 ? (word & ~1) >>> 0 : word)));
/** Bits of the coarse ones, and of all. */
const changes = fc
  .tuple(
    fc.uniqueArray(fc.nat({ max: 7 }), { maxLength: 8 }),
    fc.uniqueArray(fc.integer({ min: 1, max: 255 }), { maxLength: 18 }),
  )
  .map(([coarse, all]) => [...new Set([...coarse.map((v) => v * 16 + 3), ...all])]);

test('finds exactly the pairs that comparing all with all finds', () => {
  const family = fc.tuple(hash, fc.array(fc.tuple(changes, fc.nat({ max: 3 })), { maxLength: 5 }));
  fc.assert(
    fc.property(fc.array(family, { maxLength: 4 }), (families) => {
      const hashes = toHashes(
        families.flatMap(([first, copies]) => [
          { bits: first },
          ...copies.map(([places, turns]) => {
            let copy = flip(first, places);
            for (let turn = 0; turn < turns; turn += 1) copy = turnHash(copy);
            return { bits: copy };
          }),
        ]),
      );
      const expected: string[] = [];
      for (let first = 0; first < hashes.ids.length; first += 1) {
        for (let second = first + 1; second < hashes.ids.length; second += 1) {
          if (compareHashes(hashes, first, second, REACH) !== null) expected.push(`${first} ${second}`);
        }
      }
      const search = createNearHashSearch(hashes, REACH);
      const found = [...search.search(0, 3), ...search.search(3, 1_000)];
      expect(found.map(({ first, second }) => `${first} ${second}`).toSorted()).toEqual(expected.toSorted());
    }),
  );
});

test('a turned picture has its sides exchanged, and other proportions are another picture', () => {
  const bits = Uint32Array.of(0b1011_0110, 0xabcd_ef12, 0x1357_9bdf, 0x2468_ace0, 5, 6, 7, 8);
  const turned = turnHash(bits);
  const hashes = toHashes([
    { bits, aspect: 1.5 },
    { bits: turned, aspect: 1 / 1.5 },
    { bits: turned, aspect: 1.5 },
    { bits },
  ]);
  expect(createNearHashSearch(hashes, { coarse: 0, all: 0 }).search(0, 4)).toEqual([
    { first: 0, second: 1, distance: 0, turns: 1 },
  ]);
});

test('a picture in black and white is another than the one in colour', () => {
  const bits = Uint32Array.of(2, 4, 8, 16, 32, 64, 128, 256);
  const hashes = toHashes([{ bits }, { bits, chroma: 0 }, { bits, chroma: 36 }]);
  expect(createNearHashSearch(hashes, REACH).search(0, 3)).toMatchObject([{ first: 0, second: 2 }]);
  expect(compareHashes(hashes, 0, 1, REACH)).toBeNull();
});

test('pictures without a hash are like none', () => {
  const bits = new Uint32Array(HASH_WORDS);
  const hashes = toHashes([{ bits }, { bits }]);
  expect(createNearHashSearch(hashes, REACH).search(0, 2)).toEqual([]);
  expect(compareHashes(hashes, 0, 1, REACH)).toBeNull();
});

test('a thousand pictures that are all alike are a few pairs each', () => {
  const bits = Uint32Array.of(2, 4, 8, 16, 32, 64, 128, 256);
  const hashes = toHashes(Array.from({ length: 1_000 }, () => ({ bits })));
  expect(createNearHashSearch(hashes, REACH).search(0, 1_000).length).toBeLessThanOrEqual(64_000);
});
