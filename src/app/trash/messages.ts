/** Words of the Trash page. */
import { laterWords } from '../../messages/words.ts';

export const trashText = laterWords().trash;
