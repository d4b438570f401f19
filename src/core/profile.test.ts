import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseProfile,
  isProfileName,
  LONGEST_PROFILE_NAME,
  nextProfileColour,
  parseProfileName,
  PROFILE_COLOURS,
  profileInitial,
  type Profile,
} from './profile.ts';

function profile(id: string, edit: Partial<Profile> = {}): Profile {
  return { id, name: `Of ${id}`, colour: 'amber', createdAtMs: 0, lastOpenedAtMs: null, ...edit };
}

describe('a name', () => {
  it('is kept tidy', () => {
    expect(parseProfileName('  Anna   Lena ', [])).toEqual({ ok: true, name: 'Anna Lena' });
    expect(parseProfileName('Zoe\u0308', [])).toEqual({ ok: true, name: 'Zoë' });
  });

  it.each([
    ['   ', 'empty'],
    ['x'.repeat(LONGEST_PROFILE_NAME + 1), 'too-long'],
    [' ANNA ', 'taken'],
  ])('%j is refused: %s', (text, fault) => {
    expect(parseProfileName(text, [{ name: 'Anna' }])).toEqual({ ok: false, fault });
  });

  it('that was accepted is accepted as it is, and is what confirms a deletion', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: LONGEST_PROFILE_NAME }), (text) => {
        const parsed = parseProfileName(text, []);
        fc.pre(parsed.ok);
        expect(parseProfileName(parsed.name, [])).toEqual(parsed);
        expect(isProfileName(`  ${text} `, parsed)).toBe(true);
        expect(isProfileName(`${text}x`, parsed)).toBe(false);
      }),
    );
  });

  it('shows its first character whole', () => {
    expect(profileInitial({ name: 'zoë' })).toBe('Z');
    expect(profileInitial({ name: '👩‍👧 Photos' })).toBe('👩‍👧');
  });
});

describe('the colour of the next profile', () => {
  it('is one nobody has yet, as long as there is one', () => {
    const colours: Array<Pick<Profile, 'colour'>> = [];
    for (const _ of PROFILE_COLOURS) colours.push({ colour: nextProfileColour(colours) });
    expect(new Set(colours.map(({ colour }) => colour)).size).toBe(PROFILE_COLOURS.length);
    expect(nextProfileColour([...colours, { colour: 'amber' }])).toBe('green');
  });
});

describe('which profile a window opens', () => {
  const profiles = [profile('a', { lastOpenedAtMs: 5 }), profile('b', { lastOpenedAtMs: 9 }), profile('c')];

  it.each([
    ['the one opened last, in a new window', null, 'b'],
    ['the one it showed before', 'a', 'a'],
    ['the one it showed before, though never noted', 'c', 'c'],
  ])('%s', (_, remembered, id) => {
    expect(chooseProfile(profiles, remembered)).toMatchObject({ kind: 'open', profile: { id } });
  });

  it('the oldest, where none was ever opened', () => {
    expect(chooseProfile([profile('a'), profile('b')], null)).toMatchObject({ profile: { id: 'a' } });
  });

  it('none by itself, where the one it showed is gone', () => {
    expect(chooseProfile(profiles, 'x')).toEqual({ kind: 'gone' });
    expect(chooseProfile([], null)).toBeNull();
  });
});
