/** Words of favourites: the page, the heart in grids and the viewer, the filter, and what classification leaves alone. */
import { firstWords } from '../../messages/words.ts';

export const favouritesText = firstWords().favourites;
