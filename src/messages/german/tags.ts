/** Words of the Tags pages, in German. */
import type { tags as english } from '../english/tags.ts';
import { counted } from '../format.ts';
import { asName, asPath } from '../names.ts';
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
  failed: 'Die Bibliothek hat nicht geantwortet. Erneut versuchen; nichts ist verloren.',
  tryAgain: 'Erneut versuchen',

  filter: 'Tag suchen',
  noneTitle: (words) => `Kein Tag heißt „${asName(words)}“`,
  none: 'Nach einem Teil des Namens suchen, oder nach dem, worin der Tag liegt.',
  clearFilter: 'Alle Tags zeigen',
  shown: (count) => counted(count, 'Tag', 'Tags'),

  toCategory: 'Kategorie bearbeiten',
  orphan: 'Die Kategorie gibt es nicht mehr; der Tag bleibt, wo er von Hand vergeben wurde.',
  rename: (path) => `${asPath(path)} umbenennen`,
  renameShort: 'Umbenennen',
  remove: (path) => `${asPath(path)} löschen`,
  removeShort: 'Löschen',
  cancel: 'Abbrechen',

  renameTitle: (path) => `${asPath(path)} umbenennen`,
  newName: 'Neuer Name',
  newNameHint: '„/“ verschachtelt: Urlaub/2019 liegt in Urlaub. Was im Tag liegt, kommt mit.',
  reading: 'Es wird ermittelt, was sich ändert.',
  willRename: (photos, tagCount) =>
    tagCount > 1
      ? `${counted(tagCount, 'Tag bekommt einen neuen Namen', 'Tags bekommen neue Namen')}, auf ${photosCounted(photos)}.`
      : `${counted(photos, 'Foto trägt', 'Fotos tragen')} den Tag.`,
  willMerge: (to, merged, both) => {
    const become =
      merged === 1
        ? `Den Tag ${asPath(to)} gibt es schon: Aus beiden wird einer.`
        : `${counted(merged, 'Tag wird', 'Tags werden')} mit vorhandenen zusammengeführt.`;
    return both === 0 ? become : `${become} ${counted(both, 'Foto trägt', 'Fotos tragen')} beide.`;
  },
  merge: 'Zusammenführen',
  faults: {
    empty: 'Ein Tag braucht einen Namen.',
    reserved: 'Tags unter Auto gehören Kategorien. Einen anderen Namen wählen.',
    'inside-itself': 'Ein Tag kann nicht in sich selbst liegen.',
    gone: 'Kein Foto trägt diesen Tag mehr.',
    'follows-category':
      'Dieser Tag folgt seiner Kategorie. Stattdessen die Kategorie umbenennen oder löschen.',
  },
  renamed: (from, to) => `${asPath(from)} heißt jetzt ${asPath(to)}.`,
  merged: (from, to) => `${asPath(from)} und ${asPath(to)} sind jetzt ein Tag.`,

  removeTitle: (path) => `${asPath(path)} löschen?`,
  removeBody: (photos, tagCount) =>
    tagCount > 1
      ? `Er wird von ${photosCounted(photos)} entfernt, mit ${counted(tagCount - 1, 'Tag', 'Tags')} darin. Die Fotos bleiben.`
      : `Er wird von ${photosCounted(photos)} entfernt. Die Fotos bleiben.`,
  removeConfirm: (photos) => `Tag löschen und von ${photosCounted(photos)} entfernen`,
  removed: (path, photos) => `${asPath(path)} gelöscht, von ${photosCounted(photos)} entfernt.`,
};
