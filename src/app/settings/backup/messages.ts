/** Words of backup and restore. */
import { firstWords } from '../../../messages/words.ts';

export const backupText = firstWords().backup;
