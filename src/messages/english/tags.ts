/** Words of the Tags pages. */
import { counted } from '../format.ts';
import { asName, asPath } from '../names.ts';
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
  failed: 'The library did not answer. Try again; nothing is lost.',
  tryAgain: 'Try again',

  filter: 'Find a tag',
  noneTitle: (words: string) => `No tag is called “${asName(words)}”`,
  none: 'Look for a part of its name, or of what it is nested in.',
  clearFilter: 'Show all tags',
  shown: (count: number) => counted(count, 'tag', 'tags'),

  toCategory: 'Edit category',
  orphan: 'Its category is gone; the tag stays where you put it yourself.',
  rename: (path: string) => `Rename ${asPath(path)}`,
  renameShort: 'Rename',
  remove: (path: string) => `Delete ${asPath(path)}`,
  removeShort: 'Delete',
  cancel: 'Cancel',

  renameTitle: (path: string) => `Rename ${asPath(path)}`,
  newName: 'New name',
  newNameHint: '“/” nests: Holidays/2019 lies in Holidays. What is nested in the tag goes with it.',
  reading: 'Working out what that changes.',
  willRename: (photos: number, tagCount: number) =>
    tagCount > 1
      ? `${counted(tagCount, 'tag', 'tags')} on ${photosCounted(photos)} get new names.`
      : `The tag is on ${photosCounted(photos)}.`,
  willMerge: (to: string, merged: number, both: number) => {
    const become =
      merged === 1
        ? `There is a tag ${asPath(to)} already: the two become one.`
        : `${counted(merged, 'tag', 'tags')} become one with tags there are already.`;
    return both === 0 ? become : `${become} ${counted(both, 'photo has', 'photos have')} both.`;
  },
  merge: 'Merge',
  faults: {
    empty: 'A tag needs a name.',
    reserved: 'Tags below Auto belong to categories. Choose another name.',
    'inside-itself': 'A tag cannot be nested in itself.',
    gone: 'No photo carries this tag any more.',
    'follows-category': 'This tag follows its category. Rename or delete the category instead.',
  },
  renamed: (from: string, to: string) => `${asPath(from)} is called ${asPath(to)} now.`,
  merged: (from: string, to: string) => `${asPath(from)} and ${asPath(to)} are one tag now.`,

  removeTitle: (path: string) => `Delete ${asPath(path)}?`,
  removeBody: (photos: number, tagCount: number) =>
    tagCount > 1
      ? `It goes from ${photosCounted(photos)} with ${counted(tagCount - 1, 'tag', 'tags')} nested in it. The photos stay.`
      : `It goes from ${photosCounted(photos)}. The photos stay.`,
  removeConfirm: (photos: number) => `Delete tag and untag ${photosCounted(photos)}`,
  removed: (path: string, photos: number) => `${asPath(path)} deleted from ${photosCounted(photos)}.`,
};
