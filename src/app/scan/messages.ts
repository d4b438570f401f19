/** Words of the scan: its button, question, progress and summary. */
import type { Run } from '../../core/run.ts';
import { counted, formatNumber, listed, photosCounted, roughDuration } from '../counted.ts';

export const scanText = {
  scanLibrary: 'Scan library',
  scanNow: 'Scan now',
  cancel: 'Cancel',
  close: 'Close',
  pause: 'Pause',
  resume: 'Resume',
  undo: 'Undo',
  dismiss: 'Dismiss',
  panel: 'Scan',
  summaryPanel: 'Scan summary',

  confirmTitle: 'Scan the library?',
  confirmBody: (photos: number, categories: number) =>
    `Winnow checks ${photosCounted(photos)} against ${counted(categories, 'category', 'categories')} and adds the tags that match. Tags already there stay. You can undo the scan afterwards.`,
  confirmArchives: (names: readonly string[]) =>
    `${listed(names)} ${names.length === 1 ? 'moves its' : 'move their'} matches from the timeline to the archive.`,

  cannotTitle: 'Nothing to scan yet',
  cannot: {
    'no-categories': 'There is no enabled category. Add one first, or the starter set.',
    disabled: 'Classification is off. Switch it on in Settings, Categories.',
    'empty-library': 'The library has no photos yet. Drop some anywhere on this page.',
    'already-running': 'A scan is running already.',
  },
  toCategories: 'Go to Categories',

  preparing: 'Queuing the photos',
  running: 'Scanning the library',
  paused: 'Scan paused',
  progress: ({ tally, total }: Run) => `${formatNumber(tally.processed)} of ${photosCounted(total)}`,
  timeLeft: (durationMs: number) => `${roughDuration(durationMs)} left`,
  soFar: ({ tally }: Run) =>
    `${counted(tally.tagged, 'new tag', 'new tags')}, ${formatNumber(tally.archived)} archived`,

  queuePaused: 'The Classification queue is paused. Resume it on the Jobs page.',

  doneTitle: 'Scan finished',
  cancelledTitle: 'Scan cancelled',
  summary: ({ tally }: Run) => `${photosCounted(tally.processed)} looked at`,
  archived: 'Archived',
  unchanged: 'Unchanged',
  skipped: 'Skipped',
  failed: 'Failed',
  newTags: 'New tags',
  noMatches: 'No photo matched a category.',
  undone: (untagged: number, returned: number) =>
    `Scan undone: ${counted(untagged, 'tag', 'tags')} taken off, ${photosCounted(returned)} returned to the timeline.`,
} as const;
