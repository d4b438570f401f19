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

  newerTitle: 'This page is older than your library',
  newer:
    'A newer version of Winnow has used this library, in this browser. This older page leaves it alone, so that nothing in it is spoilt: your photos, tags and categories are all there.',
  newerStep:
    'Updating this page opens it. That takes a connection if the new version is not stored here yet.',
  updateAndReload: 'Update and reload',
  updating: 'Fetching the newest version',
  outdatedTitle: 'Winnow was updated in another window',
  outdated:
    'This window still runs the version before, so it has let go of your library. Nothing is lost: reload it to go on. Photos that were just being added here may have to be added again.',
  blockedTitle: 'Another window is in the way',
  blocked:
    'This version of Winnow has to bring your library up to date, and a window with an older version still has it open. Close it, or reload it; this page then goes on by itself.',
};
