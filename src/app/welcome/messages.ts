/** Words of the first visit. */
import { laterWords } from '../../messages/words.ts';

export const welcomeText = laterWords().welcome;
