/** Words of Settings > Profiles, of the switcher in the frame, and of Scan all profiles. */
import { firstWords } from '../../../messages/words.ts';

export const profilesText = firstWords().profiles;
