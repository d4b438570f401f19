import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SCRIPT_PASSES, toModelInput } from '../../src/core/pixels/resample.ts';
import { buildPreprocessing } from '../../src/testing/builders.ts';
import { createPasses } from './simdPasses.ts';

const preprocessings = fc.record({
  size: fc.integer({ min: 1, max: 40 }),
  resizeMode: fc.constantFrom('crop' as const, 'letterbox' as const, 'stretch' as const),
  resample: fc.constantFrom('bicubic' as const, 'bilinear' as const),
  views: fc.constantFrom(1 as const, 2 as const),
});

/** A second here, several on a busy machine. */
const TIMEOUT_MS = 60_000;

/** Pixels without a pattern, many of them black or white, where rounding and overshoot show. */
function drawPixels(width: number, height: number, seed: number): Uint8ClampedArray {
  let state = seed | 1;
  return Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) => {
    if (index % 4 === 3) return 255;
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    const value = (state >>> 16) & 0x3ff;
    return value > 640 ? 255 : Math.max(0, value - 256);
  });
}

test('the passes on SIMD give what the script gives, bit for bit', { timeout: TIMEOUT_MS }, () => {
  const passes = createPasses();
  expect(passes).not.toBe(SCRIPT_PASSES);
  fc.assert(
    fc.property(
      preprocessings,
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 1, max: 120 }),
      fc.integer(),
      (shape, width, height, seed) => {
        const preprocessing = buildPreprocessing({ ...shape, padColor: [3, 2, 1] });
        const pixels = drawPixels(width, height, seed);
        expect(toModelInput(pixels, width, height, preprocessing, passes)).toEqual(
          toModelInput(pixels, width, height, preprocessing),
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('a picture too large for its memory is left to the script', () => {
  const preprocessing = buildPreprocessing({ size: 4, resizeMode: 'letterbox', resample: 'bilinear' });
  const pixels = new Uint8ClampedArray(4200 * 4200 * 4).fill(255);
  expect(toModelInput(pixels, 4200, 4200, preprocessing, createPasses())).toEqual(
    new Uint8Array(48).fill(255),
  );
});
