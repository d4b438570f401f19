/** Words of the frame, the lists, the viewer and the import, in German. */
import type { Visibility } from '../../core/photo.ts';
import type { app as english } from '../english/app.ts';
import { counted, formatDate, formatDecimal, formatExact, formatNumber } from '../format.ts';
import { asFile, asName, asPath } from '../names.ts';
import { photosCounted, roughDuration } from './quantities.ts';
import { said } from './reasons.ts';

const VISIBILITY_DONE: Record<Visibility, (count: number) => string> = {
  timeline: (count) => `${photosCounted(count)} auf die Zeitleiste verschoben.`,
  archive: (count) => `${photosCounted(count)} archiviert.`,
  trash: (count) => `${photosCounted(count)} in den Papierkorb verschoben.`,
};

export const app: typeof english = {
  appName: 'Winnow',
  mainNavigation: 'Hauptnavigation',
  skipToContent: 'Zu den Fotos springen',
  library: 'Bibliothek',
  work: 'Arbeit',
  timeline: 'Zeitleiste',
  search: 'Suche',
  archive: 'Archiv',
  tags: 'Tags',
  duplicatesPage: 'Duplikate',
  trash: 'Papierkorb',
  review: 'Durchsicht',
  activity: 'Aktivität',
  jobs: 'Aufgaben',
  settings: 'Einstellungen',
  more: 'Mehr',
  close: 'Schließen',
  undo: 'Rückgängig',
  nothingChanged: (reason) => `Nichts wurde geändert: ${said(reason)}`,
  dismiss: 'Ausblenden',
  notices: 'Hinweise',

  themeSystem: 'Farben: wie das System',
  themeLight: 'Farben: hell',
  themeDark: 'Farben: dunkel',

  addPhotos: 'Fotos hinzufügen',
  addFolder: 'Ordner hinzufügen',
  dropHere: 'Fotos und Ordner hier ablegen, um sie hinzuzufügen',

  pillImporting: (done, total) => `${formatNumber(done)} von ${formatNumber(total)} hinzugefügt`,
  pillPaused: 'Hinzufügen angehalten',
  pillEncoding: (left) => `Noch ${photosCounted(left)} anzusehen`,
  pillClassifying: 'Fotos werden sortiert',
  pillPreviews: (left) => `Noch ${counted(left, 'Vorschaubild', 'Vorschaubilder')}`,
  pillFailed: (failed) => `${photosCounted(failed)} fehlgeschlagen`,
  pillLink: (what) => `${what}. Aufgaben öffnen`,

  emptyTimelineTitle: 'Fotos irgendwo ablegen',
  emptyTimeline:
    'Winnow bewahrt die Fotos hier auf, sortiert das Störende heraus und sendet nichts irgendwohin: Jedes Bild bleibt auf diesem Gerät.',
  emptyTimelineArchivedTitle: 'Nichts auf der Zeitleiste',
  emptyTimelineArchived: (archived) => `${counted(archived, 'Foto ist', 'Fotos sind')} im Archiv.`,
  openArchive: 'Archiv öffnen',
  recentlyArchived: (photos) => `${photosCounted(photos)} in den letzten 7 Tagen durch Kategorien archiviert`,
  seeRecentlyArchived: 'Durchsehen',
  emptyArchiveTitle: 'Nichts archiviert',
  emptyArchive:
    'Hierher kommen Fotos, die die Zeitleiste verlassen, ohne gelöscht zu werden: von Hand archivierte und solche, die eine Kategorie archiviert.',
  emptyArchiveStep: 'Kategorien einrichten',
  emptyTrashTitle: 'Der Papierkorb ist leer',
  emptyTrash: 'Fotos im Papierkorb warten hier, bis sie wiederhergestellt oder gelöscht werden.',
  trashNote: 'In keiner anderen Liste und nie klassifiziert.',
  deleteForEver: 'Endgültig löschen',
  loadingPhotos: 'Die Fotos werden gelesen',
  listUnreadable: 'Die Fotos ließen sich nicht lesen',
  tryAgain: 'Erneut versuchen',

  starterHintTitle: 'Störendes von Winnow finden lassen',
  starterHint:
    'Screenshots, Belege, Memes und mehr: das Startpaket hinzufügen, nach Belieben ändern, dann durchsuchen.',
  starterHintAction: 'Startpaket ansehen',
  starterHintLater: 'Nicht jetzt',

  gridLabel: (list, total) => `${asPath(list)}, ${photosCounted(total)}`,
  selectPhoto: (fileName) => `${asFile(fileName)} auswählen`,
  selectDay: (title) => `${title} auswählen`,
  selected: (count) => `${formatNumber(count)} ausgewählt`,
  clearSelection: 'Auswahl aufheben',
  selectAll: 'Alle auswählen',
  moreLikeThis: 'Ähnliche finden',
  belowCut: 'Passt weniger',
  moveToArchive: 'Archivieren',
  moveToTimeline: 'Auf die Zeitleiste',
  moveToTrash: 'In den Papierkorb',
  restore: 'Wiederherstellen',
  moved: (count, to) => VISIBILITY_DONE[to](count),
  restored: (count) => `${photosCounted(count)} wiederhergestellt.`,
  moveFailed: (reason) => `Nichts wurde verschoben: ${said(reason)}`,
  moveUndone: (count) => `${photosCounted(count)} zurückgelegt.`,
  nothingToMove: 'Sie sind schon dort.',

  monthTitle: (utcMs, isThisYear) => formatDate(utcMs, isThisYear ? 'month' : 'monthAndYear'),
  monthShort: (utcMs) => formatDate(utcMs, 'monthShort'),
  dayTitle: (utcMs) => formatDate(utcMs, 'weekday'),
  scrubber: 'Zu einem Monat gehen',

  importPanel: 'Hinzufügen',
  importTitle: 'Fotos werden hinzugefügt',
  importPausedTitle: 'Hinzufügen angehalten',
  importDoneTitle: 'Fotos hinzugefügt',
  importNoneTitle: 'Keine Fotos hinzugefügt',
  importCancelledTitle: 'Hinzufügen abgebrochen',
  importProgress: (done, total) => `${formatNumber(done)} von ${formatNumber(total)}`,
  importRate: (photosPerSecond) =>
    photosPerSecond >= 10
      ? `${formatNumber(Math.round(photosPerSecond))} pro Sekunde`
      : `${formatDecimal(photosPerSecond, 1)} pro Sekunde`,
  importTimeLeft: (ms) => `noch ${roughDuration(ms)}`,
  importReading: 'Abgelegtes wird durchgesehen',
  importSummary: (imported, duplicates, refused, leftOut) =>
    [
      `${formatNumber(imported)} hinzugefügt`,
      duplicates > 0 ? counted(duplicates, 'Duplikat', 'Duplikate') : null,
      refused > 0 ? `${formatNumber(refused)} nicht hinzugefügt` : null,
      leftOut > 0 ? `${formatNumber(leftOut)} ausgelassen, weil abgebrochen wurde` : null,
    ]
      .filter((part) => part !== null)
      .join(', '),
  importNothing: 'Es war keine Datei dabei.',
  importFailed: (reason) => `Das Hinzufügen hielt an: ${said(reason)}`,
  notImported: (count) => `Nicht hinzugefügt (${formatNumber(count)})`,
  duplicates: (count) => `Duplikate (${formatNumber(count)})`,
  leftOut: (count) => `Ausgelassen (${formatNumber(count)})`,
  seeFirstCopy: 'Erste Kopie ansehen',
  moreRows: (count) => `${formatNumber(count)} weitere anzeigen`,
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  cancel: 'Abbrechen',
  retryFailed: 'Fehlgeschlagene wiederholen',
  showDetails: 'Einzelheiten anzeigen',
  hideDetails: 'Einzelheiten ausblenden',
  minimise: 'Verkleinern',
  enlarge: 'Vergrößern',

  photoGoneTitle: 'Dieses Foto gibt es nicht',
  photoGone: 'Vielleicht wurde es gelöscht, oder es gehört zu einer anderen Bibliothek.',
  backToTimeline: 'Zurück zur Zeitleiste',
  back: 'Zurück',
  previousPhoto: 'Vorheriges Foto',
  nextPhoto: 'Nächstes Foto',
  position: (index, total) => `${formatNumber(index)} von ${formatNumber(total)}`,
  download: 'Original herunterladen',
  downloadFailed: 'Das Original ließ sich nicht lesen.',
  zoomIn: 'Auf volle Größe',
  zoomOut: 'Ins Fenster einpassen',
  details: 'Einzelheiten',
  showPanel: 'Einzelheiten anzeigen',
  hidePanel: 'Einzelheiten ausblenden',
  previewMissing: 'Die Vorschau ließ sich nicht lesen.',
  pictureOf: (fileName) => fileName,

  takenAt: ({ epochMs, offsetMinutes }) =>
    offsetMinutes === null
      ? formatDate(epochMs, 'takenHere')
      : formatDate(epochMs + offsetMinutes * 60_000, 'taken'),
  takenSource: {
    exif: 'Von der Kamera',
    gps: 'Von der GPS-Zeit',
    'file-name': 'Aus dem Dateinamen',
    'file-modified': 'Vom Datum der Datei',
  },
  fileLabel: 'Datei',
  takenLabel: 'Aufgenommen',
  cameraLabel: 'Kamera',
  placeLabel: 'Ort',
  sizeLabel: 'Größe',
  stateLabel: 'Zustand',
  archivedByUser: 'Von Hand archiviert',
  archivedByClassification: 'Durch eine Kategorie archiviert',
  megapixels: (width, height) => {
    const millions = (width * height) / 1e6;
    return `${formatNumber(width)} × ${formatNumber(height)}${millions >= 1 ? ` (${formatDecimal(millions, 1)} MP)` : ''}`;
  },
  exposure: (parts) =>
    [
      parts.fNumber === undefined ? null : `ƒ/${formatExact(Math.round(parts.fNumber * 10) / 10)}`,
      parts.exposureSeconds === undefined ? null : exposureTime(parts.exposureSeconds),
      parts.focalLengthMm === undefined ? null : `${String(Math.round(parts.focalLengthMm))} mm`,
      parts.iso === undefined ? null : `ISO ${String(parts.iso)}`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
  coordinates: (latitude, longitude) =>
    `${formatDecimal(Math.abs(latitude), 4)}° ${latitude < 0 ? 'S' : 'N'}, ${formatDecimal(Math.abs(longitude), 4)}° ${longitude < 0 ? 'W' : 'O'}`,

  tagsTitle: 'Tags',
  noTags: 'Keine Tags',
  addTag: 'Tag hinzufügen',
  tagScore: (score) => formatDecimal(score),
  tagScoreTitle: (score, prompt) =>
    prompt === '' ? `Wert ${formatDecimal(score)}` : `Wert ${formatDecimal(score)} für „${asName(prompt)}“`,
  removeTag: (path) => `${asPath(path)} entfernen`,
  tagRemoved: (path) => `${asPath(path)} entfernt. Das bleibt bei diesem Foto so.`,
  userTagRemoved: (path) => `${asPath(path)} entfernt.`,

  whyTitle: 'Warum',
  whyIntro:
    'Wie gut jede Kategorie zu diesem Foto passt, mit ihrem besten Prompt. Der Strich ist die Ähnlichkeit, die es braucht.',
  whyNoCategories: 'Noch gibt es keine Kategorien.',
  whyNoEmbedding: 'Dieses Foto wurde noch nicht angesehen.',
  whyModelUnavailable: (detail) => `Das Modell konnte nicht antworten: ${said(detail)}`,
  whyFailed: (reason) => `Die Werte ließen sich nicht ermitteln: ${said(reason)}`,
  whyFailure: (reason) => `Dieses Foto lässt sich nicht klassifizieren: ${said(reason)}`,
  whyPrompt: (prompt) => `„${asName(prompt)}“`,
  whyThreshold: (threshold) => `Ähnlichkeit ${formatDecimal(threshold)}`,
  whyBar: (name, score, threshold, matched) =>
    `${asName(name)}: Wert ${formatDecimal(score)}, Ähnlichkeit ${formatDecimal(threshold)}, ${matched ? 'passt' : 'passt nicht'}`,
  whyDisabled: 'Aus',
  whyVetoed: 'Von Hand entfernt',
  whyNotYet: 'Passt, Tag folgt beim nächsten Durchlauf',
  notThis: 'Das nicht',
  notThisOf: (name) => `Das nicht: ${asName(name)}`,

  crashTitle: 'Auf dieser Seite ist etwas schiefgegangen',
  crash:
    'Die Fotos sind sicher: Was hinzugefügt wurde, ist gespeichert. Zur Zeitleiste zurückzugehen oder neu zu laden hilft meist.',
  reload: 'Neu laden',
  notFoundTitle: 'Diese Seite gibt es nicht',
  notFound: 'Die Adresse ist vielleicht veraltet oder vertippt.',
  startFailedTitle: 'Winnow konnte die Bibliothek nicht öffnen',
  startFailed:
    'Der Browser hat keinen Zugriff auf seinen Speicher gegeben. Meist liegt es an einem privaten Fenster oder an gesperrten Websitedaten, manchmal an einer vollen Festplatte.',
  startFailedStep:
    'Dieser Website das Speichern erlauben oder Winnow in einem normalen Fenster öffnen, dann neu laden.',
  starting: 'Die Bibliothek wird geöffnet',
};

function exposureTime(seconds: number): string {
  return seconds >= 0.4
    ? `${formatExact(Math.round(seconds * 10) / 10)} s`
    : `1/${String(Math.round(1 / seconds))} s`;
}
