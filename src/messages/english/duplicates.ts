/** Words of the Duplicates page. */
import { counted, formatBytes, formatNumber } from '../format.ts';
import { asFile } from '../names.ts';
import { photosCounted } from './quantities.ts';

function groupsCounted(count: number): string {
  return counted(count, 'picture', 'pictures');
}

export const duplicates = {
  rule: 'Copies that show the same picture: resized, compressed again, in another format or turned. The best copy is the one with the most pixels; among equals the least compressed, then the sharpest, then the oldest.',
  summary: (groups: number, photos: number, spareBytes: number) =>
    `${groupsCounted(groups)} in ${counted(photos, 'copy', 'copies')}. All but the best take ${formatBytes(spareBytes)}.`,
  list: 'Pictures with several copies',
  looking: (done: number, total: number) =>
    `Looking at new photos: ${formatNumber(done)} of ${photosCounted(total)}.`,
  lookingLabel: 'Photos looked at',
  lookingPaused: 'Metadata & thumbnails is paused on the Jobs page; it goes on there.',
  emptyTitle: 'No duplicates',
  empty: 'Photos that show the same picture as another come here, side by side, to keep the best of them.',
  notYetTitle: 'None found so far',
  failedTitle: 'Duplicates could not be searched for',
  tryAgain: 'Try again',
  copies: (count: number) => counted(count, 'copy', 'copies'),
  best: 'Best',
  keep: 'Keep',
  keepCopy: (fileName: string) => `Keep ${asFile(fileName)}`,
  keepBest: 'Keep best',
  keepPicked: (kept: number, moved: number) =>
    `Keep ${formatNumber(kept)}, move ${formatNumber(moved)} to the trash`,
  keepAll: 'Keep all',
  keepNone: 'Keep at least one',
  /** For screen readers, where the same words stand beside each group. */
  ofPicture: (action: string, fileName: string) => `${action}: ${asFile(fileName)}`,
  notDuplicates: 'Not duplicates',
  saidApart: 'They are not shown as duplicates of each other any more.',
  apartFailed: (reason: string) => `Nothing was changed: ${reason}`,
  undo: 'Undo',
  apart: (count: number) =>
    `${counted(count, 'group is', 'groups are')} left out because you said: not duplicates.`,
  findAgain: 'Show them again',
  shownAgain: 'Shown again.',
  keepBestOfAll: 'Keep best of all',
  askTitle: (groups: number) => `Keep the best copy of ${groupsCounted(groups)}?`,
  ask: (moved: number, bytes: number) =>
    `${photosCounted(moved)} (${formatBytes(bytes)}) ${moved === 1 ? 'goes' : 'go'} to the trash; one copy of each picture stays where it is. Undo brings them back.`,
  askPicked: 'Where you chose yourself what to keep, that stays.',
  askConfirm: (moved: number) => `Move ${photosCounted(moved)} to the trash`,
  cancel: 'Cancel',
  dimensions: (width: number, height: number) => `${String(width)} × ${String(height)}`,
  typeAndSize: (format: string, bytes: number) => `${format.toUpperCase()}, ${formatBytes(bytes)}`,
  sharpness: (value: number) => `Sharpness ${formatNumber(Math.round(value))}`,
  inArchive: 'In the archive',
};
