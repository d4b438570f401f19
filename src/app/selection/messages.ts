/** Words of what can be done with selected photos. */
import { firstWords } from '../../messages/words.ts';

export const selectionText = firstWords().selection;
