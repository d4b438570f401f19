/** Words of the Tags pages. */
import { asPath } from '../names.ts';
import { photosCounted } from './quantities.ts';

export const tags = {
  heading: 'Tags',
  photos: photosCounted,
  emptyTitle: 'No tags yet',
  empty: 'Categories put tags on photos that match them. Add a category and scan the library.',
  toCategories: 'Go to Categories',
  noPhotosTitle: (path: string) => `No photo carries ${asPath(path)}`,
  noPhotos: 'The tag may have been removed, or its category renamed.',
  allTags: 'All tags',
  failedTitle: 'The tags could not be read',
};
