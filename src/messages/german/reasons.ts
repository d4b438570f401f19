/** Sentences that come from where there is no screen, in German. */
import type { reasons as english } from '../english/reasons.ts';
import { createPhraseBook } from '../phraseBook.ts';
import { PHRASES } from './phrases.ts';

export const said = createPhraseBook(PHRASES);

export const reasons: typeof english = { said };
