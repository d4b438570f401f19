import { expect, test } from 'vitest';
import { suggestTags } from './suggestTags.ts';

const PATHS = ['Boats', 'Trips', 'Trips/Lisbon', 'Old trips', 'Auto/Receipts'];

test('what begins alike comes first, then parts, then anything that contains it', () => {
  expect(suggestTags(PATHS, 'tri')).toEqual(['Trips', 'Trips/Lisbon', 'Old trips']);
  expect(suggestTags(PATHS, 'LIS')).toEqual(['Trips/Lisbon']);
  expect(suggestTags(PATHS, 'ip')).toEqual(['Trips', 'Trips/Lisbon', 'Old trips', 'Auto/Receipts']);
  expect(suggestTags(PATHS, 'zebra')).toEqual([]);
});

test('before anything is written there are a few to choose from', () => {
  expect(suggestTags(PATHS, '')).toEqual(PATHS);
  expect(
    suggestTags(
      Array.from({ length: 500 }, (_, index) => `t${String(index)}`),
      ' ',
    ),
  ).toHaveLength(12);
});
