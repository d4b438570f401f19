/** Words of the Duplicates page. */
import { laterWords } from '../../messages/words.ts';

export const duplicatesText = laterWords().duplicates;
