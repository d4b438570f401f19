import { assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { fitScreenful } from './screenful.ts';

test('fills a laptop with two rows and a phone with two columns', () => {
  expect(fitScreenful(1_025, 657, 'fine')).toMatchObject({ columns: 5, size: 10 });
  expect(fitScreenful(366, 505, 'coarse')).toMatchObject({ columns: 2, size: 4 });
});

test('always shows something, and never more than can be looked at', () => {
  assert(
    property(
      integer({ min: 200, max: 6_000 }),
      integer({ min: 0, max: 4_000 }),
      constantFrom('fine' as const, 'coarse' as const),
      (width, height, pointer) => {
        const { columns, size, pictureHeight } = fitScreenful(width, height, pointer);
        expect(columns).toBeGreaterThanOrEqual(2);
        expect(size).toBeGreaterThanOrEqual(2);
        expect(size).toBeLessThanOrEqual(48);
        expect(pictureHeight).toBeGreaterThan(40);
      },
    ),
  );
});
