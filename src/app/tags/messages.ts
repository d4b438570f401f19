/** Words of the Tags pages. */
import { laterWords } from '../../messages/words.ts';

export const tagsText = laterWords().tags;
