/** Words of the scan: its button, question, progress and summary. */
import { firstWords } from '../../messages/words.ts';

export const scanText = firstWords().scan;
