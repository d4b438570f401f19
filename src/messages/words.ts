/**
 * The words in force. `main.ts` puts them here before it loads a module that reads them, so that rooms can use theirs
 * like any constant. Modules are no place to wait (`await` at their top): several importers of one that does run too
 * early in Safari (https://bugs.webkit.org/show_bug.cgi?id=242740).
 */
import type { first } from './english/first.ts';
import type { later } from './english/later.ts';
import type { Tongue } from './language.ts';

/** What the first page and its dialogs say. */
export type FirstWords = typeof first;
/** What pages say that come in after the first one. */
export type LaterWords = typeof later;

let inForce: Tongue = { language: 'en', locale: 'en-GB' };
let wordsOfFirst: FirstWords | null = null;
let wordsOfLater: LaterWords | null = null;

export function speak(spoken: Tongue, words: FirstWords): void {
  inForce = spoken;
  wordsOfFirst = words;
}

export function speakLater(words: LaterWords): void {
  wordsOfLater = words;
}

export function tongue(): Tongue {
  return inForce;
}

/** Throws where a module was loaded before its words. */
export function firstWords(): FirstWords {
  if (wordsOfFirst === null)
    throw new Error('The words of the first page were read before they were loaded.');
  return wordsOfFirst;
}

/** Throws where a page was loaded before its words (`afterWords`), or reads those of later pages on the first. */
export function laterWords(): LaterWords {
  if (wordsOfLater === null) throw new Error('The words of later pages were read before they were loaded.');
  return wordsOfLater;
}
