/** Locks a window that nobody uses. Times are compared, not waited for: a machine that slept locks as soon as it wakes. */

const LOOK_EVERY_MS = 10_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export interface IdleParts {
  readonly page: Window;
  /** Null: never. Asked each time, since it may be changed in any window. */
  readonly readMinutes: () => number | null;
  /** While photos are being added the window counts as used: their files would have to be chosen again. */
  readonly isBusy: () => boolean;
  readonly nowMs: () => number;
  readonly lock: () => void;
}

/** Returns the way to stop. */
export function lockWhenIdle({ page, readMinutes, isBusy, nowMs, lock }: IdleParts): () => void {
  let usedAtMs = nowMs();
  const look = (): void => {
    const minutes = readMinutes();
    if (isBusy()) usedAtMs = nowMs();
    if (minutes !== null && nowMs() - usedAtMs >= minutes * 60_000) lock();
  };
  const noteUse = (): void => {
    // Whoever comes back too late is not let in by moving the pointer.
    look();
    usedAtMs = nowMs();
  };
  for (const sign of SIGNS) page.addEventListener(sign, noteUse, { capture: true, passive: true });
  page.document.addEventListener('visibilitychange', look);
  const timer = page.setInterval(look, LOOK_EVERY_MS);
  return () => {
    for (const sign of SIGNS) page.removeEventListener(sign, noteUse, { capture: true });
    page.document.removeEventListener('visibilitychange', look);
    page.clearInterval(timer);
  };
}
