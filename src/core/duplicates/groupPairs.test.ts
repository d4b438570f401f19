import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupPairs } from './groupPairs.ts';

/** Photos on a line, alike where they are near. */
function onLine(positions: readonly number[], reach: number) {
  const distanceOf = (a: number, b: number): number => Math.abs((positions[a] ?? 0) - (positions[b] ?? 0));
  const isMatch = (a: number, b: number): boolean => distanceOf(a, b) <= reach;
  const pairs = positions.flatMap((_, first) =>
    positions.flatMap((__, second) =>
      first < second && isMatch(first, second)
        ? [{ first, second, distance: distanceOf(first, second) }]
        : [],
    ),
  );
  return { pairs, isMatch, groups: groupPairs(pairs, isMatch) };
}

describe('groups', () => {
  it('hold what is all alike', () => {
    expect(onLine([0, 50, 1, 2, 51, 90], 5).groups).toEqual([
      [0, 2, 3],
      [1, 4],
    ]);
  });

  it('do not follow a chain from one end to the other', () => {
    const { groups } = onLine([0, 4, 8, 12, 16, 20], 5);
    expect(groups.every((group) => group.length <= 3)).toBe(true);
    expect(groups.flat().length).toBeGreaterThan(3);
  });

  it('have one member all others match, and nobody is in two', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 60 }), { maxLength: 25 }),
        fc.nat({ max: 10 }),
        (positions, reach) => {
          const { groups, isMatch } = onLine(positions, reach);
          for (const group of groups) {
            expect(group.length).toBeGreaterThan(1);
            expect(group.some((head) => group.every((other) => isMatch(head, other)))).toBe(true);
          }
          expect(new Set(groups.flat()).size).toBe(groups.flat().length);
        },
      ),
    );
  });
});
