/**
 * A clock that stands still until a test moves it, and a delay that follows it.
 */
export interface ManualClock {
  readonly nowMs: () => number;
  /** Resolves once the clock has been moved far enough, or the signal aborts. */
  readonly delay: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** Moves the clock and lets everything that became due go on until it waits again. */
  advance(byMs: number): Promise<void>;
  /** Moves from one delay to the next until the condition holds; throws if nothing is left to wait for. */
  runUntil(isReached: () => boolean | Promise<boolean>): Promise<void>;
}

export function createManualClock(startMs = 1_700_000_000_000): ManualClock {
  let nowMs = startMs;
  const sleepers = new Set<{ readonly dueMs: number; readonly wake: () => void }>();

  async function advance(byMs: number): Promise<void> {
    nowMs += byMs;
    for (const sleeper of sleepers) if (sleeper.dueMs <= nowMs) sleeper.wake();
    await settlePromises();
  }

  return {
    nowMs: () => nowMs,
    delay: (delayMs, signal) =>
      new Promise((resolve) => {
        const wake = (): void => {
          sleepers.delete(sleeper);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { dueMs: nowMs + delayMs, wake };
        sleepers.add(sleeper);
        signal.addEventListener('abort', wake);
        if (signal.aborted) wake();
      }),
    advance,
    async runUntil(isReached) {
      const mostSteps = 10_000;
      for (let step = 0; step < mostSteps; step++) {
        await settlePromises();
        if (await isReached()) return;
        const nextMs = Math.min(...[...sleepers].map(({ dueMs }) => dueMs));
        if (!Number.isFinite(nextMs))
          throw new Error('Nothing is left to wait for, and it has not come about');
        await advance(Math.max(0, nextMs - nowMs));
      }
      throw new Error('It has not come about, and something keeps waiting');
    },
  };
}

/** Lets pending promises go on, chains of them included, and timers of no length. */
export async function settlePromises(): Promise<void> {
  for (let round = 0; round < 10; round++) await new Promise((resolve) => setTimeout(resolve, 0));
}
