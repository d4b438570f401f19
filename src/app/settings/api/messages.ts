/** Words of Settings > API. */
import { laterWords } from '../../../messages/words.ts';

export const apiText = laterWords().api;
