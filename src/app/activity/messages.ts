/** Words of the Activity page. */
import { firstWords } from '../../messages/words.ts';

export const activityText = firstWords().activity;
