/**
 * What pointer and keyboard do in a grid. Click opens; the circle, or any click while something is selected, selects;
 * shift takes everything in between. Arrow and page keys move, Space selects, shift with an arrow selects on the way, Control
 * with A takes all, Escape lets go. A long press begins a selection where there is no pointer to hover with.
 */
import { useNavigate } from '@tanstack/react-router';
import {
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import type { PhotoId } from '../../core/photo.ts';
import { rowOfPhoto, stepFrom, type Step } from '../../core/timeline/rowSearch.ts';
import { indexOfPhoto, type ListColumns } from '../../lists/photoLists.ts';
import { listSourceKey, type ListSource } from '../listSource.ts';
import { useSelection, useView } from '../viewStore.ts';
import type { GridScroll } from './gridScroll.ts';
import { withAllToggled, withoutMissing, withRange, withToggled } from './selectionRange.ts';
import type { Arrangement } from './useArrangement.ts';

interface GridEventsOptions {
  readonly source: ListSource;
  readonly photos: ListColumns;
  readonly arrangement: Arrangement | null;
  readonly scroll: GridScroll;
  /** How far below the top of what scrolls the grid begins, CSS pixels. */
  readonly top: number;
  readonly rootRef: RefObject<HTMLElement | null>;
}

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
};
const LONG_PRESS_MS = 450;
/** A finger that moves further than this is scrolling. */
const PRESS_SLACK_PX = 10;

