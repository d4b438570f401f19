/**
 * Which tab runs the queues. Exactly one does; the others watch and take over when it goes.
 */

/** Resolves when this tab leads, with the way to give it up; with null when the signal came first. */
export type AcquireLeadership = (signal: AbortSignal) => Promise<(() => void) | null>;

/** Leadership by a Web Lock: the browser hands it on when a tab closes or crashes. */
export function createLockLeadership(locks: LockManager, name: string): AcquireLeadership {
  return (signal) =>
    new Promise((resolve, reject) => {
      const held = locks.request(
        name,
        { signal },
        () =>
          new Promise<void>((release) => {
            resolve(release);
          }),
      );
      held.catch((error: unknown) => {
        if (signal.aborted) resolve(null);
        else reject(error instanceof Error ? error : new Error(String(error)));
      });
    });
}

/** For a place with one tab only, such as a test. */
export const leadAtOnce: AcquireLeadership = (signal) =>
  Promise.resolve(signal.aborted ? null : () => undefined);
