import { expect, test } from 'vitest';
import { EMPTY_TALLY, type RunTally } from './run.ts';
import { addTallies, negateTally, tallyOf } from './tally.ts';

const batch: RunTally = {
  processed: 5,
  matchedByCategory: { Receipts: 2, Pets: 1 },
  tagged: 3,
  archived: 1,
  untagged: 2,
  untaggedByCategory: { Memes: 2 },
  returned: 1,
  unchanged: 1,
  skipped: 1,
  failed: 1,
};

test('tallies add up, category by category', () => {
  const sum = addTallies(batch, { ...batch, matchedByCategory: { Pets: 2, Memes: 4 } });
  expect(sum).toEqual({
    processed: 10,
    matchedByCategory: { Receipts: 2, Pets: 3, Memes: 4 },
    tagged: 6,
    archived: 2,
    untagged: 4,
    untaggedByCategory: { Memes: 4 },
    returned: 2,
    unchanged: 2,
    skipped: 2,
    failed: 2,
  });
});

test('a tally and its negation leave only zeros', () => {
  const { matchedByCategory, untaggedByCategory, ...counts } = addTallies(batch, negateTally(batch));
  const every = [matchedByCategory, untaggedByCategory, counts].flatMap((some) => Object.values(some));
  expect(new Set(every)).toEqual(new Set([0]));
});

test('photos that all came to the same end', () => {
  expect(tallyOf('skipped', 3)).toEqual({ ...EMPTY_TALLY, processed: 3, skipped: 3 });
  expect(tallyOf('failed', 0)).toEqual(EMPTY_TALLY);
});
