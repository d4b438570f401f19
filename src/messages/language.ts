/** Which language the app speaks, and the region whose dates and numbers it writes: the reader's choice, else the browser's. */

/** Languages with a complete catalogue, each by its own name: whoever looks for it can read that one. */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
} as const;

export type Language = keyof typeof LANGUAGES;

export interface Tongue {
  readonly language: Language;
  /** BCP 47 tag for numbers and dates: `en-GB`, `de-AT`. */
  readonly locale: string;
}

const STORAGE_KEY = 'winnow-language';
/** Where the browser speaks the language of no region; day before month is read right in most of the world. */
const HOME_LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

export function isLanguage(value: string | null): value is Language {
  return value !== null && Object.hasOwn(LANGUAGES, value);
}

function languageOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}

/**
 * The stored choice, else the first of the browser's languages that there is a catalogue of, else English. The region
 * is the browser's own where it speaks that language: `en-US` and `en-GB` read the same words and other dates.
 */
export function chooseTongue(chosen: Language | null, preferred: readonly string[]): Tongue {
  const language = chosen ?? preferred.map(languageOf).find(isLanguage) ?? 'en';
  const locale = preferred.find((tag) => languageOf(tag) === language && isLocale(tag));
  return { language, locale: locale ?? HOME_LOCALES[language] };
}

/** Browsers can be told any text as their language; Intl throws on what is no tag. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Null where the browser decides. */
export function readChosenLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return isLanguage(stored) ? stored : null;
  } catch {
    // Site data is blocked: as the browser says.
    return null;
  }
}

/**
 * Null leaves it to the browser. In force once the page starts again: words are read when modules are.
 * @returns whether the choice could be kept
 */
export function keepChosenLanguage(language: Language | null): boolean {
  try {
    if (language === null) localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, language);
    return true;
  } catch {
    return false;
  }
}
