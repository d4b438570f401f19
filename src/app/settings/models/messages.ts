/** The words of the Models page. */
import { laterWords } from '../../../messages/words.ts';

export const modelsText = laterWords().models;
