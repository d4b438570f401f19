/** Words of the scan, in German: its button, question, progress and summary. */
import type { scan as english } from '../english/scan.ts';
import { counted, formatNumber, listed } from '../format.ts';
import { asName } from '../names.ts';
import { photosCounted, roughDuration } from './quantities.ts';
import { said } from './reasons.ts';

export const scan: typeof english = {
  scanLibrary: 'Bibliothek durchsuchen',
  reevaluate: 'Neu bewerten',
  now: { scan: 'Jetzt durchsuchen', 're-evaluate': 'Jetzt neu bewerten' },
  cancel: 'Abbrechen',
  close: 'Schließen',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  undo: 'Rückgängig',
  dismiss: 'Ausblenden',
  panel: 'Durchlauf',
  summaryPanel: 'Ergebnis des Durchlaufs',

  confirmTitle: 'Die Bibliothek durchsuchen?',
  confirmBody: (photos, categories) =>
    `Winnow vergleicht ${photosCounted(photos)} mit ${counted(categories, 'Kategorie', 'Kategorien')} und vergibt die passenden Tags. Vorhandene Tags bleiben. Der Durchlauf lässt sich danach rückgängig machen.`,
  confirmArchives: (names) =>
    `${listed(names.map(asName))} ${names.length === 1 ? 'verschiebt' : 'verschieben'} Treffer von der Zeitleiste ins Archiv.`,

  choices: 'Was geschehen soll',
  choiceScan: 'Passendes hinzufügen',
  choiceScanHint: 'Vorhandene Tags bleiben.',
  choiceReevaluate: 'Neu bewerten: hinzufügen und entfernen',
  choiceReevaluateHint:
    'Gleicht die Tags dem an, was die Kategorien jetzt sagen. Selbst vergebene Tags, Korrekturen und Tags ausgeschalteter Kategorien bleiben.',
  confirmReevaluateBody: (photos, categories) =>
    `Winnow vergleicht ${photosCounted(photos)} mit ${counted(categories, 'Kategorie', 'Kategorien')}. Das lässt sich danach rückgängig machen.`,
  counting: (looked, total) =>
    total === 0
      ? 'Änderungen werden gezählt.'
      : `Änderungen werden gezählt: ${formatNumber(looked)} von ${photosCounted(total)}.`,
  wouldChange: ({ tagged, archived, untagged, returned }) => [
    `${counted(tagged, 'Tag käme', 'Tags kämen')} hinzu, ${photosCounted(archived)} ins Archiv.`,
    `${counted(untagged, 'Tag würde', 'Tags würden')} entfernt, ${photosCounted(returned)} zurück auf die Zeitleiste verschoben.`,
  ],
  wouldSkip: (photos) =>
    `${counted(photos, 'Foto ist', 'Fotos sind')} noch nicht erfasst und bleiben für später.`,
  nothingWouldChange: 'Alle Tags entsprechen bereits den Kategorien.',
  countFailed: (reason) => `Das ließ sich nicht zählen: ${said(reason)}`,

  cannotTitle: 'Noch nichts zu durchsuchen',
  cannot: {
    'no-categories': 'Keine Kategorie ist eingeschaltet. Eine hinzufügen oder das Startpaket verwenden.',
    disabled: 'Die Klassifizierung ist aus. Sie wird unter „Einstellungen“, „Kategorien“ eingeschaltet.',
    'empty-library': 'Die Bibliothek hat noch keine Fotos. Einfach welche auf diese Seite ziehen.',
    'already-running': 'Ein Durchlauf ist bereits im Gange.',
  },
  toCategories: 'Zu den Kategorien',

  preparing: 'Fotos werden eingereiht',
  running: {
    scan: 'Bibliothek wird durchsucht',
    're-evaluate': 'Bibliothek wird neu bewertet',
  },
  paused: {
    scan: 'Durchlauf angehalten',
    're-evaluate': 'Neubewertung angehalten',
  },
  progress: ({ tally, total }) => `${formatNumber(tally.processed)} von ${photosCounted(total)}`,
  timeLeft: (durationMs) => `noch ${roughDuration(durationMs)}`,
  soFar: ({ kind, tally }) =>
    [
      counted(tally.tagged, 'neuer Tag', 'neue Tags'),
      ...(kind === 're-evaluate' ? [`${formatNumber(tally.untagged)} entfernt`] : []),
      `${formatNumber(tally.archived)} archiviert`,
    ].join(', '),

  queuePaused: 'Die Warteschlange „Klassifizierung“ ist angehalten. Auf der Seite „Aufgaben“ geht es weiter.',

  endTitle: ({ kind, state }) => {
    const what = kind === 're-evaluate' ? 'Neubewertung' : 'Durchlauf';
    return state === 'cancelled' ? `${what} abgebrochen` : `${what} fertig`;
  },
  undoneTitle: 'Rückgängig gemacht',
  reviewTags: 'Tags durchsehen',
  seeArchived: 'Archivierte zeigen',
  untagged: 'Tags entfernt',
  returned: 'Zurück auf der Zeitleiste',
  summary: ({ tally }) => `${photosCounted(tally.processed)} angesehen`,
  archived: 'Archiviert',
  unchanged: 'Unverändert',
  skipped: 'Übersprungen',
  failed: 'Fehlgeschlagen',
  newTags: 'Neue Tags',
  noMatches: 'Kein Foto passt zu einer Kategorie.',
};
