/** Brings in the words of one language, in two parts: for the first page, and for those that come after it. */
import type { Language, Tongue } from './language.ts';
import { speak, speakLater, tongue, type FirstWords, type LaterWords } from './words.ts';

const FIRST: Readonly<Record<Language, () => Promise<FirstWords>>> = {
  en: async () => (await import('./english/first.ts')).first,
  de: async () => (await import('./german/first.ts')).first,
};

const LATER: Readonly<Record<Language, () => Promise<LaterWords>>> = {
  en: async () => (await import('./english/later.ts')).later,
  de: async () => (await import('./german/later.ts')).later,
};

/** Rejects where they cannot be fetched. */
export async function loadFirstWords(spoken: Tongue): Promise<void> {
  speak(spoken, await FIRST[spoken.language]());
}

/** Loads a module that is not part of the first page, once the words it reads are there. Rejects where either fails. */
export async function afterWords<T>(load: () => Promise<T>): Promise<T> {
  speakLater(await LATER[tongue().language]());
  return load();
}
