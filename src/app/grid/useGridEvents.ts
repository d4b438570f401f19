/**
 * What clicks and keys do in a grid. A click opens; the circle, or any click while something is selected, selects; shift
 * takes everything in between. Arrow and page keys move, Space selects, shift with an arrow selects on the way, shift with
 * Space takes the day, Control with A takes all. Sweeps of the mouse are useSweep's, fingers are useTouchGestures'.
 */
import { useNavigate } from '@tanstack/react-router';
import {
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import type { PhotoId } from '../../core/photo.ts';
import { headingOfPhoto, rowOfPhoto, stepFrom, type Step } from '../../core/timeline/rowSearch.ts';
import { indexOfPhoto } from '../../lists/photoLists.ts';
import { listSourceKey, type ListSource } from '../listSource.ts';
import { shortcutPressed } from '../shortcuts/shortcutPressed.ts';
import type { ShortcutName } from '../shortcuts/shortcuts.ts';
import { useView } from '../viewStore.ts';
import type { GridScroll } from './gridScroll.ts';
import type { Arrangement } from './useArrangement.ts';
import type { GridSelection } from './useGridSelection.ts';

interface GridEventsOptions {
  readonly source: ListSource;
  readonly arrangement: Arrangement | null;
  readonly selection: GridSelection;
  readonly scroll: GridScroll;
  /** How far below the top of what scrolls the grid begins, CSS pixels. */
  readonly top: number;
  readonly rootRef: RefObject<HTMLElement | null>;
}

const STEPS: Readonly<Partial<Record<ShortcutName, Step>>> = {
  moveLeft: 'left',
  moveRight: 'right',
  moveUp: 'up',
  moveDown: 'down',
  moveFirst: 'first',
  moveLast: 'last',
  movePageUp: 'pageUp',
  movePageDown: 'pageDown',
};
const STEP_BY_ARROW: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export function useGridEvents({ source, arrangement, selection, scroll, top, rootRef }: GridEventsOptions) {
  const list = listSourceKey(source);
  const navigate = useNavigate();
  const [visited, setVisited] = useState<Visited | null>(null);
  const focusRef = useRef<PhotoId | null>(null);
  useSelectAllKey(selection);
  useFocusBack(selection.selected, rootRef);

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

  const visit = (id: PhotoId): void => {
    setVisited({ id, index: arrangement === null ? 0 : indexOfPhoto(arrangement.list, id) });
  };

  function open(id: PhotoId): void {
    const { leavePlace, places } = useView.getState();
    leavePlace(list, { position: places.get(list)?.position ?? 0, photoId: id });
    void navigate({
      to: '/photos/$photoId',
      params: { photoId: String(id) },
      state: { listSource: source },
    });
  }

  function choose(id: PhotoId, isRange: boolean): void {
    if (isRange) selection.extendTo(id);
    else selection.toggle(id);
    visit(id);
  }

  function onClick(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const heading = numberIn(event.target, 'data-select-row');
    if (heading !== null) {
      selection.toggleSection(heading);
      return;
    }
    const circle = numberIn(event.target, 'data-select-id');
    const photo = numberIn(event.target, 'data-photo-id');
    const isSelecting = selection.selected.size > 0;
    if (circle !== null) {
      choose(circle, event.shiftKey);
    } else if (photo !== null) {
      // Opens another tab, as with any link; while photos are being chosen it chooses.
      if (!isSelecting && (event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (isSelecting || event.shiftKey) choose(photo, event.shiftKey);
      else open(photo);
    }
  }

  function onFocus(event: FocusEvent): void {
    const id = event.target instanceof Element ? numberIn(event.target, 'data-photo-id') : null;
    if (id !== null) visit(id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const id = event.target instanceof Element ? numberIn(event.target, 'data-photo-id') : null;
    if (id === null) return;
    const pressed = shortcutPressed('grid', event.nativeEvent);
    const step = pressed === null ? undefined : STEPS[pressed];
    if (step !== undefined) move(id, step, false);
    else if (pressed === 'selectOnTheWay') move(id, STEP_BY_ARROW[event.key] ?? 'right', true);
    else if (pressed === 'selectPhoto') choose(id, false);
    else if (pressed === 'selectDay') chooseSection(id);
    else return;
    event.preventDefault();
  }

  function chooseSection(id: PhotoId): void {
    if (arrangement === null) return;
    const index = indexOfPhoto(arrangement.list, id);
    const heading = index === -1 ? null : headingOfPhoto(arrangement.layout, index);
    if (heading !== null) selection.toggleSection(heading);
  }

  function move(id: PhotoId, step: Step, isSelecting: boolean): void {
    if (arrangement === null) return;
    const from = indexOfPhoto(arrangement.list, id);
    if (from === -1) return;
    const to = stepFrom(arrangement.list, arrangement.layout, from, step, scroll.viewHeight());
    const target = arrangement.list.ids[to];
    if (target === undefined) return;
    if (isSelecting) selection.extendTo(target, id);
    else selection.beginAt(target);
    visit(target);
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

  return {
    /** Position in the laid-out list of the photo one was at last, or of the one in its place; or null. */
    active: visited === null || arrangement === null ? null : placeNow(visited, arrangement),
    handlers: { onClick, onFocus, onKeyDown },
  };
}

/** The photo one was at last, and where that was. */
interface Visited {
  readonly id: PhotoId;
  readonly index: number;
}

function placeNow({ id, index }: Visited, { list }: Arrangement): number | null {
  const now = indexOfPhoto(list, id);
  if (now !== -1) return now;
  return list.ids.length === 0 ? null : Math.max(0, Math.min(index, list.ids.length - 1));
}

/**
 * The bar goes with the selection, and photos that were moved go with theirs: what had the focus may be gone. It comes back
 * to the grid then, to the photo one was at or the one in its place.
 */
function useFocusBack(selected: ReadonlySet<PhotoId>, rootRef: RefObject<HTMLElement | null>): void {
  const wasSelecting = useRef(false);
  const isSelecting = selected.size > 0;
  useEffect(() => {
    if (wasSelecting.current && !isSelecting && document.activeElement === document.body) {
      rootRef.current
        ?.querySelector<HTMLElement>('[data-photo-id][tabindex="0"]')
        ?.focus({ preventScroll: true });
    }
    wasSelecting.current = isSelecting;
  }, [isSelecting, rootRef]);
}

/** Works wherever the focus is on the page: there is one list to take all of. */
function useSelectAllKey({ selectAll }: GridSelection): void {
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      if (shortcutPressed('grid', event) !== 'selectAll') return;
      event.preventDefault();
      selectAll();
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  }, [selectAll]);
}

function numberIn(target: Element, attribute: string): number | null {
  const value = target.closest(`[${attribute}]`)?.getAttribute(attribute);
  return value === undefined || value === null ? null : Number(value);
}
