/** Comes back to the same place of a page that scrolls by itself, after a look at one of its photos. */
import { useLayoutEffect, type RefObject } from 'react';
import { useView } from '../viewStore.ts';

/**
 * @param name of the page among the places of lists
 * @param isFull what makes the page as long as it was is there
 */
export function useScrollPlace(name: string, ref: RefObject<HTMLElement | null>, isFull: boolean): void {
  useLayoutEffect(() => {
    const element = ref.current;
    if (!isFull || element === null) return undefined;
    const { places, leavePlace } = useView.getState();
    const place = places.get(name);
    if (place !== undefined) element.scrollTop = place.position;
    const note = (): void => {
      leavePlace(name, { position: element.scrollTop, photoId: null });
    };
    element.addEventListener('scroll', note, { passive: true });
    return () => {
      element.removeEventListener('scroll', note);
    };
  }, [name, ref, isFull]);
}
