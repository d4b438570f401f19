/**
 * Which photo somebody looks at more closely: the one the mouse has rested on, or the keyboard's focus. Fingers never do;
 * they cover what they point at.
 */
import { useEffect, useState, type RefObject } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import type { GridScroll } from './gridScroll.ts';

const REST_MS = 550;

/** Null while there is none. It goes with the pointer or focus, with Escape, a press, and when the list scrolls. */
export function useCloserLook(rootRef: RefObject<HTMLElement | null>, scroll: GridScroll): PhotoId | null {
  const [looked, setLooked] = useState<PhotoId | null>(null);

  useEffect(() => {
    const root = rootRef.current;
    if (root === null) return undefined;
    let pointed: PhotoId | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (id: PhotoId | null): void => {
      if (id === pointed) return;
      pointed = id;
      clearTimeout(timer);
      setLooked(null);
      if (id === null) return;
      timer = setTimeout(() => {
        setLooked(id);
      }, REST_MS);
    };
    const leave = (): void => {
      look(null);
    };
    const listening = new AbortController();
    const { signal } = listening;
    root.addEventListener(
      'pointerover',
      (event) => {
        look(event.pointerType === 'mouse' && event.buttons === 0 ? photoAt(event.target) : null);
      },
      { signal },
    );
    root.addEventListener('pointerleave', leave, { signal });
    root.addEventListener('pointerdown', leave, { signal });
    root.addEventListener('focusout', leave, { signal });
    root.addEventListener(
      'focusin',
      ({ target }) => {
        if (target instanceof Element && target.matches(':focus-visible')) look(photoAt(target));
      },
      { signal },
    );
    addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'Escape') leave();
      },
      { signal },
    );
    const stop = scroll.subscribe(() => {
      // Moving the focus may scroll a row into view: what has the focus stays looked at.
      if (scroll.move().cause === 'scrolled' && document.activeElement?.matches(':focus-visible') !== true)
        leave();
    });
    return () => {
      clearTimeout(timer);
      listening.abort();
      stop();
    };
  }, [rootRef, scroll]);

  return looked;
}

function photoAt(target: EventTarget | null): PhotoId | null {
  if (!(target instanceof Element)) return null;
  const id = target
    .closest('[role=gridcell]')
    ?.querySelector('[data-photo-id]')
    ?.getAttribute('data-photo-id');
  return id === undefined || id === null ? null : Number(id);
}
