/** Words of Settings > Configuration, and of every page while a file decides. */
import { firstWords } from '../../../messages/words.ts';

export const configurationText = firstWords().configuration;
