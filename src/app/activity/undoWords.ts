/** What an undo does, in words: the same for the question beforehand and the notice afterwards. */
import type { UndoCounts } from '../../core/run.ts';
import { activityText } from './messages.ts';

const { facts } = activityText;

/** `3 tags taken off`, `2 photos back on the timeline`: what changed, most telling first. */
export function undoParts({ untagged, retagged, movedTo, favourites, tagsRenamed }: UndoCounts): string[] {
  const parts = [
    untagged > 0 ? facts.tagsTakenOff(untagged) : null,
    retagged > 0 ? facts.tagsPutBack(retagged) : null,
    tagsRenamed > 0 ? facts.tagsRenamed(tagsRenamed) : null,
    favourites.added > 0 ? facts.favouritesAgain(favourites.added) : null,
    favourites.removed > 0 ? facts.noFavourites(favourites.removed) : null,
    movedTo.timeline > 0 ? facts.onTimeline(movedTo.timeline) : null,
    movedTo.archive > 0 ? facts.inArchive(movedTo.archive) : null,
    movedTo.trash > 0 ? facts.inTrash(movedTo.trash) : null,
  ];
  return parts.filter((part) => part !== null);
}

/** How many photos stay as they are; null where none. */
export function leftAloneText({ leftAlone }: UndoCounts): string | null {
  return leftAlone === 0 ? null : activityText.leftAlone(leftAlone);
}

/** `Undone: 3 tags taken off and 2 photos back on the timeline.` */
export function undoneText(counts: UndoCounts): string {
  const done = activityText.undone(undoParts(counts));
  const left = leftAloneText(counts);
  return left === null ? done : `${done} ${left}`;
}
