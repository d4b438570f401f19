/** Words of the Activity page. */
import type { Visibility } from '../../core/photo.ts';
import type { Run, RunSubject } from '../../core/run.ts';
import { formatNumber } from '../format.ts';
import { asName, asPath } from '../names.ts';
import { photosCounted } from './quantities.ts';

const MOVED: Record<Visibility, string> = {
  archive: 'archived',
  timeline: 'moved to the timeline',
  trash: 'moved to the trash',
};

const MOVED_FROM: Partial<Record<Visibility, string>> = {
  archive: 'brought back from the archive',
  trash: 'restored from the trash',
};

export const activity = {
  heading: 'Activity',
  intro: 'What was changed, by whom, newest first. What people and classification did can be taken back.',
  undo: 'Undo',
  cancel: 'Cancel',
  undoneBadge: 'Undone',
  details: 'Details',
  emptyTitle: 'Nothing has happened yet',
  empty:
    'Scans, clean-ups, new photos that were tagged and what you do by hand are listed here, each with Undo.',
  failedTitle: 'The activity could not be read',
  failed: 'The library did not answer. Try again; nothing is lost.',
  tryAgain: 'Try again',
  nothingToUndo: 'There is nothing to undo.',
  undoFailed: (reason: string) => `It could not be undone: ${reason}`,
  tooOld: 'Too old to be undone: what it changed is remembered for 30 days.',

  titles: {
    import: 'Import',
    'upload-classification': 'New photos classified',
    scan: 'Library scanned',
    're-evaluate': 'Library re-evaluated',
    'clean-up': 'Clean-up after a change of categories',
    bulk: 'Photos changed by hand',
    restore: 'Backup restored',
  } satisfies Record<Run['kind'], string>,
  byHand: (subject: RunSubject, photos: number): string => {
    switch (subject.kind) {
      case 'move':
        return `${photosCounted(photos)} ${
          (subject.to === 'timeline' && subject.from !== null && MOVED_FROM[subject.from]) ||
          MOVED[subject.to]
        }`;
      case 'tag':
        return `${photosCounted(photos)} tagged ${asPath(subject.path)}`;
      case 'untag':
        return `${asPath(subject.path)} taken off ${photosCounted(photos)}`;
      case 'favourite':
        return subject.isFavourite
          ? `${photosCounted(photos)} made ${photos === 1 ? 'a favourite' : 'favourites'}`
          : `${photosCounted(photos)} no longer ${photos === 1 ? 'a favourite' : 'favourites'}`;
      case 'withdraw-corrections':
        return `Corrections of ${photosCounted(photos)} withdrawn`;
      case 'clean-up':
        return activity.titles['clean-up'];
      default:
        return subject satisfies never;
    }
  },
  causes: {
    page: 'By you',
    'starter-set': 'By you, with the starter set',
    file: 'By the configuration file',
    api: 'By the API',
    import: 'By an imported configuration',
    restore: 'By restoring a configuration',
    undo: 'By undo',
  } satisfies Record<NonNullable<Run['cause']>, string>,
  itself: 'By itself, as photos came in',
  added: (photos: number): string => `${photosCounted(photos)} added`,
  hereAlready: (photos: number): string => `${photosCounted(photos)} here already`,
  stoppedAfter: (done: number, total: number): string =>
    `stopped after ${formatNumber(done)} of ${photosCounted(total)}`,

  cause: 'Who',
  started: 'When',
  took: 'Took',
  looked: 'Looked at',
  tagged: 'Tags added',
  archived: 'Archived',
  untagged: 'Tags taken off',
  returned: 'Back on the timeline',
  unchanged: 'Unchanged',
  skipped: 'Skipped',
  failedPhotos: 'Failed',
  matches: (name: string) => `${asName(name)}: matches`,
  takenOff: (name: string) => `${asName(name)}: taken off`,
  undoneAt: 'Undone',

  askTitle: 'Undo this?',
  counting: 'Working out what that does.',
  nothingLeft: 'Nothing is left to undo: everything was changed since.',
  configurationStays:
    'The configuration itself stays as it is: the categories do not come back with their tags. You can restore the earlier configuration afterwards.',
  isOlder: 'Other things happened since. What they changed stays.',
  restoreConfiguration: 'Restore the configuration',
};
