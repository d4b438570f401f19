/** Words of the settings pages, in German. */
import type { SimilarityBand } from '../../app/settings/similarityBand.ts';
import type { CategoryAction } from '../../core/category.ts';
import type { settings as english } from '../english/settings.ts';
import { counted, formatDecimal, formatNumber, listed } from '../format.ts';
import { asName, asPath } from '../names.ts';
import { photosCounted } from './quantities.ts';
import { said } from './reasons.ts';

/** More names than this make a notice that covers the page; the list says them all. */
const MOST_NAMED = 3;

const BAND_LABELS: Record<SimilarityBand, string> = {
  'very-loose': 'Sehr locker',
  loose: 'Locker',
  normal: 'Normal',
  strict: 'Streng',
  'very-strict': 'Sehr streng',
};

const BAND_HINTS: Record<SimilarityBand, string> = {
  'very-loose': 'Unter dem üblichen Bereich: Die meisten Fotos werden passen.',
  loose: 'Mehr Treffer, mehr falsche.',
  normal: 'Empfohlen.',
  strict: 'Nur deutliche Treffer.',
  'very-strict': 'Über dem üblichen Bereich: Kaum etwas wird passen.',
};

const ACTION_LABELS: Record<CategoryAction, string> = {
  tag: 'Nur Tag',
  tag_and_archive: 'Tag und Archiv',
};

/** `42 Fotos verlieren den Tag Auto/Belege, und 40 Fotos kehren aus dem Archiv auf die Zeitleiste zurück.` */
function consequences(name: string, links: number, photosReturning: number): string {
  if (links === 0) return `Kein Foto trägt den Tag Auto/${asPath(name)}.`;
  const lose = `${counted(links, 'Foto verliert', 'Fotos verlieren')} den Tag Auto/${asPath(name)}`;
  if (photosReturning === 0) return `${lose}. Keines kehrt auf die Zeitleiste zurück.`;
  return `${lose}, und ${counted(photosReturning, 'Foto kehrt', 'Fotos kehren')} aus dem Archiv auf die Zeitleiste zurück.`;
}

