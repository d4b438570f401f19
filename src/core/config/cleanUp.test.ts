import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { categoryKey, type Category } from '../category.ts';
import { planCleanUp } from './cleanUp.ts';
import type { ClassificationConfig } from './document.ts';

function category(edit: Partial<Category> = {}): Category {
  return {
    name: 'Receipts',
    prompts: ['a receipt'],
    similarity: 0.28,
    action: 'tag',
    enabled: true,
    ...edit,
  };
}

function plan(before: readonly Category[], after: readonly Category[], enabled = true): string[] {
  return planCleanUp({ enabled: true, categories: before }, { enabled, categories: after }).map(
    ({ name, reason }) => `${name}: ${reason}`,
  );
}

const receipts = category();
const pets = category({ name: 'Pets' });

test.each<[string, readonly Category[], readonly Category[], string[]]>([
  ['nothing changed', [receipts], [receipts], []],
  ['added', [receipts], [receipts, pets], []],
  ['removed', [receipts, pets], [pets], ['Receipts: removed']],
  ['renamed', [receipts], [category({ name: 'Bills' })], ['Receipts: removed']],
  ['written differently', [receipts], [category({ name: 'RECEIPTS' })], ['Receipts: removed']],
  ['spaces around the name', [receipts], [category({ name: ' Receipts ' })], []],
  ['similarity up', [receipts], [category({ similarity: 0.29 })], ['Receipts: similarity-raised']],
  ['similarity down', [receipts], [category({ similarity: 0.2 })], []],
  ['prompts', [receipts], [category({ prompts: ['a bill'] })], []],
  ['action to archive', [receipts], [category({ action: 'tag_and_archive' })], []],
  ['action to tag only', [category({ action: 'tag_and_archive' })], [receipts], []],
  ['disabled', [receipts], [category({ enabled: false })], []],
  ['enabled', [category({ enabled: false })], [receipts], []],
  ['reordered', [receipts, pets], [pets, receipts], []],
  [
    'disabled and stricter',
    [receipts],
    [category({ enabled: false, similarity: 0.4 })],
    ['Receipts: similarity-raised'],
  ],
  ['all removed', [receipts, pets], [], ['Receipts: removed', 'Pets: removed']],
])('%s', (_change, before, after, expected) => {
  expect(plan(before, after)).toEqual(expected);
});

test('switching classification off takes nothing back', () => {
  expect(plan([receipts], [receipts], false)).toEqual([]);
});

test('clean-up names categories of the old configuration, each once, and saving again plans nothing', () => {
  const categoriesArbitrary = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('A', 'B', 'C', 'D', 'a ', 'b'),
      similarity: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    }),
    { selector: ({ name }) => categoryKey(name) },
  );
  const configArbitrary = categoriesArbitrary.map((edits): ClassificationConfig => ({
    enabled: true,
    categories: edits.map(category),
  }));
  fc.assert(
    fc.property(configArbitrary, configArbitrary, (before, after) => {
      const keys = planCleanUp(before, after).map((cleanUp) => cleanUp.categoryKey);
      const known = new Set(before.categories.map(({ name }) => categoryKey(name)));
      expect(keys.every((key) => known.has(key))).toBe(true);
      expect(new Set(keys).size).toBe(keys.length);
      expect(planCleanUp(after, after)).toEqual([]);
    }),
  );
});
