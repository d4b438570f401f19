/** Words of the Activity page, in German. */
import type { Visibility } from '../../core/photo.ts';
import type { activity as english } from '../english/activity.ts';
import { counted, formatNumber, listed } from '../format.ts';
import { asName, asPath } from '../names.ts';
import { photosCounted, roughDuration } from './quantities.ts';
import { said } from './reasons.ts';

const MOVED: Record<Visibility, string> = {
  archive: 'archiviert',
  timeline: 'auf die Zeitleiste verschoben',
  trash: 'in den Papierkorb verschoben',
};

const MOVED_FROM: Partial<Record<Visibility, string>> = {
  archive: 'aus dem Archiv zurückgeholt',
  trash: 'aus dem Papierkorb wiederhergestellt',
};

const CLEAN_UP = 'Bereinigung nach einer Änderung der Kategorien';

export const activity: typeof english = {
  heading: 'Aktivität',
  intro:
    'Was geändert wurde und von wem, das Neueste zuerst. Was von Hand oder durch Klassifizierung geschah, lässt sich zurücknehmen.',
  undo: 'Rückgängig',
  reviewTags: 'Tags durchsehen',
  cancel: 'Abbrechen',
  undoneBadge: 'Rückgängig gemacht',
  details: 'Einzelheiten',
  emptyTitle: 'Noch ist nichts geschehen',
  empty:
    'Durchläufe, Bereinigungen, neue Fotos mit Tags und Änderungen von Hand stehen hier, jeweils mit „Rückgängig“.',
  failedTitle: 'Die Aktivität ließ sich nicht lesen',
  failed: 'Die Bibliothek hat nicht geantwortet. Erneut versuchen; nichts ist verloren.',
  tryAgain: 'Erneut versuchen',
  nothingToUndo: 'Es gibt nichts rückgängig zu machen.',
  undoFailed: (reason) => `Das ließ sich nicht rückgängig machen: ${said(reason)}`,
  tooOld: 'Zu alt, um es rückgängig zu machen: Was sich änderte, bleibt 30 Tage lang vermerkt.',

  titles: {
    import: 'Fotos hinzugefügt',
    'upload-classification': 'Neue Fotos klassifiziert',
    scan: 'Bibliothek durchsucht',
    're-evaluate': 'Bibliothek neu bewertet',
    'clean-up': CLEAN_UP,
    bulk: 'Fotos von Hand geändert',
    restore: 'Sicherung wiederhergestellt',
  },
  byHand: (subject, photos) => {
    switch (subject.kind) {
      case 'move':
        return `${photosCounted(photos)} ${
          (subject.to === 'timeline' && subject.from !== null && MOVED_FROM[subject.from]) ||
          MOVED[subject.to]
        }`;
      case 'tag':
        return `${photosCounted(photos)} mit ${asPath(subject.path)} getaggt`;
      case 'untag':
        return `${asPath(subject.path)} von ${photosCounted(photos)} entfernt`;
      case 'rename-tag':
        return subject.isMerge
          ? `${asPath(subject.from)} mit ${asPath(subject.to)} zusammengeführt`
          : `${asPath(subject.from)} in ${asPath(subject.to)} umbenannt`;
      case 'delete-tag':
        return `${asPath(subject.path)} gelöscht, von ${photosCounted(photos)} entfernt`;
      case 'delete-for-ever':
        return `${photosCounted(photos)} endgültig gelöscht`;
      case 'favourite':
        return subject.isFavourite
          ? `${photosCounted(photos)} zu ${photos === 1 ? 'einem Favoriten' : 'Favoriten'} gemacht`
          : `${photosCounted(photos)} nicht mehr ${photos === 1 ? 'Favorit' : 'Favoriten'}`;
      case 'withdraw-corrections':
        return `Korrekturen von ${photosCounted(photos)} zurückgenommen`;
      case 'clean-up':
        return CLEAN_UP;
      default:
        return subject satisfies never;
    }
  },
  causes: {
    page: 'Von Hand',
    'starter-set': 'Von Hand, mit dem Startpaket',
    file: 'Durch die Konfigurationsdatei',
    api: 'Durch die API',
    import: 'Durch eine importierte Konfiguration',
    restore: 'Durch das Wiederherstellen einer Konfiguration',
    undo: 'Durch Rückgängigmachen',
  },
  itself: 'Von selbst, als Fotos hinzukamen',
  added: (photos) => `${photosCounted(photos)} hinzugefügt`,
  hereAlready: (photos) => `${photosCounted(photos)} schon vorhanden`,
  stoppedAfter: (done, total) => `nach ${formatNumber(done)} von ${photosCounted(total)} abgebrochen`,

  facts: {
    tagsAdded: (count) => `${counted(count, 'Tag', 'Tags')} vergeben`,
    noNewTags: 'keine neuen Tags',
    tagsTakenOff: (count) => `${counted(count, 'Tag', 'Tags')} entfernt`,
    tagsPutBack: (count) => `${counted(count, 'Tag', 'Tags')} wieder vergeben`,
    noTagAffected: 'kein Tag betroffen',
    archived: (count) => `${formatNumber(count)} archiviert`,
    unchanged: (count) => `${formatNumber(count)} unverändert`,
    skipped: (count) => `${formatNumber(count)} übersprungen`,
    failed: (count) => `${formatNumber(count)} fehlgeschlagen`,
    onTimeline: (photos) => `${photosCounted(photos)} zurück auf der Zeitleiste`,
    inArchive: (photos) => `${photosCounted(photos)} zurück im Archiv`,
    inTrash: (photos) => `${photosCounted(photos)} in den Papierkorb verschoben`,
    tagsRenamed: (tags) => `${counted(tags, 'Tag heißt', 'Tags heißen')} wieder wie zuvor`,
    favouritesAgain: (photos) => `${photosCounted(photos)} wieder ${photos === 1 ? 'Favorit' : 'Favoriten'}`,
    noFavourites: (photos) => `${photosCounted(photos)} nicht mehr ${photos === 1 ? 'Favorit' : 'Favoriten'}`,
    lookedAt: (photos) => `${photosCounted(photos)} angesehen`,
    running: (done, total) => `Läuft, ${formatNumber(done)} von ${photosCounted(total)}`,
    pausedAt: (done, total) => `Angehalten bei ${formatNumber(done)} von ${photosCounted(total)}`,
    cancelledAfter: (done, total) => `Abgebrochen nach ${formatNumber(done)} von ${photosCounted(total)}`,
  },
  undone: (parts) =>
    parts.length === 0 ? 'Es gab nichts mehr rückgängig zu machen.' : `Rückgängig gemacht: ${listed(parts)}.`,
  leftAlone: (photos) => `${counted(photos, 'Foto wurde', 'Fotos wurden')} seither geändert, und das bleibt.`,

  cause: 'Wer',
  started: 'Wann',
  took: 'Dauer',
  duration: roughDuration,
  looked: 'Angesehen',
  tagged: 'Tags vergeben',
  archived: 'Archiviert',
  untagged: 'Tags entfernt',
  returned: 'Zurück auf der Zeitleiste',
  unchanged: 'Unverändert',
  skipped: 'Übersprungen',
  failedPhotos: 'Fehlgeschlagen',
  matches: (name) => `${asName(name)}: Treffer`,
  takenOff: (name) => `${asName(name)}: entfernt`,
  undoneAt: 'Rückgängig gemacht',

  askTitle: 'Das rückgängig machen?',
  counting: 'Die Folgen werden ermittelt.',
  nothingLeft: 'Es gibt nichts mehr rückgängig zu machen: Alles wurde seither geändert.',
  configurationStays:
    'Die Konfiguration selbst bleibt, wie sie ist: Die Kategorien kommen nicht mit ihren Tags zurück. Die frühere Konfiguration lässt sich danach wiederherstellen.',
  isOlder: 'Seither ist anderes geschehen. Was sich dabei änderte, bleibt.',
  restoreConfiguration: 'Konfiguration wiederherstellen',
};
