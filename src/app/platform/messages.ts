/** Words about what the device and the browser lend the app. */
import { firstWords } from '../../messages/words.ts';

export const platformText = firstWords().platform;
