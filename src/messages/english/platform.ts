/** Words about what the device and the browser lend the app. */
import { counted, formatNumber, listed } from '../format.ts';
import { asFile, asName } from '../names.ts';

export const platform = {
  sharedTitle: (count: number) => `Add ${counted(count, 'shared file', 'shared files')}?`,
  sharedBody: (names: readonly string[], profile: string) =>
    `${listed([
      ...names.slice(0, 3).map(asFile),
      ...(names.length > 3 ? [`${formatNumber(names.length - 3)} more`] : []),
    ])} would be added to the profile “${asName(profile)}”.`,
  sharedAdd: (count: number) => `Add ${counted(count, 'file', 'files')}`,
  sharedDecline: (count: number) => `Decline ${counted(count, 'file', 'files')}`,
  sharedLater: 'Ask me later',
  sharedNothing: 'What was shared with Winnow holds no files.',
  sharedFull: 'Not everything that was shared could be kept: this browser gives Winnow no more room.',
  sharedFailed: 'What was shared could not be read.',

  deviceTitle: 'This device',
  install: 'Install Winnow',
  installed: 'Installed',
  installedYes: 'Yes.',
  installedCan: 'Not yet.',
  installedUnknown:
    'Not in this window. Where the browser can install apps, its menu says so; Safari calls it Add to Dock or Add to Home Screen.',
  offline: 'Works offline',
  offlineYes: 'Yes, the app and the built-in model are stored here.',
  offlineNo: 'Not yet: the app is not stored here. It is after the first visit over HTTPS.',
  opensFiles: 'Opens pictures',
  opensFilesYes: 'Once installed: choose Winnow under “Open with”.',
  opensFilesNo: 'This browser opens no files with web apps.',
  takesShares: 'Takes shared photos',
  takesSharesMaybe: 'Once installed, where the system shares with web apps (Android, ChromeOS).',
  badge: 'Failed photos on the app’s icon',
  badgeYes: 'Once installed.',
  badgeNo: 'This browser puts no numbers on icons.',
  keepAwake: 'Keep the screen awake during long work',
  keepAwakeHint:
    'While photos are added, scanned or backed up, and Winnow is in view. The device may use more power.',
  keepAwakeNo: 'This browser cannot keep the screen awake.',
};
