import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  coarseBits,
  countBits,
  HASH_WORDS,
  hashDistance,
  hashPicture,
  isPlain,
  sharpnessOf,
  turnCoarse,
  turnHash,
  type GreyPicture,
} from './pictureHash.ts';

/** Soft noise, other for each seed: every frequency is in it. */
const scene = fc.nat({ max: 1_000_000 }).map((seed) => {
  const knots = Float64Array.from(
    { length: 81 },
    (_, knot) => 255 * fraction(Math.sin(seed * 7.13 + knot * 91.7) * 4_371),
  );
  return (x: number, y: number): number => {
    const [column, row] = [Math.min(7, Math.floor(x * 8)), Math.min(7, Math.floor(y * 8))];
    const [right, down] = [x * 8 - column, y * 8 - row];
    const at = row * 9 + column;
    const upper = (knots[at] ?? 0) * (1 - right) + (knots[at + 1] ?? 0) * right;
    const lower = (knots[at + 9] ?? 0) * (1 - right) + (knots[at + 10] ?? 0) * right;
    return upper * (1 - down) + lower * down;
  };
});

function fraction(value: number): number {
  return value - Math.floor(value);
}

function draw(width: number, height: number, light: (x: number, y: number) => number): GreyPicture {
  const pixels = new Uint8ClampedArray(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    pixels[at] = light(((at % width) + 0.5) / width, (Math.floor(at / width) + 0.5) / height);
  }
  return { width, height, pixels, chroma: 0 };
}

/** Clockwise. */
function turn({ width, height, pixels, chroma }: GreyPicture): GreyPicture {
  const turned = new Uint8ClampedArray(pixels.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) turned[x * height + (height - 1 - y)] = pixels[y * width + x] ?? 0;
  }
  return { width: height, height: width, pixels: turned, chroma };
}

describe('the hash of a picture', () => {
  it('is nearly the same at another size', () => {
    fc.assert(
      fc.property(scene, (light) => {
        const large = hashPicture(draw(427, 320, light));
        const small = hashPicture(draw(160, 120, light));
        // Frequencies that are next to nothing may change their sign; others do not.
        expect(hashDistance(large, small)).toBeLessThanOrEqual(12);
      }),
      { numRuns: 25 },
    );
  });

  it('says what the hash of the picture turned by a quarter is', () => {
    fc.assert(
      fc.property(scene, (light) => {
        const picture = draw(96, 64, light);
        const turned = turnHash(hashPicture(picture));
        expect(hashDistance(turned, hashPicture(turn(picture)))).toBeLessThanOrEqual(6);
      }),
      { numRuns: 25 },
    );
  });

  it('is none where there is nothing to see', () => {
    expect(isPlain(hashPicture(draw(40, 30, () => 255)))).toBe(true);
    expect(isPlain(hashPicture(draw(1, 1, () => 0)))).toBe(true);
  });
});

test('four quarter turns lead back', () => {
  fc.assert(
    fc.property(fc.uint32Array({ minLength: HASH_WORDS, maxLength: HASH_WORDS }), (words) => {
      const bits = Uint32Array.from(words);
      // The first bit is of the picture's brightness, which no hash has.
      bits[0] = ((bits[0] ?? 0) & ~1) >>> 0;
      expect(turnHash(turnHash(turnHash(turnHash(bits))))).toEqual(bits);
    }),
  );
});

test('coarse bits turn as the whole hash does', () => {
  fc.assert(
    fc.property(fc.uint32Array({ minLength: HASH_WORDS, maxLength: HASH_WORDS }), (words) => {
      const bits = Uint32Array.from(words);
      bits[0] = ((bits[0] ?? 0) & ~1) >>> 0;
      expect(turnCoarse(coarseBits(bits))).toEqual(coarseBits(turnHash(bits)));
    }),
  );
});

test('bits are counted', () => {
  fc.assert(
    fc.property(fc.nat({ max: 0xffff_ffff }), (value) => {
      expect(countBits(value)).toBe(value.toString(2).replaceAll('0', '').length);
    }),
  );
});

test('a blurred picture is less sharp, a plain one not at all', () => {
  const sharp = draw(32, 32, (x) => (Math.floor(x * 8) % 2 === 0 ? 40 : 200));
  const soft = draw(32, 32, (x) => 120 + 80 * Math.sin(x * 8 * Math.PI));
  expect(sharpnessOf(soft)).toBeLessThan(sharpnessOf(sharp));
  expect(sharpnessOf(draw(32, 32, () => 90))).toBe(0);
  expect(sharpnessOf(draw(1, 1, () => 90))).toBe(0);
});
