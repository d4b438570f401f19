import { describe, expect, it } from 'vitest';
import { EMPTY_QUERY, NO_FILTERS, type SearchQuery } from '../core/search/searchQuery.ts';
import { listSourceKey, listSourcePath, mayHold, type ListSource } from './listSource.ts';

function searchFor(query: Partial<SearchQuery>): ListSource {
  return { kind: 'search', query: { ...EMPTY_QUERY, ...query } };
}

const DOGS = { subject: { kind: 'words', words: 'a dog & a cat' } } as const;

describe('a list’s address', () => {
  it('is that of its page', () => {
    expect(listSourcePath({ kind: 'timeline' })).toBe('/');
    expect(listSourcePath({ kind: 'trash' })).toBe('/trash');
    expect(listSourcePath({ kind: 'tag', path: 'Auto/50% off' })).toBe('/tags/Auto/50%25%20off');
    expect(listSourcePath(searchFor(DOGS))).toBe('/search?q=a+dog+%26+a+cat');
    expect(listSourcePath(searchFor({}))).toBe('/search');
  });
});

describe('a list’s key', () => {
  it('is the same where more is shown of the same search, and another for another', () => {
    const key = listSourceKey(searchFor(DOGS));
    expect(listSourceKey(searchFor({ ...DOGS, more: 2 }))).toBe(key);
    expect(listSourceKey(searchFor({ ...DOGS, filters: { ...NO_FILTERS, place: 'archive' } }))).not.toBe(key);
    expect(listSourceKey({ kind: 'archive' })).toBe('archive');
  });
});

it('knows whether a list may hold what was moved', () => {
  const inArchive = searchFor({ ...DOGS, filters: { ...NO_FILTERS, place: 'archive' } });
  const lists: readonly ListSource[] = [
    { kind: 'timeline' },
    { kind: 'tag', path: 'Auto' },
    searchFor(DOGS),
    inArchive,
  ];
  expect(lists.map((list) => mayHold(list, 'timeline'))).toEqual([true, true, true, false]);
  expect(lists.map((list) => mayHold(list, 'archive'))).toEqual([false, true, true, true]);
  expect(lists.map((list) => mayHold(list, 'trash'))).toEqual([false, false, false, false]);
});