function cleanedUp(untagged: number, returned: number): string {
  const parts = [
    untagged > 0 ? `Tag von ${photosCounted(untagged)} entfernt` : null,
    returned > 0 ? `${formatNumber(returned)} zurück auf der Zeitleiste` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

export const settings: typeof english = {
  heading: 'Einstellungen',
  tabs: 'Bereiche der Einstellungen',
  categories: 'Kategorien',
  models: 'Modelle',
  storage: 'Speicher',
  cancel: 'Abbrechen',
  save: 'Speichern',
  reload: 'Neu laden',

  enabled: 'Eingeschaltet',
  enabledHint: 'Neue Fotos klassifizieren, und die Bibliothek, wenn sie durchsucht wird.',
  disabledBanner:
    'Die Klassifizierung ist aus. Bis sie wieder an ist, bekommt nichts einen Tag und nichts kommt ins Archiv, auch nicht bei Durchläufen.',
  categoriesIntro:
    'In einfachen Worten sagen, wie Störendes aussieht. Fotos, die passen, bekommen den Tag Auto/<Name> und kommen auf Wunsch von der Zeitleiste ins Archiv.',
  addCategory: 'Kategorie hinzufügen',
  addStarterSet: 'Startpaket hinzufügen',
  noCategoriesTitle: 'Noch keine Kategorien',
  noCategories:
    'Das Startpaket für gängige Störbilder hinzufügen (Screenshots, Belege, Dokumente und mehr; Namen und Prompts auf Englisch) oder eigene Kategorien beschreiben.',
  listLabel: 'Kategorien in der Reihenfolge, in der sie geprüft werden',
  promptCount: (count) => counted(count, 'Prompt', 'Prompts'),
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  moved: (name, place, of) =>
    `${asName(name)} steht jetzt an Stelle ${formatNumber(place)} von ${formatNumber(of)}.`,
  edit: 'Bearbeiten',
  delete: 'Löschen',
  drag: 'Zum Umordnen ziehen',

  band: (band) => BAND_LABELS[band],
  bandHint: (band) => BAND_HINTS[band],
  action: (action) => ACTION_LABELS[action],
  actionInList: (action) => (action === 'tag' ? 'nur Tag' : 'Tag und Archiv'),

  leaveTitle: 'Ohne Speichern verlassen?',
  leaveBody: 'Was an dieser Kategorie geändert wurde, ist noch nicht gespeichert.',
  leaveConfirm: 'Änderungen verwerfen',
  leaveCancel: 'Weiter bearbeiten',
  newCategory: 'Neue Kategorie',
  editCategory: (name) => `${asName(name)} bearbeiten`,
  name: 'Name',
  nameHint: (name) =>
    name === '' ? 'Wird zum Tag Auto/<Name>. Ein / verschachtelt.' : `Tag: Auto/${asPath(name)}`,
  prompts: 'Prompts',
  promptsHint:
    'Eins pro Zeile, am besten auf Englisch: So versteht das Modell es am besten. Der Wert eines Fotos ist der des Prompts, das am besten passt.',
  promptsPlaceholder: 'a photo of a paper receipt\na till receipt on a table',
  unknownWords: (words, prompt) =>
    `Das Modell kennt ${listed(words.map((word) => `‚${asName(word)}‘`))} in „${asName(prompt)}“ nicht.`,
  promptCheckFailed: (reason) => `Die Prompts ließen sich nicht prüfen: ${said(reason)}`,
  preview: 'Vorschau',
  previewNeedsPrompts:
    'Sobald hier ein Prompt steht, erscheinen die Fotos, die dazu passen würden, noch bevor etwas gespeichert ist.',
  close: 'Schließen',
  view: 'Ansehen',
  previewLoading: 'Die Fotos werden durchgesehen',
  previewNoPhotos: 'Noch ist kein Foto erfasst. Treffer erscheinen hier, sobald es welche gibt.',
  previewMatches: (matches, total) =>
    `${formatNumber(matches)} von ${photosCounted(total)} ${matches === 1 ? 'passt' : 'passen'}`,
  previewBest: 'Beste Treffer',
  previewAll: 'Treffer',
  previewAbove: 'Knapp über der Linie',
  previewBelow: 'Knapp unter der Linie',
  similarity: 'Ähnlichkeit',
  similarityValueText: (similarity, band) => `${formatDecimal(similarity)}, ${BAND_LABELS[band]}`,
  actionLabel: 'Aktion',
  actionHint: (action) =>
    action === 'tag'
      ? 'Treffer bleiben auf der Zeitleiste.'
      : 'Treffer verlassen die Zeitleiste. Sie bleiben im Archiv, und jeder lässt sich zurückholen.',
  categoryEnabledHint: 'Ausgeschaltet wird sie übersprungen; vorhandene Tags bleiben.',

  added: (name) => `Kategorie ${asName(name)} hinzugefügt.`,
  renamed: (before, after, untagged, returned) =>
    `${asName(before)} heißt jetzt ${asName(after)}${cleanedUp(untagged, returned)}.`,
  savedWithCleanUp: (name, untagged, returned) =>
    `Kategorie ${asName(name)} gespeichert${cleanedUp(untagged, returned)}.`,
  deleted: (name, untagged, returned) =>
    `Kategorie ${asName(name)} gelöscht${cleanedUp(untagged, returned)}.`,
  starterSetAdded: (added, skipped) => {
    const start =
      added.length === 0
        ? 'Nichts hinzugefügt'
        : `${counted(added.length, 'Kategorie', 'Kategorien')} hinzugefügt`;
    const there =
      skipped.length > MOST_NAMED
        ? counted(skipped.length, 'Kategorie', 'Kategorien')
        : listed(skipped.map(asName));
    return skipped.length === 0 ? `${start}.` : `${start}. Schon vorhanden und unverändert: ${there}.`;
  },
  saveFailed: (reason) => `Nichts wurde gespeichert: ${said(reason)}`,

  consequences,
  deleteTitle: (name) => `${asName(name)} löschen?`,
  deleteConfirm: (links) =>
    links === 0 ? 'Kategorie löschen' : `Kategorie löschen und Tag von ${photosCounted(links)} entfernen`,
  renameTitle: (before, after) => `${asName(before)} in ${asName(after)} umbenennen?`,
  renameBody: (before, links, photosReturning) =>
    `Mit dem Namen geht der Tag. ${consequences(before, links, photosReturning)} Ein Durchlauf vergibt ihn unter dem neuen Namen, wo es passt.`,
  raiseTitle: (name) => `${asName(name)} mit höherer Ähnlichkeit speichern?`,
  raiseBody: (name, before, after, links, photosReturning) =>
    `Von ${formatDecimal(before)} auf ${formatDecimal(after)}. ${consequences(name, links, photosReturning)} Ein Durchlauf vergibt den Tag erneut, wo Fotos über der neuen Ähnlichkeit liegen.`,
  saveAndRescan: 'Speichern und durchsuchen',
  saveOnly: 'Nur speichern',

  staleTitle: 'Die Kategorien wurden an anderer Stelle geändert',
  staleBody: 'Die Änderung wurde nicht gespeichert, damit die andere nicht verloren geht. Inzwischen:',
  keepMine: 'Eigene Änderungen behalten',

  configUnreadable: 'Die Kategorien ließen sich nicht lesen',
  modelFailed: (reason) => `Das Modell ließ sich nicht laden: ${said(reason)}`,
  retry: 'Erneut versuchen',

  range: (from, to) => `${formatDecimal(from)} bis ${formatDecimal(to)}`,
};
