/** Words about new versions, in German. */
import type { Work } from '../../app/install/work.ts';
import type { install as english } from '../english/install.ts';

const WAITS_FOR: Readonly<Record<Work, string>> = {
  import: 'Der Neustart ist möglich, sobald die laufenden Fotos hinzugefügt sind.',
  scan: 'Der Neustart ist möglich, sobald der Durchlauf fertig ist.',
  backup: 'Der Neustart ist möglich, sobald die Sicherung fertig ist.',
  elsewhere: 'Der Neustart ist möglich, sobald ein anderes Fenster seine Arbeit beendet hat.',
};

export const install: typeof english = {
  offlineReady: 'Winnow funktioniert jetzt auch offline.',
  region: 'Neue Version',
  ready: 'Eine neue Version von Winnow ist bereit.',
  waitsFor: (work) => WAITS_FOR[work],
  restart: 'Jetzt neu starten',
  later: 'Später',
  replaced: 'Winnow wurde in einem anderen Fenster aktualisiert. Dieses bei Gelegenheit neu laden.',

  newerTitle: 'Diese Seite ist älter als die Bibliothek',
  newer:
    'Eine neuere Version von Winnow hat diese Bibliothek in diesem Browser verwendet. Diese ältere Seite lässt sie unberührt, damit nichts darin beschädigt wird: Fotos, Tags und Kategorien sind alle da.',
  newerStep:
    'Nach einer Aktualisierung dieser Seite lässt sie sich öffnen. Ist die neue Version hier noch nicht gespeichert, braucht es dafür eine Verbindung.',
  updateAndReload: 'Aktualisieren und neu laden',
  updating: 'Die neueste Version wird geladen',
  outdatedTitle: 'Winnow wurde in einem anderen Fenster aktualisiert',
  outdated:
    'In diesem Fenster läuft noch die vorige Version, deshalb hat es die Bibliothek freigegeben. Nichts ist verloren: Nach dem Neuladen geht es weiter. Fotos, die hier gerade hinzugefügt wurden, müssen vielleicht erneut hinzugefügt werden.',
  blockedTitle: 'Ein anderes Fenster ist im Weg',
  blocked:
    'Diese Version von Winnow muss die Bibliothek auf den neuen Stand bringen, und ein Fenster mit einer älteren Version hält sie noch offen. Es schließen oder neu laden; diese Seite macht dann von selbst weiter.',
};
