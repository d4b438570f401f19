import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRanker } from './ranking.ts';

const score = fc.oneof(fc.float({ noNaN: true }), fc.constantFrom(0, -0, 1, -1, 0.25));

test('photos come by their best score, of equal scores the lower id first', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(score, score), { maxLength: 60 }), (rows) => {
      const ranker = createRanker(2);
      rows.forEach((values, index) =>
        ranker.add(index + 5, { values: Float32Array.from(values), stride: 2 }, 0),
      );
      const { photoIds, scores, winners } = ranker.rank();

      const expected = rows
        .map(([first, second], index) => ({
          id: index + 5,
          best: Math.max(first, second),
          winner: second > first ? 1 : 0,
        }))
        .toSorted((a, b) => b.best - a.best || a.id - b.id);
      expect([...photoIds]).toEqual(expected.map(({ id }) => id));
      expect([...winners]).toEqual(expected.map(({ winner }) => winner));
      expect([...scores].map((value) => value + 0)).toEqual(
        expected.map(({ best }) => Math.fround(best) + 0),
      );
    }),
  );
});

test('more photos than it began with room for', () => {
  const ranker = createRanker(1);
  for (let id = 0; id < 3000; id++) ranker.add(id, { values: Float32Array.of(id / 3000), stride: 1 }, 0);
  const { photoIds } = ranker.rank();
  expect([photoIds.length, photoIds[0], photoIds[2999]]).toEqual([3000, 2999, 0]);
});

test('a photo whose vector is not a number comes last', () => {
  const ranker = createRanker(1);
  ranker.add(1, { values: Float32Array.of(Number.NaN), stride: 1 }, 0);
  ranker.add(2, { values: Float32Array.of(-1), stride: 1 }, 0);
  expect([...ranker.rank().photoIds]).toEqual([2, 1]);
});
