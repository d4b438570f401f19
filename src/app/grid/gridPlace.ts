/** From places on the screen to places in a grid's content. */
import type { GridScroll } from './gridScroll.ts';
import type { ScreenPoint } from './gridZoom.ts';

/** CSS pixels from the grid's upper left corner, whatever height the element has that it is drawn on. */
export interface GridPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * @param root the grid's element, inside what scrolls
 * @param top how far below the top of what scrolls the grid begins, CSS pixels
 */
export function toGridPoint(
  root: HTMLElement,
  scroll: GridScroll,
  top: number,
  { clientX, clientY }: ScreenPoint,
): GridPoint {
  const edge = root.closest('main')?.getBoundingClientRect().top ?? 0;
  return {
    x: clientX - root.getBoundingClientRect().left,
    y: scroll.move().position - top + (clientY - edge),
  };
}
