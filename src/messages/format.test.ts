import { afterEach, describe, expect, it } from 'vitest';
import { first } from './english/first.ts';
import { roughDuration as roughDurationEnglish } from './english/quantities.ts';
import {
  compareNames,
  counted,
  formatBytes,
  formatDate,
  formatDecimal,
  formatExact,
  formatNumber,
  listed,
} from './format.ts';
import { roughDuration as roughDurationGerman } from './german/quantities.ts';
import type { Language } from './language.ts';
import { speak } from './words.ts';

function say(language: Language, locale: string): void {
  speak({ language, locale }, first);
}

afterEach(() => {
  say('en', 'en-GB');
});

describe('numbers in words', () => {
  it.each([
    [0, '0 photos'],
    [1, '1 photo'],
    [1234, '1,234 photos'],
  ])('%i', (count, text) => {
    expect(counted(count, 'photo', 'photos')).toBe(text);
  });

  it.each([
    [[], ''],
    [['A'], 'A'],
    [['A', 'B'], 'A and B'],
    [['A', 'B', 'C'], 'A, B and C'],
  ])('lists %j', (names, text) => {
    expect(listed(names)).toBe(text);
  });

  it.each([
    [900, 'a few seconds', 'wenige Sekunden'],
    [42_000, '40 seconds', '40 Sekunden'],
    [60_000, 'about 1 minute', 'etwa 1 Minute'],
    [190_000, 'about 3 minutes', 'etwa 3 Minuten'],
    [3_500_000, 'about 1 hour', 'etwa 1 Stunde'],
    [7_300_000, 'about 2 hours', 'etwa 2 Stunden'],
  ])('%i ms', (durationMs, english, german) => {
    expect(roughDurationEnglish(durationMs)).toBe(english);
    expect(roughDurationGerman(durationMs)).toBe(german);
  });

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [999_900, '1 MB'],
    [3_440_000, '3.4 MB'],
    [154_000_000, '154 MB'],
    [12_000_000_000, '12 GB'],
  ])('%i bytes', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('the region', () => {
  it('writes numbers, sizes and lists', () => {
    say('de', 'de-DE');
    expect(formatNumber(12_040)).toBe('12.040');
    expect(formatDecimal(0.3)).toBe('0,30');
    expect(formatExact(0.284)).toBe('0,284');
    expect(formatBytes(3_440_000)).toBe('3,4 MB');
    expect(listed(['A', 'B', 'C'])).toBe('A, B und C');
  });

  it('writes dates its own way where the words are the same', () => {
    const noon = Date.UTC(2024, 4, 12, 12);
    say('en', 'en-GB');
    expect([formatDate(noon, 'date'), formatDate(noon, 'monthAndYear')]).toEqual(['12 May 2024', 'May 2024']);
    say('en', 'en-US');
    expect(formatDate(noon, 'date')).toBe('May 12, 2024');
    say('de', 'de-AT');
    expect([formatDate(noon, 'date'), formatDate(noon, 'weekday')]).toEqual(['12. Mai 2024', 'So., 12. Mai']);
  });

  it('takes no comma before the last of a list from a region that has one', () => {
    say('en', 'en-US');
    expect(listed(['A', 'B', 'C'])).toBe('A, B and C');
  });

  it('orders names as people there do, figures by their value', () => {
    say('de', 'de-DE');
    expect(['Zebra', 'Ärger', 'Reise 10', 'apfel', 'Reise 2'].toSorted(compareNames)).toEqual([
      'apfel',
      'Ärger',
      'Reise 2',
      'Reise 10',
      'Zebra',
    ]);
  });
});
