import { expect, test } from 'vitest';
import { compareCopies, type Copy } from './keepBest.ts';

const taken = (epochMs: number): Copy['taken'] => ({ epochMs, offsetMinutes: null, source: 'exif' });
const COPY: Copy = { id: 5, width: 400, height: 300, bytes: 1_000, taken: taken(50), sharpness: 10 };

test.each([
  ['more pixels', { ...COPY, width: 500 }, { ...COPY, bytes: 9_000, sharpness: 99 }],
  ['as many pixels, turned, and less compressed', { ...COPY, width: 300, height: 400, bytes: 2_000 }, COPY],
  ['sharper', { ...COPY, sharpness: 11 }, { ...COPY, taken: taken(1) }],
  ['older', { ...COPY, taken: taken(49) }, { ...COPY, id: 1 }],
  ['imported first', { ...COPY, id: 4 }, COPY],
])('keeps what is or has %s', (_, better, worse) => {
  expect([worse, better].toSorted(compareCopies)).toEqual([better, worse]);
});
