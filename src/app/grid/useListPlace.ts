/**
 * Keeps one's place in a list: back from the viewer at the same scroll position with the photo last looked at in view
 * and focused, still at the same photo when others come in above it or the window changes its width, and with the photo
 * in the middle of the screen where it is when pictures become larger or smaller.
 */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import { photoNear } from '../../core/timeline/areaSearch.ts';
import { rowOfPhoto } from '../../core/timeline/rowSearch.ts';
import { indexOfPhoto, type ListColumns } from '../../lists/photoLists.ts';
import { useView } from '../viewStore.ts';
import { toGridPoint } from './gridPlace.ts';
import type { GridScroll } from './gridScroll.ts';
import { useGridZoom, type ScreenPoint } from './gridZoom.ts';
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

/** The photo at a line across the window, and how far above the line its row begins. */
interface Anchor {
  readonly photoId: PhotoId;
  /** CSS pixels from the window's upper edge down to the line. */
  readonly line: number;
  /** Of the row's height, where the line cuts the row: rows of another width have another height. */
  readonly cut: number;
  /** CSS pixels from the line to the row, where a heading is at the line. */
  readonly below: number;
}

/** At the very top, new photos are meant to be seen coming in. */
const TOP_PX = 40;

export function useListPlace(options: ListPlaceOptions): void {
  const { list, photos, arrangement, scroll } = options;
  const anchorRef = useRef<Anchor | null>(null);
  const positionRef = useRef<number | null>(null);
  const restoredRef = useRef<string | null>(null);
  const heldRef = useRef<ListColumns | null>(null);
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });

  useLayoutEffect(() => {
    if (arrangement === null) return;
    if (restoredRef.current === list) {
      const anchor = anchorRef.current;
      const isSameList = heldRef.current === arrangement.list;
      heldRef.current = arrangement.list;
      // At the very top nothing is held but what somebody zooms at.
      const isHeld = scroll.move().position >= TOP_PX || (isSameList && (anchor?.line ?? 0) > 0);
      if (anchor !== null && isHeld) {
        holdAnchor(latest.current, arrangement, anchor);
      }
      // Still the same photo: found anew after every change, the place would creep.
      anchorRef.current = anchor;
      return;
    }
    // What is still drawn may be another list.
    if (arrangement.list !== photos) return;
    restoredRef.current = list;
    heldRef.current = arrangement.list;
    anchorRef.current = null;
    restorePlace(latest.current, arrangement);
  }, [list, photos, arrangement, scroll]);

  // Asked before the new layout comes: by then the window may have been cut short.
  useEffect(
    () =>
      useGridZoom.subscribe(({ step, at }, before) => {
        if (step === before.step) return;
        // Larger and smaller again comes back to where it began.
        if (anchorRef.current !== null && anchorRef.current.line > 0 && at === before.at) return;
        anchorRef.current = findAnchor(latest.current, at ?? 'middle') ?? anchorRef.current;
      }),
    [],
  );

  useEffect(
    () =>
      scroll.subscribe(() => {
        const { position, cause } = scroll.move();
        // Where only heights changed, the anchor is what finds the place again.
        if (cause === 'measured') return;
        positionRef.current = position;
        anchorRef.current = findAnchor(latest.current, 'top');
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

function findAnchor(
  { arrangement, scroll, top, rootRef }: ListPlaceOptions,
  at: 'top' | 'middle' | ScreenPoint,
): Anchor | null {
  if (arrangement === null) return null;
  const { list, layout } = arrangement;
  const edge = scroll.move().position - top;
  const root = rootRef.current;
  const { x, y } =
    at === 'top' || root === null
      ? { x: 0, y: edge }
      : at === 'middle'
        ? { x: layout.options.width / 2, y: edge + scroll.viewHeight() / 2 }
        : toGridPoint(root, scroll, top, at);
  const index = photoNear(list, layout, { x, y });
  const photoId = index === null ? undefined : list.ids[index];
  if (index === null || photoId === undefined) return null;
  const row = rowOfPhoto(layout, index);
  const height = layout.heights[row] ?? 1;
  const above = y - (layout.tops[row] ?? 0);
  return {
    photoId,
    line: y - edge,
    cut: Math.min(1, Math.max(0, above) / height),
    below: Math.max(0, -above),
  };
}

function holdAnchor({ scroll, top }: ListPlaceOptions, { list, layout }: Arrangement, anchor: Anchor): void {
  const { position } = scroll.move();
  const index = indexOfPhoto(list, anchor.photoId);
  if (index === -1) return;
  const row = rowOfPhoto(layout, index);
  const start = top + (layout.tops[row] ?? 0);
  const wanted = Math.max(0, start + anchor.cut * (layout.heights[row] ?? 0) - anchor.below - anchor.line);
  if (Math.abs(wanted - position) > 1) scroll.goTo(wanted);
}
