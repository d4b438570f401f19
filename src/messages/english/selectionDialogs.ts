/** Words of the selection's dialogs and of what its downloads come to. */
import { formatBytes, formatNumber } from '../format.ts';
import { asFile, asPath } from '../names.ts';
import { photosCounted } from './quantities.ts';

export const selectionDialogs = {
  tagTitle: (photos: number) => `Tag ${photosCounted(photos)}`,
  tagLabel: 'Tag',
  tagHint: 'A slash nests tags: Trips/Lisbon.',
  tagConfirm: 'Add tag',
  known: 'Tags you have',
  reserved: 'Tags below Auto belong to categories. Choose another name, or add a category.',
  tagged: (path: string, photos: number) => `${photosCounted(photos)} tagged ${asPath(path)}.`,
  untagTitle: (photos: number) => `Remove a tag from ${photosCounted(photos)}`,
  noTags: 'None of these photos carries a tag.',
  untag: (path: string, photos: number) => `Remove ${asPath(path)} from ${photosCounted(photos)}`,
  onPhotos: (photos: number) => `on ${photosCounted(photos)}`,
  staysOff: 'Its category will not put it on these photos again.',
  untagged: (path: string, photos: number, returned: number) => {
    const taken = `${asPath(path)} taken off ${photosCounted(photos)}.`;
    return returned === 0 ? taken : `${taken} ${photosCounted(returned)} came back to the timeline.`;
  },
  cancel: 'Cancel',
  downloaded: (photos: number, bytes: number) =>
    `${photosCounted(photos)} downloaded, ${formatBytes(bytes)}.`,
  leftOut: (names: readonly string[]) =>
    `Left out, because the original could not be read: ${names.slice(0, 5).map(asFile).join(', ')}${names.length > 5 ? ` and ${formatNumber(names.length - 5)} more` : ''}.`,
  downloadFailed: (reason: string) => `Nothing was downloaded: ${reason}`,
  downloadFull: 'Nothing was downloaded: there is no room left where it was written.',
  memoryLimit: (bytes: number) =>
    `this browser makes zips of up to ${formatBytes(bytes)}, since it lets no page write a file bit by bit. Select fewer photos.`,
};
