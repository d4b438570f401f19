/** Words of the Jobs page. */
import { laterWords } from '../../messages/words.ts';

export const jobsText = laterWords().jobs;
