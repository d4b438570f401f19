/** Words of the settings pages. */
import type { CategoryAction } from '../../core/category.ts';
import { counted, formatDecimal, formatNumber, listed } from '../format.ts';
import { asName, asPath } from '../names.ts';
import { photosCounted } from './quantities.ts';
import type { SimilarityBand } from '../../app/settings/similarityBand.ts';

/** More names than this make a notice that covers the page; the list says them all. */
const MOST_NAMED = 3;

const BAND_LABELS: Record<SimilarityBand, string> = {
  'very-loose': 'Very loose',
  loose: 'Loose',
  normal: 'Normal',
  strict: 'Strict',
  'very-strict': 'Very strict',
};

const BAND_HINTS: Record<SimilarityBand, string> = {
  'very-loose': 'Below the usual range: most photos will match.',
  loose: 'More matches, more false ones.',
  normal: 'Recommended.',
  strict: 'Only strong matches.',
  'very-strict': 'Above the usual range: hardly anything will match.',
};

const ACTION_LABELS: Record<CategoryAction, string> = {
  tag: 'Tag only',
  tag_and_archive: 'Tag and archive',
};

/** `42 photos lose the tag Auto/Receipts and 40 return to the timeline.` */
function consequences(name: string, links: number, photosReturning: number): string {
  if (links === 0) return `No photo carries the tag Auto/${asPath(name)}.`;
  const lose = `${photosCounted(links)} ${links === 1 ? 'loses' : 'lose'} the tag Auto/${asPath(name)}`;
  if (photosReturning === 0) return `${lose}. None returns to the timeline.`;
  return `${lose}, and ${photosCounted(photosReturning)} ${photosReturning === 1 ? 'returns' : 'return'} from the archive to the timeline.`;
}

