/** Calls that must not overlap, each with a signal that frees its caller at once. */
import type { EncodeOutcome } from './encoder.ts';
import { encoderText } from './messages.ts';

type Failure = Extract<EncodeOutcome<never>, { ok: false }>;

export const INTERRUPTED: Failure = { ok: false, kind: 'transient', reason: encoderText.interrupted };

export type InTurn = <T>(
  signal: AbortSignal,
  work: () => Promise<EncodeOutcome<T>>,
) => Promise<EncodeOutcome<T>>;

/**
 * An aborted call returns at once; the run it may have started goes on, since WebAssembly cannot be interrupted and ending
 * the worker would cost the next call a fresh model, and the next call waits for it.
 */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (signal, work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return Promise.race([mine, abortOf(signal, mine)]);
  };
}

/** `INTERRUPTED` once the signal is aborted; stops listening when `work` is done. */
function abortOf(signal: AbortSignal, work: Promise<unknown>): Promise<Failure> {
  return new Promise((resolve) => {
    const abort = (): void => {
      resolve(INTERRUPTED);
    };
    const stop = (): void => {
      signal.removeEventListener('abort', abort);
    };
    signal.addEventListener('abort', abort, { once: true });
    work.then(stop, stop);
  });
}
