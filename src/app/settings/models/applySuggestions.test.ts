import { expect, it } from 'vitest';
import { buildCategory, buildConfig } from '../../../testing/builders.ts';
import { applySuggestions } from './applySuggestions.ts';

it('takes over what still stands as it was reviewed', () => {
  const document = buildConfig([
    buildCategory({ name: 'Receipts', similarity: 0.28 }),
    buildCategory({ name: 'Memes', similarity: 0.4 }),
    buildCategory({ name: 'Pets', similarity: 0.3 }),
    buildCategory({ name: 'New', similarity: 0.3 }),
  ]);
  const next = applySuggestions(document, [
    { name: 'receipts', signal: 'prompts', similarity: 0.28, matches: 12, suggested: 0.11 },
    { name: 'Memes', signal: 'prompts', similarity: 0.3, matches: 2, suggested: 0.12 },
    { name: 'Pets', signal: 'prompts', similarity: 0.3, matches: 0, suggested: null },
    { name: 'Gone', signal: 'prompts', similarity: 0.3, matches: 1, suggested: 0.2 },
  ]);
  expect(next.classification.categories.map(({ name, similarity }) => [name, similarity])).toEqual([
    ['Receipts', 0.11],
    ['Memes', 0.4],
    ['Pets', 0.3],
    ['New', 0.3],
  ]);
});

it('keeps the two thresholds of a category apart', () => {
  const examples = { like: ['a'], unlike: [], similarity: 0.94 };
  const document = buildConfig([buildCategory({ name: 'Receipts', similarity: 0.94, examples })]);
  const next = applySuggestions(document, [
    { name: 'Receipts', signal: 'examples', similarity: 0.94, matches: 3, suggested: 0.8 },
  ]);
  expect(next.classification.categories[0]).toMatchObject({
    similarity: 0.94,
    examples: { like: ['a'], similarity: 0.8 },
  });
});
