/** Words of what can be done with selected photos. */
import { formatBytes, formatNumber } from '../format.ts';
import { asFile, asPath } from '../names.ts';
import { photosCounted } from './quantities.ts';

export const selection = {
  actions: 'With the selected photos',
  more: 'More actions',
  tag: 'Tag…',
  removeTag: 'Remove tag…',
  download: 'Download',

  tagTitle: (photos: number) => `Tag ${photosCounted(photos)}`,
  tagLabel: 'Tag',
  tagHint: 'A slash nests tags: Trips/Lisbon.',
  tagConfirm: 'Add tag',
  known: 'Tags you have',
  reserved: 'Tags below Auto belong to categories. Choose another name, or add a category.',
  tagged: (path: string, photos: number) => `${asPath(path)} put on ${photosCounted(photos)}.`,
  untagTitle: (photos: number) => `Remove a tag from ${photosCounted(photos)}`,
  noTags: 'None of these photos carries a tag.',
  untag: (path: string, photos: number) => `Remove ${asPath(path)} from ${photosCounted(photos)}`,
  onPhotos: (photos: number) => `on ${photosCounted(photos)}`,
  staysOff: 'Its category will not put it on these photos again.',
  untagged: (path: string, photos: number) => `${asPath(path)} taken off ${photosCounted(photos)}.`,
  cancel: 'Cancel',
  close: 'Close',

  downloadPanel: 'Download',
  downloading: (photos: number) => `Downloading ${photosCounted(photos)}`,
  downloadProgress: (done: number, total: number, bytes: number) =>
    `${formatNumber(done)} of ${photosCounted(total)}, ${formatBytes(bytes)}`,
  stop: 'Stop',
  downloaded: (photos: number, bytes: number) =>
    `${photosCounted(photos)} downloaded, ${formatBytes(bytes)}.`,
  leftOut: (names: readonly string[]) =>
    `Left out, because the original could not be read: ${names.slice(0, 5).map(asFile).join(', ')}${names.length > 5 ? ` and ${formatNumber(names.length - 5)} more` : ''}.`,
  nothingDownloaded: 'Nothing was downloaded: no original could be read.',
  downloadFailed: (reason: string) => `Nothing was downloaded: ${reason}`,
  downloadFull: 'Nothing was downloaded: there is no room left where it was written.',
  memoryLimit: (bytes: number) =>
    `this browser makes zips of up to ${formatBytes(bytes)}, since it lets no page write a file bit by bit. Select fewer photos.`,
  zipName: (day: string) => `Photos ${day}.zip`,

  dragPreparing: 'Reading the photos. Drag them again in a moment.',
  dragTooMuch: (bytes: number) =>
    `Photos are dragged out up to ${formatBytes(bytes)} at a time. Use Download for more.`,
};
