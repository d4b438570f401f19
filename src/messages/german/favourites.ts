/** Words of favourites, in German: the page, the heart, the filter, and what classification leaves alone. */
import type { favourites as english } from '../english/favourites.ts';
import { counted } from '../format.ts';
import { photosCounted } from './quantities.ts';

export const favourites: typeof english = {
  heading: 'Favoriten',
  emptyTitle: 'Noch keine Favoriten',
  empty:
    'Die schönsten Fotos mit dem Herz markieren, oder beim Ansehen F drücken. Favoriten bleiben auf der Zeitleiste: Kategorien taggen sie, archivieren sie aber nicht.',
  toTimeline: 'Zur Zeitleiste',
  favourite: 'Favorit',
  add: 'Zu den Favoriten',
  remove: 'Aus den Favoriten entfernen',
  added: (photos, returned) => {
    const made = `${photosCounted(photos)} zu den Favoriten hinzugefügt.`;
    return returned === 0
      ? made
      : `${made} ${counted(returned, 'Foto kam', 'Fotos kamen')} auf die Zeitleiste zurück.`;
  },
  removed: (photos) => `${photosCounted(photos)} aus den Favoriten entfernt.`,
  filter: 'Nur Favoriten',
  archiveToo: 'Auch Favoriten archivieren',
  archiveTooHint: 'Aus: Kategorien taggen Favoriten und lassen sie, wo sie sind.',
  archiveTooName: 'Archivieren von Favoriten',
  kept: 'Als Favoriten auf der Zeitleiste geblieben',
  keptFact: (photos) => `${photosCounted(photos)} als ${photos === 1 ? 'Favorit' : 'Favoriten'} behalten`,
  keptSentence: (photos) =>
    `${photosCounted(photos)} ${photos === 1 ? 'passt und bleibt: Es ist ein Favorit' : 'passen und bleiben: Es sind Favoriten'}.`,
  whySpared: 'Dieses Foto ist ein Favorit, deshalb archiviert es keine Kategorie.',
};
