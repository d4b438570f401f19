/** The zoom of the photo on the stage: its state, and what keys, buttons, wheel and fingers may do with it. */
import { useCallback, useMemo, useRef, useState, type RefObject } from 'react';
import type { Photo, PhotoId } from '../../core/photo.ts';
import { FITTED, movedBy, roomOf, zoomedTo, type Point, type ZoomRoom, type ZoomView } from './zoomView.ts';

const MIDDLE: Point = { x: 0, y: 0 };

export interface Zoom {
  readonly view: ZoomView;
  readonly isZoomed: boolean;
  /** The frame the picture is shown in. */
  readonly frameRef: RefObject<HTMLDivElement | null>;
  /** Times as large; what is at `at` stays there. @param at CSS pixels from the frame's middle */
  readonly zoomBy: (factor: number, at?: Point) => void;
  /** To full size, or back. */
  readonly toggle: (at?: Point) => void;
  readonly fit: () => void;
  readonly moveBy: (by: Point) => void;
}

/** Another photo begins fitted. */
export function useZoom({ id, width, height }: Pick<Photo, 'id' | 'width' | 'height'>): Zoom {
  const frameRef = useRef<HTMLDivElement>(null);
  const [zoomed, setZoomed] = useState<{ readonly id: PhotoId; readonly view: ZoomView } | null>(null);
  const view = zoomed?.id === id ? zoomed.view : FITTED;

  const change = useCallback(
    (edit: (before: ZoomView, room: ZoomRoom) => ZoomView): void => {
      const frame = frameRef.current?.getBoundingClientRect();
      if (frame === undefined || frame.width === 0) return;
      const room = roomOf(frame, { width, height }, devicePixelRatio);
      setZoomed((before) => ({ id, view: edit(before?.id === id ? before.view : FITTED, room) }));
    },
    [id, width, height],
  );

  return useMemo(
    () => ({
      view,
      isZoomed: view.scale > 1,
      frameRef,
      zoomBy: (factor, at = MIDDLE) => {
        change((before, room) => zoomedTo(before, before.scale * factor, at, room));
      },
      toggle: (at = MIDDLE) => {
        change((before, room) => (before.scale > 1 ? FITTED : zoomedTo(before, room.full, at, room)));
      },
      fit: () => {
        change(() => FITTED);
      },
      moveBy: (by) => {
        change((before, room) => movedBy(before, by, room));
      },
    }),
    [view, change],
  );
}
