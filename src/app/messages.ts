/** Words of the frame, the lists, the viewer and the import. */
import { firstWords } from '../messages/words.ts';

export const text = firstWords().app;

/** A sentence from where there is no screen (messages/phraseBook.ts), in the language in force. */
export const { said } = firstWords().reasons;

export function saidIf(sentence: string | undefined): string | undefined {
  return sentence === undefined ? undefined : said(sentence);
}
