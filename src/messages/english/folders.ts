/** Words about linked folders: pictures that stay where they are on the disk. */
import type { OriginalAway } from '../../library/library.ts';
import type { FolderSummary, FolderSyncResult } from '../../pipeline/folderSync.ts';
import { counted, listed } from '../format.ts';
import { asName, asPath } from '../names.ts';

type SyncFailure = Exclude<FolderSyncResult, { ok: true }>['reason'];

const FAILURES: Readonly<Record<SyncFailure, (folder: string) => string>> = {
  'not-allowed': (folder) => `Winnow may no longer read ${folder}.`,
  missing: (folder) =>
    `${folder} cannot be found. It may be on a disk that is not connected, or was moved or renamed.`,
  unreadable: (folder) => `${folder} could not be read whole. Nothing was taken for missing.`,
  cancelled: (folder) => `Looking through ${folder} was stopped.`,
};

const AWAY: Readonly<Record<OriginalAway['reason'], (path: string, folder: string) => string>> = {
  'not-allowed': (_, folder) => `Winnow may no longer read ${folder}, where the photo’s file is.`,
  missing: (path, folder) => `The file ${path} is missing from ${folder}.`,
  changed: (path, folder) => `The file ${path} in ${folder} has other content now.`,
  unreadable: (path, folder) => `The file ${path} in ${folder} cannot be read at the moment.`,
};

const WHAT_TO_DO: Readonly<Record<OriginalAway['reason'], string>> = {
  'not-allowed': 'Until you allow it, the photo is shown by its thumbnail.',
  missing:
    'The photo is shown by its thumbnail and keeps its tags. Put the file back anywhere in the folder, then look through the folder again.',
  changed: 'Look through the folder again: what is in the file now becomes a photo of its own.',
  unreadable: 'Another program may be using it, or its disk may be gone.',
};

function summaryOf({ added, known, changed, moved, missing, back, refused }: FolderSummary): string {
  const parts = [
    added > 0 ? counted(added, 'new photo', 'new photos') : '',
    changed > 0 ? `${String(changed)} changed` : '',
    moved > 0 ? `${String(moved)} moved` : '',
    back > 0 ? `${String(back)} back again` : '',
    known > 0 ? `${String(known)} already in the library` : '',
    missing > 0 ? `${String(missing)} missing` : '',
    refused > 0 ? counted(refused, 'file that is not a photo', 'files that are not photos') : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'nothing has changed' : listed(parts);
}

/** On the first page: the way in, the bar and the notices. */
export const folders = {
  linkFolder: 'Link a folder…',
  moreWays: 'More ways to add',
  linkHint: 'Winnow reads it in place and copies nothing.',
  barRegion: 'Linked folders',
  notAllowed: (names: readonly string[]) =>
    `Winnow may no longer read ${listed(names.map(asName))}: the browser asks again after a restart. Photos are shown by their thumbnails until you allow it.`,
  allow: 'Allow',
  later: 'Later',
  stillNotAllowed: (name: string) =>
    `The browser still does not let Winnow read ${asName(name)}. It may be set so for this site.`,
  linked: (name: string) => `${asName(name)} is linked. Winnow is looking through it.`,
  alreadyLinked: (name: string) => `${asName(name)} is linked already.`,
  withinLinked: (name: string, outer: string) =>
    `${asName(name)} is part of ${asName(outer)}, which is linked already.`,
  looked: (name: string, summary: FolderSummary) => `${asName(name)}: ${summaryOf(summary)}.`,
  notLooked: (name: string, reason: SyncFailure) => FAILURES[reason](asName(name)),
  failed: (reason: string) => `That went wrong: ${reason}`,
  away: ({ reason, path, folder }: OriginalAway) => AWAY[reason](asPath(path), asName(folder)),
  awayStep: ({ reason }: OriginalAway) => WHAT_TO_DO[reason],
  gone: 'Nothing is known of this photo’s original: the folder it was in is no longer linked.',
  goneStep: 'Link the folder again, and the photo has its original back.',
  lookAgain: 'Look through the folder again',

  filesStay: 'Files in linked folders stay on the disk.',

  dialogTitle: 'Link a folder',
  dialogIntro:
    'The pictures in it, and in folders below it, become photos of your library and stay where they are.',
  dialogPoints: [
    'Winnow reads the folder and never writes to it. Deleting a photo in Winnow leaves its file alone.',
    'Only thumbnails, previews and what Winnow found out take room in this browser.',
    'The originals are needed where they are: a photo whose file is gone is shown by its thumbnail.',
    'Your browser may ask for permission again after a restart.',
  ],
  choose: 'Choose a folder…',
  cancel: 'Cancel',
  unsupported:
    'This browser does not let a page read a folder in place. Chrome, Edge and other browsers built on Chromium do, on a computer. “Add folder” copies the pictures instead, in every browser.',
  addFolder: 'Add folder',
};
