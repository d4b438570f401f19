/** Words of backup and restore. */
import type { BackupResult } from '../../pipeline/backupLibrary.ts';
import type { OpenBackupResult } from '../../pipeline/openBackup.ts';
import type { BackupSummary, RestoreProblem, RestoreResult } from '../../pipeline/restoreBackup.ts';
import { counted, formatBytes, formatDate, formatNumber, listed } from '../format.ts';
import { asFile, asName } from '../names.ts';
import { photosCounted } from './quantities.ts';

type OpenFailure = Exclude<OpenBackupResult, { ok: true } | { reason: 'sealed' | 'wrong-passphrase' }>;

function notOpened(fileName: string, failure: OpenFailure): string {
  if (failure.reason === 'damaged') return `${asFile(fileName)} is damaged: ${failure.detail}`;
  return failure.reason === 'newer'
    ? `${asFile(fileName)} was made by a newer version of Winnow. Reload the page to update it, then try again.`
    : `${asFile(fileName)} is not a backup made by Winnow.`;
}

function problem({ fileName, reason, detail }: RestoreProblem): string {
  if (reason === 'missing') return `${asFile(fileName)}: its original is not in the backup.`;
  if (reason === 'unreadable')
    return `${asFile(fileName)}: its original in the backup cannot be read. ${detail}`;
  if (reason === 'changed') return `${asFile(fileName)}: its content is not what was backed up.`;
  return `${asFile(fileName)}: ${detail}`;
}

function restored(result: Exclude<RestoreResult, { kind: 'not-whole' }>): string {
  const known = result.known === 0 ? '' : `, ${formatNumber(result.known)} were here already`;
  const counts = `${photosCounted(result.imported)} restored${known}.`;
  const left =
    result.tagsLeftOut === 0
      ? ''
      : ` ${counted(result.tagsLeftOut, 'automatic tag was', 'automatic tags were')} left out because their category is not in force.`;
  if (result.kind === 'done') return counts + left;
  if (result.kind === 'damaged') return `The backup is damaged: ${result.detail} ${counts}`;
  return result.kind === 'cancelled'
    ? `Stopped. ${counts} Restore the same backup again to go on.`
    : `The browser has no room left. ${counts} Free some space, then restore the same backup again to go on.`;
}

function backedUp(result: Extract<BackupResult, { ok: true }>): string {
  return `${photosCounted(result.photos)} backed up, ${formatBytes(result.bytes)}.`;
}

function notBackedUp(result: Extract<BackupResult, { ok: false }>): string {
  if (result.reason === 'not-written') return `No backup was made: it could not be written. ${result.detail}`;
  return result.reason === 'cancelled'
    ? 'Stopped. No backup was made.'
    : 'No backup was made: there is no room left where it was written.';
}

function summarised({ photos, bytes, known, tags, categories }: BackupSummary, madeAtMs: number): string {
  const made = formatDate(madeAtMs, 'momentHere');
  const here =
    known === 0
      ? 'none of which are here'
      : known === photos
        ? 'all of which are here'
        : `${formatNumber(known)} of which are here`;
  return `Made on ${made}: ${photosCounted(photos)} (${formatBytes(bytes)}), ${here}; ${counted(tags, 'tag', 'tags')}; ${counted(categories, 'category', 'categories')}.`;
}

function someFiles(names: readonly string[]): string {
  return listed([
    ...names.slice(0, 20).map(asFile),
    ...(names.length > 20 ? [`${formatNumber(names.length - 20)} more`] : []),
  ]);
}

export const backup = {
  backupTitle: 'Backup',
  backupIntro:
    'One zip file with every original under its own name, your tags beside them for digiKam, darktable and Immich, and everything Winnow knows: archive, trash, corrections, categories. Vectors are not in it; they are made again.',
  backUp: 'Back up',
  seal: 'Protect with a passphrase',
  sealHint: 'Other programs cannot open it then, and without the passphrase nobody can.',
  passphrase: 'Passphrase',
  passphraseAgain: 'Passphrase again',
  passphraseShort: 'At least 8 characters.',
  passphraseDiffers: 'The two are not the same.',
  backingUp: 'Backing up',
  backupProgress: (done: number, total: number, bytes: number) =>
    `${formatNumber(done)} of ${photosCounted(total)}, ${formatBytes(bytes)}`,
  stop: 'Stop',
  backedUp,
  notBackedUp,
  missing: (names: readonly string[]) => `Not in it, because the original is gone: ${someFiles(names)}.`,
  away: (folder: string, names: readonly string[]) =>
    `Not in it, because they could not be read in the folder ${asName(folder)}: ${someFiles(names)}. Let Winnow read the folder, then back up again.`,
  memoryLimit: (bytes: number) =>
    `This browser can only make backups of up to ${formatBytes(bytes)}: it lets no page write a file bit by bit.`,

  restoreTitle: 'Restore',
  restoreIntro:
    'Choose a backup to see what is in it. Photos that are here already are not imported twice, and a restore that was interrupted goes on where it was.',
  choose: 'Choose a backup',
  dialogTitle: 'Restore a backup',
  reading: 'Reading the backup.',
  notOpened,
  unlock: 'Open',
  sealed: (fileName: string) => `${asFile(fileName)} is protected with a passphrase.`,
  wrongPassphrase: 'This is not its passphrase.',
  summary: summarised,
  noConfig: 'Its configuration is missing or not valid any more. The one in force stays.',
  configFile: 'A file beside the app decides about categories here, so those of the backup are left alone.',
  mode: 'What happens to this profile',
  merge: 'Merge',
  mergeHint:
    'Adds what is missing: photos, tags, categories. What you decided here since the backup was made stays. Activity can undo it.',
  replace: 'Replace',
  replaceHint:
    'Checks the backup, deletes every photo of this profile, then restores the backup. This cannot be undone.',
  backUpFirst: 'Back up first',
  replaceType: (name: string) => `Type ${asName(name)} to replace its photos`,
  cancel: 'Cancel',
  startMerge: ({ photos }: BackupSummary) => `Restore ${photosCounted(photos)}`,
  startReplace: (here: number) => `Delete ${photosCounted(here)} and restore`,
  verifying: 'Checking the backup',
  restoring: 'Restoring',
  restoreProgress: (done: number, total: number) => `${formatNumber(done)} of ${photosCounted(total)}`,
  restored,
  notWhole: (count: number) =>
    `The backup is not whole, so nothing was deleted. ${photosCounted(count)} could not be read. Merging restores the others.`,
  problems: (count: number) => `${photosCounted(count)} not restored`,
  problem,
  more: (count: number) => `And ${formatNumber(count)} more.`,
  failed: (reason: string) => `It stopped because of a fault: ${reason}`,
};
