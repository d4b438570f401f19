/** Words about new versions. */
import { firstWords } from '../../messages/words.ts';

export const installText = firstWords().install;
