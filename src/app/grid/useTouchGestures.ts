/**
 * Fingers on a grid: a long press selects a photo and, drawn on, everything up to where the finger is; two fingers make
 * pictures larger and smaller. Touch events, not pointer events: only they can keep the browser from scrolling once a
 * press has become something else.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { photoNear } from '../../core/timeline/areaSearch.ts';
import type { PhotoId } from '../../core/photo.ts';
import { indexOfPhoto } from '../../lists/photoLists.ts';
import { createEdgeScroll } from './edgeScroll.ts';
import type { GestureOptions } from './gestureOptions.ts';
import { toGridPoint } from './gridPlace.ts';
import { useGridZoom, ZOOM_RATIO, type ScreenPoint } from './gridZoom.ts';
import { runBetween } from './selectionRange.ts';

const LONG_PRESS_MS = 450;
/** A finger that moves further than this is scrolling. */
const PRESS_SLACK_PX = 10;

/** What fingers are doing from the first that comes to the last that goes. */
interface Gesture {
  move(event: TouchEvent): void;
  /** Answers whether the release was the gesture's, and is no tap. */
  end(): boolean;
}

export function useTouchGestures(options: GestureOptions): void {
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });
  const { rootRef } = options;

  useEffect(() => {
    const root = rootRef.current;
    const scroller = root?.closest('main');
    if (root === null || scroller === null || scroller === undefined) return undefined;
    let gesture: Gesture | null = null;
    const listening = new AbortController();
    const listen = (
      name: 'touchstart' | 'touchmove' | 'touchend' | 'touchcancel',
      on: (event: TouchEvent) => void,
    ) => {
      root.addEventListener(name, on, { passive: false, signal: listening.signal });
    };
    listen('touchstart', (event) => {
      gesture?.end();
      const [first, second] = event.touches;
      if (first === undefined) return;
      gesture =
        second === undefined
          ? beginPress(first, root, scroller, () => latest.current)
          : beginPinch(first, second);
    });
    listen('touchmove', (event) => {
      gesture?.move(event);
    });
    listen('touchend', (event) => {
      if (gesture?.end() === true && event.cancelable) event.preventDefault();
      gesture = null;
    });
    listen('touchcancel', () => {
      gesture?.end();
      gesture = null;
    });
    // The browser's menu would open over the selection a long press has just begun.
    root.addEventListener(
      'contextmenu',
      (event) => {
        if (gesture !== null) event.preventDefault();
      },
      { signal: listening.signal },
    );
    return () => {
      gesture?.end();
      listening.abort();
    };
  }, [rootRef]);
}

function beginPress(
  press: Touch,
  root: HTMLElement,
  scroller: HTMLElement,
  read: () => GestureOptions,
): Gesture | null {
  const pressed = press.target instanceof Element ? press.target.closest('[data-photo-id]') : null;
  if (pressed === null) return null;
  const id: PhotoId = Number(pressed.getAttribute('data-photo-id'));
  let at: ScreenPoint = press;
  let cover: (() => void) | null = null;

  const timer = setTimeout(() => {
    const { selection } = read();
    const sweep = selection.beginSweep(selection.selected.has(id) ? 'remove' : 'add');
    cover = () => {
      const { arrangement, scroll, top } = read();
      if (arrangement === null) return;
      const { list, layout } = arrangement;
      const from = indexOfPhoto(list, id);
      const to = photoNear(list, layout, toGridPoint(root, scroll, top, at));
      if (from !== -1 && to !== null) sweep.cover(list.ids, [runBetween(from, to)]);
    };
    cover();
    read().selection.beginAt(id);
    // Felt, where the device can.
    if ('vibrate' in navigator) navigator.vibrate(10);
  }, LONG_PRESS_MS);
  const edge = createEdgeScroll(scroller, read().scroll, () => cover?.());

  return {
    move(event) {
      const [touch] = event.touches;
      if (touch === undefined) return;
      at = { clientX: touch.clientX, clientY: touch.clientY };
      if (cover === null) {
        if (distance(at, press) > PRESS_SLACK_PX) clearTimeout(timer);
        return;
      }
      if (event.cancelable) event.preventDefault();
      edge.follow(at.clientY);
      cover();
    },
    end() {
      clearTimeout(timer);
      edge.stop();
      return cover !== null;
    },
  };
}

function beginPinch(first: Touch, second: Touch): Gesture {
  const { step, setStep } = useGridZoom.getState();
  const spread = distance(first, second);
  const middle: ScreenPoint = {
    clientX: (first.clientX + second.clientX) / 2,
    clientY: (first.clientY + second.clientY) / 2,
  };
  return {
    move(event) {
      const [one, other] = event.touches;
      if (one === undefined || other === undefined) return;
      if (event.cancelable) event.preventDefault();
      setStep(step + Math.log(distance(one, other) / spread) / Math.log(ZOOM_RATIO), middle);
    },
    end: () => true,
  };
}

function distance(a: ScreenPoint, b: ScreenPoint): number {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
}
