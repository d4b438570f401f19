import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAtOrBelow, isSameTagPath, renamedPath } from './tagIdentity.ts';

test('what is nested in a tag, whatever its case', () => {
  expect(isAtOrBelow('holidays/2019', 'Holidays')).toBe(true);
  expect(isAtOrBelow('Holidays', 'holidays')).toBe(true);
  expect(isAtOrBelow('Holidays 2019', 'Holidays')).toBe(false);
  expect(isAtOrBelow('Holidays', 'Holidays/2019')).toBe(false);
});

test('what is nested follows its parent, and renaming back gives the same tags', () => {
  const part = fc.constantFrom('a', 'B', 'c d', 'É', 'é');
  const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(path, fc.array(part), path, (from, below, to) => {
      const nested = [from, ...below].join('/');
      const renamed = renamedPath(nested, from, to);
      expect(isAtOrBelow(renamed, to)).toBe(true);
      expect(isSameTagPath(renamedPath(renamed, to, from), nested)).toBe(true);
    }),
  );
});
