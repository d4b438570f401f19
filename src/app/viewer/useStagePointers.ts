/**
 * What pointers do on the stage. Two fingers zoom and move; one finger, or the mouse's button, moves what is zoomed; one finger
 * across a picture that fits goes to its neighbour; the wheel zooms at the pointer.
 */
import { useEffect, useLayoutEffect, useRef, type PointerEvent, type MouseEvent } from 'react';
import type { Zoom } from './useZoom.ts';
import type { Point } from './zoomView.ts';

/** A finger that went this far sideways means the neighbour. */
const SWIPE_PX = 56;

/** One notch of a mouse's wheel (100 or 120 pixels) makes it about a fifth larger; a trackpad sends many small ones. */
const WHEEL_PER_PX = 0.0016;
/** The browsers' measure for wheels that count in lines. */
const LINE_PX = 16;

interface StagePointers {
  readonly zoom: Zoom;
  readonly goPrevious: () => void;
  readonly goNext: () => void;
  /** Follows the finger of a swipe, CSS pixels; 0 when it is over. */
  readonly onDrag: (across: number) => void;
}

export function useStagePointers(given: StagePointers) {
  const latest = useRef(given);
  useLayoutEffect(() => {
    latest.current = given;
  });
  /** Where each finger is, by pointer. */
  const fingers = useRef(new Map<number, Point>());
  const swipe = useRef<Point | null>(null);
  const { frameRef } = given.zoom;

  // React listens passively to wheels, and the page would be zoomed or scrolled as well.
  useEffect(() => {
    const frame = frameRef.current;
    if (frame === null) return undefined;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      const px = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1);
      // Trackpads send a pinch as a wheel with Control, in steps ten times as fine.
      const amount = event.ctrlKey ? px * 6 : px;
      latest.current.zoom.zoomBy(Math.exp(-amount * WHEEL_PER_PX), fromMiddle(frame, event));
    };
    frame.addEventListener('wheel', turn, { passive: false });
    return () => {
      frame.removeEventListener('wheel', turn);
    };
  }, [frameRef]);

  function endSwipe(): void {
    swipe.current = null;
    latest.current.onDrag(0);
  }

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.target instanceof Element && event.target.closest('button') !== null) return;
      if (event.pointerType === 'mouse' && event.button !== 0) return;
      const here = { x: event.clientX, y: event.clientY };
      fingers.current.set(event.pointerId, here);
      const isAlone = fingers.current.size === 1;
      const { isZoomed } = latest.current.zoom;
      if (isZoomed || !isAlone) event.currentTarget.setPointerCapture(event.pointerId);
      if (isAlone && !isZoomed && event.pointerType === 'touch') swipe.current = here;
      else if (!isAlone) endSwipe();
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const before = fingers.current.get(event.pointerId);
      if (before === undefined) return;
      const here = { x: event.clientX, y: event.clientY };
      fingers.current.set(event.pointerId, here);
      const { zoom, onDrag } = latest.current;
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
      if (other !== undefined) {
        pinch(event.currentTarget, zoom, other, before, here);
      } else if (zoom.isZoomed) {
        zoom.moveBy({ x: here.x - before.x, y: here.y - before.y });
      } else if (swipe.current !== null) {
        const across = here.x - swipe.current.x;
        const down = Math.abs(here.y - swipe.current.y);
        onDrag(Math.abs(across) > down ? across : 0);
      }
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      fingers.current.delete(event.pointerId);
      const start = swipe.current;
      if (start === null) return;
      endSwipe();
      const across = event.clientX - start.x;
      if (Math.abs(across) < SWIPE_PX || Math.abs(across) < 2 * Math.abs(event.clientY - start.y)) return;
      if (across < 0) latest.current.goNext();
      else latest.current.goPrevious();
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => {
      fingers.current.delete(event.pointerId);
      endSwipe();
    },
    onDoubleClick: (event: MouseEvent<HTMLElement>) => {
      if (event.target instanceof HTMLImageElement) {
        latest.current.zoom.toggle(fromMiddle(event.currentTarget, event));
      }
    },
  };
}

/** One finger of two moved: the picture follows both. */
function pinch(frame: HTMLElement, zoom: Zoom, other: Point, before: Point, here: Point): void {
  const apart = (a: Point): number => Math.hypot(a.x - other.x, a.y - other.y);
  const middle = { clientX: (here.x + other.x) / 2, clientY: (here.y + other.y) / 2 };
  if (apart(before) > 0) zoom.zoomBy(apart(here) / apart(before), fromMiddle(frame, middle));
  zoom.moveBy({ x: (here.x - before.x) / 2, y: (here.y - before.y) / 2 });
}

function fromMiddle(
  frame: Element,
  { clientX, clientY }: Pick<globalThis.MouseEvent, 'clientX' | 'clientY'>,
): Point {
  const { left, top, width, height } = frame.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}
