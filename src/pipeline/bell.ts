/**
 * A bell that wakes sleepers. A ring between looking for work and going to sleep is not lost: sleeping on an old mark
 * returns at once.
 */
export interface Bell {
  ring(): void;
  /** To be taken before looking for work. */
  mark(): number;
  /** Resolves at the first ring after the mark, or when the signal aborts. */
  waitSince(mark: number, signal: AbortSignal): Promise<void>;
}

export function createBell(): Bell {
  let rings = 0;
  const sleepers = new Set<() => void>();
  return {
    ring() {
      rings += 1;
      for (const wake of sleepers) wake();
    },
    mark: () => rings,
    waitSince: (mark, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          sleepers.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        sleepers.add(wake);
        signal.addEventListener('abort', wake);
        if (mark !== rings || signal.aborted) wake();
      }),
  };
}

/** Resolves after a while, or at once when the signal aborts. */
export type Delay = (delayMs: number, signal: AbortSignal) => Promise<void>;

export const timerDelay: Delay = (delayMs, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, delayMs);
    signal.addEventListener('abort', end);
  });
