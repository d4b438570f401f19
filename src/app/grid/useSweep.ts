/**
 * Selecting by a rectangle drawn with the mouse: from anywhere beside the photos, from a photo with a modifier held, or
 * from any photo that is not selected while others are. It takes in what it touches, drawn or not; with Control or
 * Command it turns round what it touches. Near the edges the list scrolls on; Escape gives it up.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { areaBetween, photosInArea, type Area } from '../../core/timeline/areaSearch.ts';
import type { PhotoId } from '../../core/photo.ts';
import { createEdgeScroll } from './edgeScroll.ts';
import type { GestureOptions } from './gestureOptions.ts';
import { toGridPoint } from './gridPlace.ts';
import type { ScreenPoint } from './gridZoom.ts';

/** A press that moves less is a click. */
const SLACK_PX = 5;
/** What takes a press for itself. */
const CONTROLS = 'button, input, select, textarea, summary, label, [role=slider], dialog';

/** @returns the rectangle while one is drawn, in the grid's content */
export function useSweep(options: GestureOptions): Area | null {
  const [area, setArea] = useState<Area | null>(null);
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });
  const { rootRef } = options;

  useEffect(() => {
    const scroller = rootRef.current?.closest('main');
    if (scroller === null || scroller === undefined) return undefined;
    let end = (): void => undefined;
    const begin = (event: PointerEvent): void => {
      end();
      const root = rootRef.current;
      if (root === null || !mayBegin(event, scroller, root, latest.current.selection.selected)) return;
      end = followSweep(event, scroller, root, () => latest.current, setArea);
    };
    scroller.addEventListener('pointerdown', begin);
    return () => {
      end();
      scroller.removeEventListener('pointerdown', begin);
    };
  }, [rootRef]);

  return area;
}

function mayBegin(
  event: PointerEvent,
  scroller: HTMLElement,
  root: HTMLElement,
  selected: ReadonlySet<PhotoId>,
): boolean {
  const { target, pointerType, button, clientX, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (pointerType === 'touch' || button !== 0 || !(target instanceof Element)) return false;
  // The scroll bar is the scroller's too.
  if (clientX >= scroller.getBoundingClientRect().left + scroller.clientWidth) return false;
  const frame = root.parentElement;
  if (target === scroller || target === frame) return true;
  if (frame?.contains(target) !== true) return false;
  const photo = photoUnder(target);
  if (photo === null) return target.closest(CONTROLS) === null;
  if (shiftKey || ctrlKey || metaKey || altKey) return true;
  // A selected photo is dragged out of the window instead.
  return selected.size > 0 && !selected.has(photo);
}

function photoUnder(target: Element): PhotoId | null {
  const id = target
    .closest('[role=gridcell]')
    ?.querySelector('[data-photo-id]')
    ?.getAttribute('data-photo-id');
  return id === undefined || id === null ? null : Number(id);
}

/** Follows one press to its end, or until it is called off by what it returns. */
function followSweep(
  press: PointerEvent,
  scroller: HTMLElement,
  root: HTMLElement,
  read: () => GestureOptions,
  show: (area: Area | null) => void,
): () => void {
  const { selection, scroll } = read();
  const from = toGridPoint(root, scroll, read().top, press);
  const sweep = selection.beginSweep(press.ctrlKey || press.metaKey ? 'invert' : 'add');
  const listening = new AbortController();
  const options = { signal: listening.signal };
  let at: ScreenPoint = press;
  let isDrawing = false;
  let frame = 0;

  const cover = (): void => {
    frame = 0;
    const { arrangement, top } = read();
    if (arrangement === null) return;
    const area = areaBetween(from, toGridPoint(root, scroll, top, at));
    show(area);
    sweep.cover(arrangement.list.ids, photosInArea(arrangement.list, arrangement.layout, area));
  };
  const edge = createEdgeScroll(scroller, scroll, cover);
  const end = (): void => {
    listening.abort();
    edge.stop();
    cancelAnimationFrame(frame);
    show(null);
  };

  addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId !== press.pointerId) return;
      at = { clientX: event.clientX, clientY: event.clientY };
      isDrawing ||= Math.hypot(at.clientX - press.clientX, at.clientY - press.clientY) > SLACK_PX;
      if (!isDrawing) return;
      edge.follow(at.clientY);
      if (frame === 0) frame = requestAnimationFrame(cover);
    },
    options,
  );
  addEventListener(
    'pointerup',
    () => {
      if (isDrawing) {
        if (frame !== 0) cover();
        ignoreClick();
      }
      end();
    },
    options,
  );
  // A native drag took over.
  addEventListener('pointercancel', end, options);
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !isDrawing) return;
      event.preventDefault();
      event.stopPropagation();
      sweep.cancel();
      end();
      // The button is still down.
      addEventListener('pointerup', ignoreClick, { once: true });
    },
    { ...options, capture: true },
  );
  addEventListener(
    'selectstart',
    (event) => {
      event.preventDefault();
    },
    options,
  );
  return end;
}

/** A release at the end of a sweep is no click on what happens to be there. The click comes with the release or not at all. */
function ignoreClick(): void {
  addEventListener('click', swallow, { capture: true });
  setTimeout(() => {
    removeEventListener('click', swallow, { capture: true });
  });
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
