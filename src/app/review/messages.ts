/** Words of the review, and of what was archived lately. */
import { laterWords } from '../../messages/words.ts';

export const reviewText = laterWords().review;
