import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Category } from '../core/category.ts';
import { decide, isMatch } from '../core/classify.ts';
import { createCategoryScorer, type PreparedMethods } from '../core/scoring/methods.ts';
import { dot, rowOf } from '../core/vector.ts';
import { buildCategory } from '../testing/builders.ts';
import { drawUnitRows } from '../testing/unitRows.ts';
import { createWasmKernel } from './wasmKernel.ts';

/** A category of any make: how many of each it has, what its thresholds are, and what its file rules would say. */
const makes = fc.record({
  prompts: fc.integer({ min: 0, max: 4 }),
  butNot: fc.integer({ min: 0, max: 3 }),
  /** Rows of photos; the same may be in both, which only a document cannot say. */
  like: fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }),
  unlike: fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }),
  similarity: fc.float({ min: 0, max: 1, noNaN: true }),
  exampleSimilarity: fc.float({ min: 0, max: 1, noNaN: true }),
  mode: fc.constantFrom('require' as const, 'enough' as const, null),
  leastWidth: fc.integer({ min: 1, max: 10 }),
});
type Make = typeof makes extends fc.Arbitrary<infer Value> ? Value : never;

const world = fc.record({
  photos: fc.integer({ min: 1, max: 9 }),
  dim: fc.integer({ min: 1, max: 40 }),
  makes: fc.array(makes, { minLength: 1, maxLength: 6 }),
  seed: fc.integer(),
});

function toCategory(make: Make, index: number): Category {
  return buildCategory({
    name: `Category ${index}`,
    prompts: Array.from({ length: make.prompts }, (_, at) => `prompt ${at}`),
    similarity: make.similarity,
    ...(make.butNot === 0 ? {} : { but_not: Array.from({ length: make.butNot }, (_, at) => `not ${at}`) }),
    examples: {
      like: make.like.map(hashOf),
      unlike: make.unlike.map(hashOf),
      similarity: make.exampleSimilarity,
    },
    ...(make.mode === null ? {} : { metadata: { mode: make.mode, min_width: make.leastWidth } }),
  });
}

const hashOf = (row: number): string => `hash of ${row}`;

const best = (values: readonly number[]): number => Math.max(Number.NEGATIVE_INFINITY, ...values);
const places = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);

/** The rule as one would write it down for one photo, one category and plain numbers. */
function matchesByRule(
  make: Make,
  row: number,
  cosine: { readonly ofPrompt: (at: number) => number; readonly ofPhoto: (other: number) => number },
  photos: number,
): boolean {
  const here = (rows: readonly number[]): number[] => rows.filter((other) => other < photos);
  const enough: boolean[] = [];
  if (make.prompts > 0) {
    const score = best(places(0, make.prompts).map(cosine.ofPrompt));
    const rival = best(places(make.prompts, make.butNot).map(cosine.ofPrompt));
    enough.push(score >= make.similarity && score > rival);
  }
  if (make.like.length > 0) {
    const score = best(here(make.like).map(cosine.ofPhoto));
    const rival = best(here(make.unlike).map(cosine.ofPhoto));
    const isLike = here(make.like).includes(row);
    const isUnlike = here(make.unlike).includes(row);
    enough.push(isLike || (!isUnlike && score >= make.exampleSimilarity && score > rival));
  }
  const rulesHold = widthOf(row) >= make.leastWidth;
  if (make.mode === 'enough') enough.push(rulesHold);
  const isRequired = make.mode === 'require';
  if (isRequired && !rulesHold) return false;
  return enough.length === 0 ? isRequired : enough.includes(true);
}

const widthOf = (row: number): number => row + 1;

/** Two ways to add up may fall on either side of a line that is this close. */
const NEAR = 1e-5;

