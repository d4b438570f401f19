/** Words of the scan: its button, question, progress and summary. */
import type { Run, RunTally, ScanKind } from '../../core/run.ts';
import { counted, formatNumber, listed } from '../format.ts';
import { asName } from '../names.ts';
import { photosCounted, roughDuration } from './quantities.ts';

export const scan = {
  scanLibrary: 'Scan library',
  reevaluate: 'Re-evaluate',
  now: { scan: 'Scan now', 're-evaluate': 'Re-evaluate now' },
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
    `${listed(names.map(asName))} ${names.length === 1 ? 'moves its' : 'move their'} matches from the timeline to the archive.`,

  choices: 'What to do',
  choiceScan: 'Add what matches',
  choiceScanHint: 'Tags already there stay.',
  choiceReevaluate: 'Re-evaluate: add and remove',
  choiceReevaluateHint:
    'Makes the tags equal to what the categories say now. Tags you put on, your corrections and tags of disabled categories stay.',
  confirmReevaluateBody: (photos: number, categories: number) =>
    `Winnow checks ${photosCounted(photos)} against ${counted(categories, 'category', 'categories')}. You can undo it afterwards.`,
  counting: (looked: number, total: number) =>
    total === 0
      ? 'Counting what would change.'
      : `Counting what would change: ${formatNumber(looked)} of ${photosCounted(total)}.`,
  wouldChange: ({ tagged, archived, untagged, returned }: RunTally) => [
    `${counted(tagged, 'tag', 'tags')} would be added, ${photosCounted(archived)} archived.`,
    `${counted(untagged, 'tag', 'tags')} would be removed, ${photosCounted(returned)} moved back to the timeline.`,
  ],
  wouldSkip: (photos: number) =>
    `${counted(photos, 'photo is', 'photos are')} not encoded yet and left for later.`,
  nothingWouldChange: 'All tags are as the categories say already.',
  countFailed: (reason: string) => `It could not be counted: ${reason}`,

  cannotTitle: 'Nothing to scan yet',
  cannot: {
    'no-categories': 'There is no enabled category. Add one first, or the starter set.',
    disabled: 'Classification is off. Switch it on in Settings, Categories.',
    'empty-library': 'The library has no photos yet. Drop some anywhere on this page.',
    'already-running': 'A scan is running already.',
  },
  toCategories: 'Go to Categories',

  preparing: 'Queuing the photos',
  running: {
    scan: 'Scanning the library',
    're-evaluate': 'Re-evaluating the library',
  } satisfies Record<ScanKind, string>,
  paused: {
    scan: 'Scan paused',
    're-evaluate': 'Re-evaluation paused',
  } satisfies Record<ScanKind, string>,
  progress: ({ tally, total }: Run) => `${formatNumber(tally.processed)} of ${photosCounted(total)}`,
  timeLeft: (durationMs: number) => `${roughDuration(durationMs)} left`,
  soFar: ({ kind, tally }: Run) =>
    [
      counted(tally.tagged, 'new tag', 'new tags'),
      ...(kind === 're-evaluate' ? [`${formatNumber(tally.untagged)} taken off`] : []),
      `${formatNumber(tally.archived)} archived`,
    ].join(', '),

  queuePaused: 'The Classification queue is paused. Resume it on the Jobs page.',

  endTitle: ({ kind, state }: Run) => {
    const what = kind === 're-evaluate' ? 'Re-evaluation' : 'Scan';
    return state === 'cancelled' ? `${what} cancelled` : `${what} finished`;
  },
  undoneTitle: 'Undone',
  reviewTags: 'Review tags',
  seeArchived: 'See archived',
  untagged: 'Tags taken off',
  returned: 'Back on the timeline',
  summary: ({ tally }: Run) => `${photosCounted(tally.processed)} looked at`,
  archived: 'Archived',
  unchanged: 'Unchanged',
  skipped: 'Skipped',
  failed: 'Failed',
  newTags: 'New tags',
  noMatches: 'No photo matched a category.',
};
