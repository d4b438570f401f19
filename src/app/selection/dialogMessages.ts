/** Words of the selection's dialogs and of what its downloads come to: they come in with the first of them. */
import { laterWords } from '../../messages/words.ts';

export const selectionDialogsText = laterWords().selectionDialogs;