test('photos are judged as the rule says, whatever a category goes by', () => {
  const kernel = createWasmKernel();
  let matched = 0;
  let blocked = 0;
  fc.assert(
    fc.property(world, ({ photos, dim, makes: made, seed }) => {
      const categories = made.map(toCategory);
      const vectors = drawUnitRows(photos, dim, seed);
      const ids = Uint32Array.from({ length: photos }, (_, row) => row + 100);
      const facts = new Map(
        [...ids].map((id, row) => [
          id,
          {
            fileName: 'a.jpg',
            format: 'jpeg' as const,
            width: widthOf(row),
            height: 1,
            taken: { epochMs: 0, offsetMinutes: 0, source: 'exif' as const },
            metadata: {},
          },
        ]),
      );
      const promptRows = made.map(({ prompts, butNot }, index) =>
        drawUnitRows(prompts + butNot, dim, seed + 1 + index),
      );
      const here = (rows: readonly number[]) =>
        rows.filter((row) => row < photos).map((row) => ({ photoId: ids[row] ?? 0, sha256: hashOf(row) }));
      const examples = made.map(({ like, unlike }) => ({ like: here(like), unlike: here(unlike) }));
      const rows = made.flatMap((_, index) => [
        ...(promptRows[index] ?? []),
        ...[...(examples[index]?.like ?? []), ...(examples[index]?.unlike ?? [])].flatMap(({ photoId }) => [
          ...rowOf(vectors, dim, photoId - 100),
        ]),
      ]);
      const prepared: PreparedMethods = {
        clip: { vectors: Float32Array.from(rows), dim, examples },
        metadata: null,
      };
      const scores = createCategoryScorer(kernel, categories, prepared).score({ ids, vectors, facts });

      for (let row = 0; row < photos; row++) {
        const found = scores.scoresOf(row);
        expect(found.map(({ category }) => category)).toEqual(categories);
        const given = {
          photo: { id: row, visibility: 'timeline', isFavourite: false },
          vetoes: [],
          archivesFavourites: false,
        } as const;
        // The numbers decide as the verdicts would, and what is committed is the same either way.
        expect(scores.matchesOf(row)).toEqual(found.filter(isMatch));
        expect(decide({ ...given, scores: scores.matchesOf(row) })).toEqual(
          decide({ ...given, scores: found }),
        );
        made.forEach((make, index) => {
          const isClose = (found[index]?.verdicts ?? []).some(
            ({ score, rival, threshold }) =>
              Math.abs(score - threshold) < NEAR || (score !== rival && Math.abs(score - rival) < NEAR),
          );
          if (isClose) return;
          const cosine = {
            ofPrompt: (at: number) =>
              dot(rowOf(vectors, dim, row), rowOf(promptRows[index] ?? new Float32Array(), dim, at)),
            ofPhoto: (other: number) => dot(rowOf(vectors, dim, row), rowOf(vectors, dim, other)),
          };
          const isMatched = found[index] !== undefined && isMatch(found[index]);
          const isLikeAndUnlike = make.like.includes(row) && make.unlike.includes(row);
          if (!isLikeAndUnlike) expect(isMatched).toBe(matchesByRule(make, row, cosine, photos));
          if (isMatched) matched += 1;
          else blocked += 1;
        });
      }
    }),
  );
  expect(Math.min(matched, blocked)).toBeGreaterThan(100);
});

const PLAIN = { examples: [{ like: [], unlike: [] }] };
const ids = Uint32Array.of(1);
const noFacts = new Map<number, never>();

test('of equal prompts the first wins, and a score equal to the threshold is a match', () => {
  const category = buildCategory({ prompts: ['one', 'other', 'same'], similarity: 1 });
  const vectors = Float32Array.of(0, 1, 1, 0, 1, 0);
  const prepared = { clip: { vectors, dim: 2, ...PLAIN }, metadata: null };
  const scorer = createCategoryScorer(createWasmKernel(), [category], prepared);
  const scores = scorer.score({ ids, vectors: Float32Array.of(1, 0), facts: noFacts });
  expect(scores.matchesOf(0)).toEqual([{ category, score: 1, prompt: 'other' }]);
});

test('a score equal to that of a prompt it must not be is no match', () => {
  const category = buildCategory({ prompts: ['a bill'], but_not: ['a page'], similarity: 0 });
  const matches = (notThis: readonly number[]): number => {
    const clip = { vectors: Float32Array.of(0.8, 0.6, ...notThis), dim: 2, ...PLAIN };
    return createCategoryScorer(createWasmKernel(), [category], { clip, metadata: null })
      .score({ ids, vectors: Float32Array.of(1, 0), facts: noFacts })
      .matchesOf(0).length;
  };
  expect(matches([0.8, 0.6])).toBe(0);
  expect(matches([0.7999, 0.6001])).toBe(1);
});

test('vectors of another length than the prompts say are refused', () => {
  const clip = { vectors: new Float32Array(3), dim: 2, ...PLAIN };
  expect(() => createCategoryScorer(createWasmKernel(), [buildCategory()], { clip, metadata: null })).toThrow(
    '1 vectors of 2 values cannot be 3 values long',
  );
});
