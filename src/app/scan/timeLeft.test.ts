import { expect, it } from 'vitest';
import { timeLeftMs, withSample, type ProgressSample } from './timeLeft.ts';

function sampled(...points: ReadonlyArray<readonly [atMs: number, processed: number]>): ProgressSample[] {
  return points.reduce<ProgressSample[]>(
    (samples, [atMs, processed]) => withSample(samples, { atMs, processed }),
    [],
  );
}

it('follows the rate', () => {
  expect(timeLeftMs(sampled([0, 0], [2000, 100]), 1000)).toBe(18_000);
});

it('says nothing before it can know', () => {
  expect(timeLeftMs([], 1000)).toBeNull();
  expect(timeLeftMs(sampled([0, 0], [500, 100]), 1000)).toBeNull();
  expect(timeLeftMs(sampled([0, 5], [9000, 5]), 1000)).toBeNull();
});

it('forgets a pause', () => {
  const beforePause: ReadonlyArray<readonly [number, number]> = [
    [0, 0],
    [2000, 100],
  ];
  const paused = sampled(...beforePause, [602_000, 110], [604_000, 210]);
  expect(timeLeftMs(paused, 1000)).toBe(15_800);
});

it('starts again when the count falls', () => {
  expect(sampled([0, 500], [1000, 10])).toEqual([{ atMs: 1000, processed: 10 }]);
});
