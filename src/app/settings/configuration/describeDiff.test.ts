import { expect, test } from 'vitest';
import type { ConfigDocument } from '../../../core/config/document.ts';
import { diffConfig } from '../../../core/config/diff.ts';
import { buildCategory, buildConfig } from '../../../testing/builders.ts';
import { describeDiff, diffLineToText } from './describeDiff.ts';

const receipts = buildCategory({ similarity: 0.28, prompts: ['a receipt', 'a bill'] });
const pets = buildCategory({ name: 'Pets', similarity: 0.3 });

function inWords(before: ConfigDocument, after: ConfigDocument): string[] {
  return describeDiff(diffConfig(before, after)).map(diffLineToText);
}

test('each change is a sentence about its category', () => {
  const after = buildConfig([
    {
      ...receipts,
      similarity: 0.31,
      prompts: ['a till slip', 'a receipt'],
      action: 'tag_and_archive',
      enabled: false,
    },
    buildCategory({ name: 'Memes', similarity: 0.255 }),
  ]);
  expect(inWords(buildConfig([receipts, pets]), after)).toEqual([
    'Pets: removed',
    'Receipts: prompt added: “a till slip”; prompt removed: “a bill”; similarity 0.28 → 0.31; action Tag only → Tag and archive; switched off',
    'Memes: added; similarity 0.255, tag only, 1 prompt',
  ]);
});

test('what is not about one category has a line of its own', () => {
  const after = buildConfig([pets, { ...receipts, prompts: ['a bill', 'a receipt'] }], {
    enabled: false,
    concurrency: 3,
  });
  expect(inWords(buildConfig([receipts, pets]), after)).toEqual([
    'Receipts: prompts in another order',
    'Order: categories stand in another order',
    'Classification: switched off',
    'Queue Classification: concurrency 1 → 3',
  ]);
});

test('without a difference there are no words', () => {
  expect(inWords(buildConfig([receipts]), buildConfig([receipts]))).toEqual([]);
});
