/** How large photos are drawn in every grid: five steps, kept by this browser, since it is the screen's size that asks for it. */
import { create } from 'zustand';

const STORAGE_KEY = 'winnow-grid-zoom';

/** Heights of rows by step, as shares of the middle one's; each step is about the same stretch. */
const SCALES = [0.5, 0.71, 1, 1.42, 2] as const;
const MIDDLE = 2;

/** From one step to the next, about: what a pinch has to stretch. */
export const ZOOM_RATIO = 1.41;

/** About three photos to a row on a phone, about six on a desktop; a wall-sized screen is looked at from further away. */
const MIDDLE_HEIGHTS: ReadonlyArray<readonly [upToWidth: number, height: number]> = [
  [600, 124],
  [2400, 208],
  [Number.POSITIVE_INFINITY, 288],
];

/** A place on the screen, CSS pixels. */
export interface ScreenPoint {
  readonly clientX: number;
  readonly clientY: number;
}

interface ZoomView {
  /** 0 (small) to 4 (large). */
  readonly step: number;
  /** Where the last change was asked for; null where it was not at a place. What is there stays there. */
  readonly at: ScreenPoint | null;
  /** Goes to a step, or as near as there is. */
  readonly setStep: (step: number, at?: ScreenPoint | null) => void;
}

export const useGridZoom = create<ZoomView>()((set, get) => ({
  step: readStep(),
  at: null,
  setStep: (wanted, at = null) => {
    const step = toStep(wanted);
    if (step === get().step) return;
    storeStep(step);
    set({ step, at });
  },
}));

export function isSmallest(step: number): boolean {
  return step <= 0;
}

export function isLargest(step: number): boolean {
  return step >= SCALES.length - 1;
}

export const ZOOM_STEPS = SCALES.length;

/** Height that rows come near to, CSS pixels, in a grid that wide. */
export function rowHeightFor(width: number, step: number): number {
  const [, height] = MIDDLE_HEIGHTS.find(([upToWidth]) => width < upToWidth) ?? [0, 208];
  return Math.round(height * (SCALES[toStep(step)] ?? 1));
}

function toStep(wanted: number): number {
  return Math.min(SCALES.length - 1, Math.max(0, Math.round(wanted)));
}

function readStep(): number {
  try {
    const stored = Number(localStorage.getItem(STORAGE_KEY) ?? MIDDLE);
    return Number.isFinite(stored) ? toStep(stored) : MIDDLE;
  } catch {
    // Where site data is blocked there is nothing to remember.
    return MIDDLE;
  }
}

function storeStep(step: number): void {
  try {
    localStorage.setItem(STORAGE_KEY, String(step));
  } catch {
    // Then the choice lasts as long as the page.
  }
}
