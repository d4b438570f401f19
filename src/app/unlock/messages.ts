/** Words of the lock of a profile. */
import { laterWords } from '../../messages/words.ts';

export const lockText = laterWords().lock;
