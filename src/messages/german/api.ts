/** Words of Settings > API, in German. */
import type { api as english } from '../english/api.ts';
import { formatDate } from '../format.ts';
import { asName } from '../names.ts';
import { said } from './reasons.ts';

export const api: typeof english = {
  tab: 'API',
  intro: (origin) =>
    `Skripte, Bookmarklets und Browser-Erweiterungen auf ${origin} können die Konfiguration lesen und ersetzen und einen Durchlauf anfordern. Winnow antwortet ihnen innerhalb dieses Browsers: Nichts geht übers Netz, und andere Websites und Geräte kommen nicht heran.`,

  fileTitle: 'Eine Datei entscheidet',
  fileText: (url) =>
    `Die Konfiguration kommt aus ${url}. Lesen und Durchsuchen gehen wie immer; das Ersetzen wird mit 409 beantwortet.`,

  insecureTitle: 'Die API braucht eine sichere Adresse',
  insecure:
    'Diese Seite wurde über http geöffnet; dort starten Browser keinen Service Worker. Winnow über https oder auf localhost öffnen.',
  unsupportedTitle: 'Dieses Fenster hat keinen Service Worker',
  unsupported:
    'Er ist es, der die API beantwortet. Manche Browser haben in privaten Fenstern keinen, oder wenn Websitedaten gesperrt sind: Winnow in einem normalen Fenster öffnen oder dieser Website das Speichern erlauben.',
  waitingTitle: 'Die API ist in diesem Fenster noch nicht aktiv',
  waiting:
    'Beim ersten Besuch dauert es einen Moment, bis alles gespeichert ist. Bleibt es so, die Seite neu laden; manche privaten Fenster starten sie nie.',
  reload: 'Neu laden',

  tokenTitle: 'Token',
  noToken: 'Wer die API aufruft, weist ein Token vor. Noch gibt es keines, also kommt niemand hinein.',
  create: 'Token erstellen',
  createFailed: (reason) => `Es wurde kein Token erstellt: ${said(reason)}`,
  newToken: 'Neues Token',
  newTokenHint:
    'Jetzt kopieren. Aufbewahrt werden nur der Anfang und ein Hash, es lässt sich also nicht noch einmal anzeigen.',
  newTokenDone: 'Fertig',
  start: 'Beginnt mit',
  created: 'Erstellt',
  lastUsed: 'Zuletzt verwendet',
  neverUsed: 'Nie',
  time: (ms) => formatDate(ms, 'momentHere'),

  replace: 'Token ersetzen',
  replaceTitle: 'Das Token ersetzen?',
  replaceBody: (start) =>
    `Das Token ${start}… gilt sofort nicht mehr. Skripte, die es verwenden, brauchen das neue.`,
  revoke: 'Token widerrufen',
  revokeTitle: 'Das Token widerrufen?',
  revokeBody: (start) => `Das Token ${start}… gilt sofort nicht mehr, und die API antwortet niemandem.`,
  revoked: 'Das Token wurde widerrufen.',
  revokeFailed: (reason) => `Das Token wurde nicht widerrufen: ${said(reason)}`,
  cancel: 'Abbrechen',

  examplesTitle: 'Aufrufe',
  examplesIntro:
    'Zum Einfügen in die Konsole dieses Fensters oder zum Aufheben in einem Bookmarklet oder einer Erweiterung.',
  readTitle: 'Konfiguration lesen',
  replaceConfigTitle: 'Konfiguration ändern',
  scanTitle: 'Bibliothek durchsuchen',
  scanHint:
    'Wird der Durchlauf angefordert, während kein Fenster von Winnow offen ist, beginnt er, sobald sich eines öffnet.',
  description: 'OpenAPI-Beschreibung',
  descriptionHint: 'Jeder Aufruf, jede Antwort und jeder Fehler, für Menschen und Werkzeuge (auf Englisch):',

  copy: 'Kopieren',
  copyNamed: (name) => `Kopieren: ${asName(name)}`,
  copied: 'Kopiert.',
  notCopied: 'Der Browser hat das Kopieren nicht erlaubt. Den Text markieren und von Hand kopieren.',
};
