/** Words of the linked folders' card in Settings > Storage and its dialogs. */
import { laterWords } from '../../../messages/words.ts';

export const folderSettingsText = laterWords().folderSettings;
