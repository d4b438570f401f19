/** Words of the Search page. */
import { laterWords } from '../../messages/words.ts';

export const searchText = laterWords().search;
