/** The grid as gestures see it: where its photos lie, what scrolls it, and the selection they change. */
import type { RefObject } from 'react';
import type { GridScroll } from './gridScroll.ts';
import type { Arrangement } from './useArrangement.ts';
import type { GridSelection } from './useGridSelection.ts';

/** What a gesture over the grid has to know of it. */
export interface GestureOptions {
  readonly arrangement: Arrangement | null;
  readonly selection: GridSelection;
  readonly scroll: GridScroll;
  /** How far below the top of what scrolls the grid begins, CSS pixels. */
  readonly top: number;
  readonly rootRef: RefObject<HTMLElement | null>;
}
