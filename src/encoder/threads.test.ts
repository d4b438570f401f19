import { expect, it } from 'vitest';
import { chooseThreads } from './threads.ts';

it.each([
  [1, true, 1],
  [2, true, 1],
  [3, true, 2],
  [8, true, 4],
  [32, true, 4],
  [8, false, 1],
])('%i cores, isolated %s: %i', (cores, isIsolated, threads) => {
  expect(chooseThreads(cores, isIsolated)).toBe(threads);
});
