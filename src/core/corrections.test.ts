import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FEWEST_CORRECTIONS,
  scoreCorrections,
  suggestThreshold,
  type CorrectedScores,
  type Correction,
} from './corrections.ts';

const NOTHING: CorrectedScores = { rejected: [], wanted: [], kept: [] };

describe('a suggested threshold', () => {
  it('lies in the middle between what was taken off and what stayed', () => {
    const scores = { ...NOTHING, rejected: [0.28, 0.29, 0.29, 0.3, 0.3], kept: [0.36, 0.4, 0.45] };
    expect(suggestThreshold(scores, 0.28)).toEqual({
      kind: 'better',
      threshold: 0.33,
      rejectedOut: 5,
      wantedIn: 0,
      keptOut: 0,
    });
  });

  it('comes down to what the person put on', () => {
    const scores = { rejected: [0.1], wanted: [0.2, 0.21, 0.22, 0.24], kept: [0.3, 0.33] };
    expect(suggestThreshold(scores, 0.28)).toEqual({
      kind: 'better',
      threshold: 0.15,
      rejectedOut: 1,
      wantedIn: 4,
      keptOut: 0,
    });
  });

  it('says what it would lose where the two sides overlap', () => {
    const scores = { ...NOTHING, rejected: [0.28, 0.28, 0.29, 0.3, 0.5], kept: [0.28, 0.4, 0.41, 0.42] };
    expect(suggestThreshold(scores, 0.28)).toEqual({
      kind: 'better',
      threshold: 0.35,
      rejectedOut: 4,
      wantedIn: 0,
      keptOut: 1,
    });
  });

  it('goes by shares: a dozen corrections count beside thousands of matches', () => {
    const kept = Array.from({ length: 5_000 }, (_, index) => 0.3 + index / 20_000);
    const scores = { ...NOTHING, rejected: Array.from({ length: 12 }, () => 0.31), kept };
    expect(suggestThreshold(scores, 0.28)).toMatchObject({
      kind: 'better',
      threshold: 0.32,
      rejectedOut: 12,
    });
  });

  it.each<[string, CorrectedScores]>([
    ['nobody corrected anything', { ...NOTHING, kept: [0.3, 0.4] }],
    ['a few corrections only', { rejected: [0.3, 0.3], wanted: [0.2, 0.2], kept: [0.3] }],
    ['nothing stayed', { ...NOTHING, rejected: [0.3, 0.3, 0.3, 0.3, 0.3] }],
    ['nothing was taken off', { ...NOTHING, wanted: [0.2, 0.2, 0.2, 0.2, 0.2], kept: [0.4] }],
  ])('is not given where %s', (_, scores) => {
    expect(suggestThreshold(scores, 0.28)).toEqual({ kind: 'too-few' });
  });

  it('is not given where it would put a single photo right', () => {
    const scores = { ...NOTHING, rejected: [0.31, 0.5, 0.52, 0.54, 0.6, 0.61], kept: [0.4, 0.5, 0.55] };
    expect(suggestThreshold(scores, 0.28)).toEqual({ kind: 'fits' });
    const two = { ...scores, rejected: [0.3, ...scores.rejected] };
    expect(suggestThreshold(two, 0.28)).toMatchObject({ kind: 'better', rejectedOut: 2 });
  });

  it('is the current one where none is better', () => {
    const scores = { ...NOTHING, rejected: [0.1, 0.1, 0.1, 0.1, 0.1], kept: [0.9] };
    expect(suggestThreshold(scores, 0.285)).toEqual({ kind: 'fits' });
  });
});

function correction(photoId: number, kind: Correction['kind']): Correction {
  return { photoId, kind, categoryKey: 'receipts', atMs: 1 };
}

describe('scores of what was corrected', () => {
  it('are on the side the person put them; a photo brought back kept the tag', () => {
    const corrections = [correction(1, 'tag'), correction(1, 'archive'), correction(2, 'archive')];
    const scored = { photoIds: [5, 4, 3, 2, 1], scores: Float32Array.of(0.875, 0.75, 0.5, 0.25, 0.125) };
    // The photo 9 is in the trash, and has no score.
    expect(scoreCorrections([...corrections, correction(3, 'always')], [2, 3, 4, 9], scored)).toEqual({
      rejected: [0.125],
      wanted: [0.5],
      kept: [0.75, 0.25],
    });
  });
});

const scoresArbitrary = fc.record({
  rejected: fc.array(fc.double({ min: -0.2, max: 1, noNaN: true }), { maxLength: 12 }),
  wanted: fc.array(fc.double({ min: -0.2, max: 1, noNaN: true }), { maxLength: 12 }),
  kept: fc.array(fc.double({ min: -0.2, max: 1, noNaN: true }), { maxLength: 40 }),
});
const thresholdArbitrary = fc.integer({ min: 0, max: 100 }).map((step) => step / 100);

function qualityOf({ rejected, wanted, kept }: CorrectedScores, threshold: number): number {
  const belonging = [...wanted, ...kept];
  return (
    belonging.filter((score) => score >= threshold).length / belonging.length -
    rejected.filter((score) => score >= threshold).length / rejected.length
  );
}

function countRight({ rejected, wanted }: CorrectedScores, threshold: number): number {
  return (
    rejected.filter((score) => score < threshold).length + wanted.filter((score) => score >= threshold).length
  );
}

describe('any suggestion', () => {
  it('divides clearly better than the current threshold, and no step of the slider divides better still', () => {
    fc.assert(
      fc.property(scoresArbitrary, thresholdArbitrary, (scores, current) => {
        const suggestion = suggestThreshold(scores, current);
        const isEnough =
          scores.rejected.length + scores.wanted.length >= FEWEST_CORRECTIONS &&
          scores.rejected.length > 0 &&
          scores.wanted.length + scores.kept.length > 0;
        expect(suggestion.kind === 'too-few').toBe(!isEnough);
        if (suggestion.kind === 'too-few') return;
        const steps = Array.from({ length: 101 }, (_, step) => step / 100);
        const best = Math.max(...steps.map((step) => qualityOf(scores, step)));
        if (suggestion.kind === 'better') {
          const { threshold } = suggestion;
          expect(qualityOf(scores, threshold)).toBe(best);
          expect(qualityOf(scores, current)).toBeLessThan(best);
          expect(countRight(scores, threshold)).toBeGreaterThanOrEqual(countRight(scores, current) + 2);
          expect(suggestThreshold(scores, threshold)).toEqual({ kind: 'fits' });
        } else if (qualityOf(scores, current) < best) {
          const gains = steps
            .filter((step) => qualityOf(scores, step) === best)
            .map((step) => countRight(scores, step) - countRight(scores, current));
          expect(Math.min(...gains)).toBeLessThan(2);
        }
      }),
    );
  });
});
