/** Words of the Search page, in German. */
import type { search as english } from '../english/search.ts';
import { formatDate, formatNumber, listed } from '../format.ts';
import { asFile, asName } from '../names.ts';
import { photosCounted } from './quantities.ts';

export const search: typeof english = {
  heading: 'Suche',
  placeholder: 'Was ist auf dem Foto?',
  searchByPicture: 'Nach einem Bild suchen',
  clear: 'Leeren',
  dropPicture: 'Ein Bild ablegen, um danach zu suchen. Es kommt nicht in die Bibliothek.',

  filters: 'Filter',
  filtersSet: (count) => `Filter (${formatNumber(count)})`,
  tag: 'Tag',
  anyTag: 'Beliebiger Tag',
  from: 'Von',
  to: 'Bis',
  daysReversed: 'Das liegt vor dem ersten Tag.',
  place: 'Ort',
  anyPlace: 'Überall',
  places: { timeline: 'Zeitleiste', archive: 'Archiv' },
  camera: 'Kamera',
  anyCamera: 'Beliebige Kamera',
  readingCameras: 'Die Kameras der Fotos werden gelesen',
  format: 'Dateityp',
  anyFormat: 'Beliebiger Dateityp',
  formats: {
    jpeg: 'JPEG',
    png: 'PNG',
    heic: 'HEIC',
    webp: 'WebP',
    avif: 'AVIF',
    gif: 'GIF',
    tiff: 'TIFF',
    bmp: 'BMP',
  },
  withCount: (name, count) => `${asName(name)} (${formatNumber(count)})`,
  clearFilters: 'Filter entfernen',
  fromDay: (isoDay) => `Ab ${dayTitle(isoDay)}`,
  toDay: (isoDay) => `Bis ${dayTitle(isoDay)}`,
  remove: (what) => `Entfernen: ${what}`,
  looksFor: 'Gesucht wird',
  likePhotos: (count) =>
    count === 1 ? 'Ähnlich wie dieses Foto' : `Ähnlich wie diese ${photosCounted(count)}`,
  likePicture: (fileName) => `Ähnlich wie ${asFile(fileName)}`,
  forgottenPicture: 'Ein Bild',

  unknownWords: (words) =>
    `Das verwendete Modell kennt ${listed(words.map((word) => `„${asName(word)}“`))} nicht. Englische Wörter versteht es am besten.`,
  found: (count) => photosCounted(count),
  matches: (count) => `${photosCounted(count)} ${count === 1 ? 'passt' : 'passen'}`,
  noMatches: 'Kein Foto passt',
  nearest: (count) => `${photosCounted(count)} ${count === 1 ? 'passt' : 'passen'} weniger`,
  searching: 'Suche läuft',
  partly: (searchable, inLibrary) =>
    `Bisher lassen sich ${formatNumber(searchable)} von ${formatNumber(inLibrary)} durchsuchen.`,
  makeCategory: 'Kategorie daraus machen',
  belowCut: (count) =>
    `${counted(count)}, die immer weniger passen. Wo sie beginnen, ergibt sich aus den Werten.`,
  showMore: 'Mehr anzeigen',

  startTitle: 'Fotos nach ihrem Inhalt finden',
  start:
    'Mit eigenen Worten beschreiben, am besten auf Englisch, oder ein Bild hierher ziehen, um ähnliche Fotos zu finden.',
  suggestions: 'Vorschläge',
  yourTags: 'Eigene Tags',

  noneTitle: 'Nichts passt gut',
  none: (words) => `Zu „${asName(words)}“ sticht kein Foto heraus.`,
  noneLike: 'Kein Foto ist sehr ähnlich.',
  showNearest: 'Die ähnlichsten anzeigen',
  filteredTitle: 'Kein Foto passt zu diesen Filtern',
  filtered: 'Einen entfernen oder anderswo suchen.',
  unencodedTitle: 'Noch lässt sich kein Foto durchsuchen',
  unencoded: 'Fotos lassen sich nach ihrem Inhalt finden, sobald das Modell sie angesehen hat.',
  openJobs: 'Aufgaben öffnen',
  emptyTitle: 'Noch gibt es nichts zu suchen',
  empty: 'Zuerst Fotos hinzufügen.',

  failedTitle: 'Die Suche hat nicht funktioniert',
  photoNotEncodedTitle: 'Nach diesem Foto lässt sich noch nicht suchen',
  photoNotEncoded: 'Das Modell hat es bisher nicht angesehen, oder es ist nicht mehr da.',
  pictureGoneTitle: 'Das Bild ist nicht mehr da',
  pictureGone:
    'Ein Bild, nach dem gesucht wird, wird nirgends aufbewahrt; ein Neuladen vergisst es. Es einfach erneut ablegen.',
  pictureUnreadableTitle: 'Das Bild ließ sich nicht lesen',
};

function counted(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'weiteres Foto' : 'weitere Fotos'}`;
}

function dayTitle(isoDay: string): string {
  return formatDate(Date.parse(`${isoDay}T00:00:00Z`), 'date');
}
