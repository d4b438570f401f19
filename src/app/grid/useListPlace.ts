/**
 * Keeps one's place in a list: back from the viewer at the same scroll position with the photo last looked at in view
 * and focused, and still at the same photo when others come in above it or the window changes its width.
 */
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { PhotoCell, PhotoId } from '../../core/photo.ts';
import { useView } from '../viewStore.ts';
import type { GridLayout } from './gridRows.ts';

interface ListPlaceOptions {
  readonly list: string;
  readonly cells: readonly PhotoCell[];
  readonly layout: GridLayout;
  readonly virtualizer: Virtualizer<HTMLElement, Element>;
  readonly scrollRef: RefObject<HTMLElement | null>;
  readonly isReady: boolean;
}

/** The photo at the top of the window and how far above the edge its row begins. */
interface Anchor {
  readonly photoId: PhotoId;
  readonly offset: number;
}

export function useListPlace(options: ListPlaceOptions): void {
  const { list, layout, isReady, scrollRef } = options;
  const anchorRef = useRef<Anchor | null>(null);
  const scrollTopRef = useRef<number | null>(null);
  const restoredRef = useRef<string | null>(null);
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });

  useLayoutEffect(() => {
    if (!isReady) return;
    if (restoredRef.current === list) {
      holdAnchor(latest.current, anchorRef.current);
      return;
    }
    restoredRef.current = list;
    restorePlace(latest.current);
    // A new layout is what may have moved the anchor.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [list, isReady, layout]);

  useEffect(() => {
    const scroller = scrollRef.current;
    if (scroller === null) return undefined;
    const note = (): void => {
      scrollTopRef.current = scroller.scrollTop;
      anchorRef.current = findAnchor(latest.current);
    };
    scroller.addEventListener('scroll', note, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', note);
    };
  }, [scrollRef]);

  useEffect(
    () => () => {
      // By now the page is gone from the document, and with it its scroll position.
      const scrollTop = scrollTopRef.current;
      if (scrollTop === null) return;
      const { places, leavePlace } = useView.getState();
      leavePlace(list, { photoId: places.get(list)?.photoId ?? null, scrollTop });
    },
    [list],
  );
}

function restorePlace({ list, cells, layout, virtualizer, scrollRef }: ListPlaceOptions): void {
  const { places, leavePlace } = useView.getState();
  const place = places.get(list);
  const scroller = scrollRef.current;
  if (place === undefined || scroller === null) return;
  scroller.scrollTop = place.scrollTop;
  const { photoId } = place;
  if (photoId === null) return;
  leavePlace(list, { ...place, photoId: null });
  const index = cells.findIndex((cell) => cell.id === photoId);
  const row = index === -1 ? undefined : layout.rowByIndex[index];
  if (row === undefined) return;
  const item = virtualizer.measurementsCache[row];
  if (
    item !== undefined &&
    (item.start < place.scrollTop || item.end > place.scrollTop + scroller.clientHeight)
  ) {
    scroller.scrollTop = item.start - (scroller.clientHeight - item.size) / 2;
  }
  // The row is drawn in the next frame.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      scroller
        .querySelector<HTMLElement>(`[data-photo-id="${String(photoId)}"]`)
        ?.focus({ preventScroll: true });
    });
  });
}

function findAnchor({ layout, virtualizer, scrollRef }: ListPlaceOptions): Anchor | null {
  const scroller = scrollRef.current;
  if (scroller === null) return null;
  const { scrollTop } = scroller;
  for (const item of virtualizer.getVirtualItems()) {
    const row = layout.rows[item.index];
    const photoId = row?.kind === 'photos' ? row.tiles[0]?.cell.id : undefined;
    if (photoId !== undefined && item.end > scrollTop) return { photoId, offset: scrollTop - item.start };
  }
  return null;
}

/** At the top, new photos are meant to be seen coming in; further down they must not push the page. */
function holdAnchor(
  { cells, layout, virtualizer, scrollRef }: ListPlaceOptions,
  anchor: Anchor | null,
): void {
  const scroller = scrollRef.current;
  if (anchor === null || scroller === null || scroller.scrollTop < 40) return;
  const index = cells.findIndex((cell) => cell.id === anchor.photoId);
  const row = index === -1 ? undefined : layout.rowByIndex[index];
  const start = row === undefined ? undefined : virtualizer.measurementsCache[row]?.start;
  if (start === undefined) return;
  const wanted = Math.max(0, start + anchor.offset);
  if (Math.abs(wanted - scroller.scrollTop) > 1) scroller.scrollTop = wanted;
}
