/** Words of the Activity page. */
import type { UndoCounts } from '../../core/run.ts';
import { counted, photosCounted } from '../counted.ts';

export const activityText = {
  heading: 'Activity',
  intro: 'What Winnow changed, newest first. What classification tagged and archived can be taken back.',
  undo: 'Undo',
  undoneBadge: 'Undone',
  undone: ({ untagged, movedTo }: UndoCounts) =>
    `Undone: ${counted(untagged, 'tag', 'tags')} taken off, ${photosCounted(movedTo.timeline)} returned to the timeline.`,
  emptyTitle: 'Nothing has happened yet',
  empty: 'Scans, clean-ups and what was tagged on import are listed here, each with a way back.',
  failedTitle: 'The activity could not be read',
} as const;
