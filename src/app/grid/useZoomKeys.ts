/** Picture size by the keys + and -, and by Control with the wheel, which is also what a pinch on a touchpad sends. */
import { useEffect, type RefObject } from 'react';
import { shortcutPressed } from '../shortcuts/shortcutPressed.ts';
import { useGridZoom, type ScreenPoint } from './gridZoom.ts';

/** Wheels turn in steps of a hundred; touchpads send a few at a time. */
const WHEEL_PX_PER_STEP = 60;
/** What was turned is forgotten after such a pause. */
const WHEEL_PAUSE_MS = 300;

export function useZoomKeys(rootRef: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const pressed = shortcutPressed('grid', event);
      if (pressed !== 'zoomGridIn' && pressed !== 'zoomGridOut') return;
      event.preventDefault();
      zoomBy(pressed === 'zoomGridIn' ? 1 : -1, null);
    };
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('keydown', onKeyDown);
    };
  }, []);

  useEffect(() => {
    const scroller = rootRef.current?.closest('main');
    if (scroller === null || scroller === undefined) return undefined;
    let turnedPx = 0;
    let lastMs = 0;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      // Otherwise the browser enlarges the whole page.
      event.preventDefault();
      if (event.timeStamp - lastMs > WHEEL_PAUSE_MS || turnedPx * event.deltaY < 0) turnedPx = 0;
      lastMs = event.timeStamp;
      turnedPx += event.deltaY;
      const steps = Math.trunc(turnedPx / WHEEL_PX_PER_STEP);
      if (steps === 0) return;
      turnedPx = 0;
      zoomBy(-Math.sign(steps), { clientX: event.clientX, clientY: event.clientY });
    };
    scroller.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      scroller.removeEventListener('wheel', onWheel);
    };
  }, [rootRef]);
}

function zoomBy(delta: number, at: ScreenPoint | null): void {
  const { step, setStep } = useGridZoom.getState();
  setStep(step + delta, at);
}
