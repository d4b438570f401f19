/**
 * Tells when the first page has what it shows. Everything that can wait is fetched after that: over a slow line it would
 * take its share of what the page itself is waiting for.
 */
import type { Query, QueryCache } from '@tanstack/react-query';

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
      clearTimeout(look);
      stop();
      resolve();
    };
    const lookSoon = () =>
      setTimeout(() => {
        if (isAnswered(queries)) done();
      });
    const timer = setTimeout(done, longestWaitMs);
    let look = lookSoon();
    // Not at once: a query tells that it was asked for before it begins to read.
    const stop = queries.subscribe(() => {
      clearTimeout(look);
      look = lookSoon();
    });
  });
  await idle();
}

/** Of what is read from the library: the model, for one, is not ready for a long time on a first visit. */
function isAnswered(queries: Pick<QueryCache, 'getAll'>): boolean {
  const reads = queries.getAll().filter(({ meta }) => meta !== undefined);
  return reads.length > 0 && reads.every(isDone);
}

/** One that is shown and neither answered nor reading was told not to read. */
function isDone(query: Query): boolean {
  const { fetchStatus, status } = query.state;
  return fetchStatus === 'idle' && (status !== 'pending' || query.getObserversCount() > 0);
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has none.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}
