/**
 * Tells when the first page has what it shows. Everything that can wait is fetched after that: over a slow line it would
 * take its share of what the page itself is waiting for.
 */
import type { QueryCache } from '@tanstack/react-query';

/** A page that asks nothing of the library, or is not answered, must not keep the rest from coming. */
const LONGEST_WAIT_MS = 10_000;

/** Resolves when all that was asked of the library is answered and the browser has a moment; after ten seconds in any case. */
export async function firstPageStands(
  queries: Pick<QueryCache, 'getAll' | 'subscribe'>,
  longestWaitMs = LONGEST_WAIT_MS,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, longestWaitMs);
    const stop = queries.subscribe(() => {
      if (isAnswered(queries)) done();
    });
    if (isAnswered(queries)) done();
  });
  await idle();
}

/** Of what is read from the library: the model, for one, is not ready for a long time on a first visit. */
function isAnswered(queries: Pick<QueryCache, 'getAll'>): boolean {
  const reads = queries.getAll().filter(({ meta }) => meta !== undefined);
  return reads.length > 0 && reads.every(({ state }) => state.fetchStatus === 'idle');
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has none.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}
