/** Words of the frame, the lists, the viewer and the import. */
import { firstWords } from '../messages/words.ts';

export const text = firstWords().app;
