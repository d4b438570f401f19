/**
 * From writes to screens. An import commits many times a second and a big list takes a while to read, so changes are
 * gathered and answered together, and a slow answer stretches the pause before the next one.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { Collection, Library } from '../library/library.ts';
import { isMadeFrom } from './queries.ts';

/** Shortest time between two answers; below what the eye takes for continuous. */
const PAUSE_MS = 150;

/** Longest time between two answers, however long the last one took: nobody should doubt that something happened. */
const LONGEST_PAUSE_MS = 3_000;

export interface Clock {
  readonly nowMs: () => number;
  readonly setTimer: (callback: () => void, delayMs: number) => void;
}

/**
 * How long to pause for each moment that the last answer took. Lists of a large library take a third of a second, and a
 * scan or an import changes them without end: they may have a tenth of a core of it. Progress is cheap and may be seen.
 */
const LIST_PAUSES = 9;
const PROGRESS_PAUSES = 2;

/** What a scan or an import tells about itself; everything else changes what lists show. */
const PROGRESS: ReadonlySet<Collection> = new Set(['jobs', 'runs', 'marks', 'config']);

/**
 * Gathers changes: the first is answered at once, those that come meanwhile together, after `pauseMs` or `pauses` times
 * what the last answer took, whichever is longer, but no longer than `longestPauseMs`.
 */
export function gatherChanges(
  answer: (changed: ReadonlySet<Collection>) => Promise<void>,
  { nowMs, setTimer }: Clock,
  { pauseMs = PAUSE_MS, longestPauseMs = LONGEST_PAUSE_MS, pauses = PROGRESS_PAUSES } = {},
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
        Math.min(longestPauseMs, Math.max(pauseMs, pauses * (nowMs() - startedMs))),
      );
    };
    answer(changed).then(rest, rest);
  };

  return (changed) => {
    for (const collection of changed) waiting.add(collection);
    if (!isResting) flush();
  };
}

/** Reads again what was made from the collections and is on the screen. */
export function answerChanges(queryClient: QueryClient, changed: ReadonlySet<Collection>): Promise<void> {
  return queryClient.invalidateQueries({ predicate: (query) => isMadeFrom(query, changed) });
}

/** Keeps the cache true to the library; returns the way to stop. */
export function followLibrary(library: Library, queryClient: QueryClient): () => void {
  const clock: Clock = {
    nowMs: () => performance.now(),
    setTimer: (callback, delayMs) => {
      setTimeout(callback, delayMs);
    },
  };
  const answer = (changed: ReadonlySet<Collection>): Promise<void> => answerChanges(queryClient, changed);
  const tellProgress = gatherChanges(answer, clock);
  const tellLists = gatherChanges(answer, clock, { pauses: LIST_PAUSES });
  const stop = library.subscribe((changed) => {
    const progress = new Set([...changed].filter((collection) => PROGRESS.has(collection)));
    const lists = new Set([...changed].filter((collection) => !PROGRESS.has(collection)));
    if (progress.size > 0) tellProgress(progress);
    if (lists.size > 0) tellLists(lists);
  });
  // A page that stood still heard of nothing meanwhile.
  const readAgain = (): void => void queryClient.invalidateQueries();
  document.addEventListener('resume', readAgain);
  window.addEventListener('pageshow', readAgain);
  return () => {
    stop();
    document.removeEventListener('resume', readAgain);
    window.removeEventListener('pageshow', readAgain);
  };
}
