/** Words of Settings > Storage about linked folders. */
import { counted, formatBytes, formatDate } from '../format.ts';
import { asName } from '../names.ts';
import { photosCounted } from './quantities.ts';

export const folderSettings = {
  title: 'Linked folders',
  intro:
    'Folders whose pictures Winnow reads where they are, without copying them. Winnow looks through them at each start and never writes to them.',
  unsupported:
    'Not in this browser: Chrome, Edge and other browsers built on Chromium can, on a computer. Photos that were linked elsewhere are shown by their thumbnails.',
  looking: (files: number) => `Looking through it: ${counted(files, 'file', 'files')} so far`,
  reading: 'Adding what is new',
  copying: (done: number, total: number) => `Copying originals: ${String(done)} of ${photosCounted(total)}`,
  stop: 'Stop',
  photos: (count: number, bytes: number) => `${photosCounted(count)}, ${formatBytes(bytes)}`,
  lookedAt: (epochMs: number) => `Looked through ${formatDate(epochMs, 'momentHere')}`,
  neverLooked: 'Not looked through yet',
  missing: (count: number) => `${photosCounted(count)} whose file is missing`,
  showMissing: 'Show',
  refused: (count: number) => `${counted(count, 'file', 'files')} that Winnow cannot take`,
  moreFiles: (count: number) => `and ${counted(count, 'file', 'files')} more`,
  removed: (count: number) =>
    `${counted(count, 'file', 'files')} left out, because you deleted the photo for good`,
  takeRemoved: 'Take them in again',
  rescan: 'Look again',
  rescanOf: (name: string) => `Look through ${name} again`,
  unlink: 'Unlink…',
  unlinkOf: (name: string) => `Unlink ${name}…`,
  allowOf: (name: string) => `Allow Winnow to read ${name}`,

  missingTitle: (name: string) => `Missing from ${asName(name)}`,
  missingIntro:
    'The photos keep their thumbnails and tags. They have their originals back once the files are anywhere in the folder again and it was looked through.',
  more: (count: number) => `and ${photosCounted(count)} more`,
  removeMissing: (count: number) => `Remove ${photosCounted(count)} from the library`,
  removeMissingHint: 'Removed photos go to the trash, from where they can be brought back as thumbnails.',
  removedMissing: (count: number) => `${photosCounted(count)} moved to the trash.`,
  close: 'Close',

  unlinkTitle: (name: string) => `Unlink ${asName(name)}?`,
  unlinkNothing: 'No photo has its only original there. Nothing on the disk is touched.',
  unlinkAsks: (photos: number, bytes: number) =>
    `The only original of ${photosCounted(photos)} (${formatBytes(bytes)}) is in this folder. Nothing on the disk is touched. What is to become of the photos?`,
  unlinkCopy: 'Copy the originals into the library first',
  unlinkCopyHint: (bytes: number) =>
    `Takes ${formatBytes(bytes)} in this browser. The folder is unlinked afterwards.`,
  unlinkRemove: 'Take them out of the library',
  unlinkRemoveHint:
    'They go to the trash. Linked again, the folder gives them their originals back as long as they are there.',
  unlinkConfirm: 'Unlink',
  unlinkCopyConfirm: 'Copy and unlink',
  unlinkRemoveConfirm: (photos: number) => `Unlink and move ${photosCounted(photos)} to the trash`,
  unlinkCounting: 'Counting',
  unlinked: (name: string) => `${asName(name)} is no longer linked.`,
  notAllCopied: (name: string, left: number) =>
    `${asName(name)} stays linked: ${photosCounted(left)} could not be copied, because the file is missing, has changed or cannot be read.`,
  copyFull: (name: string) => `${asName(name)} stays linked: there is no room left in this browser.`,
  copyStopped: (name: string) => `${asName(name)} stays linked. What is copied stays copied.`,
  cancel: 'Cancel',
};
