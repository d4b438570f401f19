/** Words about the corrections of a category: how many, what they say about the similarity, and the way back. */
import { laterWords } from '../../../messages/words.ts';

export const correctionsText = laterWords().corrections;
