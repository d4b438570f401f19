/** Words of the Activity page. */
import type { Visibility } from '../../core/photo.ts';
import type { Run, RunSubject } from '../../core/run.ts';
import { counted, formatNumber, listed } from '../format.ts';
import { asName, asPath } from '../names.ts';
import { photosCounted, roughDuration } from './quantities.ts';

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
  intro: 'What was changed and by whom, newest first. What you and classification did can be undone.',
  undo: 'Undo',
  reviewTags: 'Review tags',
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
      case 'rename-tag':
        return subject.isMerge
          ? `${asPath(subject.from)} merged into ${asPath(subject.to)}`
          : `${asPath(subject.from)} renamed to ${asPath(subject.to)}`;
      case 'delete-tag':
        return `${asPath(subject.path)} deleted from ${photosCounted(photos)}`;
      case 'delete-for-ever':
        return `${photosCounted(photos)} deleted for ever`;
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

  facts: {
    tagsAdded: (count: number) => `${counted(count, 'tag', 'tags')} added`,
    noNewTags: 'no new tags',
    tagsTakenOff: (count: number) => `${counted(count, 'tag', 'tags')} taken off`,
    tagsPutBack: (count: number) => `${counted(count, 'tag', 'tags')} put back`,
    noTagAffected: 'no tag was affected',
    archived: (count: number) => `${formatNumber(count)} archived`,
    unchanged: (count: number) => `${formatNumber(count)} unchanged`,
    skipped: (count: number) => `${formatNumber(count)} skipped`,
    failed: (count: number) => `${formatNumber(count)} failed`,
    onTimeline: (photos: number) => `${photosCounted(photos)} back on the timeline`,
    inArchive: (photos: number) => `${photosCounted(photos)} back in the archive`,
    inTrash: (photos: number) => `${photosCounted(photos)} moved to the trash`,
    tagsRenamed: (tags: number) =>
      `${counted(tags, 'tag', 'tags')} called ${tags === 1 ? 'what it was' : 'what they were'} before`,
    favouritesAgain: (photos: number) =>
      `${photosCounted(photos)} ${photos === 1 ? 'a favourite' : 'favourites'} again`,
    noFavourites: (photos: number) =>
      `${photosCounted(photos)} no longer ${photos === 1 ? 'a favourite' : 'favourites'}`,
    lookedAt: (photos: number) => `${photosCounted(photos)} looked at`,
    running: (done: number, total: number) => `Running, ${formatNumber(done)} of ${photosCounted(total)}`,
    pausedAt: (done: number, total: number) => `Paused at ${formatNumber(done)} of ${photosCounted(total)}`,
    cancelledAfter: (done: number, total: number) =>
      `Cancelled after ${formatNumber(done)} of ${photosCounted(total)}`,
  },
  /** `Undone: 3 tags taken off and 2 photos back on the timeline.` */
  undone: (parts: readonly string[]) =>
    parts.length === 0 ? 'Nothing was left to undo.' : `Undone: ${listed(parts)}.`,
  leftAlone: (photos: number) =>
    `${counted(photos, 'photo was', 'photos were')} changed since, and that stays.`,

  cause: 'Who',
  started: 'When',
  took: 'Took',
  duration: roughDuration,
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
