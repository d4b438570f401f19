/** Words about new versions. */
import type { Work } from '../../app/install/work.ts';

const WAITS_FOR: Readonly<Record<Work, string>> = {
  import: 'It can restart once the photos on their way are added.',
  scan: 'It can restart once the scan is done.',
  backup: 'It can restart once the backup is done.',
  elsewhere: 'It can restart once another window has finished its work.',
};

export const install = {
  offlineReady: 'Winnow now works offline.',
  region: 'New version',
  ready: 'A new version of Winnow is ready.',
  waitsFor: (work: Work) => WAITS_FOR[work],
  restart: 'Restart now',
  later: 'Later',
  replaced: 'Winnow was updated in another window. Reload this one when it suits you.',
  reload: 'Reload',
};
