import { expect, test } from 'vitest';
import type { Category } from '../category.ts';
import { isMatch } from '../classify.ts';
import type { ScoringPart, ScoringParts } from '../method.ts';
import { buildCategory } from '../../testing/builders.ts';
import { referenceKernel } from './kernel.ts';
import { createCategoryScorer, createScorerOf, SCORING_METHODS, type PreparedMethods } from './methods.ts';

const FACTS = {
  fileName: 'IMG_1.jpg',
  format: 'jpeg' as const,
  width: 4,
  height: 3,
  taken: { epochMs: 0, offsetMinutes: 0, source: 'exif' as const },
  metadata: {},
};

/** One photo at [1, 0] under a model of two dimensions. */
const BATCH = { ids: Uint32Array.of(7), vectors: Float32Array.of(1, 0), facts: new Map([[7, FACTS]]) };

function prepare(vectors: readonly number[]): PreparedMethods {
  return {
    clip: { vectors: Float32Array.from(vectors), dim: 2, examples: [{ like: [], unlike: [] }] },
    metadata: null,
  };
}

function isMatched(category: Category, vectors: readonly number[]): boolean {
  const scorer = createCategoryScorer(referenceKernel, [category], prepare(vectors));
  return scorer.score(BATCH).matchesOf(0).length === 1;
}

const MATCHING = [1, 0];
const MISSING = [0, 1];
const holding = { file_names: ['IMG*'] };
const failing = { file_names: ['DSC*'] };

test.each([
  [MATCHING, { mode: 'require', ...holding }, true],
  [MATCHING, { mode: 'require', ...failing }, false],
  [MISSING, { mode: 'require', ...holding }, false],
  [MATCHING, { mode: 'enough', ...failing }, true],
  [MISSING, { mode: 'enough', ...holding }, true],
  [MISSING, { mode: 'enough', ...failing }, false],
] as const)('prompts at %j with file rules %j: %s', (vector, metadata, expected) => {
  expect(isMatched(buildCategory({ metadata }), vector)).toBe(expected);
});

test.each([
  [{ mode: 'require', ...holding }, true],
  [{ mode: 'require', ...failing }, false],
  [{ mode: 'enough', ...holding }, true],
] as const)('file rules alone, %j: %s', (metadata, expected) => {
  expect(isMatched(buildCategory({ prompts: [], metadata }), [])).toBe(expected);
});

test('a category with nothing to go by matches nothing', () => {
  expect(isMatched(buildCategory({ prompts: [] }), [])).toBe(false);
});

test('examples that are named but not here match nothing, and make no rule enough by itself', () => {
  const examples = { like: ['f'.repeat(64)], unlike: [], similarity: 0 };
  const metadata = { mode: 'require', ...holding } as const;
  expect(isMatched(buildCategory({ prompts: [], examples, metadata }), [])).toBe(false);
});

test('a photo whose facts are not known fits no rule', () => {
  const category = buildCategory({ prompts: [], metadata: { mode: 'require', ...holding } });
  const scorer = createCategoryScorer(referenceKernel, [category], prepare([]));
  expect(scorer.score({ ...BATCH, facts: new Map() }).matchesOf(0)).toEqual([]);
});

test('the order of prompts, of those it is not and of rules decides nothing', () => {
  const near = [0.8, 0.6];
  const far = [0.6, 0.8];
  const category = buildCategory({ prompts: ['one', 'two'], but_not: ['three', 'four'], similarity: 0.7 });
  const verdicts = [
    [...near, ...far, ...far, ...MISSING],
    [...far, ...near, ...MISSING, ...far],
    [...near, ...far, ...MATCHING, ...MISSING],
    [...far, ...near, ...MISSING, ...MATCHING],
  ].map((vectors) => isMatched(category, vectors));
  expect(verdicts).toEqual([true, true, false, false]);
});

/** What a method for text in pictures would be: prepared with a word for each category, required where there is one. */
const textScoring: ScoringPart<{ readonly words: ReadonlyArray<string | null> }> = {
  readsFacts: () => true,
  createReader(_kernel, categories, { words }) {
    let seen = '';
    return {
      signals: categories.map((_, index) => {
        const word = words[index] ?? null;
        if (word === null) return [];
        return [
          {
            name: 'text',
            role: 'required',
            threshold: 1,
            read: () => ({
              score: seen.includes(word) ? 1 : 0,
              rival: Number.NEGATIVE_INFINITY,
              winnerAt: 0,
              rivalAt: -1,
            }),
            winnerText: () => word,
            rivalText: () => '',
          },
        ];
      }),
      load: ({ ids, facts }) => {
        seen = facts.get(ids[0] ?? 0)?.fileName ?? '';
      },
    };
  },
};

test('a third method is a third entry: nothing else has to know of it', () => {
  type Table = PreparedMethods & { readonly text: { readonly words: ReadonlyArray<string | null> } };
  const methods: ScoringParts<Table> = { ...SCORING_METHODS, text: textScoring };
  const categories = [buildCategory({ name: 'Seen' }), buildCategory({ name: 'Not seen' }), buildCategory()];
  const clip = {
    vectors: Float32Array.of(...MATCHING, ...MATCHING, ...MATCHING),
    dim: 2,
    examples: categories.map(() => ({ like: [], unlike: [] })),
  };
  const prepared = { clip, metadata: null, text: { words: ['IMG', 'DSC', null] } };
  const scores = createScorerOf(methods, referenceKernel, categories, prepared).score(BATCH);
  expect(scores.matchesOf(0).map(({ category }) => category)).toEqual([categories[0], categories[2]]);
  expect(scores.scoresOf(0).map((entry) => isMatch(entry))).toEqual([true, false, true]);
  expect(scores.scoresOf(0)[1]?.verdicts?.map(({ name, holds }) => [name, holds])).toEqual([
    ['prompts', true],
    ['text', false],
  ]);
});
