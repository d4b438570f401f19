/** Words of the settings pages. */
import { laterWords } from '../../messages/words.ts';

export const settingsText = laterWords().settings;
