/**
 * What pointer and keyboard do in a grid. Click opens; the circle, or any click while something is selected, selects;
 * shift takes everything in between. Arrow keys move, Space selects, shift with an arrow selects on the way, Control
 * with A takes all, Escape lets go. A long press begins a selection where there is no pointer to hover with.
 */
import { useNavigate } from '@tanstack/react-router';
import type { Virtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import type { PhotoCell, PhotoId } from '../../core/photo.ts';
import { listSourceKey, type ListSource } from '../listSource.ts';
import { useSelection, useView } from '../viewStore.ts';
import { stepFrom, type GridLayout, type Step } from './gridRows.ts';
import { withAllToggled, withoutMissing, withRange, withToggled } from './selectionRange.ts';

interface GridEventsOptions {
  readonly source: ListSource;
  readonly cells: readonly PhotoCell[];
  readonly layout: GridLayout;
  readonly virtualizer: Virtualizer<HTMLElement, Element>;
  readonly rootRef: RefObject<HTMLElement | null>;
}

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};
const LONG_PRESS_MS = 450;
/** A finger that moves further than this is scrolling. */
const PRESS_SLACK_PX = 10;

export function useGridEvents({ source, cells, layout, virtualizer, rootRef }: GridEventsOptions) {
  const list = listSourceKey(source);
  const navigate = useNavigate();
  const selected = useSelection(list);
  const select = useView((view) => view.select);
  const clearSelection = useView((view) => view.clearSelection);
  const indexById = useMemo(() => new Map(cells.map((cell, index) => [cell.id, index])), [cells]);
  const [activeId, setActiveId] = useState<PhotoId | null>(null);
  /** Where a range begins. */
  const anchorRef = useRef<number | null>(null);
  const focusRef = useRef<PhotoId | null>(null);
  const pressRef = useRef<LongPress | null>(null);
  const tabStop = (activeId === null ? undefined : indexById.get(activeId)) ?? 0;

  // Photos leave the list while they are selected: by another tab, or by classification.
  useEffect(() => {
    const left = withoutMissing(selected, indexById);
    if (left !== selected) select(list, left);
  }, [selected, indexById, list, select]);

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
    leavePlace(list, { scrollTop: places.get(list)?.scrollTop ?? 0, photoId: id });
    void navigate({
      to: '/photos/$photoId',
      params: { photoId: String(id) },
      state: { listSource: source },
    });
  }

  function toggle(id: PhotoId, isRange: boolean): void {
    const index = indexById.get(id);
    if (index === undefined) return;
    const from = isRange ? anchorRef.current : null;
    select(list, from === null ? withToggled(selected, id) : withRange(selected, cells, from, index));
    anchorRef.current = index;
    setActiveId(id);
  }

  function onClick(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const group = event.target.closest('[data-select-ids]')?.getAttribute('data-select-ids');
    if (group !== undefined && group !== null) {
      select(list, withAllToggled(selected, group.split(' ').map(Number)));
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

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.target instanceof Element)) return;
    const id = idIn(event.target, 'data-photo-id');
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      select(list, new Set(cells.map((cell) => cell.id)));
    } else if (event.key === ' ' && id !== null) {
      event.preventDefault();
      toggle(id, event.shiftKey);
    } else if (event.key in STEPS && id !== null && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      move(id, STEPS[event.key] ?? 'right', event.shiftKey);
    }
  }

  function move(id: PhotoId, step: Step, isSelecting: boolean): void {
    const from = indexById.get(id);
    if (from === undefined) return;
    const to = stepFrom(layout, from, step);
    const cell = cells[to];
    if (cell === undefined) return;
    if (isSelecting) select(list, withRange(selected, cells, from, to));
    anchorRef.current = to;
    setActiveId(cell.id);
    focusRef.current = cell.id;
    virtualizer.scrollToIndex(layout.rowByIndex[to] ?? 0, { align: 'auto' });
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

  return {
    /** Position in the list of the photo the Tab key comes to. */
    tabStop,
    handlers: {
      onClick,
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
