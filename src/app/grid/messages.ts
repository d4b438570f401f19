/** Words of the grid itself: what one hears of it and can do with its pictures' size. */
import { firstWords } from '../../messages/words.ts';

export const gridText = firstWords().grid;
