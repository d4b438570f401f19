/** Words about keys: what each does, what keys are called, and the sheet that lists them. */
import { firstWords } from '../../messages/words.ts';

export const shortcutsText = firstWords().shortcuts;
