/**
 * Which rows are drawn, and where: those on the screen and a little beyond. Rows are placed on a window that is moved by
 * the scroll's offset, measured from a base near them, so that no number on the way is too large for a browser.
 */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { rowAt } from '../../core/timeline/rowSearch.ts';
import { TALLEST_ELEMENT_PX } from '../../core/timeline/scrollSpace.ts';
import type { TimelineLayout } from '../../core/timeline/timelineLayout.ts';
import { createGridScroll, type GridScroll } from './gridScroll.ts';

/** Drawn beyond the screen, each way; nothing while one flies past. */
const OVERSCAN_PX = 600;
/** Rows are placed again when one has scrolled this far. */
const BASE_STEP_PX = 200_000;

export interface RowRange {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  /** Distance of the window's origin from the grid's top, in content. */
  readonly base: number;
  /** True while one flies past: rows are drawn without what only a hand at rest can use. */
  readonly isHurried: boolean;
}

export interface RowWindow extends RowRange {
  readonly scroll: GridScroll;
  /** Height of the grid's element, CSS pixels. */
  readonly elementHeight: number;
}

interface RowWindowOptions {
  readonly layout: TimelineLayout | null;
  /** How far below the top of what scrolls the grid begins, CSS pixels. */
  readonly top: number;
  readonly rootRef: RefObject<HTMLElement | null>;
  readonly windowRef: RefObject<HTMLElement | null>;
}

const NO_ROWS: RowRange = { first: 0, end: 0, base: 0, isHurried: false };

export function useRowWindow({ layout, top, rootRef, windowRef }: RowWindowOptions): RowWindow {
  const [scroll] = useState(createGridScroll);
  const [drawn, setDrawn] = useState<{ readonly layout: TimelineLayout | null; readonly range: RowRange }>({
    layout: null,
    range: NO_ROWS,
  });
  // The rows of another layout mean nothing in this one.
  const range =
    drawn.layout === layout ? drawn.range : layout === null ? NO_ROWS : rowsOnScreen(layout, top, scroll);
  const elementHeight = Math.min(layout?.height ?? 0, TALLEST_ELEMENT_PX);
  const baseRef = useRef(0);

  useLayoutEffect(() => {
    const scroller = rootRef.current?.closest('main');
    return scroller instanceof HTMLElement ? scroll.attach(scroller) : undefined;
  }, [scroll, rootRef]);

  useLayoutEffect(() => {
    if (layout === null) return undefined;
    const update = (): void => {
      placeWindow(windowRef.current, baseRef.current, scroll);
      const next = rowsOnScreen(layout, top, scroll);
      setDrawn((before) =>
        before.layout === layout && isSameRange(before.range, next) ? before : { layout, range: next },
      );
    };
    const stop = scroll.subscribe(update);
    scroll.measure(layout.height, elementHeight);
    update();
    return stop;
  }, [scroll, layout, top, elementHeight, windowRef]);

  useLayoutEffect(() => {
    baseRef.current = range.base;
    placeWindow(windowRef.current, range.base, scroll);
  }, [range.base, scroll, windowRef]);

  return { ...range, scroll, elementHeight };
}

function placeWindow(element: HTMLElement | null, base: number, scroll: GridScroll): void {
  if (element !== null) element.style.transform = `translateY(${String(base - scroll.offset())}px)`;
}

function rowsOnScreen(layout: TimelineLayout, top: number, scroll: GridScroll): RowRange {
  const { position, isHurried } = scroll.move();
  const y = position - top;
  const overscan = isHurried ? 0 : OVERSCAN_PX;
  const bottom = y + (scroll.viewHeight() || globalThis.innerHeight);
  if (layout.kinds.length === 0) return NO_ROWS;
  return {
    first: rowAt(layout, y - overscan),
    end: rowAt(layout, bottom + overscan) + 1,
    base: Math.max(0, Math.floor(y / BASE_STEP_PX) * BASE_STEP_PX),
    isHurried,
  };
}

function isSameRange(a: RowRange, b: RowRange): boolean {
  return a.first === b.first && a.end === b.end && a.base === b.base && a.isHurried === b.isHurried;
}
