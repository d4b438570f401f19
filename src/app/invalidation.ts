/**
 * From writes to screens. An import commits many times a second and a big list takes a while to read, so changes are
 * gathered and answered together, and a slow answer stretches the pause before the next one.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { Collection, Library } from '../library/library.ts';
import { isMadeFrom } from './queries.ts';

/** Shortest time between two answers; below what the eye takes for continuous. */
const PAUSE_MS = 150;

export interface Clock {
  readonly nowMs: () => number;
  readonly setTimer: (callback: () => void, delayMs: number) => void;
}

/**
 * Gathers changes: the first is answered at once, those that come meanwhile together, `pauseMs` or twice the time the
 * last answer took later, whichever is longer.
 */
export function gatherChanges(
  answer: (changed: ReadonlySet<Collection>) => Promise<void>,
  { nowMs, setTimer }: Clock,
  pauseMs: number = PAUSE_MS,
): (changed: ReadonlySet<Collection>) => void {
  let waiting = new Set<Collection>();
  let isResting = false;

  const flush = (): void => {
    const changed = waiting;
    waiting = new Set();
    isResting = true;
    const startedMs = nowMs();
    const rest = (): void => {
      setTimer(
        () => {
          isResting = false;
          if (waiting.size > 0) flush();
        },
        Math.max(pauseMs, 2 * (nowMs() - startedMs)),
      );
    };
    answer(changed).then(rest, rest);
  };

  return (changed) => {
    for (const collection of changed) waiting.add(collection);
    if (!isResting) flush();
  };
}

/** Keeps the cache true to the library; returns the way to stop. */
export function followLibrary(library: Library, queryClient: QueryClient): () => void {
  return library.subscribe(
    gatherChanges(
      (changed) => queryClient.invalidateQueries({ predicate: (query) => isMadeFrom(query, changed) }),
      {
        nowMs: () => performance.now(),
        setTimer: (callback, delayMs) => {
          setTimeout(callback, delayMs);
        },
      },
    ),
  );
}
