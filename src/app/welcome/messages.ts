/** Words of the first visit. */
import { firstWords } from '../../messages/words.ts';

export const welcomeText = firstWords().welcome;
