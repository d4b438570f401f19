/**
 * Scrolling what is taller than an element may be. Browsers cap an element's height (Chrome near 33.5 million device
 * pixels, Firefox near 17.9 million CSS pixels), so a very tall grid is drawn on an element of a bounded height, moved by
 * an offset. Scrolling by hand moves pixel by pixel; a jump (the scroll bar, Home, End) goes to the same share of the
 * content. In between the two may drift apart, and while nobody scrolls they are brought together again unseen.
 */

/** Tallest element made. At four device pixels to a CSS pixel it is within every browser's limit. */
export const TALLEST_ELEMENT_PX = 6_000_000;

/** Where scrolling can go. `content` is at least `scroll`; equal where nothing is capped. */
export interface ScrollSpace {
  /** Largest `scrollTop`. */
  readonly scroll: number;
  /** Furthest position in the content. */
  readonly content: number;
}

/** One place in both measures. */
export interface ScrollPlace {
  readonly scrollTop: number;
  readonly position: number;
}

/** At each end this much is scrolled one to one, so that the ends are where the browser's own scrolling has them. */
const EDGE_PX = 500_000;
/** Further than anybody scrolls in one event by wheel, finger or page key. */
const JUMP_PX = 12_000;

/** Position in the content that belongs to a `scrollTop`: continuous, ascending, and one to one at both ends. */
export function toPosition({ scroll, content }: ScrollSpace, scrollTop: number): number {
  const at = clamp(scrollTop, scroll);
  const edge = edgeOf(scroll);
  if (at <= edge) return at;
  if (at >= scroll - edge) return content - (scroll - at);
  return edge + ((at - edge) * (content - 2 * edge)) / (scroll - 2 * edge);
}

/** The inverse of {@link toPosition}. */
export function toScrollTop({ scroll, content }: ScrollSpace, position: number): number {
  const at = clamp(position, content);
  const edge = edgeOf(scroll);
  if (at <= edge) return at;
  if (at >= content - edge) return scroll - (content - at);
  return edge + ((at - edge) * (scroll - 2 * edge)) / (content - 2 * edge);
}

/** The place after the browser scrolled to `scrollTop`. */
export function follow(space: ScrollSpace, before: ScrollPlace, scrollTop: number): ScrollPlace {
  const delta = scrollTop - before.scrollTop;
  const isJump = Math.abs(delta) > JUMP_PX || scrollTop <= 0 || scrollTop >= space.scroll;
  if (space.content <= space.scroll || isJump) return { scrollTop, position: toPosition(space, scrollTop) };
  return { scrollTop, position: clamp(before.position + delta, space.content) };
}

/**
 * True where the browser's scrolling is about to reach an end that the content has not reached: then it cannot wait for a
 * pause to be brought together.
 */
export function isCornered(space: ScrollSpace, { scrollTop, position }: ScrollPlace): boolean {
  const guard = edgeOf(space.scroll) / 4;
  const isNearEnd = scrollTop < guard || scrollTop > space.scroll - guard;
  return isNearEnd && Math.abs(toScrollTop(space, position) - scrollTop) > 1;
}

function edgeOf(scroll: number): number {
  return Math.min(EDGE_PX, scroll / 4);
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), Math.max(most, 0));
}
