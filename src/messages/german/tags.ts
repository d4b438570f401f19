/** Words of the Tags pages, in German. */
import type { tags as english } from '../english/tags.ts';
import { asPath } from '../names.ts';
import { photosCounted } from './quantities.ts';

export const tags: typeof english = {
  heading: 'Tags',
  photos: photosCounted,
  emptyTitle: 'Noch keine Tags',
  empty:
    'Kategorien geben passenden Fotos Tags. Dafür eine Kategorie hinzufügen und die Bibliothek durchsuchen.',
  toCategories: 'Zu den Kategorien',
  noPhotosTitle: (path) => `Kein Foto trägt ${asPath(path)}`,
  noPhotos: 'Der Tag wurde vielleicht entfernt oder seine Kategorie umbenannt.',
  allTags: 'Alle Tags',
  failedTitle: 'Die Tags ließen sich nicht lesen',
};
