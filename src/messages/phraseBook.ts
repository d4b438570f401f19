/**
 * Sentences that are written where there is no screen: by workers, by the rules of the configuration, into the row of a
 * failed job. They are English, as in the API and the console, and stored so, because they outlive the choice of a
 * language. What puts them on a screen says them in its own.
 */
import { formatExact } from './format.ts';

/** `{1}`, `{2}` stand for what varies; it is looked up in turn. */
export type Phrase = readonly [english: string, translation: string];

/** `12,000` or `0.31`, as English sentences have them. */
const FIGURES = /^\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^\d+(?:\.\d+)?$/;

interface Pattern {
  readonly matcher: RegExp;
  /** Numbers of the placeholders in the order of the English sentence. */
  readonly order: readonly string[];
  readonly translation: string;
}

function compile([english, translation]: Phrase): Pattern {
  const escaped = english.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return {
    matcher: new RegExp(`^${escaped.replaceAll(/\{\d\}/g, '(.*?)')}$`, 's'),
    order: [...english.matchAll(/\{(\d)\}/g)].map(([, number = '']) => number),
    translation,
  };
}

/** Says a sentence in the language of the phrases; one that is not among them stays as it is. */
export function createPhraseBook(phrases: readonly Phrase[]): (sentence: string) => string {
  let patterns: readonly Pattern[] | null = null;
  return function say(sentence: string): string {
    // The more a phrase says itself, the surer it is meant.
    patterns ??= phrases
      .toSorted(([a], [b]) => b.replaceAll(/\{\d\}/g, '').length - a.replaceAll(/\{\d\}/g, '').length)
      .map(compile);
    for (const { matcher, order, translation } of patterns) {
      const found = matcher.exec(sentence);
      if (found === null) continue;
      return translation.replaceAll(/\{(\d)\}/g, (_, number: string) => {
        const part = found[order.indexOf(number) + 1] ?? '';
        return FIGURES.test(part) ? formatExact(Number(part.replaceAll(',', ''))) : say(part);
      });
    }
    return sentence;
  };
}
