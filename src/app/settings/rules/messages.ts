/** Words of what a category can go by beside its prompts: what it must not be, example photos, rules over the file. */
import { firstWords } from '../../../messages/words.ts';

export const rulesText = firstWords().rules;
