import { expect, test } from 'vitest';
import type { PaletteEntry } from './paletteEntry.ts';
import { rankEntries } from './rankEntries.ts';

function entry(name: string, keywords?: string): PaletteEntry {
  return { id: name, name, group: '', run: () => undefined, ...(keywords !== undefined && { keywords }) };
}

function names(query: string, entries: readonly PaletteEntry[]): string[] {
  return rankEntries(query, entries).map(({ entry: { name } }) => name);
}

const ENTRIES = [
  entry('Timeline'),
  entry('Trash'),
  entry('Add photos', 'import upload'),
  entry('Colours: dark', 'theme appearance'),
  entry('Auto/Receipts'),
  entry('Settings: Profiles'),
];

test('nothing typed leaves the order as it is', () => {
  expect(names('', ENTRIES)).toEqual(ENTRIES.map(({ name }) => name));
});

test('the exact name first, then what begins with the letters', () => {
  expect(names('trash', ENTRIES)[0]).toBe('Trash');
  expect(names('ti', ENTRIES)[0]).toBe('Timeline');
  expect(names('rec', ENTRIES)[0]).toBe('Auto/Receipts');
});

test('another word for it finds it, from two letters on and never by scattered ones', () => {
  expect(names('upload', ENTRIES)).toEqual(['Add photos']);
  expect(names('theme', ENTRIES)[0]).toBe('Colours: dark');
  expect(names('uload', ENTRIES)).toEqual([]);
});

test('two exact names keep their order', () => {
  const twice = [entry('Trash', 'first'), entry('Trash', 'second')];
  expect(rankEntries('trash', twice).map(({ entry: { keywords } }) => keywords)).toEqual(['first', 'second']);
});

test('letters that only happen to be there are no match', () => {
  expect(names('tag', [entry('Undo the last change'), entry('Auto/Tags')])).toEqual(['Auto/Tags']);
  expect(names('arv', [entry('Archive')])).toEqual(['Archive']);
  expect(names('sm', [entry('Settings: Models')])).toEqual(['Settings: Models']);
});

test('a thousand tags show no more than a screenful or two', () => {
  const tags = Array.from({ length: 1000 }, (_, index) => entry(`Trip ${String(index)}`));
  expect(names('trip', tags).length).toBeLessThanOrEqual(40);
});
