/** Words of the Duplicates page, in German. */
import type { duplicates as english } from '../english/duplicates.ts';
import { counted, formatBytes, formatNumber } from '../format.ts';
import { asFile } from '../names.ts';
import { photosCounted } from './quantities.ts';
import { said } from './reasons.ts';

function groupsCounted(count: number): string {
  return counted(count, 'Bild', 'Bilder');
}

export const duplicates: typeof english = {
  rule: 'Kopien, die dasselbe Bild zeigen: verkleinert, neu komprimiert, in einem anderen Format oder gedreht. Die beste Kopie hat die meisten Pixel; bei Gleichstand ist sie die am wenigsten komprimierte, dann die schärfste, dann die älteste.',
  summary: (groups, photos, spareBytes) =>
    `${groupsCounted(groups)} in ${counted(photos, 'Kopie', 'Kopien')}. Alle außer den besten belegen ${formatBytes(spareBytes)}.`,
  list: 'Bilder mit mehreren Kopien',
  looking: (done, total) => `Neue Fotos werden angesehen: ${formatNumber(done)} von ${photosCounted(total)}.`,
  lookingLabel: 'Angesehene Fotos',
  lookingPaused: '„Metadaten & Miniaturen“ ist auf der Seite „Aufgaben“ angehalten; dort geht es weiter.',
  emptyTitle: 'Keine Duplikate',
  empty:
    'Fotos, die dasselbe Bild zeigen wie ein anderes, stehen hier nebeneinander, damit das beste bleibt.',
  notYetTitle: 'Bisher keine gefunden',
  failedTitle: 'Die Suche nach Duplikaten ist fehlgeschlagen',
  tryAgain: 'Erneut versuchen',
  copies: (count) => counted(count, 'Kopie', 'Kopien'),
  best: 'Beste',
  keep: 'Behalten',
  keepCopy: (fileName) => `${asFile(fileName)} behalten`,
  keepBest: 'Beste behalten',
  keepPicked: (kept, moved) =>
    `${formatNumber(kept)} behalten, ${formatNumber(moved)} in den Papierkorb verschieben`,
  keepAll: 'Alle behalten',
  keepNone: 'Mindestens eine behalten',
  ofPicture: (action, fileName) => `${action}: ${asFile(fileName)}`,
  notDuplicates: 'Keine Duplikate',
  saidApart: 'Sie werden nicht mehr als Duplikate voneinander angezeigt.',
  apartFailed: (reason) => `Nichts wurde geändert: ${said(reason)}`,
  undo: 'Rückgängig',
  apart: (count) =>
    `${counted(count, 'Gruppe fehlt', 'Gruppen fehlen')} hier, weil sie als „keine Duplikate“ gekennzeichnet wurden.`,
  findAgain: 'Wieder anzeigen',
  shownAgain: 'Werden wieder angezeigt.',
  keepBestOfAll: 'Überall die beste behalten',
  askTitle: (groups) => `Von ${counted(groups, 'Bild', 'Bildern')} die beste Kopie behalten?`,
  ask: (moved, bytes) =>
    `${photosCounted(moved)} (${formatBytes(bytes)}) ${moved === 1 ? 'kommt' : 'kommen'} in den Papierkorb; eine Kopie jedes Bildes bleibt, wo sie ist. „Rückgängig“ holt sie zurück.`,
  askPicked: 'Wo die Auswahl von Hand getroffen wurde, gilt sie.',
  askConfirm: (moved) => `${photosCounted(moved)} in den Papierkorb verschieben`,
  cancel: 'Abbrechen',
  dimensions: (width, height) => `${String(width)} × ${String(height)}`,
  typeAndSize: (format, bytes) => `${format.toUpperCase()}, ${formatBytes(bytes)}`,
  sharpness: (value) => `Schärfe ${formatNumber(Math.round(value))}`,
  inArchive: 'Im Archiv',
};
