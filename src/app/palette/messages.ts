/** Words of the command palette. */
import { firstWords } from '../../messages/words.ts';

export const paletteText = firstWords().palette;
