/** Words of what can be done with selected photos, in German. */
import type { selection as english } from '../english/selection.ts';
import { formatBytes, formatNumber } from '../format.ts';
import { photosCounted } from './quantities.ts';

export const selection: typeof english = {
  actions: 'Mit den ausgewählten Fotos',
  more: 'Weitere Aktionen',
  tag: 'Taggen…',
  removeTag: 'Tag entfernen…',
  download: 'Herunterladen',
  close: 'Schließen',
  downloadPanel: 'Herunterladen',
  downloading: (photos) => `${photosCounted(photos)} werden heruntergeladen`,
  downloadProgress: (done, total, bytes) =>
    `${formatNumber(done)} von ${photosCounted(total)}, ${formatBytes(bytes)}`,
  stop: 'Anhalten',
  nothingDownloaded: 'Nichts heruntergeladen: Kein Original konnte gelesen werden.',
  zipName: (day) => `Fotos ${day}.zip`,
  dragPreparing: 'Die Fotos werden gelesen. Gleich noch einmal ziehen.',
  dragTooMuch: (bytes) =>
    `Herausziehen geht bis ${formatBytes(bytes)} auf einmal. Für mehr gibt es „Herunterladen“.`,
};
