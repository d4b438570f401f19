import { describe, expect, it } from 'vitest';
import { countMatches, histogram, neighboursOfCut } from './scoreDistribution.ts';

const SCORES = Float32Array.from([0.9, 0.5, 0.5, 0.25, -0.1]);

describe('scores and their cut', () => {
  it.each([
    [0, 4],
    [0.25, 4],
    [0.5, 3],
    [0.51, 1],
    [1, 0],
  ])('at %f there are %i matches', (threshold, count) => {
    expect(countMatches(SCORES, threshold)).toBe(count);
  });

  it('counts scores into bins, what lies outside at the ends', () => {
    expect([...histogram(Float32Array.from([...SCORES, 1]), 4)]).toEqual([1, 1, 2, 2]);
  });

  it.each([
    [100, 40, { best: [0, 4], above: [32, 40], below: [40, 48] }],
    [100, 10, { best: [0, 2], above: [2, 10], below: [10, 18] }],
    [100, 3, { best: [0, 0], above: [0, 3], below: [3, 11] }],
    [5, 5, { best: [0, 0], above: [0, 5], below: [5, 5] }],
    [0, 0, { best: [0, 0], above: [0, 0], below: [0, 0] }],
  ])(
    'of %i photos with %i matches it shows the best and those around the cut',
    (total, matches, expected) => {
      expect(neighboursOfCut(total, matches, { best: 4, around: 8 })).toEqual(expected);
    },
  );
});
