import { describe, expect, it } from 'vitest';
import { counted, formatBytes, listed, roughDuration } from './counted.ts';

describe('numbers in words', () => {
  it.each([
    [0, '0 photos'],
    [1, '1 photo'],
    [1234, '1,234 photos'],
  ])('%i', (count, text) => {
    expect(counted(count, 'photo', 'photos')).toBe(text);
  });

  it.each([
    [[], ''],
    [['A'], 'A'],
    [['A', 'B'], 'A and B'],
    [['A', 'B', 'C'], 'A, B and C'],
  ])('lists %j', (names, text) => {
    expect(listed(names)).toBe(text);
  });

  it.each([
    [900, 'a few seconds'],
    [42_000, '40 seconds'],
    [60_000, 'about 1 minute'],
    [190_000, 'about 3 minutes'],
    [3_500_000, 'about 1 hour'],
    [7_300_000, 'about 2 hours'],
  ])('%i ms', (durationMs, text) => {
    expect(roughDuration(durationMs)).toBe(text);
  });

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [999_900, '1 MB'],
    [3_440_000, '3.4 MB'],
    [154_000_000, '154 MB'],
    [12_000_000_000, '12 GB'],
  ])('%i bytes', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
