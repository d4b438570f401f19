import { describe, expect, test } from 'vitest';
import { ariaChord, chordParts, isPressed, isSingleCharacter, type KeyPress } from './chord.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

const PALETTE = { key: 'k', withMod: true } as const;

describe('a press is a chord', () => {
  test('with the command key on a Mac and with Control elsewhere, and with nothing more', () => {
    expect(isPressed(PALETTE, press('k', { ctrlKey: true }), false)).toBe(true);
    expect(isPressed(PALETTE, press('k', { metaKey: true }), true)).toBe(true);
    expect(isPressed(PALETTE, press('k', { ctrlKey: true }), true)).toBe(false);
    expect(isPressed(PALETTE, press('k', { ctrlKey: true, altKey: true }), false)).toBe(false);
    expect(isPressed(PALETTE, press('k', { ctrlKey: true, metaKey: true }), false)).toBe(false);
    expect(isPressed(PALETTE, press('K', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
  });

  test('a sign whatever shift has to do with it, a letter only without', () => {
    expect(isPressed({ key: '?' }, press('?', { shiftKey: true }), false)).toBe(true);
    expect(isPressed({ key: '?' }, press('?'), false)).toBe(true);
    expect(isPressed({ key: 'f' }, press('F', { shiftKey: true }), false)).toBe(false);
    expect(isPressed({ key: 'f' }, press('F'), false)).toBe(true);
    expect(isPressed({ key: 'ArrowLeft' }, press('ArrowLeft', { shiftKey: true }), false)).toBe(false);
  });

  test('by its place where the keyboard writes another script', () => {
    expect(isPressed(PALETTE, press('л', { ctrlKey: true, code: 'KeyK' }), false)).toBe(true);
    expect(isPressed(PALETTE, press('л', { ctrlKey: true, code: 'KeyL' }), false)).toBe(false);
  });
});

test('signs and letters by themselves are single characters, Space and named keys are not', () => {
  expect(isSingleCharacter({ key: 'f' })).toBe(true);
  expect(isSingleCharacter({ key: '?' })).toBe(true);
  expect(isSingleCharacter(PALETTE)).toBe(false);
  expect(isSingleCharacter({ key: ' ' })).toBe(false);
  expect(isSingleCharacter({ key: 'Delete' })).toBe(false);
});

test('written as the computer writes it', () => {
  const names = { Control: 'Ctrl', Shift: 'Shift', ArrowLeft: '←' };
  expect(chordParts(PALETTE, false, names)).toEqual(['Ctrl', 'K']);
  expect(chordParts(PALETTE, true, names)).toEqual(['⌘', 'K']);
  expect(chordParts({ key: 'ArrowLeft', withShift: true }, false, names)).toEqual(['Shift', '←']);
  expect(ariaChord(PALETTE, true)).toBe('Meta+K');
  expect(ariaChord({ key: '+' }, false)).toBe('Plus');
});
