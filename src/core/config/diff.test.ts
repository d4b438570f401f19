import { expect, test } from 'vitest';
import type { Category } from '../category.ts';
import { buildCategory, buildConfig } from '../../testing/builders.ts';
import { diffConfig, isEmptyDiff, scanToOffer } from './diff.ts';
import { withConcurrency } from './document.ts';

const receipts = buildCategory();
const pets = buildCategory({ name: 'Pets', prompts: ['a cat', 'a dog'] });
const memes = buildCategory({ name: 'Memes' });
const before = buildConfig([receipts, pets, memes]);

test('the same document has no difference', () => {
  const diff = diffConfig(before, buildConfig([{ ...receipts }, { ...pets }, { ...memes }]));
  expect(isEmptyDiff(diff)).toBe(true);
  expect(scanToOffer(diff)).toBeNull();
});

test('additions and removals are told with the whole category', () => {
  const nature = buildCategory({ name: 'Nature' });
  expect(diffConfig(before, buildConfig([receipts, memes, nature])).categories).toEqual([
    { kind: 'removed', category: pets },
    { kind: 'added', category: nature },
  ]);
});

test('a rename is a removal and an addition, also where only the case differs', () => {
  const renamed = { ...pets, name: 'PETS' };
  expect(diffConfig(before, buildConfig([receipts, renamed, memes])).categories).toEqual([
    { kind: 'removed', category: pets },
    { kind: 'added', category: renamed },
  ]);
});

test('each changed field is named with both values', () => {
  const changed = { ...receipts, similarity: 0.7, action: 'tag_and_archive' as const, enabled: false };
  expect(diffConfig(before, buildConfig([changed, pets, memes])).categories).toEqual([
    {
      kind: 'changed',
      category: changed,
      changes: [
        { kind: 'value', field: 'similarity', before: 0.6, after: 0.7 },
        { kind: 'value', field: 'action', before: 'tag', after: 'tag_and_archive' },
        { kind: 'value', field: 'enabled', before: true, after: false },
      ],
    },
  ]);
});

test.each([
  [['a dog', 'a cat'], { added: [], removed: [], isReordered: true }],
  [['a cat', 'a fish', 'a dog'], { added: ['a fish'], removed: [], isReordered: false }],
  [['a dog'], { added: [], removed: ['a cat'], isReordered: false }],
])('prompts are compared one by one: %j', (prompts, expected) => {
  const [change] = diffConfig(before, buildConfig([receipts, { ...pets, prompts }, memes])).categories;
  expect(change).toMatchObject({
    kind: 'changed',
    changes: [{ kind: 'list', field: 'prompts', ...expected }],
  });
});

test('order is a difference of its own', () => {
  expect(diffConfig(before, buildConfig([memes, receipts, pets]))).toMatchObject({
    categories: [],
    isReordered: true,
  });
  expect(diffConfig(before, buildConfig([receipts, memes])).isReordered).toBe(false);
});

test('the page-wide switch and the concurrency of the queues are compared by what is in force', () => {
  const off = buildConfig([receipts, pets, memes], { enabled: false, concurrency: 3 });
  expect(diffConfig(before, off)).toMatchObject({
    classificationEnabled: false,
    favouritesArchived: null,
    concurrency: [{ queue: 'classification', before: 1, after: 3 }],
  });
  expect(isEmptyDiff(diffConfig(before, withConcurrency(before, 'smart-search', 3)))).toBe(true);
});

function scan(...categories: Category[]): boolean {
  return scanToOffer(diffConfig(before, buildConfig(categories))) !== null;
}

test('a scan is worth while where something could match that did not', () => {
  expect(scan(receipts, pets, { ...memes, similarity: 0.5 })).toBe(true);
  expect(scan(receipts, pets, { ...memes, similarity: 0.5, enabled: false })).toBe(false);
  expect(scan(receipts, pets)).toBe(false);
  expect(scan(memes, pets, receipts)).toBe(false);
  expect(scan(receipts, pets, memes, buildCategory({ name: 'New' }))).toBe(true);
});

test('what may let go of photos is worth a re-evaluation, which takes tags off as well', () => {
  const narrower = buildConfig([{ ...receipts, but_not: ['a page of a book'] }, pets, memes]);
  expect(scanToOffer(diffConfig(before, narrower))).toBe('re-evaluate');
  const disabled = buildConfig([{ ...receipts, but_not: ['a page of a book'], enabled: false }, pets, memes]);
  expect(scanToOffer(diffConfig(before, disabled))).toBeNull();
});

test('favourites: archived or not, whichever way it is said', () => {
  const withFavourites = (isArchived: boolean) => ({
    ...before,
    classification: { ...before.classification, archive_favourites: isArchived },
  });
  expect(isEmptyDiff(diffConfig(before, withFavourites(false)))).toBe(true);
  const on = diffConfig(before, withFavourites(true));
  expect(on).toMatchObject({ favouritesArchived: true, categories: [] });
  expect(isEmptyDiff(on)).toBe(false);
  expect(scanToOffer(on)).toBe('scan');
  expect(scanToOffer(diffConfig(withFavourites(true), before))).toBeNull();
});
