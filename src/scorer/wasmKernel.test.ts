import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide, isMatch, type CategoryScore } from '../core/classify.ts';
import type { Category } from '../core/category.ts';
import { createClipScorer } from '../core/scoring/clipScorer.ts';
import { dot, rowOf } from '../core/vector.ts';
import { buildCategory } from '../testing/builders.ts';
import { drawUnitRows } from '../testing/unitRows.ts';
import { createWasmKernel } from './wasmKernel.ts';

/** The rule, photo by photo and prompt by prompt, as one would write it down. */
function scoreByRule(
  categories: readonly Category[],
  prompts: Float32Array,
  photo: Float32Array,
): CategoryScore[] {
  let column = 0;
  return categories.map((category) => {
    let best: CategoryScore = { category, score: Number.NEGATIVE_INFINITY, prompt: '' };
    for (const prompt of category.prompts) {
      const score = dot(photo, rowOf(prompts, photo.length, column));
      if (score > best.score) best = { category, score, prompt };
      column += 1;
    }
    return best;
  });
}

const shapes = fc.record({
  photos: fc.integer({ min: 1, max: 9 }),
  dim: fc.integer({ min: 1, max: 40 }),
  promptCounts: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 }),
  similarity: fc.float({ min: 0, max: 1, noNaN: true }),
  seed: fc.integer(),
});

test('a batch is scored and decided as photo after photo would be', () => {
  const kernel = createWasmKernel();
  fc.assert(
    fc.property(shapes, ({ photos, dim, promptCounts, similarity, seed }) => {
      const categories = promptCounts.map((count, index) =>
        buildCategory({
          name: `Category ${index}`,
          prompts: Array.from({ length: count }, (_, prompt) => `prompt ${prompt}`),
          similarity,
        }),
      );
      const prompts = drawUnitRows(
        promptCounts.reduce((sum, count) => sum + count, 0),
        dim,
        seed,
      );
      const vectors = drawUnitRows(photos, dim, seed + 1);
      const scores = createClipScorer(kernel, categories, { vectors: prompts, dim }).score(vectors);

      for (let row = 0; row < photos; row++) {
        const expected = scoreByRule(categories, prompts, rowOf(vectors, dim, row));
        const found = scores.scoresOf(row);
        expect(found.map(({ category }) => category)).toEqual(categories);
        found.forEach((entry, index) => {
          expect(entry.score).toBeCloseTo(expected[index]?.score ?? Number.NaN, 5);
        });
        const photo = { id: row, visibility: 'timeline' } as const;
        // The kernel's own scores decide, and the rule is core's.
        expect(scores.matchesOf(row)).toEqual(found.filter(isMatch));
        expect(decide({ photo, scores: scores.matchesOf(row), vetoes: [] })).toEqual(
          decide({ photo, scores: found, vetoes: [] }),
        );
      }
    }),
  );
});

test('of equal prompts the first wins, and a score equal to the threshold is a match', () => {
  const category = buildCategory({ prompts: ['one', 'other', 'same'], similarity: 1 });
  const vectors = Float32Array.of(0, 1, 1, 0, 1, 0);
  const scorer = createClipScorer(createWasmKernel(), [category], { vectors, dim: 2 });
  expect(scorer.score(Float32Array.of(1, 0)).matchesOf(0)).toEqual([{ category, score: 1, prompt: 'other' }]);
});

test('vectors of another length than the prompts say are refused', () => {
  expect(() =>
    createClipScorer(createWasmKernel(), [buildCategory()], { vectors: new Float32Array(3), dim: 2 }),
  ).toThrow('1 prompts of 2 values cannot be 3 values long');
});
