/**
 * The words of the frame, the lists, the viewer and the import: every sentence a person reads on those screens, by
 * key, so that a translation has one place to go to. Pages with many words of their own keep them beside the page.
 */
import type { TakenDate, Visibility } from '../core/photo.ts';
import { counted, formatNumber, photosCounted, roughDuration } from './counted.ts';

const VISIBILITY_DONE: Record<Visibility, (count: number) => string> = {
  timeline: (count) => `${photosCounted(count)} moved to the timeline.`,
  archive: (count) => `${photosCounted(count)} archived.`,
  trash: (count) => `${photosCounted(count)} moved to the trash.`,
};

const monthOfThisYear = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const shortMonth = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const takenFormat = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
} as const;
const takenHere = new Intl.DateTimeFormat('en-GB', takenFormat);
const takenThere = new Intl.DateTimeFormat('en-GB', { ...takenFormat, timeZone: 'UTC' });

export const text = {
  appName: 'Winnow',
  mainNavigation: 'Main',
  skipToContent: 'Skip to the photos',
  library: 'Library',
  work: 'Work',
  timeline: 'Timeline',
  search: 'Search',
  archive: 'Archive',
  tags: 'Tags',
  duplicatesPage: 'Duplicates',
  trash: 'Trash',
  activity: 'Activity',
  jobs: 'Jobs',
  settings: 'Settings',
  more: 'More',
  close: 'Close',
  undo: 'Undo',
  nothingChanged: (reason: string) => `Nothing was changed: ${reason}`,
  dismiss: 'Dismiss',
  notices: 'Notices',

  themeSystem: 'Colours: as the system',
  themeLight: 'Colours: light',
  themeDark: 'Colours: dark',

  addPhotos: 'Add photos',
  addFolder: 'Add folder',
  dropHere: 'Drop photos and folders to add them',

  pillImporting: (done: number, total: number) => `Adding ${formatNumber(done)} of ${formatNumber(total)}`,
  pillPaused: 'Adding is paused',
  pillEncoding: (left: number) => `Looking at ${photosCounted(left)}`,
  pillClassifying: 'Sorting photos',
  pillPreviews: (left: number) => `Making previews, ${formatNumber(left)} left`,
  pillFailed: (failed: number) => `${counted(failed, 'photo', 'photos')} failed`,
  pillLink: (what: string) => `${what}. Open Jobs`,

  emptyTimelineTitle: 'Drop photos anywhere',
  emptyTimeline:
    'Winnow keeps your photos here, sorts the clutter from them, and sends nothing anywhere: every picture stays on this device.',
  emptyTimelineArchivedTitle: 'Nothing on the timeline',
  emptyTimelineArchived: (archived: number) =>
    `Your ${photosCounted(archived)} ${archived === 1 ? 'is' : 'are'} in the archive.`,
  openArchive: 'Open the archive',
  emptyArchiveTitle: 'Nothing archived',
  emptyArchive:
    'Photos that leave the timeline without being deleted come here: those you archive, and those a category archives for you.',
  emptyArchiveStep: 'Set up categories',
  emptyTrashTitle: 'The trash is empty',
  emptyTrash: 'Photos you move to the trash wait here until you restore them.',
  trashNote: 'Left out of every other list, never classified, and kept until you restore them.',
  loadingPhotos: 'Reading your photos',
  listUnreadable: 'The photos could not be read',
  tryAgain: 'Try again',

  starterHintTitle: 'Let Winnow find the clutter',
  starterHint:
    'Screenshots, receipts, memes and more: add the starter set, change it as you like, then scan.',
  starterHintAction: 'See the starter set',
  starterHintLater: 'Not now',

  gridLabel: (list: string, total: number) => `${list}, ${photosCounted(total)}`,
  selectPhoto: (fileName: string) => `Select ${fileName}`,
  selectDay: (title: string) => `Select ${title}`,
  selected: (count: number) => `${formatNumber(count)} selected`,
  clearSelection: 'Clear selection',
  selectAll: 'Select all',
  moreLikeThis: 'More like this',
  belowCut: 'Below the cut',
  moveToArchive: 'Archive',
  moveToTimeline: 'Move to timeline',
  moveToTrash: 'Move to trash',
  restore: 'Restore',
  moved: (count: number, to: Visibility) => VISIBILITY_DONE[to](count),
  restored: (count: number) => `${photosCounted(count)} restored.`,
  moveFailed: (reason: string) => `Nothing was moved: ${reason}`,
  moveUndone: (count: number) => `${photosCounted(count)} put back.`,
  nothingToMove: 'They are there already.',

  monthTitle: (utcMs: number, isThisYear: boolean) => (isThisYear ? monthOfThisYear : month).format(utcMs),
  monthShort: (utcMs: number) => shortMonth.format(utcMs),
  dayTitle: (utcMs: number) => day.format(utcMs),
  scrubber: 'Go to a month',

  importPanel: 'Import',
  importTitle: 'Adding photos',
  importPausedTitle: 'Adding is paused',
  importDoneTitle: 'Photos added',
  importNoneTitle: 'No photos added',
  importCancelledTitle: 'Adding was stopped',
  importProgress: (done: number, total: number) => `${formatNumber(done)} of ${formatNumber(total)}`,
  importRate: (photosPerSecond: number) =>
    photosPerSecond >= 10
      ? `${formatNumber(Math.round(photosPerSecond))} a second`
      : `${photosPerSecond.toFixed(1)} a second`,
  importTimeLeft: (ms: number) => `${roughDuration(ms)} left`,
  importReading: 'Looking through what you dropped',
  importSummary: (imported: number, duplicates: number, refused: number) =>
    [
      `${formatNumber(imported)} imported`,
      duplicates > 0 ? counted(duplicates, 'duplicate', 'duplicates') : null,
      refused > 0 ? `${formatNumber(refused)} not imported` : null,
    ]
      .filter((part) => part !== null)
      .join(', '),
  importNothing: 'There was no file in what you dropped.',
  importFailed: (reason: string) => `The import stopped: ${reason}`,
  notImported: (count: number) => `Not imported (${formatNumber(count)})`,
  duplicates: (count: number) => `Duplicates (${formatNumber(count)})`,
  seeFirstCopy: 'See the first copy',
  moreRows: (count: number) => `Show ${formatNumber(count)} more`,
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  retryFailed: 'Retry failed',
  showDetails: 'Show details',
  hideDetails: 'Hide details',
  minimise: 'Make smaller',
  enlarge: 'Make larger',

  photoGoneTitle: 'There is no such photo',
  photoGone: 'It may have been deleted, or it belongs to another library.',
  backToTimeline: 'Back to the timeline',
  back: 'Back',
  previousPhoto: 'Previous photo',
  nextPhoto: 'Next photo',
  position: (index: number, total: number) => `${formatNumber(index)} of ${formatNumber(total)}`,
  download: 'Download original',
  downloadFailed: 'The original could not be read.',
  zoomIn: 'Zoom to full size',
  zoomOut: 'Fit to the window',
  details: 'Details',
  showPanel: 'Show details',
  hidePanel: 'Hide details',
  previewMissing: 'The preview could not be read.',
  pictureOf: (fileName: string) => fileName,

  /** On the clock where it was taken if the file says which, on this device's clock otherwise. */
  takenAt: ({ epochMs, offsetMinutes }: TakenDate) =>
    offsetMinutes === null ? takenHere.format(epochMs) : takenThere.format(epochMs + offsetMinutes * 60_000),
  takenSource: {
    exif: 'From the camera',
    gps: 'From the GPS time',
    'file-name': 'From the file name',
    'file-modified': 'From the file’s date',
  },
  fileLabel: 'File',
  takenLabel: 'Taken',
  cameraLabel: 'Camera',
  placeLabel: 'Place',
  sizeLabel: 'Size',
  stateLabel: 'Archived',
  archivedByUser: 'By you',
  archivedByClassification: 'By a category',
  megapixels: (width: number, height: number) => {
    const millions = (width * height) / 1e6;
    return `${formatNumber(width)} × ${formatNumber(height)}${millions >= 1 ? ` (${millions.toFixed(1)} MP)` : ''}`;
  },
  exposure: (parts: {
    readonly fNumber?: number | undefined;
    readonly exposureSeconds?: number | undefined;
    readonly iso?: number | undefined;
    readonly focalLengthMm?: number | undefined;
  }) =>
    [
      parts.fNumber === undefined ? null : `ƒ/${String(Math.round(parts.fNumber * 10) / 10)}`,
      parts.exposureSeconds === undefined ? null : exposureTime(parts.exposureSeconds),
      parts.focalLengthMm === undefined ? null : `${String(Math.round(parts.focalLengthMm))} mm`,
      parts.iso === undefined ? null : `ISO ${String(parts.iso)}`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
  coordinates: (latitude: number, longitude: number) =>
    `${Math.abs(latitude).toFixed(4)}° ${latitude < 0 ? 'S' : 'N'}, ${Math.abs(longitude).toFixed(4)}° ${longitude < 0 ? 'W' : 'E'}`,

  tagsTitle: 'Tags',
  noTags: 'No tags',
  tagScore: (score: number) => score.toFixed(2),
  tagScoreTitle: (score: number, prompt: string) =>
    prompt === '' ? `Score ${score.toFixed(2)}` : `Score ${score.toFixed(2)} on “${prompt}”`,
  removeTag: (path: string) => `Remove ${path}`,
  tagRemoved: (path: string) => `${path} taken off. It stays off this photo.`,
  userTagRemoved: (path: string) => `${path} taken off.`,

  whyTitle: 'Why',
  whyIntro:
    'How well each category matches this photo, best prompt first. The mark is the category’s similarity.',
  whyNoCategories: 'There are no categories yet.',
  whyNoEmbedding: 'This photo has not been looked at yet.',
  whyModelUnavailable: (detail: string) => `The model could not answer: ${detail}`,
  whyFailed: (reason: string) => `The scores could not be worked out: ${reason}`,
  whyFailure: (reason: string) => `This photo cannot be classified: ${reason}`,
  whyPrompt: (prompt: string) => `“${prompt}”`,
  whyThreshold: (threshold: number) => `Similarity ${threshold.toFixed(2)}`,
  whyBar: (name: string, score: number, threshold: number, matched: boolean) =>
    `${name}: score ${score.toFixed(2)}, similarity ${threshold.toFixed(2)}, ${matched ? 'matches' : 'does not match'}`,
  whyDisabled: 'Off',
  whyVetoed: 'You took this off',
  whyNotYet: 'Matches, tagged at the next scan',
  notThis: 'Not this',
  notThisOf: (name: string) => `Not this: ${name}`,

  crashTitle: 'Something went wrong on this page',
  crash:
    'Your photos are safe: what was imported is stored. Going back to the timeline or reloading usually helps.',
  reload: 'Reload',
  notFoundTitle: 'There is no such page',
  notFound: 'The address may be old, or mistyped.',
  startFailedTitle: 'Winnow could not open your library',
  startFailed:
    'The browser did not give access to its storage. Private windows and blocked site data are the usual causes; a full disk is another.',
  startFailedStep: 'Allow this site to store data, or open Winnow in a normal window, then reload.',
  starting: 'Opening your library',
} as const;

function exposureTime(seconds: number): string {
  return seconds >= 0.4
    ? `${String(Math.round(seconds * 10) / 10)} s`
    : `1/${String(Math.round(1 / seconds))} s`;
}
