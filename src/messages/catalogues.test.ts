/** Both catalogues read from end to end: every word there, every function called, nothing left in the other language. */
import { afterEach, describe, expect, it } from 'vitest';
import { CALLS, CHOICES, sampleOf } from '../testing/wordSamples.ts';
import { first as firstEnglish } from './english/first.ts';
import { later as laterEnglish } from './english/later.ts';
import { first as firstGerman } from './german/first.ts';
import { later as laterGerman } from './german/later.ts';
import type { Language } from './language.ts';
import { speak, tongue } from './words.ts';

type Leaf = string | ((...args: readonly unknown[]) => unknown);

const english = leavesOf({ ...firstEnglish, ...laterEnglish });
const german = leavesOf({ ...firstGerman, ...laterGerman });

/** Same in both languages: names, abbreviations, words that German has borrowed, and what a person is to write in English. */
const SAME = new Set(
  `Winnow Archiv Name YAML API Auto Tags Tag Passphrase Esc Enter jpg Prompts Repository Details WebGPU WebAssembly Status Compact Threads System
  Pause Filter Token Text-Encoder Normal Export Import Position OK`.split(/\s+/),
);
const SAME_PATHS =
  /^rules\.(?:butNot|fileNames|sizes)Placeholder$|^settings\.promptsPlaceholder$|^search\.formats\./;

/** Words no German sentence has. */
const ENGLISH =
  /\b(?:the|and|of|is|are|were|with|your|you|this|that|these|cannot|not|photos?|by|from|it|its)\b/i;

function leavesOf(catalogue: object): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string' || isFunction(value)) leaves.set(path, value);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`);
    } else throw new Error(`${path} is neither a text nor a function.`);
  };
  walk(catalogue, '');
  return leaves;
}

function isFunction(value: unknown): value is Exclude<Leaf, string> {
  return typeof value === 'function';
}

/** `(count, name) =>`, `function about(bytes) {`: as the English catalogue names them. */
function parametersOf(leaf: Leaf): readonly string[] {
  const source = String(leaf).replaceAll(/\/\*.*?\*\//g, '');
  const list =
    /^(?:function\s*\w*)?\s*\(([^)]*)\)/.exec(source)?.[1] ?? /^(\w+)\s*=>/.exec(source)?.[1] ?? '';
  return list.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim().replace(/\s*=.*/, '')]));
}

/** Argument lists to call a function with. `count`: what plain numbers are; null: each another. */
function callsOf(path: string, leaf: Leaf, count: number | null): ReadonlyArray<readonly unknown[]> {
  const named = CALLS[path];
  if (named !== undefined) return named;
  return parametersOf(leaf).reduce<ReadonlyArray<readonly unknown[]>>(
    (calls, parameter, index) => {
      const values = CHOICES[parameter] ?? [sampleOf(path, parameter, index, count)];
      return calls.flatMap((call) => values.map((value) => [...call, value]));
    },
    [[]],
  );
}

function said(language: Language, leaf: Leaf | undefined, args: readonly unknown[]): string {
  speak(
    { language, locale: language === 'en' ? 'en-GB' : 'de-DE' },
    language === 'en' ? firstEnglish : firstGerman,
  );
  if (typeof leaf !== 'function') return leaf ?? '';
  const result = leaf(...args);
  return Array.isArray(result) ? result.join(' ') : String(result);
}

/** The figures and the marked texts in it, whatever their order. */
function placeholdersIn(text: string): readonly string[] {
  return [
    ...new Set((text.match(/\d+|‹\w+›/g) ?? []).map((found) => found.replace(/^0+(?=\d)/, ''))),
  ].toSorted();
}

/** What is wrong with one text or function, in words; empty where nothing is. */
function faultsOf(path: string, source: Leaf): string[] {
  const translation = german.get(path);
  return callsOf(path, source, null).flatMap((args) => {
    const original = said('en', source, args);
    const translated = said('de', translation, args);
    const both = `${path}: ${original} | ${translated}`;
    return [
      ...[original, translated]
        .filter((text) => isBroken(text) || text === '')
        .map(() => `not whole: ${both}`),
      ...(typeof source === 'string' ||
      String(placeholdersIn(original)) === String(placeholdersIn(translated))
        ? []
        : [`left out: ${both}`]),
      ...(!SAME_PATHS.test(path) && ENGLISH.test(withoutMarks(translated)) ? [`English in it: ${both}`] : []),
      ...(!SAME_PATHS.test(path) && translated === original && !isSame(original)
        ? [`not translated: ${both}`]
        : []),
    ];
  });
}

function isBroken(text: string): boolean {
  return text !== text.trim() || /undefined|NaN|null|\[object| {2}/.test(text);
}

function withoutMarks(text: string): string {
  return text.replaceAll(/‹\w+›/g, ' ');
}

/** Nothing in it that one would translate. */
function isSame(text: string): boolean {
  const words = withoutMarks(text)
    .replaceAll(/[\d\p{P}\p{S}\s]+/gu, ' ')
    .trim()
    .split(' ');
  return words.every((word) => SAME.has(word) || word.length < 3);
}

describe('the two catalogues', () => {
  const before = tongue();
  afterEach(() => {
    speak(before, firstEnglish);
  });

  it('have the same words', () => {
    expect([...german.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  it.each(Object.keys({ ...firstEnglish, ...laterEnglish }))('are whole in %s', (room) => {
    const leaves = [...english].filter(([path]) => path.startsWith(`${room}.`));
    expect(leaves).not.toEqual([]);
    expect(leaves.flatMap(([path, leaf]) => faultsOf(path, leaf))).toEqual([]);
  });

  it.each([0, 1])('say something of %i', (count) => {
    const broken = [...english].flatMap(([path, leaf]) =>
      CALLS[path] === undefined
        ? callsOf(path, leaf, count).flatMap((args) =>
            [said('en', leaf, args), said('de', german.get(path), args)]
              .filter(isBroken)
              .map((text) => `${path}: ${text}`),
          )
        : [],
    );
    expect(broken).toEqual([]);
  });
});
