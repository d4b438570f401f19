import { expect, test } from 'vitest';
import { readTagPath } from './tagPath.ts';

test('parts are tidied, and something must be left of them', () => {
  expect(readTagPath(' Trips / Lisbon /', [])).toEqual({ ok: true, path: 'Trips/Lisbon' });
  expect(readTagPath(' / ', [])).toEqual({ ok: false, reason: 'empty' });
});

test('below Auto there are only tags of categories', () => {
  expect(readTagPath('auto/Boats', ['Receipts'])).toEqual({ ok: false, reason: 'reserved' });
  expect(readTagPath('Auto', ['Receipts'])).toEqual({ ok: false, reason: 'reserved' });
  expect(readTagPath('AUTO/receipts', ['Receipts'])).toEqual({ ok: true, path: 'AUTO/receipts' });
  expect(readTagPath('Automobiles', [])).toEqual({ ok: true, path: 'Automobiles' });
});
