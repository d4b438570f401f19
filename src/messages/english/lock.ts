/** Words of the lock of a profile: in Settings > Profiles, and on the page that asks for the passphrase. */
import { SHORTEST_PASSPHRASE, type LockState, type PassphraseLength } from '../../core/profileLock.ts';
import { counted, formatNumber } from '../format.ts';
import { asName } from '../names.ts';

const LENGTHS: Readonly<Record<PassphraseLength, string>> = {
  'too-short': `At least ${String(SHORTEST_PASSPHRASE)} characters. Four or more words that do not belong together are easy to keep and hard to guess.`,
  short: 'Short: a few more words make it far harder to guess.',
  good: 'Good length.',
  long: 'Long.',
};

const UNLOCK_TITLES: Readonly<Record<LockState, (name: string) => string>> = {
  requested: (name) => `Lock ${asName(name)}`,
  sealing: (name) => `Go on locking ${asName(name)}`,
  sealed: (name) => `Unlock ${asName(name)}`,
  unsealing: (name) => `Remove the lock of ${asName(name)}`,
};

const UNLOCK_HINTS: Readonly<Record<LockState, string>> = {
  requested:
    'Type the passphrase once more. Then everything in this profile is encrypted, which takes a while with many photos. It can be interrupted and goes on.',
  sealing: 'Encrypting this profile was interrupted. Type its passphrase to go on.',
  sealed: 'This profile is encrypted. Type its passphrase to open it.',
  unsealing: 'Type the passphrase once more. Then everything in this profile is stored unencrypted again.',
};

const UNLOCK_BUTTONS: Readonly<Record<LockState, string>> = {
  requested: 'Lock',
  sealing: 'Go on',
  sealed: 'Unlock',
  unsealing: 'Remove lock',
};

export const lock = {
  section: 'Lock',
  locked: 'Locked',
  offHint: 'Whoever uses this browser can open this profile.',
  onHint: 'Encrypted on this device. A window asks for the passphrase when it opens the profile.',

  turnOn: 'Lock with a passphrase…',
  change: 'Change passphrase…',
  remove: 'Remove lock…',
  after: 'Lock when nobody uses it',
  afterNever: 'Never by itself',
  afterMinutes: (minutes: number) => `After ${counted(minutes, 'minute', 'minutes')}`,

  passphrase: 'Passphrase',
  currentPassphrase: 'Current passphrase',
  newPassphrase: 'New passphrase',
  passphraseAgain: 'The same once more',
  length: (length: PassphraseLength) => LENGTHS[length],
  tooShort: `Use at least ${String(SHORTEST_PASSPHRASE)} characters.`,
  differs: 'The two are not the same.',
  wrong: 'That is not the passphrase.',
  show: 'Show',
  hide: 'Hide',
  showLabel: 'Show the passphrase',
  hideLabel: 'Hide the passphrase',
  cancel: 'Cancel',
  working: 'One moment',
  failed: (reason: string) => `Nothing was changed: ${reason}`,

  onTitle: (name: string) => `Lock ${asName(name)} with a passphrase`,
  onBody:
    'Photos, tags, categories and history are encrypted on this device, and open with the passphrase only. The name and colour of the profile stay visible, and so does how many photos there are.',
  onLoss:
    'There is no way to reset the passphrase. Whoever forgets it loses every photo in this profile that is not somewhere else too. Make a backup first, and write the passphrase down in a safe place.',
  onType: (word: string) => `Type “${word}” to confirm that nobody can restore it`,
  onWord: 'no recovery',
  onConfirm: 'Lock profile',
  onRestart: 'Winnow starts again and asks for the passphrase once more before anything is encrypted.',

  changeTitle: (name: string) => `Change the passphrase of ${asName(name)}`,
  changeBody:
    'The photos stay encrypted as they are; only what opens them changes. If somebody else knows the old passphrase and may have a copy of this disk, remove the lock and lock the profile anew instead.',
  changeConfirm: 'Change passphrase',
  changed: 'The passphrase was changed.',

  removeTitle: (name: string) => `Remove the lock of ${asName(name)}?`,
  removeBody:
    'Everything in this profile is stored unencrypted again, and whoever uses this browser can open it. Winnow starts again and asks for the passphrase once more.',
  removeConfirm: 'Remove lock',

  unlockTitle: (state: LockState, name: string) => UNLOCK_TITLES[state](name),
  unlockHint: (state: LockState) => UNLOCK_HINTS[state],
  unlockButton: (state: LockState) => UNLOCK_BUTTONS[state],
  withdraw: (state: 'requested' | 'unsealing'): string =>
    state === 'requested' ? 'Do not lock it' : 'Keep it locked',
  capsHint:
    'Passphrases tell capital letters from small ones. There is no way to reset one that was forgotten.',
  unlockFailed: (reason: string) => `The profile could not be opened: ${reason}`,
  others: 'Other profiles',
  openOther: (name: string) => `Open ${asName(name)}`,
  waiting: 'Waiting for other windows of Winnow to let go of this profile. Close them if this takes long.',
  encrypting: (share: number) => `Encrypting: ${formatNumber(Math.floor(share * 100))}%`,
  decrypting: (share: number) => `Decrypting: ${formatNumber(Math.floor(share * 100))}%`,
  keepOpen: 'Keep this window open. If it is closed, this goes on the next time the profile is unlocked.',
};
