/**
 * People's own names (files, tags, categories, cameras, profiles) inside sentences that run the other way. A Hebrew or
 * Arabic name in an English sentence would take the punctuation and figures beside it along; marks around it keep it to
 * itself. Names without letters of such a script stay as they are, so that most text carries no invisible characters.
 * On the screen, outside of sentences, `<bdi>` does the same.
 */

/** Unicode bidirectional isolates (UAX #9, 2.4): of the direction of their first letter, left to right, and their end. */
const FIRST_STRONG = '\u2068';
const LEFT_TO_RIGHT = '\u2066';
const END = '\u2069';

/** Hebrew, Arabic, Syriac, Thaana, NKo and the other scripts of those blocks, their presentation forms, and beyond. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A name within a sentence. */
export function asName(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${FIRST_STRONG}${text}${END}` : text;
}

/** A file name within a sentence: its ending stays at its end. */
export function asFile(text: string): string {
  if (!RIGHT_TO_LEFT.test(text)) return text;
  const dot = text.lastIndexOf('.');
  const stem = dot > 0 ? text.slice(0, dot) : text;
  return `${LEFT_TO_RIGHT}${asName(stem)}${text.slice(stem.length)}${END}`;
}

/** A tag's or a folder's path within a sentence: its parts keep their order. */
export function asPath(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${LEFT_TO_RIGHT}${text.split('/').map(asName).join('/')}${END}` : text;
}