export function useGridEvents({ source, photos, arrangement, scroll, top, rootRef }: GridEventsOptions) {
  const list = listSourceKey(source);
  const navigate = useNavigate();
  const selected = useSelection(list);
  const select = useView((view) => view.select);
  const clearSelection = useView((view) => view.clearSelection);
  const [activeId, setActiveId] = useState<PhotoId | null>(null);
  /** Where a range begins. */
  const anchorRef = useRef<PhotoId | null>(null);
  const focusRef = useRef<PhotoId | null>(null);
  const pressRef = useRef<LongPress | null>(null);

  // Photos leave the list while they are selected: by another tab, or by classification.
  useEffect(() => {
    const left = withoutMissing(selected, photos.ids);
    if (left !== selected) select(list, left);
  }, [selected, photos, list, select]);

  useEffect(() => {
    const letGo = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]') !== null)
        return;
      clearSelection();
    };
    addEventListener('keydown', letGo);
    return () => {
      removeEventListener('keydown', letGo);
    };
  }, [clearSelection]);

  // The photo to focus may be drawn only after the grid has scrolled to it, so every drawing looks for it.
  useEffect(() => {
    if (focusRef.current === null) return;
    const element = rootRef.current?.querySelector<HTMLElement>(
      `[data-photo-id="${String(focusRef.current)}"]`,
    );
    if (element === null || element === undefined) return;
    focusRef.current = null;
    element.focus({ preventScroll: true });
  });

  function open(id: PhotoId): void {
    const { leavePlace, places } = useView.getState();
    leavePlace(list, { position: places.get(list)?.position ?? 0, photoId: id });
    void navigate({
      to: '/photos/$photoId',
      params: { photoId: String(id) },
      state: { listSource: source },
    });
  }

  function toggle(id: PhotoId, isRange: boolean): void {
    const index = indexOfPhoto(photos, id);
    if (index === -1) return;
    const from = isRange && anchorRef.current !== null ? indexOfPhoto(photos, anchorRef.current) : -1;
    select(list, from === -1 ? withToggled(selected, id) : withRange(selected, photos.ids, from, index));
    anchorRef.current = id;
    setActiveId(id);
  }

  function toggleSection(row: number): void {
    if (arrangement === null) return;
    const { ids } = arrangement.list;
    const { firsts, ends } = arrangement.layout;
    select(list, withAllToggled(selected, ids.subarray(firsts[row], ends[row])));
  }

  function onClick(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const heading = idIn(event.target, 'data-select-row');
    if (heading !== null) {
      toggleSection(heading);
      return;
    }
    const circle = idIn(event.target, 'data-select-id');
    const photo = idIn(event.target, 'data-photo-id');
    if (circle !== null) {
      toggle(circle, event.shiftKey);
    } else if (photo !== null) {
      const isLongPress = pressRef.current?.isDone === true;
      pressRef.current = null;
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (isLongPress) return;
      if (selected.size > 0 || event.shiftKey) toggle(photo, event.shiftKey);
      else open(photo);
    }
  }

  function onFocus(event: FocusEvent): void {
    const id = event.target instanceof Element ? idIn(event.target, 'data-photo-id') : null;
    if (id !== null) setActiveId(id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.target instanceof Element)) return;
    const id = idIn(event.target, 'data-photo-id');
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      select(list, new Set(photos.ids));
    } else if (event.key === ' ' && id !== null) {
      event.preventDefault();
      toggle(id, event.shiftKey);
    } else if (event.key in STEPS && id !== null && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      move(id, STEPS[event.key] ?? 'right', event.shiftKey);
    }
  }

  function move(id: PhotoId, step: Step, isSelecting: boolean): void {
    if (arrangement === null) return;
    const from = indexOfPhoto(arrangement.list, id);
    if (from === -1) return;
    const to = stepFrom(arrangement.list, arrangement.layout, from, step, scroll.viewHeight());
    const target = arrangement.list.ids[to];
    if (target === undefined) return;
    if (isSelecting) select(list, withRange(selected, arrangement.list.ids, from, to));
    anchorRef.current = target;
    setActiveId(target);
    focusRef.current = target;
    bringIntoView(to, arrangement);
  }

  /** Scrolls no further than it takes to see the whole row. */
  function bringIntoView(index: number, { layout }: Arrangement): void {
    const row = rowOfPhoto(layout, index);
    const start = top + (layout.tops[row] ?? 0);
    const end = start + (layout.heights[row] ?? 0) + layout.options.gap;
    const { position } = scroll.move();
    // The first row comes with what stands above it.
    if (start < position) scroll.goTo(index < (layout.ends[1] ?? 0) ? 0 : start);
    else if (end > position + scroll.viewHeight()) scroll.goTo(end - scroll.viewHeight());
  }

  function onPointerDown(event: PointerEvent): void {
    pressRef.current?.stop();
    pressRef.current = null;
    const id = event.target instanceof Element ? idIn(event.target, 'data-photo-id') : null;
    if (event.pointerType !== 'touch' || id === null) return;
    const timer = setTimeout(() => {
      if (pressRef.current !== null) pressRef.current.isDone = true;
      toggle(id, false);
    }, LONG_PRESS_MS);
    pressRef.current = {
      x: event.clientX,
      y: event.clientY,
      isDone: false,
      stop: () => {
        clearTimeout(timer);
      },
    };
  }

  function onPointerMove(event: PointerEvent): void {
    const press = pressRef.current;
    if (press === null) return;
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) > PRESS_SLACK_PX) press.stop();
  }

  function endPress(): void {
    pressRef.current?.stop();
  }

  const active = activeId === null || arrangement === null ? -1 : indexOfPhoto(arrangement.list, activeId);
  return {
    /** Position in the laid-out list of the photo one was at last, or null. */
    active: active === -1 ? null : active,
    handlers: {
      onClick,
      onFocus,
      onKeyDown,
      onPointerDown,
      onPointerMove,
      onPointerUp: endPress,
      onPointerCancel: endPress,
      onContextMenu: (event: MouseEvent) => {
        // The browser's menu would open over the selection a long press has just begun.
        if (pressRef.current !== null) event.preventDefault();
      },
    },
  };
}

interface LongPress {
  readonly x: number;
  readonly y: number;
  isDone: boolean;
  readonly stop: () => void;
}

function idIn(target: Element, attribute: string): PhotoId | null {
  const value = target.closest(`[${attribute}]`)?.getAttribute(attribute);
  return value === undefined || value === null ? null : Number(value);
}
