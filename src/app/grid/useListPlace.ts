/**
 * Keeps one's place in a list: back from the viewer at the same scroll position with the photo last looked at in view
 * and focused, and still at the same photo when others come in above it or the window changes its width.
 */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import { rowAt, rowOfPhoto } from '../../core/timeline/rowSearch.ts';
import { ROW_KIND } from '../../core/timeline/timelineLayout.ts';
import { indexOfPhoto, type ListColumns } from '../../lists/photoLists.ts';
import { useView } from '../viewStore.ts';
import type { GridScroll } from './gridScroll.ts';
import type { Arrangement } from './useArrangement.ts';

interface ListPlaceOptions {
  readonly list: string;
  readonly photos: ListColumns;
  readonly arrangement: Arrangement | null;
  readonly scroll: GridScroll;
  /** How far below the top of what scrolls the grid begins, CSS pixels. */
  readonly top: number;
  readonly rootRef: RefObject<HTMLElement | null>;
}

/** The photo at the top of the window, and how far above the edge its row begins. */
interface Anchor {
  readonly photoId: PhotoId;
  /** Of the row's height, where the edge cuts the row: rows of another width have another height. */
  readonly cut: number;
  /** CSS pixels from the edge to the row, where a heading is at the edge. */
  readonly below: number;
}

/** At the very top, new photos are meant to be seen coming in. */
const TOP_PX = 40;

export function useListPlace(options: ListPlaceOptions): void {
  const { list, photos, arrangement, scroll } = options;
  const anchorRef = useRef<Anchor | null>(null);
  const positionRef = useRef<number | null>(null);
  const restoredRef = useRef<string | null>(null);
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });

  useLayoutEffect(() => {
    if (arrangement === null) return;
    if (restoredRef.current === list) {
      const anchor = anchorRef.current;
      holdAnchor(latest.current, arrangement, anchor);
      // Still the same photo: found anew after every change, the place would creep.
      anchorRef.current = anchor;
      return;
    }
    // What is still drawn may be another list.
    if (arrangement.list !== photos) return;
    restoredRef.current = list;
    anchorRef.current = null;
    restorePlace(latest.current, arrangement);
  }, [list, photos, arrangement]);

  useEffect(
    () =>
      scroll.subscribe(() => {
        const { position, cause } = scroll.move();
        // Where only heights changed, the anchor is what finds the place again.
        if (cause === 'measured') return;
        positionRef.current = position;
        anchorRef.current = findAnchor(latest.current);
      }),
    [scroll],
  );

  useEffect(
    () => () => {
      const position = positionRef.current;
      if (position === null) return;
      const { places, leavePlace } = useView.getState();
      leavePlace(list, { photoId: places.get(list)?.photoId ?? null, position });
    },
    [list],
  );
}

function restorePlace(
  { list, scroll, top, rootRef }: ListPlaceOptions,
  { list: photos, layout }: Arrangement,
): void {
  const { places, leavePlace } = useView.getState();
  const place = places.get(list);
  if (place === undefined) {
    scroll.goTo(0);
    return;
  }
  scroll.goTo(place.position);
  const { photoId } = place;
  if (photoId === null) return;
  leavePlace(list, { ...place, photoId: null });
  const index = indexOfPhoto(photos, photoId);
  if (index === -1) return;
  const row = rowOfPhoto(layout, index);
  const start = top + (layout.tops[row] ?? 0);
  const height = layout.heights[row] ?? 0;
  const view = scroll.viewHeight();
  if (start < place.position || start + height > place.position + view) {
    scroll.goTo(start - (view - height) / 2);
  }
  // The row is drawn in the next frame.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      rootRef.current
        ?.querySelector<HTMLElement>(`[data-photo-id="${String(photoId)}"]`)
        ?.focus({ preventScroll: true });
    });
  });
}

function findAnchor({ arrangement, scroll, top }: ListPlaceOptions): Anchor | null {
  if (arrangement === null) return null;
  const { list, layout } = arrangement;
  const position = scroll.move().position - top;
  let row = rowAt(layout, position);
  while (row < layout.kinds.length && layout.kinds[row] !== ROW_KIND.photos) row += 1;
  const photoId = list.ids[layout.firsts[row] ?? 0];
  if (photoId === undefined) return null;
  const above = position - (layout.tops[row] ?? 0);
  return { photoId, cut: Math.max(0, above) / (layout.heights[row] ?? 1), below: Math.max(0, -above) };
}

function holdAnchor(
  { scroll, top }: ListPlaceOptions,
  { list, layout }: Arrangement,
  anchor: Anchor | null,
): void {
  const { position } = scroll.move();
  if (anchor === null || position < TOP_PX) return;
  const index = indexOfPhoto(list, anchor.photoId);
  if (index === -1) return;
  const row = rowOfPhoto(layout, index);
  const start = top + (layout.tops[row] ?? 0);
  const wanted = Math.max(0, start + anchor.cut * (layout.heights[row] ?? 0) - anchor.below);
  if (Math.abs(wanted - position) > 1) scroll.goTo(wanted);
}
