/** Words of the selection's dialogs and of what its downloads come to, in German. */
import type { selectionDialogs as english } from '../english/selectionDialogs.ts';
import { counted, formatBytes, formatNumber } from '../format.ts';
import { asFile, asPath } from '../names.ts';
import { photosCounted } from './quantities.ts';
import { said } from './reasons.ts';

export const selectionDialogs: typeof english = {
  tagTitle: (photos) => `${photosCounted(photos)} taggen`,
  tagLabel: 'Tag',
  tagHint: 'Ein Schrägstrich verschachtelt Tags: Reisen/Lissabon.',
  tagConfirm: 'Tag hinzufügen',
  known: 'Vorhandene Tags',
  reserved:
    'Tags unter Auto gehören den Kategorien. Einen anderen Namen wählen oder eine Kategorie hinzufügen.',
  tagged: (path, photos) => `${photosCounted(photos)} mit ${asPath(path)} versehen.`,
  untagTitle: (photos) => `Tag von ${photosCounted(photos)} entfernen`,
  noTags: 'Keines dieser Fotos trägt einen Tag.',
  untag: (path, photos) => `${asPath(path)} von ${photosCounted(photos)} entfernen`,
  onPhotos: (photos) => `an ${photosCounted(photos)}`,
  staysOff: 'Seine Kategorie vergibt ihn an diese Fotos nicht wieder.',
  untagged: (path, photos, returned) => {
    const taken = `${asPath(path)} von ${photosCounted(photos)} entfernt.`;
    return returned === 0
      ? taken
      : `${taken} ${counted(returned, 'Foto kam', 'Fotos kamen')} auf die Zeitleiste zurück.`;
  },
  cancel: 'Abbrechen',
  downloaded: (photos, bytes) => `${photosCounted(photos)} heruntergeladen, ${formatBytes(bytes)}.`,
  leftOut: (names) =>
    `Ausgelassen, weil das Original nicht gelesen werden konnte: ${names.slice(0, 5).map(asFile).join(', ')}${names.length > 5 ? ` und ${formatNumber(names.length - 5)} weitere` : ''}.`,
  downloadFailed: (reason) => `Nichts heruntergeladen: ${said(reason)}`,
  downloadFull: 'Nichts heruntergeladen: Am Zielort ist kein Platz mehr.',
  memoryLimit: (bytes) =>
    `Dieser Browser erstellt ZIP-Dateien nur bis ${formatBytes(bytes)}, weil er keine Seite eine Datei stückweise schreiben lässt. Weniger Fotos auswählen.`,
};
