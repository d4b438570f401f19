import { array, assert, nat, property, record, subarray } from 'fast-check';
import { expect, test } from 'vitest';
import { groupRecent } from './recentGroups.ts';

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const ascending = (ids: readonly number[]): number[] => ids.toSorted((a, b) => a - b);
const HOUR_MS = 3_600_000;

test('photos are grouped by day, latest first, and by the categories that archived them, largest first', () => {
  const days = groupRecent(
    [
      { photoId: 5, atMs: 30 * HOUR_MS, categoryKeys: ['memes'] },
      { photoId: 4, atMs: 5 * HOUR_MS, categoryKeys: ['memes'] },
      { photoId: 3, atMs: 4 * HOUR_MS, categoryKeys: ['receipts', 'documents'] },
      { photoId: 2, atMs: 3 * HOUR_MS, categoryKeys: ['documents', 'receipts'] },
    ],
    dayOf,
  );
  expect(days.map(({ atMs, photos }) => [atMs / HOUR_MS, photos])).toEqual([
    [30, 1],
    [5, 3],
  ]);
  expect(days[1]?.groups.map(({ categoryKeys, photoIds }) => [categoryKeys, photoIds])).toEqual([
    [
      ['receipts', 'documents'],
      [3, 2],
    ],
    [['memes'], [4]],
  ]);
});

test('every photo is in exactly one group, and groups have names of their own', () => {
  const photos = array(
    record({ photoId: nat(), atMs: nat(100 * HOUR_MS), categoryKeys: subarray(['a', 'b', 'c']) }),
  );
  assert(
    property(photos, (archived) => {
      const groups = groupRecent(archived, dayOf).flatMap((day) => day.groups);
      expect(ascending(groups.flatMap(({ photoIds }) => photoIds))).toEqual(
        ascending(archived.map(({ photoId }) => photoId)),
      );
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
    }),
  );
});
