/** Words of what can be done with selected photos. */
import { formatBytes, formatNumber } from '../format.ts';
import { photosCounted } from './quantities.ts';

export const selection = {
  actions: 'With the selected photos',
  more: 'More actions',
  tag: 'Tag…',
  removeTag: 'Remove tag…',
  download: 'Download',
  close: 'Close',
  downloadPanel: 'Download',
  downloading: (photos: number) => `Downloading ${photosCounted(photos)}`,
  downloadProgress: (done: number, total: number, bytes: number) =>
    `${formatNumber(done)} of ${photosCounted(total)}, ${formatBytes(bytes)}`,
  stop: 'Stop',
  nothingDownloaded: 'Nothing was downloaded: no original could be read.',
  zipName: (day: string) => `Photos ${day}.zip`,
  dragPreparing: 'Reading the photos. Drag them again in a moment.',
  dragTooMuch: (bytes: number) =>
    `Photos are dragged out up to ${formatBytes(bytes)} at a time. Use Download for more.`,
};
