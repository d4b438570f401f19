import { expect, test } from 'vitest';
import { forgetWelcome, nextStage, noteHasHadPhotos, readWelcomeStage } from './welcomeStage.ts';

function fakeStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

test('an empty library is welcomed, and the photos that come then bring the first results', () => {
  const welcomed = nextStage('new', 0);
  expect(welcomed).toBe('welcomed');
  expect(nextStage(welcomed, 0)).toBe('welcomed');
  expect(nextStage(welcomed, 3)).toBe('results');
  expect(nextStage('results', 4)).toBe('results');
});

test('a library that was there with photos before is not welcomed', () => {
  expect(nextStage('new', 12)).toBe('over');
});

test('a library that was emptied is not welcomed again', () => {
  expect(nextStage('over', 0)).toBe('over');
  expect(nextStage('results', 0)).toBe('results');
});

test('that a library has had photos is remembered for each profile, until the profile is gone', () => {
  const storage = fakeStorage();
  expect(readWelcomeStage(storage, 'a')).toBe('new');
  noteHasHadPhotos(storage, 'a');
  expect(readWelcomeStage(storage, 'a')).toBe('over');
  expect(readWelcomeStage(storage, 'b')).toBe('new');
  forgetWelcome(storage, 'a');
  expect(readWelcomeStage(storage, 'a')).toBe('new');
});
