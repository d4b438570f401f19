/** Words of the grid itself, in German: what one hears of it and can do with its pictures' size. */
import type { grid as english } from '../english/grid.ts';
import { counted, formatNumber } from '../format.ts';
import { photosCounted } from './quantities.ts';

export const grid: typeof english = {
  pictureSize: 'Bildgröße',
  smaller: 'Kleinere Bilder',
  larger: 'Größere Bilder',
  sizeStep: (step, steps) => `Bildgröße ${formatNumber(step)} von ${formatNumber(steps)}`,
  selectedOf: (count, total) =>
    count === 0 ? 'Nichts ausgewählt' : `${formatNumber(count)} von ${photosCounted(total)} ausgewählt`,
  moreTags: (count) => `und ${counted(count, 'weiterer Tag', 'weitere Tags')}`,
};
