import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countFilters,
  EMPTY_QUERY,
  FORMATS,
  isEmptyQuery,
  MOST_LIKE,
  NO_FILTERS,
  parseSearchParams,
  searchParamsOf,
  type SearchQuery,
} from './searchQuery.ts';

describe('an address', () => {
  it('says everything that is looked for', () => {
    const query: SearchQuery = {
      subject: { kind: 'words', words: 'a dog on a beach' },
      filters: {
        tag: 'Auto/Pets',
        from: '2024-01-01',
        to: '2024-06-30',
        place: 'archive',
        camera: 'NIKON D70',
        format: 'jpeg',
        favourite: true,
      },
      more: 2,
    };
    expect(searchParamsOf(query)).toEqual({
      q: 'a dog on a beach',
      tag: 'Auto/Pets',
      from: '2024-01-01',
      to: '2024-06-30',
      in: 'archive',
      camera: 'NIKON D70',
      type: 'jpeg',
      favourite: 'true',
      more: '2',
    });
    expect(parseSearchParams(searchParamsOf(query))).toEqual(query);
  });

  it('is empty for a query without anything', () => {
    expect(searchParamsOf(EMPTY_QUERY)).toEqual({});
    expect(parseSearchParams({})).toEqual(EMPTY_QUERY);
  });

  it('leaves out what cannot be meant', () => {
    expect(
      parseSearchParams({
        q: '   ',
        like: '0,-1,x,1.5',
        from: '2023-02-31',
        to: 'yesterday',
        in: 'trash',
        type: 'exe',
        more: '-3',
        other: 'word',
      }),
    ).toEqual(EMPTY_QUERY);
    expect(parseSearchParams({ q: 12, tag: ['a'] })).toEqual(EMPTY_QUERY);
  });

  it('takes each photo once, and so many', () => {
    expect(parseSearchParams({ like: '7,9,7' }).subject).toEqual({ kind: 'photos', ids: [7, 9] });
    const many = Array.from({ length: 100 }, (_, index) => index + 1).join(',');
    const { subject } = parseSearchParams({ like: many });
    expect(subject.kind === 'photos' && subject.ids.length).toBe(MOST_LIKE);
  });

  it('means a picture rather than words, where it names both', () => {
    expect(parseSearchParams({ q: 'dog', like: '7' }).subject).toEqual({ kind: 'photos', ids: [7] });
    expect(parseSearchParams({ q: 'dog', picture: 'a1' }).subject).toEqual({ kind: 'picture', token: 'a1' });
  });

  it('comes back from its parameters as it was', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const word = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text);
    const query = fc.record({
      subject: fc.oneof(
        fc.constant({ kind: 'none' } as const),
        word.map((words) => ({ kind: 'words', words }) as const),
        fc
          .uniqueArray(fc.integer({ min: 1, max: 2 ** 31 }), { minLength: 1, maxLength: MOST_LIKE })
          .map((ids) => ({ kind: 'photos', ids }) as const),
        word.map((token) => ({ kind: 'picture', token }) as const),
      ),
      filters: fc.record({
        tag: fc.option(word),
        from: fc.option(day),
        to: fc.option(day),
        place: fc.option(fc.constantFrom('timeline' as const, 'archive' as const)),
        camera: fc.option(word),
        format: fc.option(fc.constantFrom(...FORMATS)),
        favourite: fc.option(fc.constant(true as const)),
      }),
      more: fc.nat(1000),
    });
    fc.assert(
      fc.property(query, (asked) => {
        expect(parseSearchParams(searchParamsOf(asked))).toEqual(asked);
      }),
    );
  });
});

it('counts filters, and knows a query that asks for nothing', () => {
  expect(countFilters(NO_FILTERS)).toBe(0);
  expect(countFilters({ ...NO_FILTERS, tag: 'Auto', place: 'archive' })).toBe(2);
  expect(isEmptyQuery(EMPTY_QUERY)).toBe(true);
  expect(isEmptyQuery({ ...EMPTY_QUERY, filters: { ...NO_FILTERS, format: 'png' } })).toBe(false);
  expect(isEmptyQuery({ ...EMPTY_QUERY, subject: { kind: 'photos', ids: [1] } })).toBe(false);
});
