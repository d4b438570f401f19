/** Words of favourites: the page, the heart in grids and the viewer, the filter, and what classification leaves alone. */
import { photosCounted } from './quantities.ts';

export const favourites = {
  heading: 'Favourites',
  emptyTitle: 'No favourites yet',
  empty:
    'Mark the photos you like best with the heart, or press F while you look at one. Favourites stay on the timeline: categories tag them and do not archive them.',
  toTimeline: 'Go to the timeline',
  favourite: 'Favourite',
  add: 'Add to favourites',
  remove: 'Remove from favourites',
  added: (photos: number, returned: number) => {
    const made = `${photosCounted(photos)} added to favourites.`;
    return returned === 0 ? made : `${made} ${photosCounted(returned)} came back to the timeline.`;
  },
  removed: (photos: number) => `${photosCounted(photos)} removed from favourites.`,
  filter: 'Favourites only',
  archiveToo: 'Archive favourites too',
  archiveTooHint: 'Off: categories tag favourites and leave them where they are.',
  archiveTooName: 'Archiving favourites',
  kept: 'Favourites kept on the timeline',
  keptFact: (photos: number) => `${photosCounted(photos)} kept as favourites`,
  keptSentence: (photos: number) =>
    `${photosCounted(photos)} ${photos === 1 ? 'matches and stays: it is a favourite' : 'match and stay: they are favourites'}.`,
  whySpared: 'This photo is a favourite, so no category archives it.',
};