function cleanedUp(untagged: number, returned: number): string {
  const parts = [
    untagged > 0 ? `${photosCounted(untagged)} untagged` : null,
    returned > 0 ? `${formatNumber(returned)} returned to the timeline` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

export const settings = {
  heading: 'Settings',
  tabs: 'Settings sections',
  categories: 'Categories',
  models: 'Models',
  storage: 'Storage',
  cancel: 'Cancel',
  save: 'Save',
  reload: 'Reload',

  enabled: 'Enabled',
  enabledHint: 'Classify new photos, and the library when you scan it.',
  disabledBanner:
    'Classification is off. Nothing is tagged or archived until it is on again, scans included.',
  categoriesIntro:
    'Say in plain words what clutter looks like. Photos that match get the tag Auto/<name> and, if you wish, leave the timeline for the archive.',
  addCategory: 'Add category',
  addStarterSet: 'Add starter set',
  noCategoriesTitle: 'No categories yet',
  noCategories:
    'Add the starter set for common clutter (screenshots, receipts, documents and more), or describe your own.',
  listLabel: 'Categories, in the order they are checked',
  promptCount: (count: number) => counted(count, 'prompt', 'prompts'),
  moveUp: 'Move up',
  moveDown: 'Move down',
  moved: (name: string, place: number, of: number) =>
    `${asName(name)} is now ${formatNumber(place)} of ${formatNumber(of)}.`,
  edit: 'Edit',
  delete: 'Delete',
  drag: 'Drag to reorder',

  band: (band: SimilarityBand) => BAND_LABELS[band],
  bandHint: (band: SimilarityBand) => BAND_HINTS[band],
  action: (action: CategoryAction) => ACTION_LABELS[action],
  /** After a comma: `3 prompts, tag only`. */
  actionInList: (action: CategoryAction): string => (action === 'tag' ? 'tag only' : 'tag and archive'),

  leaveTitle: 'Leave without saving?',
  leaveBody: 'What you changed in this category is not saved yet.',
  leaveConfirm: 'Discard changes',
  leaveCancel: 'Keep editing',
  newCategory: 'New category',
  editCategory: (name: string) => `Edit ${asName(name)}`,
  name: 'Name',
  nameHint: (name: string) =>
    name === '' ? 'Becomes the tag Auto/<name>. A / nests.' : `Tag: Auto/${asPath(name)}`,
  prompts: 'Prompts',
  promptsHint: 'One per line. A photo scores as high as the prompt that fits it best.',
  promptsPlaceholder: 'a photo of a paper receipt\na till receipt on a table',
  unknownWords: (words: readonly string[], prompt: string) =>
    `The model doesn’t know ${listed(words.map((word) => `'${asName(word)}'`))} in “${asName(prompt)}”.`,
  promptCheckFailed: (reason: string) => `The prompts could not be checked: ${reason}`,
  preview: 'Preview',
  previewNeedsPrompts: 'Write a prompt, and the photos it would match appear here before anything is saved.',
  close: 'Close',
  view: 'View',
  previewLoading: 'Looking through your photos',
  previewNoPhotos: 'No photo has been encoded yet. Matches appear here once there are some.',
  previewMatches: (matches: number, total: number) =>
    `${formatNumber(matches)} of ${photosCounted(total)} ${matches === 1 ? 'matches' : 'match'}`,
  previewBest: 'Best matches',
  previewAll: 'Matches',
  previewAbove: 'Just above the line',
  previewBelow: 'Just below the line',
  similarity: 'Similarity',
  similarityValueText: (similarity: number, band: SimilarityBand) =>
    `${formatDecimal(similarity)}, ${BAND_LABELS[band]}`,
  actionLabel: 'Action',
  actionHint: (action: CategoryAction): string =>
    action === 'tag'
      ? 'Matches stay on the timeline.'
      : 'Matches leave the timeline. They stay in the archive, and you can bring any of them back.',
  categoryEnabledHint: 'When off, it is skipped; tags already there stay.',

  added: (name: string) => `Category ${asName(name)} added.`,
  renamed: (before: string, after: string, untagged: number, returned: number) =>
    `${asName(before)} is now ${asName(after)}${cleanedUp(untagged, returned)}.`,
  savedWithCleanUp: (name: string, untagged: number, returned: number) =>
    `Category ${asName(name)} saved${cleanedUp(untagged, returned)}.`,
  deleted: (name: string, untagged: number, returned: number) =>
    `Category ${asName(name)} deleted${cleanedUp(untagged, returned)}.`,
  starterSetAdded: (added: readonly string[], skipped: readonly string[]) => {
    const start =
      added.length === 0 ? 'Nothing added' : `${counted(added.length, 'category', 'categories')} added`;
    const there =
      skipped.length > MOST_NAMED
        ? counted(skipped.length, 'category', 'categories')
        : listed(skipped.map(asName));
    return skipped.length === 0
      ? `${start}.`
      : `${start}. ${there} ${skipped.length === 1 ? 'was' : 'were'} there already and ${skipped.length === 1 ? 'stays as it is' : 'stay as they are'}.`;
  },
  saveFailed: (reason: string) => `Nothing was saved: ${reason}`,

  consequences,
  deleteTitle: (name: string) => `Delete ${asName(name)}?`,
  deleteConfirm: (links: number) =>
    links === 0 ? 'Delete category' : `Delete category and untag ${photosCounted(links)}`,
  renameTitle: (before: string, after: string) => `Rename ${asName(before)} to ${asName(after)}?`,
  renameBody: (before: string, links: number, photosReturning: number) =>
    `The tag goes with the name. ${consequences(before, links, photosReturning)} A scan tags what matches under the new name.`,
  raiseTitle: (name: string) => `Save ${asName(name)} with a higher similarity?`,
  raiseBody: (name: string, before: number, after: number, links: number, photosReturning: number) =>
    `From ${formatDecimal(before)} to ${formatDecimal(after)}. ${consequences(name, links, photosReturning)} A scan tags again what is above the new similarity.`,
  saveAndRescan: 'Save and rescan',
  saveOnly: 'Save only',

  staleTitle: 'The categories were changed elsewhere',
  staleBody: 'Your change was not saved, so that the other one is not lost. Meanwhile:',
  keepMine: 'Keep my edits',

  configUnreadable: 'The categories could not be read',
  modelFailed: (reason: string) => `The model could not be loaded: ${reason}`,
  retry: 'Try again',

  range: (from: number, to: number) => `${formatDecimal(from)} to ${formatDecimal(to)}`,
};
