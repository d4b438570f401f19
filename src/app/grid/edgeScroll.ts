/** Scrolls on while something is dragged near the upper or lower edge of what scrolls, faster the nearer it comes. */
import type { GridScroll } from './gridScroll.ts';

/** How far from the edge it begins, CSS pixels. */
const ZONE_PX = 64;
/** Beyond the edge. */
const FASTEST_PX_PER_S = 1_800;
/** A page that was held up does not leap. */
const LONGEST_FRAME_MS = 50;

export interface EdgeScroll {
  /** Where the pointer is now, down the window, CSS pixels. */
  follow(clientY: number): void;
  stop(): void;
}

/** @param onScrolled called after each step, for what is dragged to follow */
export function createEdgeScroll(
  scroller: HTMLElement,
  scroll: GridScroll,
  onScrolled: () => void,
): EdgeScroll {
  let frame = 0;
  let speed = 0;
  let lastMs = 0;

  const step = (nowMs: number): void => {
    const seconds = Math.min(nowMs - lastMs, LONGEST_FRAME_MS) / 1000;
    lastMs = nowMs;
    const before = scroll.move().position;
    scroll.goTo(before + speed * seconds);
    onScrolled();
    frame = requestAnimationFrame(step);
  };
  const stop = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
  };

  return {
    follow(clientY) {
      const { top, bottom } = scroller.getBoundingClientRect();
      speed = FASTEST_PX_PER_S * (depthOf(clientY - (bottom - ZONE_PX)) - depthOf(top + ZONE_PX - clientY));
      if (speed === 0) stop();
      else if (frame === 0) {
        lastMs = performance.now();
        frame = requestAnimationFrame(step);
      }
    },
    stop,
  };
}

/** How far into the zone, 0 to 1, felt as a square: slow at its rim. */
function depthOf(px: number): number {
  return Math.min(1, Math.max(0, px / ZONE_PX)) ** 2;
}
