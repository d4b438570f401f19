import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnit } from '../vector.ts';
import { averageViews, countSquares, squareStarts } from './views.ts';
import { buildPreprocessing } from '../../testing/builders.ts';

const TWO = buildPreprocessing({ size: 100, views: 2 });

describe('squareStarts', () => {
  it.each([
    ['one view', 300, 1, [100]],
    ['nearly square', 189, 2, [44]],
    ['tall: the ends', 195, 2, [0, 95]],
    ['taller: the middle of each half', 400, 2, [50, 250]],
  ] as const)('%s', (_, length, views, expected) => {
    expect(squareStarts(length, { ...TWO, views })).toEqual(expected);
  });

  it('keeps every square inside, in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 5000 }), (length) => {
        const starts = squareStarts(length, TWO);
        expect(starts.every((start) => start >= 0 && start + 100 <= length)).toBe(true);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      }),
    );
  });
});

it('counts squares', () => {
  expect([1, 2].map((squares) => countSquares(new Uint8Array(squares * 12), 2))).toEqual([1, 2]);
});

describe('averageViews', () => {
  it('lies between the views of a picture and leaves the others', () => {
    const rows = Float32Array.from([1, 0, 0, 1, 0, 1]);
    const half = Math.fround(Math.SQRT1_2);
    expect([...averageViews(rows, [2, 1])]).toEqual([half, half, 0, 1]);
    expect(averageViews(rows, [1, 1, 1])).toBe(rows);
  });

  it('gives unit vectors, whatever the views', () => {
    const angle = fc.double({ min: 0, max: 7, noNaN: true });
    fc.assert(
      fc.property(angle, angle, (a, b) => {
        const rows = Float32Array.from([Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)]);
        expect(isUnit(averageViews(rows, [2]))).toBe(true);
      }),
    );
    expect([...averageViews(Float32Array.from([1, 0, -1, 0]), [2])]).toEqual([1, 0]);
  });
});
