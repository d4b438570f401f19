/** Words about corrections: what a person said about a photo and a category, and the way back. */
import { laterWords } from '../../messages/words.ts';

export const correctionText = laterWords().viewer;
