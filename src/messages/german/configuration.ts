/** Words of Settings > Configuration, and of every page while a file decides, in German. */
import type { CategoryField } from '../../core/config/categoryFields.ts';
import type { ConfigCause } from '../../core/config/document.ts';
import type { QueueName } from '../../core/jobs/job.ts';
import type { CleanUpCounts } from '../../library/library.ts';
import type { configuration as english } from '../english/configuration.ts';
import { counted, formatNumber } from '../format.ts';
import { asFile, asName } from '../names.ts';
import { photosCounted } from './quantities.ts';
import { said } from './reasons.ts';

const CAUSES: Readonly<Record<ConfigCause, string>> = {
  page: 'In Winnow bearbeitet',
  'starter-set': 'Startpaket hinzugefügt',
  file: 'Konfigurationsdatei',
  api: 'Über die API',
  import: 'YAML importiert',
  restore: 'Wiederhergestellt',
  undo: 'Rückgängig gemacht',
};

/** As they begin a detail: `Ähnlichkeit 0,28 → 0,31`. */
const FIELDS: Readonly<Record<CategoryField, string>> = {
  name: 'Name',
  prompts: 'Prompt',
  similarity: 'Ähnlichkeit',
  action: 'Aktion',
  enabled: 'eingeschaltet',
  but_not: 'Aber-nicht-Prompt',
  examples: 'Beispielfotos',
  metadata: 'Dateiregeln',
};

const QUEUE_LABELS: Readonly<Record<QueueName, string>> = {
  metadata: 'Metadaten & Miniaturen',
  'smart-search': 'Inhaltssuche',
  classification: 'Klassifizierung',
};

function takenBack({ untagged, returned }: CleanUpCounts): string {
  return `${counted(untagged, 'Tag', 'Tags')} entfernt, ${photosCounted(returned)} zurück auf der Zeitleiste`;
}

function withTakenBack(done: string, counts: CleanUpCounts): string {
  return counts.untagged === 0 && counts.returned === 0 ? `${done}.` : `${done}: ${takenBack(counts)}.`;
}

function revisionName(revision: number | null): string {
  return revision === null ? 'nichts' : `Konfiguration ${String(revision)}`;
}

