import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzyMatch } from './fuzzy.ts';

function score(query: string, text: string): number {
  return fuzzyMatch(query, text)?.score ?? -Infinity;
}

function found(query: string, text: string): string {
  return (fuzzyMatch(query, text)?.positions ?? []).map((position) => text.charAt(position)).join('');
}

describe('what matches', () => {
  test('letters in order, whatever their case and accents', () => {
    expect(fuzzyMatch('arch', 'Archive')).not.toBeNull();
    expect(fuzzyMatch('ave', 'Archive')).not.toBeNull();
    expect(fuzzyMatch('ete', 'Été 2024')).not.toBeNull();
    expect(fuzzyMatch('hcra', 'Archive')).toBeNull();
    expect(fuzzyMatch('archives', 'Archive')).toBeNull();
  });

  test('spaces in the query only part its words', () => {
    expect(fuzzyMatch('set mod', 'Settings: Models')).not.toBeNull();
    expect(fuzzyMatch('  ', 'Archive')).toEqual({ score: 0, positions: [] });
  });

  test('a combining letter counts once and moves no position', () => {
    expect(found('zz', 'éz z')).toBe('zz');
  });
});

describe('what comes first', () => {
  test('the name itself, then its beginning, then letters at the starts of words, then letters anywhere', () => {
    expect(score('tags', 'Tags')).toBe(Infinity);
    expect(score('jo', 'Jobs')).toBeGreaterThan(score('jo', 'Major'));
    expect(score('sm', 'Settings: Models')).toBeGreaterThan(score('sm', 'Resume'));
    expect(score('rec', 'Auto/Receipts')).toBeGreaterThan(score('rec', 'Recently archived cats: correct'));
    expect(score('pets', 'Auto/Pets')).toBeGreaterThan(score('pets', 'Open the settings'));
  });

  test('the letters pointed at are those that belong together', () => {
    expect(fuzzyMatch('mod', 'Some models')?.positions).toEqual([5, 6, 7]);
    expect(fuzzyMatch('ip', 'Import photos, pause')?.positions).toEqual([0, 7]);
  });
});

const word = string({ unit: constantFrom('a', 'b', 'É', 'é', '/', ' ', 'Z'), maxLength: 12 });

test('a match points at the letters of the query, in order', () => {
  assert(
    property(word, word, (query, text) => {
      const match = fuzzyMatch(query, text);
      const wanted = plain(query);
      if (match === null) {
        expect(isSubsequence(wanted, plain(text))).toBe(false);
      } else {
        expect(match.positions.map((position) => plain(text.charAt(position))).join('')).toBe(wanted);
        expect(match.positions.toSorted((a, b) => a - b)).toEqual(match.positions);
        expect(new Set(match.positions).size).toBe(match.positions.length);
      }
    }),
  );
});

function isSubsequence(wanted: string, text: string): boolean {
  let from = 0;
  for (const letter of wanted) {
    const at = text.indexOf(letter, from);
    if (at === -1) return false;
    from = at + 1;
  }
  return true;
}

/** Without case, accents and spaces. */
function plain(value: string): string {
  return value
    .normalize('NFD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase();
}
