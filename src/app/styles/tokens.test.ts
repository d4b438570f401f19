/**
 * Contrast of the tokens, computed as WCAG 2.2 defines it ("relative luminance", "contrast ratio"): what tokens.css promises, and
 * whoever changes a colour is told where it is too faint.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';
type Tokens = ReadonlyMap<string, string>;

/** The declarations of custom properties in the first block that follows `start`. */
function readBlock(start: string): Map<string, string> {
  const from = css.indexOf(start);
  if (from === -1) throw new Error(`tokens.css has no "${start}".`);
  const open = css.indexOf(':root {', from);
  const block = css.slice(open, css.indexOf('}', open));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

const ordinary: Tokens = readBlock(':root {');
const more: Tokens = new Map([...ordinary, ...readBlock('@media (prefers-contrast: more)')]);

/** Red, green and blue of a token that hides what is behind it, 0 to 1. */
function colourOf(tokens: Tokens, name: string, theme: Theme): readonly number[] {
  const value = tokens.get(`color-${name}`);
  if (value === undefined) throw new Error(`tokens.css has no --color-${name}.`);
  const [, light, dark] = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value) ?? [value, value, value];
  const hex = theme === 'light' ? light : dark;
  if (!/^#[\da-f]{6}$/i.test(hex)) throw new Error(`--color-${name}: ${value} is no colour.`);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(tokens: Tokens, theme: Theme, front: string, back: string): number {
  const [a = 0, b = 0] = [front, back].map((name) => luminance(colourOf(tokens, name, theme)));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const SURFACES = ['background', 'surface', 'surface-raised', 'surface-sunken'];

/** What is written on what. */
const TEXT: ReadonlyArray<readonly [front: string, backs: readonly string[]]> = [
  ['text', [...SURFACES, 'accent-soft', 'danger-soft', 'kept-soft']],
  ['text-muted', [...SURFACES, 'accent-soft']],
  ['accent-text', [...SURFACES, 'accent-soft']],
  ['on-accent', ['accent', 'accent-hover']],
  ['on-danger', ['danger', 'danger-hover']],
  ['danger-text', [...SURFACES, 'danger-soft']],
  ['kept', [...SURFACES, 'kept-soft']],
];

/** What is seen by its edge or its colour. */
const CONTROLS: ReadonlyArray<readonly [front: string, backs: readonly string[]]> = [
  ['border-control', SURFACES],
  ['accent-line', [...SURFACES, 'accent-soft']],
  ['focus', [...SURFACES, 'accent-soft']],
];

const PROFILES = ['amber', 'green', 'teal', 'blue', 'violet', 'rose'].map((colour) => `profile-${colour}`);

/** Pairs whose contrast is less than they need, in words. */
function faint(
  tokens: Tokens,
  theme: Theme,
  pairs: ReadonlyArray<readonly [string, readonly string[]]>,
  needed: number,
): string[] {
  return pairs.flatMap(([front, backs]) =>
    backs
      .map((back) => ({ back, has: ratio(tokens, theme, front, back) }))
      .filter(({ has }) => has < needed)
      .map(({ back, has }) => `${front} on ${back}: ${has.toFixed(2)} of ${String(needed)}`),
  );
}

test('the measure is that of WCAG: 21 between black and white, and 4.54 for the grey #767676 on white', () => {
  const known: Tokens = new Map([
    ['color-black', '#000000'],
    ['color-white', '#ffffff'],
    ['color-grey', '#767676'],
  ]);
  expect(ratio(known, 'light', 'black', 'white')).toBeCloseTo(21, 5);
  expect(ratio(known, 'light', 'white', 'grey')).toBeCloseTo(4.54, 2);
});

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test('text has at least 4.5', () => {
    expect(faint(ordinary, theme, TEXT, 4.5)).toEqual([]);
    expect(faint(ordinary, theme, [['on-profile', PROFILES]], 4.5)).toEqual([]);
  });

  test('controls and focus have at least 3', () => {
    expect(faint(ordinary, theme, CONTROLS, 3)).toEqual([]);
  });

  test('asked for more contrast: text has at least 7, controls, focus and every edge at least 4.5', () => {
    expect(faint(more, theme, TEXT, 7)).toEqual([]);
    expect(faint(more, theme, [...CONTROLS, ['border', SURFACES]], 4.5)).toEqual([]);
  });
});

test('the system’s palette has a colour for every token, and names no other', () => {
  const forced = readBlock('@media (forced-colors: active)');
  const own = [...ordinary.keys()].filter((name) => name.startsWith('color-') && !/profile|scrim/.test(name));
  expect(own.filter((name) => !forced.has(name))).toEqual([]);
  for (const [name, value] of forced) {
    if (name.startsWith('color-')) {
      expect(value, name).toMatch(
        /^(Canvas|CanvasText|ButtonFace|ButtonText|Highlight|HighlightText|LinkText|transparent)$/,
      );
    }
  }
});
