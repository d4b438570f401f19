/** Words of the frame, the lists, the viewer and the import. */
import type { TakenDate, Visibility } from '../../core/photo.ts';
import { counted, formatDate, formatDecimal, formatExact, formatNumber } from '../format.ts';
import { asFile, asName, asPath } from '../names.ts';
import { photosCounted, roughDuration } from './quantities.ts';

const VISIBILITY_DONE: Record<Visibility, (count: number) => string> = {
  timeline: (count) => `${photosCounted(count)} moved to the timeline.`,
  archive: (count) => `${photosCounted(count)} archived.`,
  trash: (count) => `${photosCounted(count)} moved to the trash.`,
};

export const app = {
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
  review: 'Review',
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
  recentlyArchived: (photos: number) => `${photosCounted(photos)} archived by categories in the last 7 days`,
  seeRecentlyArchived: 'Look through',
  emptyArchiveTitle: 'Nothing archived',
  emptyArchive:
    'Photos that leave the timeline without being deleted come here: those you archive, and those a category archives for you.',
  emptyArchiveStep: 'Set up categories',
  emptyTrashTitle: 'The trash is empty',
  emptyTrash: 'Photos you move to the trash wait here until you restore or delete them.',
  trashNote: 'Left out of every other list and never classified.',
  deleteForEver: 'Delete for ever',
  loadingPhotos: 'Reading your photos',
  listUnreadable: 'The photos could not be read',
  tryAgain: 'Try again',

  starterHintTitle: 'Let Winnow find the clutter',
  starterHint:
    'Screenshots, receipts, memes and more: add the starter set, change it as you like, then scan.',
  starterHintAction: 'See the starter set',
  starterHintLater: 'Not now',

  gridLabel: (list: string, total: number) => `${asPath(list)}, ${photosCounted(total)}`,
  selectPhoto: (fileName: string) => `Select ${asFile(fileName)}`,
  selectDay: (title: string) => `Select ${title}`,
  selected: (count: number) => `${formatNumber(count)} selected`,
  clearSelection: 'Clear selection',
  selectAll: 'Select all',
  moreLikeThis: 'More like this',
  belowCut: 'Less like it',
  moveToArchive: 'Archive',
  moveToTimeline: 'Move to timeline',
  moveToTrash: 'Move to trash',
  restore: 'Restore',
  moved: (count: number, to: Visibility) => VISIBILITY_DONE[to](count),
  restored: (count: number) => `${photosCounted(count)} restored.`,
  moveFailed: (reason: string) => `Nothing was moved: ${reason}`,
  moveUndone: (count: number) => `${photosCounted(count)} put back.`,
  nothingToMove: 'They are there already.',

  monthTitle: (utcMs: number, isThisYear: boolean) =>
    formatDate(utcMs, isThisYear ? 'month' : 'monthAndYear'),
  monthShort: (utcMs: number) => formatDate(utcMs, 'monthShort'),
  dayTitle: (utcMs: number) => formatDate(utcMs, 'weekday'),
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
      : `${formatDecimal(photosPerSecond, 1)} a second`,
  importTimeLeft: (ms: number) => `${roughDuration(ms)} left`,
  importReading: 'Looking through what you dropped',
  importSummary: (imported: number, duplicates: number, refused: number, leftOut: number) =>
    [
      `${formatNumber(imported)} imported`,
      duplicates > 0 ? counted(duplicates, 'duplicate', 'duplicates') : null,
      refused > 0 ? `${formatNumber(refused)} not imported` : null,
      leftOut > 0 ? `${formatNumber(leftOut)} left out because you cancelled` : null,
    ]
      .filter((part) => part !== null)
      .join(', '),
  importNothing: 'There was no file in what you dropped.',
  importFailed: (reason: string) => `The import stopped: ${reason}`,
  notImported: (count: number) => `Not imported (${formatNumber(count)})`,
  duplicates: (count: number) => `Duplicates (${formatNumber(count)})`,
  leftOut: (count: number) => `Left out (${formatNumber(count)})`,
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
    offsetMinutes === null
      ? formatDate(epochMs, 'takenHere')
      : formatDate(epochMs + offsetMinutes * 60_000, 'taken'),
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
  stateLabel: 'State',
  archivedByUser: 'Archived by you',
  archivedByClassification: 'Archived by a category',
  megapixels: (width: number, height: number) => {
    const millions = (width * height) / 1e6;
    return `${formatNumber(width)} × ${formatNumber(height)}${millions >= 1 ? ` (${formatDecimal(millions, 1)} MP)` : ''}`;
  },
  exposure: (parts: {
    readonly fNumber?: number | undefined;
    readonly exposureSeconds?: number | undefined;
    readonly iso?: number | undefined;
    readonly focalLengthMm?: number | undefined;
  }) =>
    [
      parts.fNumber === undefined ? null : `ƒ/${formatExact(Math.round(parts.fNumber * 10) / 10)}`,
      parts.exposureSeconds === undefined ? null : exposureTime(parts.exposureSeconds),
      parts.focalLengthMm === undefined ? null : `${String(Math.round(parts.focalLengthMm))} mm`,
      parts.iso === undefined ? null : `ISO ${String(parts.iso)}`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
  coordinates: (latitude: number, longitude: number) =>
    `${formatDecimal(Math.abs(latitude), 4)}° ${latitude < 0 ? 'S' : 'N'}, ${formatDecimal(Math.abs(longitude), 4)}° ${longitude < 0 ? 'W' : 'E'}`,

  tagsTitle: 'Tags',
  noTags: 'No tags',
  addTag: 'Add tag',
  tagScore: (score: number) => formatDecimal(score),
  tagScoreTitle: (score: number, prompt: string) =>
    prompt === '' ? `Score ${formatDecimal(score)}` : `Score ${formatDecimal(score)} on “${asName(prompt)}”`,
  removeTag: (path: string) => `Remove ${asPath(path)}`,
  tagRemoved: (path: string) => `${asPath(path)} taken off. It stays off this photo.`,
  userTagRemoved: (path: string) => `${asPath(path)} taken off.`,

  whyTitle: 'Why',
  whyIntro:
    'How well each category matches this photo, with its best prompt. The mark is the similarity it takes.',
  whyNoCategories: 'There are no categories yet.',
  whyNoEmbedding: 'This photo has not been looked at yet.',
  whyModelUnavailable: (detail: string) => `The model could not answer: ${detail}`,
  whyFailed: (reason: string) => `The scores could not be worked out: ${reason}`,
  whyFailure: (reason: string) => `This photo cannot be classified: ${reason}`,
  whyPrompt: (prompt: string) => `“${asName(prompt)}”`,
  whyThreshold: (threshold: number) => `Similarity ${formatDecimal(threshold)}`,
  whyBar: (name: string, score: number, threshold: number, matched: boolean) =>
    `${asName(name)}: score ${formatDecimal(score)}, similarity ${formatDecimal(threshold)}, ${matched ? 'matches' : 'does not match'}`,
  whyDisabled: 'Off',
  whyVetoed: 'You took this off',
  whyNotYet: 'Matches, tagged at the next scan',
  notThis: 'Not this',
  notThisOf: (name: string) => `Not this: ${asName(name)}`,

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
};

function exposureTime(seconds: number): string {
  return seconds >= 0.4
    ? `${formatExact(Math.round(seconds * 10) / 10)} s`
    : `1/${String(Math.round(1 / seconds))} s`;
}
