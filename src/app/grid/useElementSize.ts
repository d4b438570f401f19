/** How wide an element is, and how far below the top of what scrolls it begins. */
import { useLayoutEffect, useState, type RefObject } from 'react';

export interface ElementSize {
  /** CSS pixels; 0 until it was measured. */
  readonly width: number;
  /** Distance to the top of the offset parent, CSS pixels. */
  readonly top: number;
}

export function useElementSize(ref: RefObject<HTMLElement | null>): ElementSize {
  const [size, setSize] = useState<ElementSize>({ width: 0, top: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const width = Math.floor(element.getBoundingClientRect().width);
      const top = offsetFromScroller(element);
      setSize((before) => (before.width === width && before.top === top ? before : { width, top }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // What stands above the grid moves it without changing its size, also when it comes or goes later.
    const around = element.parentElement?.parentElement ?? null;
    const watchSiblings = (): void => {
      for (const sibling of around?.children ?? []) observer.observe(sibling);
      measure();
    };
    const arrivals = new MutationObserver(watchSiblings);
    if (around !== null) arrivals.observe(around, { childList: true });
    watchSiblings();
    return () => {
      arrivals.disconnect();
      observer.disconnect();
    };
  }, [ref]);
  return size;
}

function offsetFromScroller(element: HTMLElement): number {
  const scroller = element.closest('main');
  if (scroller === null) return 0;
  return Math.round(
    element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop,
  );
}
