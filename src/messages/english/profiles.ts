/** Words of Settings > Profiles, of the switcher in the frame, and of Scan all profiles. */
import { LONGEST_PROFILE_NAME, type ProfileColour, type ProfileNameFault } from '../../core/profile.ts';
import type { ProfileContents } from '../../library/profileContents.ts';
import type { ProfileScan } from '../../pipeline/scanProfiles.ts';
import { counted, formatDate, listed } from '../format.ts';
import { asName } from '../names.ts';
import { photosCounted } from './quantities.ts';

const COLOURS: Readonly<Record<ProfileColour, string>> = {
  amber: 'Amber',
  green: 'Green',
  teal: 'Teal',
  blue: 'Blue',
  violet: 'Violet',
  rose: 'Rose',
};

const FAULTS: Readonly<Record<ProfileNameFault | 'gone', string>> = {
  empty: 'Give the profile a name.',
  'too-long': `Use at most ${String(LONGEST_PROFILE_NAME)} characters.`,
  taken: 'Another profile has this name.',
  gone: 'This profile was deleted in another window.',
};

function holdings({ photos, categories, tags }: ProfileContents): readonly string[] {
  return [photosCounted(photos), counted(categories, 'category', 'categories'), counted(tags, 'tag', 'tags')];
}

export const profiles = {
  tab: 'Profiles',
  intro:
    'A profile has a library, categories, history and API token of its own, and nothing crosses from one to another. Whoever uses this browser can open each that has no lock.',
  firstName: 'My photos',
  freshName: 'My photos',

  switcher: (name: string) => `Profile: ${asName(name)}`,
  switcherList: 'Profiles',
  manage: 'Manage profiles',
  busyNote: 'Work that is waiting here goes on when this profile is opened again.',

  add: 'Add profile',
  addTitle: 'Add a profile',
  addConfirm: 'Add profile',
  editTitle: (name: string) => `Edit ${asName(name)}`,
  name: 'Name',
  colour: 'Colour',
  colourName: (colour: ProfileColour) => COLOURS[colour],
  fault: (fault: ProfileNameFault | 'gone') => FAULTS[fault],
  save: 'Save',
  cancel: 'Cancel',
  added: (name: string) => `${asName(name)} was added.`,
  failed: (reason: string) => `Nothing was changed: ${reason}`,

  isOpen: 'Open now',
  open: 'Open',
  openOne: (name: string) => `Open ${asName(name)}`,
  edit: 'Edit',
  editOne: (name: string) => `Edit ${asName(name)}`,
  delete: 'Delete',
  deleteOne: (name: string) => `Delete ${asName(name)}`,
  holds: (contents: ProfileContents) => `${listed(holdings(contents))}.`,
  holdsLocked: 'Locked: what it holds opens with its passphrase.',
  lockNow: 'Lock now',
  hasLock: 'Has a lock',
  holdsUnknown: (reason: string) => `Its library could not be read: ${reason}`,
  counting: 'Counting',
  waiting: (queued: number) =>
    `${counted(queued, 'step of work waits', 'steps of work wait')} for it to be opened.`,
  lastOpened: (atMs: number | null) =>
    atMs === null ? 'Never opened' : `Last opened ${formatDate(atMs, 'dateHere')}`,
  listFailed: 'The profiles could not be read',
  tryAgain: 'Try again',

  deleteTitle: (name: string) => `Delete ${asName(name)}?`,
  deleteLoses: (contents: ProfileContents) =>
    `This deletes ${listed([
      ...holdings(contents),
      'its history',
      ...(contents.hasApiToken ? ['its API token'] : []),
    ])}. It cannot be undone.`,
  deleteLosesUnknown: 'This deletes its photos, categories, tags and history. It cannot be undone.',
  deleteOpen: 'It is the profile this window shows: the window opens another one afterwards.',
  deleteLast: 'It is the only profile: an empty one takes its place.',
  deleteType: (name: string) => `Type ${asName(name)} to confirm`,
  deleteConfirm: (contents: ProfileContents | null) =>
    contents === null || contents.photos === 0
      ? 'Delete profile'
      : `Delete profile and ${photosCounted(contents.photos)}`,
  removed: (name: string) => `${asName(name)} was deleted.`,
  removedWaiting: (name: string) =>
    `${asName(name)} was deleted. Another window of Winnow still has its library open: the photos go when that window is closed.`,
  stillWaiting:
    'The library of a deleted profile is still open in another window of Winnow. Its photos go when that window is closed.',

  importTitle: 'Photos are still being added',
  importBody: (left: number, from: string, to: string) =>
    left > 0
      ? `${counted(left, 'file is', 'files are')} still to be added to ${asName(from)}. Opening ${asName(to)} stops that; photos that were added stay.`
      : `Photos are still being added to ${asName(from)}. Opening ${asName(to)} stops that; photos that were added stay.`,
  importKeep: 'Keep adding',
  importOpen: (name: string) => `Stop and open ${asName(name)}`,

  goneTitle: (name: string) => `${asName(name)} was deleted`,
  gone: 'This window showed a profile that another window has deleted, with everything in it. Choose one to go on with.',

  scanAll: 'Scan all profiles',
  scanAllHint:
    'Asks every profile for a scan with its own categories. This one begins now, the others when they are opened.',
  scanAllTitle: 'Scan all profiles?',
  scanAllBody: (names: readonly string[]) =>
    `The photos of ${listed(names.map(asName))} are compared with the enabled categories of their own profile, and the tags that match are added. Each scan can be undone in its profile’s Activity.`,
  scanAllFailed: (reason: string) => `Not every profile was asked for a scan: ${reason}`,
  scanned: (scans: readonly ProfileScan[], currentId: string) => describeScans(scans, currentId),
};

const REASONS: Readonly<
  Record<Exclude<Extract<ProfileScan['result'], { ok: false }>['reason'], 'unreadable'>, string>
> = {
  disabled: 'classification is off',
  'no-categories': 'no category is enabled',
  'empty-library': 'there are no photos yet',
  'already-running': 'a scan is under way already',
  locked: 'its passphrase was not typed in this window',
};

/** `Scanning My photos. Anna is scanned when it is opened. Ben and Eve are not scanned: no category is enabled.` */
function describeScans(scans: readonly ProfileScan[], currentId: string): string {
  const here: string[] = [];
  const later: string[] = [];
  const namesByReason = new Map<string, string[]>();
  for (const { profile, result } of scans) {
    if (result.ok) {
      (profile.id === currentId ? here : later).push(asName(profile.name));
      continue;
    }
    const reason =
      result.reason === 'unreadable' ? result.message.replace(/\.$/, '') : REASONS[result.reason];
    namesByReason.set(reason, [...(namesByReason.get(reason) ?? []), asName(profile.name)]);
  }
  return [
    ...here.map((name) => `Scanning ${name}.`),
    ...(later.length === 0
      ? []
      : [
          `${listed(later)} ${later.length === 1 ? 'is scanned when it is' : 'are scanned when they are'} opened.`,
        ]),
    ...[...namesByReason].map(
      ([reason, names]) => `${listed(names)} ${names.length === 1 ? 'is' : 'are'} not scanned: ${reason}.`,
    ),
  ].join(' ');
}
