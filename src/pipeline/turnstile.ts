/**
 * One at a time, in order of arrival: what stands between two stages of a pipeline.
 */

/** Runs the work when all that came before has ended, whichever way. */
export type Turnstile = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurnstile(): Turnstile {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
}
