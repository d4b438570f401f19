/** Whether an element is on the screen or not far from it, and how tall it was when it last came or went. */
import { useEffect, useState, type RefObject } from 'react';

/** A few screens' worth of rows each way. */
const MARGIN_PX = 1_500;

interface Nearness {
  readonly isNear: boolean;
  readonly heightPx: number;
}

/** @param atFirst what to answer until the browser has said */
export function useIsNear(ref: RefObject<HTMLElement | null>, atFirst: boolean): Nearness {
  const [nearness, setNearness] = useState<Nearness>({ isNear: atFirst, heightPx: 0 });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    // What scrolls cuts off margins of any root but itself.
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        if (last === undefined) return;
        setNearness({ isNear: last.isIntersecting, heightPx: last.boundingClientRect.height });
      },
      { root: element.closest('main'), rootMargin: `${MARGIN_PX}px 0px` },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [ref]);
  return nearness;
}
