/** Words of the grid itself: what one hears of it and can do with its pictures' size. */
import { counted, formatNumber } from '../format.ts';
import { photosCounted } from './quantities.ts';

export const grid = {
  pictureSize: 'Picture size',
  smaller: 'Smaller pictures',
  larger: 'Larger pictures',
  sizeStep: (step: number, steps: number) => `Picture size ${formatNumber(step)} of ${formatNumber(steps)}`,
  selectedOf: (count: number, total: number) =>
    count === 0 ? 'Nothing selected' : `${formatNumber(count)} of ${photosCounted(total)} selected`,
  moreTags: (count: number) => `and ${counted(count, 'more tag', 'more tags')}`,
};
