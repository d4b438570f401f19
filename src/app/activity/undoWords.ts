/** What an undo does, in words: the same for the question beforehand and the notice afterwards. */
import type { UndoCounts } from '../../core/run.ts';
import { counted, listed, photosCounted } from '../counted.ts';

/** `3 tags taken off`, `2 photos back on the timeline`: what changed, most telling first. */
export function undoParts({ untagged, retagged, movedTo, favourites }: UndoCounts): string[] {
  const parts = [
    untagged > 0 ? `${counted(untagged, 'tag', 'tags')} taken off` : null,
    retagged > 0 ? `${counted(retagged, 'tag', 'tags')} put back` : null,
    favourites.added > 0
      ? `${photosCounted(favourites.added)} ${favourites.added === 1 ? 'a favourite' : 'favourites'} again`
      : null,
    favourites.removed > 0
      ? `${photosCounted(favourites.removed)} no longer ${favourites.removed === 1 ? 'a favourite' : 'favourites'}`
      : null,
    movedTo.timeline > 0 ? `${photosCounted(movedTo.timeline)} back on the timeline` : null,
    movedTo.archive > 0 ? `${photosCounted(movedTo.archive)} back in the archive` : null,
    movedTo.trash > 0 ? `${photosCounted(movedTo.trash)} back in the trash` : null,
  ];
  return parts.filter((part) => part !== null);
}

/** How many photos stay as they are; null where none. */
export function leftAloneText({ leftAlone }: UndoCounts): string | null {
  if (leftAlone === 0) return null;
  return `${counted(leftAlone, 'photo was', 'photos were')} changed since, and that stays.`;
}

/** `Undone: 3 tags taken off and 2 photos back on the timeline.` */
export function undoneText(counts: UndoCounts): string {
  const parts = undoParts(counts);
  const done = parts.length === 0 ? 'Nothing was left to undo.' : `Undone: ${listed(parts)}.`;
  const left = leftAloneText(counts);
  return left === null ? done : `${done} ${left}`;
}
