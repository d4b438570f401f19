/** Words of Settings > Storage about linked folders, in German. */
import type { folderSettings as english } from '../english/folderSettings.ts';
import { counted, formatBytes, formatDate, formatNumber } from '../format.ts';
import { asName } from '../names.ts';
import { photosCounted } from './quantities.ts';

export const folderSettings: typeof english = {
  title: 'Verknüpfte Ordner',
  intro:
    'Ordner, deren Bilder Winnow an Ort und Stelle liest, ohne sie zu kopieren. Winnow sieht sie bei jedem Start durch und schreibt nie hinein.',
  unsupported:
    'Nicht in diesem Browser: Chrome, Edge und andere auf Chromium gebaute Browser können es auf einem Computer. Anderswo verknüpfte Fotos werden durch ihre Miniaturen gezeigt.',
  looking: (files) => `Wird durchgesehen: bisher ${counted(files, 'Datei', 'Dateien')}`,
  reading: 'Neues wird hinzugefügt',
  copying: (done, total) => `Originale werden kopiert: ${formatNumber(done)} von ${photosCounted(total)}`,
  stop: 'Anhalten',
  photos: (count, bytes) => `${photosCounted(count)}, ${formatBytes(bytes)}`,
  lookedAt: (epochMs) => `Durchgesehen ${formatDate(epochMs, 'momentHere')}`,
  neverLooked: 'Noch nicht durchgesehen',
  missing: (count) => `${photosCounted(count)}, ${count === 1 ? 'dessen' : 'deren'} Datei fehlt`,
  showMissing: 'Anzeigen',
  refused: (count) => `${counted(count, 'Datei', 'Dateien')}, die Winnow nicht aufnehmen kann`,
  moreFiles: (count) => `und ${counted(count, 'weitere Datei', 'weitere Dateien')}`,
  removed: (count) =>
    `${counted(count, 'Datei', 'Dateien')} ausgelassen, weil das Foto endgültig gelöscht wurde`,
  takeRemoved: 'Wieder aufnehmen',
  rescan: 'Erneut durchsehen',
  rescanOf: (name) => `${name} erneut durchsehen`,
  unlink: 'Verknüpfung lösen…',
  unlinkOf: (name) => `Verknüpfung mit ${name} lösen…`,
  allowOf: (name) => `Winnow erlauben, ${name} zu lesen`,

  missingTitle: (name) => `Fehlend in ${asName(name)}`,
  missingIntro:
    'Die Fotos behalten ihre Miniaturen und Tags. Sie haben ihre Originale zurück, sobald die Dateien wieder irgendwo im Ordner liegen und er durchgesehen wurde.',
  more: (count) => `und ${counted(count, 'weiteres Foto', 'weitere Fotos')}`,
  removeMissing: (count) => `${photosCounted(count)} aus der Bibliothek nehmen`,
  removeMissingHint:
    'Herausgenommene Fotos kommen in den Papierkorb und lassen sich von dort als Miniaturen wiederherstellen.',
  removedMissing: (count) => `${photosCounted(count)} in den Papierkorb verschoben.`,
  close: 'Schließen',

  unlinkTitle: (name) => `Verknüpfung mit ${asName(name)} lösen?`,
  unlinkNothing: 'Kein Foto hat sein einziges Original dort. Auf dem Datenträger ändert sich nichts.',
  unlinkAsks: (photos, bytes) =>
    `In diesem Ordner liegt das einzige Original von ${photosCounted(photos)} (${formatBytes(bytes)}). Auf dem Datenträger ändert sich nichts. Was soll aus den Fotos werden?`,
  unlinkCopy: 'Die Originale zuerst in die Bibliothek kopieren',
  unlinkCopyHint: (bytes) =>
    `Belegt ${formatBytes(bytes)} in diesem Browser. Danach wird die Verknüpfung gelöst.`,
  unlinkRemove: 'Aus der Bibliothek nehmen',
  unlinkRemoveHint:
    'Sie kommen in den Papierkorb. Wieder verknüpft, gibt ihnen der Ordner ihre Originale zurück, solange sie dort sind.',
  unlinkConfirm: 'Verknüpfung lösen',
  unlinkCopyConfirm: 'Kopieren und lösen',
  unlinkRemoveConfirm: (photos) => `Lösen und ${photosCounted(photos)} in den Papierkorb verschieben`,
  unlinkCounting: 'Wird gezählt',
  unlinked: (name) => `${asName(name)} ist nicht mehr verknüpft.`,
  notAllCopied: (name, left) =>
    `${asName(name)} bleibt verknüpft: ${counted(left, 'Foto ließ', 'Fotos ließen')} sich nicht kopieren, weil die Datei fehlt, sich geändert hat oder nicht lesbar ist.`,
  copyFull: (name) => `${asName(name)} bleibt verknüpft: In diesem Browser ist kein Platz mehr.`,
  copyStopped: (name) => `${asName(name)} bleibt verknüpft. Was kopiert ist, bleibt kopiert.`,
  cancel: 'Abbrechen',
};