export const configuration: typeof english = {
  tab: 'Konfiguration',
  intro:
    'Kategorien und Einstellungen der Warteschlangen als ein Dokument: zum Mitnehmen in einen anderen Browser, für die Versionsverwaltung, oder um zu einem früheren Stand zurückzukehren.',
  unreadable: 'Die Konfiguration ließ sich nicht lesen',

  yamlTitle: 'YAML',
  yamlText: 'Kommentare und Reihenfolge einer importierten Datei bleiben beim Exportieren erhalten.',
  exportYaml: 'YAML exportieren',
  copyYaml: 'YAML kopieren',
  copied: 'YAML kopiert.',
  notCopied: 'Der Browser hat das Kopieren nicht erlaubt. Stattdessen „YAML exportieren“ verwenden.',
  importYaml: 'YAML importieren',
  showYaml: 'Dokument anzeigen',
  document: 'Dokument',

  importTitle: 'YAML importieren',
  importHint: 'Eine Konfiguration einfügen oder eine Datei auswählen. Vor dem Speichern ändert sich nichts.',
  chooseFile: 'Datei auswählen',
  yamlField: 'Konfiguration',
  fileTooLarge: (name) => `${asFile(name)} ist größer als 1 MB. Eine Konfiguration hat wenige Kilobyte.`,
  fileNotText: (name) => `${asFile(name)} ist keine Textdatei.`,
  invalid: (count) =>
    `${counted(count, 'Fehler', 'Fehler')}. Gespeichert werden kann erst, wenn ${count === 1 ? 'er behoben ist' : 'sie behoben sind'}.`,
  theDocument: 'Das Dokument',
  unknownKeys: 'Winnow unbekannt und ohne Wirkung:',
  nothingToImport: 'Das ist die geltende Konfiguration. Es gibt nichts zu speichern.',
  cancel: 'Abbrechen',
  close: 'Schließen',
  save: 'Speichern',
  notSaved: (reason) => `Nichts wurde gespeichert: ${said(reason)}`,
  imported: (counts) => withTakenBack('Konfiguration importiert', counts),

  changesTitle: 'Was sich ändert',
  noChanges: 'Kein Unterschied.',
  consequencesTitle: 'Was sofort geschieht',
  noConsequences: 'Kein Tag wird entfernt und kein Foto verschoben.',
  consequences: ({ untagged, returned }) =>
    untagged === 0
      ? 'Kein Foto trägt einen Tag dieser Kategorien.'
      : `${counted(untagged, 'Tag wird', 'Tags werden')} entfernt, und ${photosCounted(returned)} ${returned === 1 ? 'kehrt' : 'kehren'} aus dem Archiv auf die Zeitleiste zurück. Von Hand Archiviertes bleibt.`,
  reason: ({ name, reason }) =>
    reason === 'removed' ? `${asName(name)} entfällt.` : `${asName(name)} wird strenger.`,
  rescanHint: 'Ein Durchlauf vergibt den Tag erneut, wo Fotos über der neuen Ähnlichkeit liegen.',
  counting: 'Fotos werden gezählt',

  staleTitle: 'Die Konfiguration wurde an anderer Stelle geändert',
  staleText:
    'Nichts wurde gespeichert, damit die andere Änderung nicht verloren geht. Verglichen wird jetzt mit ihr: erneut speichern, um sie durch die eigene zu ersetzen, oder abbrechen, um sie zu behalten. Inzwischen:',

  historyTitle: 'Verlauf',
  historyText:
    'Jede Konfiguration, die gespeichert wurde. Jede lässt sich ansehen, vergleichen und wiederherstellen.',
  noHistory: 'Noch wurde nichts gespeichert.',
  inForce: 'Gilt jetzt',
  revision: (revision) => `Konfiguration ${String(revision)}`,
  cause: (cause) => CAUSES[cause],
  first: 'Die erste.',
  moreChanges: (count) => `und ${counted(count, 'weitere Änderung', 'weitere Änderungen')}`,
  lookAt: 'Ansehen',
  restore: 'Wiederherstellen',
  showOlder: (count) => `${formatNumber(count)} ältere anzeigen`,
  compareWith: 'Vergleichen mit',
  nothingBefore: 'Nichts',
  before: (revision) => `Konfiguration ${String(revision)}, davor`,
  current: (revision) => `Konfiguration ${String(revision)}, gilt jetzt`,
  differences: (from, to) => `Von ${revisionName(from)} zu ${revisionName(to)}`,
  restoreTitle: (revision) => `Konfiguration ${String(revision)} wiederherstellen?`,
  restoreSame: 'Sie sagt dasselbe wie die geltende. Es gibt nichts wiederherzustellen.',
  restoreConfirm: ({ untagged }) =>
    untagged === 0
      ? 'Wiederherstellen'
      : `Wiederherstellen und ${counted(untagged, 'Tag', 'Tags')} entfernen`,
  restored: (revision, counts) =>
    withTakenBack(`Konfiguration ${String(revision)} wiederhergestellt`, counts),

  added: 'hinzugefügt',
  removed: 'entfernt',
  newCategory: (similarity, action, prompts) =>
    `Ähnlichkeit ${similarity}, ${action === 'tag' ? 'nur Tag' : 'Tag und Archiv'}, ${counted(prompts, 'Prompt', 'Prompts')}`,
  switchedOn: 'eingeschaltet',
  switchedOff: 'ausgeschaltet',
  itemAdded: (field, item) => `${FIELDS[field]} hinzugefügt: „${asName(item)}“`,
  itemRemoved: (field, item) => `${FIELDS[field]} entfernt: „${asName(item)}“`,
  itemsReordered: (field) => `${FIELDS[field]}: andere Reihenfolge`,
  valueChanged: (field, before, after) => `${FIELDS[field]} ${asName(before)} → ${asName(after)}`,
  somethingChanged: (field) => `${FIELDS[field]} geändert`,
  orderName: 'Reihenfolge',
  orderChanged: 'Kategorien stehen in anderer Reihenfolge',
  classificationName: 'Klassifizierung',
  concurrencyName: (queue) => `Warteschlange ${QUEUE_LABELS[queue]}`,
  concurrencyChanged: (before, after) => `gleichzeitig ${String(before)} → ${String(after)}`,

  fileTitle: 'Von einer Datei bestimmt',
  fileText:
    'Die Konfiguration dieser Website wird bei jedem Start aus der unten genannten Datei gelesen. Hier lässt sie sich ansehen, dort ändern.',
  fileUnreachable: (reason, hasCopy) =>
    `Die Datei ist gerade nicht erreichbar (${said(reason)}). ${
      hasCopy
        ? 'Es gilt die letzte gültige Fassung.'
        : 'Beim letzten Lesen war sie nicht gültig, daher gilt weiter, was vorher galt.'
    }`,
  fileInvalidTitle: 'Die Konfigurationsdatei ist nicht gültig',
  fileInvalid: 'Die letzte gültige Konfiguration gilt weiter, und nichts wurde bereinigt.',
  fileUnknownKeys: 'Schlüssel in der Datei, die Winnow nicht kennt:',
  fileDetails: 'Ansehen, was nicht stimmt',
  fileRefuses: 'die Konfiguration dieser Website wird von einer Datei bestimmt',
};
