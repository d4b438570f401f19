/** Adding up what an undo does, photo by photo. */
import type { PhotoId, Visibility } from '../core/photo.ts';
import type { UndoCounts } from '../core/run.ts';
import type { PhotoNow, PhotoUndone } from './undoRule.ts';

export interface UndoSum {
  add(photoId: PhotoId, now: PhotoNow, after: PhotoUndone): void;
  addTagsRenamed(count: number): void;
  counts(): UndoCounts;
}

/** A photo of several entries counts once among those left alone, and as moved from where it was to where it ends. */
export function createUndoSum(): UndoSum {
  const movedTo: Record<Visibility, number> = { timeline: 0, archive: 0, trash: 0 };
  const placeBefore = new Map<PhotoId, Visibility>();
  const leftAlone = new Set<PhotoId>();
  let untagged = 0;
  let retagged = 0;
  let tagsRenamed = 0;
  const favourites = { added: 0, removed: 0 };
  const move = (photoId: PhotoId, from: Visibility, to: Visibility): void => {
    if (from === to) return;
    const first = placeBefore.get(photoId) ?? from;
    placeBefore.set(photoId, first);
    if (from !== first) movedTo[from] -= 1;
    if (to !== first) movedTo[to] += 1;
  };
  return {
    add(photoId, now, after) {
      untagged += after.untagged;
      retagged += after.retagged;
      move(photoId, now.place.visibility, after.place.visibility);
      if (now.isFavourite !== after.isFavourite) favourites[after.isFavourite ? 'added' : 'removed'] += 1;
      if (after.isLeftAlone) leftAlone.add(photoId);
    },
    addTagsRenamed(count) {
      tagsRenamed += count;
    },
    counts: () => ({ untagged, retagged, movedTo, favourites, tagsRenamed, leftAlone: leftAlone.size }),
  };
}
