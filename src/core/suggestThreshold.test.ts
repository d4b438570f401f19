import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestThreshold } from './suggestThreshold.ts';

const scoresArbitrary = fc
  .array(fc.float({ min: Math.fround(-0.2), max: Math.fround(0.99), noNaN: true }), {
    minLength: 1,
    maxLength: 200,
  })
  .map((scores) => Float32Array.from(scores));

function count(scores: Float32Array, threshold: number): number {
  return scores.filter((score) => score >= threshold).length;
}

describe('suggestThreshold', () => {
  it('stands in the middle of the gap that keeps the number of matches', () => {
    expect(suggestThreshold(2, Float32Array.of(0.05, 0.4, 0.1, 0.3))).toBe(0.2);
  });

  it('has nothing to go by where nothing was matched', () => {
    expect(suggestThreshold(0, Float32Array.of(0.5))).toBeNull();
    expect(suggestThreshold(3, new Float32Array())).toBeNull();
  });

  it('no other step keeps the number better', () => {
    fc.assert(
      fc.property(scoresArbitrary, fc.integer({ min: 1, max: 250 }), (scores, matches) => {
        const suggested = suggestThreshold(matches, scores);
        if (suggested === null) throw new Error('There was something to match.');
        const difference = Math.abs(count(scores, suggested) - matches);
        for (let step = 0; step <= 100; step++) {
          expect(Math.abs(count(scores, step / 100) - matches)).toBeGreaterThanOrEqual(difference);
        }
      }),
    );
  });

  it('finds the threshold again that made the matches', () => {
    fc.assert(
      fc.property(scoresArbitrary, fc.integer({ min: 0, max: 100 }), (scores, step) => {
        const matches = count(scores, step / 100);
        const suggested = suggestThreshold(matches, scores);
        fc.pre(suggested !== null);
        expect(count(scores, suggested)).toBe(matches);
      }),
    );
  });
});
