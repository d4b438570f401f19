import { expect, it } from 'vitest';
import { toTensor } from './toTensor.ts';

const PREPROCESSING = { size: 2, mean: [0, 0.5, 1], std: [1, 0.5, 0.25] } as const;

it('normalises each channel into its own plane, picture after picture', () => {
  const first = [0, 255, 255, 51, 0, 255, 102, 255, 0, 255, 0, 0];
  const second = first.map((value) => 255 - value);
  const tensor = toTensor(Uint8Array.from([...first, ...second]), 2, PREPROCESSING);
  const rounded = Array.from(tensor, (value) => Number(value.toFixed(4)) + 0);
  expect(rounded.slice(0, 12)).toEqual([0, 0.2, 0.4, 1, 1, -1, 1, -1, 0, 0, -4, -4]);
  expect(rounded.slice(12)).toEqual([1, 0.8, 0.6, 0, -1, 1, -1, 1, -4, -4, 0, 0]);
});

it('refuses pixels that are not as many pictures as said', () => {
  expect(() => toTensor(new Uint8Array(12), 2, PREPROCESSING)).toThrow('2 pictures of 2 x 2');
});
