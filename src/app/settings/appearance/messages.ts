/** Words of Settings > Appearance. */
import { laterWords } from '../../../messages/words.ts';

export const appearanceText = laterWords().appearance;
