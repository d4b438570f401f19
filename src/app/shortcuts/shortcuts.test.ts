import { describe, expect, test } from 'vitest';
import { isSameChord, type Chord } from './chord.ts';
import { shortcutsText } from './messages.ts';
import { SHORTCUT_LIST, type ShortcutScope } from './shortcuts.ts';

/** Scopes that listen at the same time. */
const TOGETHER: ReadonlyArray<readonly ShortcutScope[]> = [
  ['global', 'grid', 'selection'],
  ['global', 'viewer'],
  ['global', 'review'],
];

describe.each(TOGETHER)('keys that work at the same time: %s', (...scopes) => {
  test('no two shortcuts share a key', () => {
    const taken: Array<readonly [string, Chord]> = [];
    for (const [name, { scope, chords }] of SHORTCUT_LIST) {
      if (!scopes.includes(scope)) continue;
      for (const chord of chords) {
        const other = taken.find(([, used]) => isSameChord(used, chord));
        expect(other, `${name} and ${other?.[0] ?? ''} share a key`).toBeUndefined();
        taken.push([name, chord]);
      }
    }
    expect(taken.length).toBeGreaterThan(0);
  });
});

test('letters are declared in lower case, as presses are compared', () => {
  for (const [name, { chords }] of SHORTCUT_LIST) {
    for (const { key } of chords) {
      if (key.length === 1) expect(key, name).toBe(key.toLowerCase());
    }
  }
});

test('the keys browsers keep for themselves are left to them', () => {
  const reserved = ['l', 'n', 'p', 'q', 'r', 's', 't', 'w', 'f'];
  for (const [name, { chords }] of SHORTCUT_LIST) {
    for (const { key, withMod } of chords) {
      if (withMod === true) expect(reserved, name).not.toContain(key);
    }
  }
});

test('every shortcut says what it does, and no two in a place say the same', () => {
  const said = SHORTCUT_LIST.map(([name, { scope }]) => `${scope}: ${shortcutsText.names[name]}`);
  expect(new Set(said).size).toBe(SHORTCUT_LIST.length);
});
