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
  reload: 'Neu laden',
};
