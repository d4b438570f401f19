/** Words about linked folders. */
import { firstWords } from '../../../messages/words.ts';

export const foldersText = firstWords().folders;
