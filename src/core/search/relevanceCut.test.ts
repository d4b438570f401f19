import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLIP_BANDS } from '../model.ts';
import { cutToSimilarity, findCut, type CutBounds } from './relevanceCut.ts';

const CLIP: CutBounds = { bands: CLIP_BANDS, defaultThreshold: 0.28 };
/** A model whose cosines lie elsewhere altogether, as those of SigLIP do. */
const LOW: CutBounds = {
  bands: { loose: [0.02, 0.05], normal: [0.05, 0.12], strict: [0.12, 0.2] },
  defaultThreshold: 0.1,
};

/** `count` scores of a bell, without chance: its quantiles. */
function bell(count: number, middle: number, width: number): number[] {
  return Array.from(
    { length: count },
    (_, index) => middle + width * quantileOfNormal((index + 0.5) / count),
  );
}

/** Quantiles of the standard normal distribution, from Tukey's lambda distribution, which is near enough here. */
function quantileOfNormal(share: number): number {
  return (share ** 0.135 - (1 - share) ** 0.135) / 0.1975;
}

function countAbove(scores: Float32Array, cut: number): number {
  return scores.filter((score) => score >= cut).length;
}

function descending(...groups: readonly number[][]): Float32Array<ArrayBuffer> {
  return Float32Array.from(groups.flat())
    .toSorted()
    .map((_, index, ascending) => ascending[ascending.length - 1 - index] ?? 0);
}

describe('the cut of a search by words', () => {
  it('parts the matches from the rest, whatever the words score in general', () => {
    for (const middle of [0.14, 0.17, 0.2]) {
      const scores = descending(bell(950, middle, 0.015), bell(50, middle + 0.1, 0.008));
      const found = countAbove(scores, findCut(scores, CLIP));
      expect(found).toBeGreaterThanOrEqual(45);
      expect(found).toBeLessThanOrEqual(55);
    }
  });

  it('finds hardly anything where nothing matches', () => {
    const scores = descending(bell(10_000, 0.19, 0.02));
    expect(countAbove(scores, findCut(scores, CLIP))).toBeLessThan(100);
  });

  it('finds a good part where most of the library matches', () => {
    const scores = descending(bell(300, 0.19, 0.02), bell(700, 0.29, 0.015));
    const found = countAbove(scores, findCut(scores, CLIP));
    expect(found).toBeGreaterThan(350);
    expect(found).toBeLessThanOrEqual(705);
  });

  it('finds nothing where the model knows no word', () => {
    const scores = new Float32Array(500);
    expect(countAbove(scores, findCut(scores, CLIP))).toBe(0);
  });

  it('follows a model whose scores lie elsewhere', () => {
    const scores = descending(bell(950, 0, 0.015), bell(50, 0.11, 0.008));
    const found = countAbove(scores, findCut(scores, LOW));
    expect(found).toBeGreaterThanOrEqual(45);
    expect(found).toBeLessThanOrEqual(55);
  });

  it('stays within what the model calls normal and its default', () => {
    const anyScores = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { maxLength: 300 });
    fc.assert(
      fc.property(anyScores, (values) => {
        const cut = findCut(descending(values), CLIP);
        expect(cut).toBeGreaterThanOrEqual(CLIP_BANDS.normal[0]);
        expect(cut).toBeLessThanOrEqual(CLIP.defaultThreshold);
      }),
    );
  });
});

describe('the cut of a search by picture', () => {
  it('parts near pictures from the rest', () => {
    const scores = descending(bell(900, 0.7, 0.04), bell(100, 0.92, 0.015));
    const found = countAbove(scores, findCut(scores, null));
    expect(found).toBeGreaterThanOrEqual(85);
    expect(found).toBeLessThanOrEqual(110);
  });

  it('always finds the nearest', () => {
    const anyScores = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(anyScores, (values) => {
        const scores = descending(values);
        expect(countAbove(scores, findCut(scores, null))).toBeGreaterThan(0);
      }),
    );
  });
});

it('makes a similarity of two decimals that is not above the cut', () => {
  expect([0.2649, 0.28, 0.29, -0.3, 1.2].map(cutToSimilarity)).toEqual([0.26, 0.28, 0.29, 0, 1]);
});
