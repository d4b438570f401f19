/** Numbers, sizes, lists, dates and the order of names as the language and region in force write them. No words. */
import type { Language } from './language.ts';
import { tongue } from './words.ts';

/** Making an Intl formatter takes longer than a hundred uses of it. */
function perLocale<T>(make: (locale: string) => T): () => T {
  let made: { readonly locale: string; readonly formatter: T } | null = null;
  return () => {
    const { locale } = tongue();
    if (made?.locale !== locale) made = { locale, formatter: make(locale) };
    return made.formatter;
  };
}

const digits = perLocale((locale) => new Intl.NumberFormat(locale));
const exact = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 12 }));
const plurals = perLocale((locale) => new Intl.PluralRules(locale));
const collator = perLocale(
  (locale) => new Intl.Collator(locale, { sensitivity: 'base', numeric: true, usage: 'sort' }),
);

/** Grouped digits: `12,040`. */
export function formatNumber(count: number): string {
  return digits().format(count);
}

const DECIMALS = {
  0: perLocale((locale) => decimalFormat(locale, 0)),
  1: perLocale((locale) => decimalFormat(locale, 1)),
  2: perLocale((locale) => decimalFormat(locale, 2)),
  3: perLocale((locale) => decimalFormat(locale, 3)),
  4: perLocale((locale) => decimalFormat(locale, 4)),
} as const;

function decimalFormat(locale: string, places: number): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places });
}

/** Always that many places after the point or comma: `0.30`. Scores have two. */
export function formatDecimal(value: number, places: keyof typeof DECIMALS = 2): string {
  return DECIMALS[places]().format(value);
}

/** With the digits it has: `0.284`. */
export function formatExact(value: number): string {
  return exact().format(value);
}

/** `1,234 photos`, `1 photo`: enough for languages with two forms. */
export function counted(count: number, one: string, other: string): string {
  return `${digits().format(count)} ${plurals().select(count) === 'one' ? one : other}`;
}

/** Of the words' language rather than the region: lists are part of a sentence. No comma before `and`. */
const LIST_LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de' };

/** `Receipts`, `Receipts and Memes`, `Receipts, Memes and Pets`. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(LIST_LOCALES[tongue().language]).format(names);
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** `3.4 MB`, in powers of 1,000 as file managers show them. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let step = 0;
  while (value >= 999.5 && step < BYTE_UNITS.length - 1) {
    value /= 1000;
    step += 1;
  }
  return new Intl.NumberFormat(tongue().locale, {
    style: 'unit',
    unit: BYTE_UNITS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 || value >= 99.5 ? 0 : 1,
  }).format(value);
}

const DATES = {
  /** `May` */
  month: dateFormat({ month: 'long', timeZone: 'UTC' }),
  /** `May 2024` */
  monthAndYear: dateFormat({ month: 'long', year: 'numeric', timeZone: 'UTC' }),
  /** `May`, at most a few letters */
  monthShort: dateFormat({ month: 'short', timeZone: 'UTC' }),
  /** `Sun, 5 May` */
  weekday: dateFormat({ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
  /** `5 May 2024` */
  date: dateFormat({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  /** `5 May 2024`, on this device's clock */
  dateHere: dateFormat({ dateStyle: 'medium' }),
  /** `5 May 2024, 14:03`, on this device's clock */
  momentHere: dateFormat({ dateStyle: 'medium', timeStyle: 'short' }),
  /** `Sun, 5 May 2024, 14:03`, on this device's clock */
  takenHere: dateFormat(takenFormat()),
  /** `Sun, 5 May 2024, 14:03` */
  taken: dateFormat({ ...takenFormat(), timeZone: 'UTC' }),
} as const;

function dateFormat(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  return perLocale((locale) => new Intl.DateTimeFormat(locale, options));
}

function takenFormat(): Intl.DateTimeFormatOptions {
  return {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  };
}

/** `epochMs`: milliseconds; read as UTC by all styles that do not say `Here`. */
export function formatDate(epochMs: number, style: keyof typeof DATES): string {
  return DATES[style]().format(epochMs);
}

/** The order of names in lists: case and accents aside, `Trip 2` before `Trip 10`. */
export function compareNames(a: string, b: string): number {
  return collator().compare(a, b);
}
