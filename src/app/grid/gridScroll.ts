/**
 * The scrolling of one grid: where one is in its content, whatever the height of the element it is drawn on (see "Scrolling
 * what is taller than an element may be" in core/timeline/scrollSpace.ts). The browser scrolls; this follows, moves the
 * drawn window along, and tells whoever draws.
 */
import {
  follow,
  isCornered,
  toScrollTop,
  type ScrollPlace,
  type ScrollSpace,
} from '../../core/timeline/scrollSpace.ts';

/** Nobody flies any more when nothing came for so long. */
const PAUSE_MS = 120;
/** Scrolling has ended when nothing came for so long, in browsers that do not say so (Safari before 26). */
const END_MS = 600;
/** Screens a second beyond which pictures are not worth reading. */
const HURRIED_SCREENS_PER_SECOND = 8;

interface ScrollMove {
  /** Position in the content of the window's upper edge, CSS pixels, what stands above the grid included. */
  readonly position: number;
  /** 1 down, -1 up: the way one was going last. */
  readonly direction: 1 | -1;
  /** True while it goes too fast to see anything. */
  readonly isHurried: boolean;
  /** `measured`: nobody scrolled, heights changed. */
  readonly cause: 'scrolled' | 'measured';
}

export interface GridScroll {
  attach(scroller: HTMLElement): () => void;
  /** Heights changed: of the grid's content, and of the element it is drawn on. Keeps the position. */
  measure(contentHeight: number, elementHeight: number): void;
  readonly move: () => ScrollMove;
  /** How far down the content one is, 0 to 1. */
  readonly share: () => number;
  /** Height of the window, CSS pixels. */
  readonly viewHeight: () => number;
  /** By how much content positions exceed positions in the element. */
  readonly offset: () => number;
  readonly furthest: () => number;
  goTo(position: number): void;
  /** Called after every move; returns the way to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function createGridScroll(nowMs: () => number = () => performance.now()): GridScroll {
  let scroller: HTMLElement | null = null;
  let heights = { content: 0, element: 0 };
  let space: ScrollSpace = { scroll: 0, content: 0 };
  let place: ScrollPlace = { scrollTop: 0, position: 0 };
  let viewHeight = 0;
  let move: ScrollMove = { position: 0, direction: 1, isHurried: false, cause: 'measured' };
  let lastMs = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let end: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  function tell(isHurried: boolean, cause: ScrollMove['cause'] = 'scrolled'): void {
    const delta = place.position - move.position;
    const direction = delta === 0 ? move.direction : delta > 0 ? 1 : -1;
    move = { position: place.position, direction, isHurried, cause };
    for (const listener of listeners) listener();
  }

  /** Puts the browser's scrolling where the position belongs; the content stays where it is. */
  function settle(): void {
    if (scroller === null) return;
    const wanted = toScrollTop(space, place.position);
    if (Math.abs(wanted - scroller.scrollTop) > 1) scroller.scrollTop = wanted;
    // Read back: browsers round.
    place = { scrollTop: scroller.scrollTop, position: place.position };
  }

  function onScroll(): void {
    if (scroller === null || scroller.scrollTop === place.scrollTop) return;
    const before = place.position;
    place = follow(space, place, scroller.scrollTop);
    if (isCornered(space, place)) settle();
    const now = nowMs();
    const screens = Math.abs(place.position - before) / Math.max(viewHeight, 1);
    // Single steps, even tall ones, are no hurry; only what goes on.
    const seconds = Math.max(now - lastMs, 1) / 1000;
    lastMs = now;
    tell(screens > 0.1 && seconds < 0.2 && screens / seconds > HURRIED_SCREENS_PER_SECOND);
    waitForPause();
  }

  function waitForPause(): void {
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (move.isHurried) tell(false);
    }, PAUSE_MS);
    // Settling sooner would cut a smooth scroll short.
    if ('onscrollend' in globalThis) return;
    clearTimeout(end);
    end = setTimeout(onScrollEnd, END_MS);
  }

  function onScrollEnd(): void {
    onScroll();
    const { scrollTop } = place;
    settle();
    // The same place, drawn on another part of the element.
    if (place.scrollTop !== scrollTop) tell(move.isHurried, 'measured');
  }

  function resize(): void {
    if (scroller === null) return;
    const view = scroller.clientHeight;
    const scroll = Math.max(0, scroller.scrollHeight - view);
    const next = { scroll, content: scroll + Math.max(0, heights.content - heights.element) };
    if (view === viewHeight && next.scroll === space.scroll && next.content === space.content) return;
    const { scrollTop } = scroller;
    // Somebody may have scrolled whose event is still to come; an element that became shorter also pulls up.
    const isPulledUp = scrollTop < place.scrollTop && scrollTop >= scroll;
    if (scrollTop !== place.scrollTop && !isPulledUp) place = follow(space, place, scrollTop);
    viewHeight = view;
    space = next;
    place = { scrollTop, position: Math.min(place.position, space.content) };
    settle();
    // Where the element could not take the position, the browser is right.
    if (space.content === space.scroll) place = { ...place, position: place.scrollTop };
    tell(move.isHurried, 'measured');
  }

  return {
    attach(element) {
      scroller = element;
      const observer = new ResizeObserver(resize);
      observer.observe(element);
      element.addEventListener('scroll', onScroll, { passive: true });
      element.addEventListener('scrollend', onScrollEnd, { passive: true });
      return () => {
        clearTimeout(pause);
        clearTimeout(end);
        observer.disconnect();
        element.removeEventListener('scroll', onScroll);
        element.removeEventListener('scrollend', onScrollEnd);
        scroller = null;
      };
    },
    measure(content, element) {
      heights = { content, element };
      resize();
    },
    move: () => move,
    share: () => (space.content <= 0 ? 0 : place.position / space.content),
    viewHeight: () => viewHeight,
    offset: () => place.position - place.scrollTop,
    furthest: () => space.content,
    goTo(position) {
      if (scroller === null) return;
      const before = place.position;
      place = { ...place, position: Math.min(Math.max(0, position), space.content) };
      settle();
      if (space.content === space.scroll) place = { ...place, position: place.scrollTop };
      const now = nowMs();
      const isRepeated = now - lastMs < PAUSE_MS;
      lastMs = now;
      tell(isRepeated && Math.abs(place.position - before) > viewHeight / 2);
      waitForPause();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
