/** Expected numbers come from Pillow 9.4 on the same pattern: `Image.fromarray(pattern).resize((w, h), filter)`. */
import { describe, expect, it } from 'vitest';
import type { Preprocessing } from '../model.ts';
import { resampleRgb, toModelInput } from './resample.ts';
import { buildPreprocessing } from '../../testing/builders.ts';

const BASE = buildPreprocessing({ size: 6 });

/** A pattern with flat, steep and noisy parts; the same formula made the picture that Pillow resized. */
function pattern(width: number, height: number, alpha: (x: number, y: number) => number = () => 255) {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = [x * 37 + y * 11, x * x * 3 + y * 17, (x ^ y) * 29, alpha(x, y)];
      rgba.set(
        pixel.map((value) => value % 256),
        (y * width + x) * 4,
      );
    }
  }
  return rgba;
}

/** Plain sum and a sum weighted by position: together they notice any changed or moved value. */
function sums(pixels: Uint8Array) {
  let weighted = 0;
  pixels.forEach((value, index) => (weighted += value * ((index % 251) + 1)));
  return [pixels.reduce((sum, value) => sum + value, 0), weighted];
}

describe('resampleRgb', () => {
  it.each([
    ['shrinks', 7, 5, 3, 4, 'bicubic', [29, 4, 20, 113, 30, 88], [3535, 73194]],
    ['grows, overshoot clamped', 3, 4, 7, 5, 'bicubic', [0, 0, 0, 3, 0, 1], [4493, 288189]],
    ['shrinks bilinear', 9, 6, 4, 2, 'bilinear', [45, 25, 39, 120, 48, 75], [2506, 34039]],
    ['leaves a side as it is', 5, 5, 5, 2, 'bicubic', [9, 15, 25, 46, 18, 28], [2249, 42137]],
    ['shrinks a lot', 200, 130, 31, 17, 'bicubic', [123, 104, 100, 129, 130, 105], [200999, 24517872]],
  ] as const)('%s as Pillow does', (_, width, height, outWidth, outHeight, filter, start, expectedSums) => {
    const out = resampleRgb(pattern(width, height), width, height, outWidth, outHeight, filter);
    expect([...out.subarray(0, 6)]).toEqual(start);
    expect(sums(out)).toEqual(expectedSums);
  });

  it('returns the same pixels for a part as for the whole', () => {
    const rgba = pattern(40, 30);
    const whole = resampleRgb(rgba, 40, 30, 13, 11, 'bicubic');
    const part = resampleRgb(
      rgba,
      40,
      30,
      13,
      11,
      'bicubic',
      { start: 4, length: 5 },
      { start: 7, length: 3 },
    );
    for (let y = 0; y < 3; y++) {
      const row = whole.subarray(((y + 7) * 13 + 4) * 3, ((y + 7) * 13 + 9) * 3);
      expect(part.subarray(y * 15, (y + 1) * 15)).toEqual(row);
    }
  });

  it('refuses bytes that are not the picture they are said to be', () => {
    expect(() => resampleRgb(new Uint8Array(10), 2, 2, 1, 1, 'bilinear')).toThrow('2 x 2');
  });
});

describe('toModelInput', () => {
  it.each([
    ['tall', 11, 20, 6, [67, 78, 133], [13718, 765268]],
    ['wide', 31, 18, 8, [184, 106, 169], [23359, 2251950]],
  ])('crops the middle of a %s picture', (_, width, height, size, start, expectedSums) => {
    const input = toModelInput(pattern(width, height), width, height, { ...BASE, size });
    expect([...input.subarray(0, 3)]).toEqual(start);
    expect(sums(input)).toEqual(expectedSums);
  });

  it.each([
    ['tall', 11, 20, 6, [255, 250, 9], [15718, 869422]],
    ['wide', 31, 18, 8, [124, 116, 104], [22922, 2209137]],
  ] as const)('letterboxes a %s picture', (_, width, height, size, padColor, expectedSums) => {
    const preprocessing: Preprocessing = { ...BASE, resizeMode: 'letterbox', size, padColor };
    const input = toModelInput(pattern(width, height), width, height, preprocessing);
    expect([...input.subarray(0, 3)]).toEqual(padColor);
    expect(sums(input)).toEqual(expectedSums);
  });

  it.each([
    ['tall', 10, 40, [0, 20]],
    ['wide', 40, 10, [20, 0]],
  ] as const)('sees a %s picture in two squares where it is told to', (_, width, height, [right, down]) => {
    const rgba = pattern(width, height);
    const seen = toModelInput(rgba, width, height, { ...BASE, views: 2 });
    const [outWidth, outHeight] = [(6 * width) / 10, (6 * height) / 10];
    const square = (part: number): Uint8Array => {
      // The second half of a side of 24 begins at 12; each square lies in the middle of its half.
      const start = 3 + 12 * part;
      return resampleRgb(
        rgba,
        width,
        height,
        outWidth,
        outHeight,
        'bicubic',
        { start: right > 0 ? start : 0, length: 6 },
        { start: down > 0 ? start : 0, length: 6 },
      );
    };
    expect([...seen]).toEqual([...square(0), ...square(1)]);
    expect(toModelInput(rgba, width, height, BASE)).toHaveLength(6 * 6 * 3);
  });

  it('stretches a picture to the square', () => {
    const input = toModelInput(pattern(11, 20), 11, 20, { ...BASE, resizeMode: 'stretch' });
    expect(input).toEqual(resampleRgb(pattern(11, 20), 11, 20, 6, 6, 'bicubic'));
  });

  it('keeps a picture of extreme shape visible', () => {
    const preprocessing: Preprocessing = { ...BASE, resizeMode: 'letterbox' };
    const input = toModelInput(new Uint8Array(2000 * 4).fill(255), 1, 2000, preprocessing);
    expect(input.reduce((sum, value) => sum + value, 0)).toBe(6 * 3 * 255);
  });

  it('lays transparent pixels on white and leaves the caller’s pixels alone', () => {
    const rgba = pattern(4, 3, (x, y) => x * 60 + y * 31);
    const before = rgba.slice();
    const preprocessing: Preprocessing = { ...BASE, resizeMode: 'letterbox', size: 4 };
    const input = toModelInput(rgba, 4, 3, preprocessing);
    expect([...input.subarray(0, 12)]).toEqual([255, 255, 255, 204, 196, 202, 170, 141, 162, 153, 94, 136]);
    expect(sums(input.subarray(0, 36))).toEqual([5831, 95426]);
    expect(rgba).toEqual(before);
  });
});
