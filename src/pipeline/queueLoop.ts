/**
 * The loop that runs one queue: claims due jobs while a hand is free, has them handled, settles what came of them, and
 * sleeps until it is woken or the next delayed job is due.
 */
import type { Job, JobOutcome, JobSettlement, QueueCounts, QueueName } from '../core/jobs/job.ts';
import { reasonOf } from '../core/reasonOf.ts';
import { createBell, type Bell, type Delay } from './bell.ts';
import type { Deps } from './deps.ts';

/** Works on jobs and answers how each ended. May be called again before it is done. */
export type JobHandler = (jobs: readonly Job[], signal: AbortSignal) => Promise<JobSettlement[]>;

export interface QueueLoop {
  readonly queue: QueueName;
  /** Photos to a claim; a larger job comes alone. */
  readonly photoLimit: () => number;
  /** Claims in hand at once; read anew before each claim, so that it can change while running. */
  readonly readConcurrency: () => Promise<number>;
  /** False while there is no use in starting anything; the loop asks again after its own wait. */
  readonly isReady: () => Promise<boolean>;
  readonly handle: JobHandler;
  /** Nothing due and nothing in hand. */
  readonly onIdle?: () => Promise<void>;
}

export interface LoopSurroundings {
  readonly bell: Bell;
  /** Photos in each queue as they were when the bell stood at this mark, or later. */
  readonly readCounts: (mark: number) => Promise<Readonly<Record<QueueName, QueueCounts>>>;
  readonly delay: Delay;
  /** Aborts when the tab is to stop, or no longer leads. */
  readonly signal: AbortSignal;
  /** For bugs and lost databases: the loop goes on after telling. */
  readonly onError: (error: unknown) => void;
}

/** A loop that failed unexpectedly, or sees a job overdue that it may not claim, looks again after this long. */
const SECOND_LOOK_MS = 1_000;

/**
 * All loops look at the same ring, and most rings concern only one of them: the books are read once for all, and a queue
 * with nothing in them is not asked for jobs.
 */
export function createSharedCounts({ library }: Pick<Deps, 'library'>): LoopSurroundings['readCounts'] {
  let shared: { readonly mark: number; readonly counts: ReturnType<typeof read> } | null = null;
  const read = (): Promise<Record<QueueName, QueueCounts>> => library.jobs.readCounts();
  return async (mark) => {
    if (shared?.mark !== mark) shared = { mark, counts: read() };
    try {
      return await shared.counts;
    } catch (error) {
      shared = null;
      throw error;
    }
  };
}

/** Runs until the signal aborts and what was in hand has ended. */
export async function runQueueLoop(
  deps: Deps,
  loop: QueueLoop,
  surroundings: LoopSurroundings,
): Promise<void> {
  const { bell, readCounts, delay, signal, onError } = surroundings;
  const inHand = new Set<Promise<void>>();
  /** Rung for this loop alone: a free hand of one queue is no news for the others. */
  const handFree = createBell();
  /** The last claim found something: the next likely does too, and is cheaper than a look at the books. */
  let isFlowing = false;

  function start(jobs: readonly Job[]): void {
    const work = handleAndSettle(deps, loop, jobs, surroundings).finally(() => {
      inHand.delete(work);
      handFree.ring();
    });
    inHand.add(work);
  }

  while (!signal.aborted) {
    const mark = bell.mark();
    const freeMark = handFree.mark();
    const ring = (awake: AbortSignal): Promise<void> =>
      waitForFirst(
        [(either) => bell.waitSince(mark, either), (either) => handFree.waitSince(freeMark, either)],
        awake,
      );
    try {
      if (inHand.size >= (await loop.readConcurrency())) {
        await ring(signal);
        continue;
      }
      if (!(await loop.isReady())) continue;
      const counts: QueueCounts | null = isFlowing ? null : (await readCounts(mark))[loop.queue];
      const jobs: readonly Job[] =
        counts !== null && counts.waiting + counts.delayed === 0
          ? []
          : await deps.library.jobs.claim(loop.queue, loop.photoLimit(), deps.nowMs());
      isFlowing = jobs.length > 0;
      if (isFlowing) start(jobs);
      if (isFlowing || counts === null) continue;
      if (inHand.size === 0) await loop.onIdle?.();
      if (counts.delayed === 0) await ring(signal);
      else await sleep(deps, loop.queue, ring, surroundings);
    } catch (error) {
      onError(error);
      await delay(SECOND_LOOK_MS, signal);
    }
  }
  await Promise.all(inHand);
}

type Wait = (signal: AbortSignal) => Promise<void>;

/** Resolves when the first of them does, and ends the others. */
async function waitForFirst(waits: readonly Wait[], signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  await Promise.race(waits.map((wait) => wait(either)));
  over.abort();
}

async function sleep(
  { library, nowMs }: Deps,
  queue: QueueName,
  ring: Wait,
  { delay, signal }: LoopSurroundings,
): Promise<void> {
  const isPaused = (await library.jobs.readPaused()).includes(queue);
  const dueMs = isPaused ? null : await library.jobs.readNextDueMs(queue);
  if (dueMs === null) {
    await ring(signal);
    return;
  }
  const untilDueMs = dueMs - nowMs();
  const timer: Wait = (awake) => delay(untilDueMs > 0 ? untilDueMs : SECOND_LOOK_MS, awake);
  await waitForFirst([ring, timer], signal);
}

/** Every claim ends here, settled or given back: one that did not would stand as active until another tab leads. */
async function handleAndSettle(
  { library, nowMs }: Deps,
  loop: QueueLoop,
  jobs: readonly Job[],
  { signal, onError }: LoopSurroundings,
): Promise<void> {
  try {
    const settlements = await handleSafely(loop, jobs, signal, onError);
    // What was cut short because the tab is to stop has not failed.
    const ended = signal.aborted ? settlements.filter((each) => !isInterrupted(each)) : settlements;
    if (ended.length > 0) await library.jobs.settle(ended, nowMs());
    const endedIds = new Set(ended.map(({ id }) => id));
    const left = jobs.filter(({ id }) => !endedIds.has(id));
    if (left.length > 0) await library.jobs.release(left, nowMs());
  } catch (error) {
    onError(error);
  }
}

function isInterrupted({ outcome, apart = [] }: JobSettlement): boolean {
  return isTransient(outcome) || apart.some((each) => isTransient(each.outcome));
}

function isTransient({ kind }: JobOutcome): boolean {
  return kind === 'transient';
}

/** A handler that throws has a bug or lost its database; its jobs are tried again and given up in the end. */
async function handleSafely(
  loop: QueueLoop,
  jobs: readonly Job[],
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<JobSettlement[]> {
  try {
    return await loop.handle(jobs, signal);
  } catch (error) {
    if (!signal.aborted) onError(error);
    const reason = reasonOf(error);
    return jobs.map(({ id, attempts }) => ({ id, attempts, outcome: { kind: 'transient', reason } }));
  }
}
