/** The kernel beside the reference in the browser that runs it, in the sizes of real models and in odd ones. */
import { expect, it } from 'vitest';
import { referenceKernel } from '../core/scoring/kernel.ts';
import { drawUnitRows } from '../testing/unitRows.ts';
import { createWasmKernel } from './wasmKernel.ts';

const TOLERANCE = 1e-5;

const SIZES = [
  { photos: 1, prompts: 1, dim: 128 },
  { photos: 255, prompts: 50, dim: 128 },
  { photos: 256, prompts: 200, dim: 128 },
  { photos: 1, prompts: 200, dim: 512 },
  { photos: 257, prompts: 4, dim: 512 },
  { photos: 1000, prompts: 50, dim: 512 },
  { photos: 3, prompts: 7, dim: 768 },
  { photos: 130, prompts: 13, dim: 768 },
  { photos: 6, prompts: 9, dim: 37 },
];

it.each(SIZES)('$photos photos, $prompts prompts, $dim values', ({ photos, prompts, dim }) => {
  const promptRows = drawUnitRows(prompts, dim, 1);
  const photoRows = drawUnitRows(photos, dim, 2);
  const expected = referenceKernel.prepare(promptRows, dim)(photoRows);
  const found = createWasmKernel().prepare(promptRows, dim)(photoRows);
  let widest = 0;
  for (let photo = 0; photo < photos; photo++) {
    for (let prompt = 0; prompt < prompts; prompt++) {
      const value = found.values[photo * found.stride + prompt] ?? Number.NaN;
      const difference = Math.abs(value - (expected.values[photo * expected.stride + prompt] ?? 0));
      // A product that is not a number must not slip through a comparison.
      widest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(widest, difference);
    }
  }
  expect(widest).toBeLessThan(TOLERANCE);
});

it('serves one batch after the other, larger and smaller, and other prompts after that', () => {
  const kernel = createWasmKernel();
  const dim = 128;
  for (const [photos, prompts] of [
    [2000, 3],
    [5, 3],
    [40, 60],
  ] as const) {
    const promptRows = drawUnitRows(prompts, dim, prompts);
    const multiply = kernel.prepare(promptRows, dim);
    for (const count of [photos, 1, photos]) {
      const rows = drawUnitRows(count, dim, count);
      const found = multiply(rows);
      const expected = referenceKernel.prepare(promptRows, dim)(rows);
      const last = [count - 1, prompts - 1] as const;
      expect(found.values[last[0] * found.stride + last[1]]).toBeCloseTo(
        expected.values[last[0] * expected.stride + last[1]] ?? Number.NaN,
        5,
      );
    }
  }
});
