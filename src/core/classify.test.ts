import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Category } from './category.ts';
import { decide, isMatch, type CategoryScore, type DecisionInput } from './classify.ts';

function scored(name: string, score: number, edit: Partial<Category> = {}): CategoryScore {
  const category: Category = {
    name,
    prompts: ['p'],
    similarity: 0.28,
    action: 'tag',
    enabled: true,
    ...edit,
  };
  return { category, score, prompt: 'p' };
}

const nameOf = ({ category }: CategoryScore): string => category.name;
const archiving = { action: 'tag_and_archive' } as const;

function decideOn(
  scores: readonly CategoryScore[],
  {
    visibility = 'timeline',
    vetoes = [],
    isFavourite = false,
    archivesFavourites = false,
  }: Partial<DecisionInput['photo'] & Pick<DecisionInput, 'vetoes' | 'archivesFavourites'>> = {},
): { matches: string[]; archivedBy: string[] } {
  const photo = { id: 1, visibility, isFavourite };
  const { matches, archivedBy } = decide({ photo, scores, vetoes, archivesFavourites });
  return { matches: matches.map(nameOf), archivedBy: archivedBy.map(nameOf) };
}

test.each([
  [0.279, false],
  [0.28, true],
  [0.281, true],
])('a score of %d at threshold 0.28 matches: %s', (score, expected) => {
  expect(isMatch(scored('Receipts', score))).toBe(expected);
});

test('several categories can match one photo, in configuration order', () => {
  const scores = [scored('Memes', 0.3), scored('Pets', 0.1), scored('Receipts', 0.9)];
  expect(decideOn(scores)).toEqual({ matches: ['Memes', 'Receipts'], archivedBy: [] });
});

test('one archiving match among several archives the photo', () => {
  const scores = [scored('Memes', 0.3), scored('Receipts', 0.9, archiving)];
  expect(decideOn(scores)).toEqual({ matches: ['Memes', 'Receipts'], archivedBy: ['Receipts'] });
});

test('an archiving category that does not match archives nothing', () => {
  expect(decideOn([scored('Receipts', 0.1, archiving)])).toEqual({ matches: [], archivedBy: [] });
});

test('only a photo on the timeline is archived', () => {
  const scores = [scored('Receipts', 0.9, archiving)];
  expect(decideOn(scores, { visibility: 'archive' })).toEqual({ matches: ['Receipts'], archivedBy: [] });
});

test('a photo in the trash is left alone', () => {
  const scores = [scored('Receipts', 0.9, archiving)];
  expect(decideOn(scores, { visibility: 'trash' })).toEqual({ matches: [], archivedBy: [] });
});

test('tags a favourite and does not archive it, unless the configuration says so', () => {
  const scores = [scored('Receipts', 0.9, archiving)];
  expect(decideOn(scores, { isFavourite: true })).toEqual({ matches: ['Receipts'], archivedBy: [] });
  expect(decideOn(scores, { isFavourite: true, archivesFavourites: true })).toEqual({
    matches: ['Receipts'],
    archivedBy: ['Receipts'],
  });
});

test('a category taken off the photo neither tags nor archives', () => {
  const vetoes = [{ categoryKey: 'receipts', kind: 'tag' as const }];
  expect(decideOn([scored('Receipts', 0.9, archiving)], { vetoes })).toEqual({ matches: [], archivedBy: [] });
});

test('a category the photo was brought back from still tags', () => {
  const vetoes = [{ categoryKey: 'receipts', kind: 'archive' as const }];
  const scores = [scored('Receipts', 0.9, archiving), scored('Memes', 0.9, archiving)];
  expect(decideOn(scores, { vetoes })).toEqual({ matches: ['Receipts', 'Memes'], archivedBy: ['Memes'] });
});

test('a veto outlives a change in how the name is written', () => {
  const vetoes = [{ categoryKey: 'qr codes', kind: 'tag' as const }];
  expect(decideOn([scored('  QR  Codes ', 0.9)], { vetoes })).toEqual({ matches: [], archivedBy: [] });
});

test('whatever the scores, what archives also matched, and nothing vetoed matched', () => {
  const scoreArbitrary = fc.record({
    name: fc.constantFrom('A', 'B', 'C', 'D'),
    score: fc.double({ min: -1, max: 1, noNaN: true }),
    similarity: fc.double({ min: 0, max: 1, noNaN: true }),
    action: fc.constantFrom('tag' as const, 'tag_and_archive' as const),
  });
  const vetoArbitrary = fc.record({
    categoryKey: fc.constantFrom('a', 'b', 'c', 'd'),
    kind: fc.constantFrom('tag' as const, 'archive' as const),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(scoreArbitrary, { selector: ({ name }) => name }),
      fc.array(vetoArbitrary),
      fc.constantFrom('timeline' as const, 'archive' as const, 'trash' as const),
      fc.boolean(),
      fc.boolean(),
      (entries, vetoes, visibility, isFavourite, archivesFavourites) => {
        const scores = entries.map(({ name, score, ...edit }) => scored(name, score, edit));
        const photo = { id: 1, visibility, isFavourite };
        const { matches, archivedBy, ...rest } = decide({ photo, scores, vetoes, archivesFavourites });
        const asAnyOther = decide({
          photo: { ...photo, isFavourite: false },
          scores,
          vetoes,
          archivesFavourites,
        });
        const vetoed = new Set<string>(
          vetoes.filter(({ kind }) => kind === 'tag').map(({ categoryKey }) => categoryKey),
        );
        expect(matches.every((match) => match.score >= match.category.similarity)).toBe(true);
        expect(matches.some(({ category }) => vetoed.has(category.name.toLowerCase()))).toBe(false);
        expect(archivedBy.every((match) => matches.includes(match))).toBe(true);
        expect(archivedBy.length === 0 || visibility === 'timeline').toBe(true);
        expect(matches).toEqual(asAnyOther.matches);
        expect(rest.isSpared).toBe(archivedBy.length < asAnyOther.archivedBy.length);
        expect(rest.isSpared && (!isFavourite || archivesFavourites)).toBe(false);
      },
    ),
  );
});
