/** Has the thumbnails read that the scroll is coming to, and none while it flies past. */
import { useEffect } from 'react';
import { rowAt } from '../../core/timeline/rowSearch.ts';
import { ROW_KIND } from '../../core/timeline/timelineLayout.ts';
import type { PhotoId } from '../../core/photo.ts';
import { usePictures } from '../pictures/useImageUrl.ts';
import type { GridScroll } from './gridScroll.ts';
import type { Arrangement } from './useArrangement.ts';
import type { RowRange } from './useRowWindow.ts';

/** Screens beyond the drawn rows, the way one is going. */
const SCREENS_AHEAD = 2;
/** On a wall of small pictures two screens may be hundreds of them. */
const MOST_EXPECTED = 160;

interface DrawnRows extends RowRange {
  readonly scroll: GridScroll;
}

export function useExpectedPictures(
  arrangement: Arrangement | null,
  { first, end, scroll }: DrawnRows,
): void {
  const { thumbnails } = usePictures();
  useEffect(
    () =>
      scroll.subscribe(() => {
        thumbnails.setHurried(scroll.move().isHurried);
      }),
    [scroll, thumbnails],
  );
  useEffect(
    () => () => {
      thumbnails.setHurried(false);
      thumbnails.expect([]);
    },
    [thumbnails],
  );
  useEffect(() => {
    if (arrangement === null) return;
    thumbnails.expect(photosBeyond(arrangement, first, end, scroll));
  }, [thumbnails, arrangement, first, end, scroll]);
}

/** Nearest first. */
function photosBeyond(
  { list, layout }: Arrangement,
  first: number,
  end: number,
  scroll: GridScroll,
): PhotoId[] {
  const { direction } = scroll.move();
  const edge = layout.tops[direction === 1 ? end - 1 : first] ?? 0;
  const last = rowAt(layout, edge + direction * SCREENS_AHEAD * scroll.viewHeight());
  const ids: PhotoId[] = [];
  for (let row = direction === 1 ? end : first - 1; ; row += direction) {
    if (direction * (row - last) > 0 || ids.length >= MOST_EXPECTED) return ids;
    if (layout.kinds[row] !== ROW_KIND.photos) continue;
    ids.push(...list.ids.subarray(layout.firsts[row], layout.ends[row]));
  }
}
