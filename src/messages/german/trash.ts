/** Words of the Trash page, in German. */
import type { trash as english } from '../english/trash.ts';
import { counted, formatBytes, formatNumber } from '../format.ts';
import { photosCounted } from './quantities.ts';
import { said } from './reasons.ts';

export const trash: typeof english = {
  emptyTrash: 'Papierkorb leeren',
  reading: 'Es wird ermittelt, wie viel das ist.',
  deleteTitle: (photos) => `${photosCounted(photos)} endgültig löschen?`,
  deleteBody: (photos, bytes) =>
    `${photosCounted(photos)}, ${formatBytes(bytes)}. ${photos === 1 ? 'Es lässt' : 'Sie lassen'} sich nicht zurückholen, auch nicht mit „Rückgängig“. Dateien in verknüpften Ordnern bleiben, wo sie sind.`,
  deleteConfirm: (photos) => `${photosCounted(photos)} endgültig löschen`,
  cancel: 'Abbrechen',
  deleting: (done, total) => `${formatNumber(done)} von ${photosCounted(total)} gelöscht`,
  deletingLabel: 'Löschen',
  stop: 'Anhalten',
  stopping: 'Wird angehalten',
  deleted: (photos) => `${photosCounted(photos)} endgültig gelöscht.`,
  stopped: (photos) =>
    `Angehalten: ${photosCounted(photos)} endgültig gelöscht, die übrigen sind noch im Papierkorb.`,
  nothingDeleted: 'Nichts wurde gelöscht: Keines der Fotos ist noch im Papierkorb.',
  failed: (reason) => `Nicht alle ließen sich löschen: ${said(reason)}. Die übrigen sind noch im Papierkorb.`,

  keep: (days) => `Nach ${counted(days, 'Tag', 'Tagen')} löschen`,
  keepOff: 'Aus: Fotos bleiben hier, bis sie gelöscht oder wiederhergestellt werden.',
  keepOn: (days) => `Fotos werden endgültig gelöscht, sobald sie ${counted(days, 'Tag', 'Tage')} hier sind.`,
  next: (photos, days) =>
    days === 0
      ? `${counted(photos, 'Foto wird', 'Fotos werden')} innerhalb eines Tages gelöscht.`
      : `${counted(photos, 'Foto wird', 'Fotos werden')} in ${counted(days, 'Tag', 'Tagen')} als Nächstes gelöscht.`,
  keepTitle: (days) => `Fotos nach ${counted(days, 'Tag', 'Tagen')} löschen?`,
  keepBody: (photos, days) =>
    `${counted(photos, 'Foto ist', 'Fotos sind')} länger als ${counted(days, 'Tag', 'Tage')} hier und ${photos === 1 ? 'wird' : 'werden'} innerhalb eines Tages endgültig gelöscht. Was bleiben soll, vorher wiederherstellen.`,
  keepConfirm: (photos) => `Einschalten und ${photosCounted(photos)} löschen`,
  saveFailed: (reason) => `Das ließ sich nicht speichern: ${said(reason)}`,
};
