/** Adding up what an undo does, photo by photo. */
import type { PhotoId, Visibility } from '../core/photo.ts';
import type { UndoCounts } from '../core/run.ts';
import type { PhotoNow, PhotoUndone } from './undoRule.ts';

export interface UndoSum {
  add(photoId: PhotoId, now: PhotoNow, after: PhotoUndone): void;
  counts(): UndoCounts;
}

/** A photo of several entries counts once among those left alone. */
export function createUndoSum(): UndoSum {
  const movedTo: Record<Visibility, number> = { timeline: 0, archive: 0, trash: 0 };
  const leftAlone = new Set<PhotoId>();
  let untagged = 0;
  let retagged = 0;
  const favourites = { added: 0, removed: 0 };
  return {
    add(photoId, now, after) {
      untagged += after.untagged;
      retagged += after.retagged;
      if (now.place.visibility !== after.place.visibility) movedTo[after.place.visibility] += 1;
      if (now.isFavourite !== after.isFavourite) favourites[after.isFavourite ? 'added' : 'removed'] += 1;
      if (after.isLeftAlone) leftAlone.add(photoId);
    },
    counts: () => ({ untagged, retagged, movedTo, favourites, leftAlone: leftAlone.size }),
  };
}
