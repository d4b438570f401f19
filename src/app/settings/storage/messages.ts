/** Words of Settings > Storage. */
import { laterWords } from '../../../messages/words.ts';

export const storageText = laterWords().storage;
