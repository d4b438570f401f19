import { expect, test } from 'vitest';
import { dot, isUnit, normalise, rowOf } from './vector.ts';

test('the dot product of unit vectors is their cosine', () => {
  const a = Float32Array.of(1, 0);
  const b = Float32Array.of(Math.SQRT1_2, Math.SQRT1_2);
  expect(dot(a, b)).toBeCloseTo(Math.cos(Math.PI / 4), 6);
  expect(dot(a, Float32Array.of(0, 1))).toBe(0);
});

test('vectors of different models cannot be compared', () => {
  expect(() => dot(new Float32Array(2), new Float32Array(3))).toThrow('2 and 3');
});

test('normalising gives length 1 and keeps the direction', () => {
  const unit = normalise(Float32Array.of(3, 4));
  expect([...(unit ?? [])]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
  expect(unit !== null && isUnit(unit)).toBe(true);
});

test('a vector without direction has no unit vector', () => {
  expect(normalise(new Float32Array(4))).toBeNull();
  expect(normalise(Float32Array.of(Number.NaN, 1))).toBeNull();
  expect(normalise(Float32Array.of(Number.POSITIVE_INFINITY, 1))).toBeNull();
});

test.each([
  [[0.6, 0.8], true],
  [[0.6, 0.81], false],
  [[0, 0], false],
  [[Number.NaN, 1], false],
])('%j is a unit vector: %s', (values, expected) => {
  expect(isUnit(Float32Array.from(values))).toBe(expected);
});

test('a row of a matrix is a view on it', () => {
  const matrix = Float32Array.of(1, 2, 3, 4, 5, 6);
  expect([...rowOf(matrix, 2, 1)]).toEqual([3, 4]);
  expect(rowOf(matrix, 2, 1).buffer).toBe(matrix.buffer);
});
