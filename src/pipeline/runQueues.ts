/**
 * The queue runner: in the one tab that leads, embeds and classifies what is queued, wakes when something is written by
 * any tab, and makes up at start-up for what an earlier tab left.
 */
import { PRIORITY, type QueueName } from '../core/jobs/job.ts';
import { createBell, timerDelay, type Bell, type Delay } from './bell.ts';
import { closeAbandonedBursts, createClassifyQueue } from './classifyQueue.ts';
import type { Deps } from './deps.ts';
import { createEmbedHandler, EMBED_BATCHES_IN_HAND } from './embedPhotos.ts';
import type { FreshInputs } from './freshInputs.ts';
import type { AcquireLeadership } from './leadership.ts';
import { runQueueLoop, type LoopSurroundings, type QueueLoop } from './queueLoop.ts';
import { queueOwedScans } from './scanLibrary.ts';

export interface QueueOptions {
  readonly acquireLeadership: AcquireLeadership;
  /** The same one the import fills. */
  readonly freshInputs?: FreshInputs;
  /** For tests; a timer otherwise. */
  readonly delay?: Delay;
  /** Told why nothing can be encoded for now, and with null when that is over. */
  readonly onBlocked?: (reason: string | null) => void;
  /** Told of bugs and lost databases; the queues go on. */
  readonly onError?: (error: unknown) => void;
}

export interface QueueRunner {
  /** Looks for work now. Writes to the library wake the runner by themselves. */
  wake(): void;
  pauseQueue(queue: QueueName): Promise<void>;
  resumeQueue(queue: QueueName): Promise<void>;
  /** Ends the work in hand and gives up leadership; what was cut short runs again later. */
  stop(): Promise<void>;
}

const FIRST_BLOCKED_WAIT_MS = 1_000;
const LONGEST_BLOCKED_WAIT_MS = 60_000;
const NEWS_GATHER_MS = 100;
const BACKFILL_ROWS = 1_000;

export function startQueues(deps: Deps, options: QueueOptions): QueueRunner {
  const { library } = deps;
  const stopping = new AbortController();
  const bell = createBell();
  const runsBell = createBell();
  const surroundings: LoopSurroundings = {
    bell,
    delay: options.delay ?? timerDelay,
    signal: stopping.signal,
    onError: options.onError ?? ((error) => console.error(error)),
  };
  const ringSoon = createSoon(() => bell.ring(), surroundings);
  const unsubscribe = library.subscribe((changed) => {
    // Another tab may have saved the configuration: its own cache is not this one's.
    if (changed.has('config')) deps.prompts.clear();
    if (changed.has('runs')) runsBell.ring();
    if (changed.has('jobs') || changed.has('runs') || changed.has('config')) ringSoon();
  });
  const running = lead(deps, options, surroundings, runsBell).catch(surroundings.onError);

  return {
    wake: () => bell.ring(),
    async pauseQueue(queue) {
      await library.jobs.setPaused(queue, true);
    },
    async resumeQueue(queue) {
      await library.jobs.setPaused(queue, false);
      bell.ring();
    },
    async stop() {
      unsubscribe();
      stopping.abort();
      await running;
    },
  };
}

/** The runner's own writes come back as news too: a short while gathers them into one look. */
function createSoon(act: () => void, { delay, signal }: LoopSurroundings): () => void {
  let isOwed = false;

  async function gather(): Promise<void> {
    isOwed = true;
    await delay(NEWS_GATHER_MS, signal);
    isOwed = false;
    act();
  }

  return () => {
    if (!isOwed) void gather();
  };
}

async function lead(
  deps: Deps,
  options: QueueOptions,
  surroundings: LoopSurroundings,
  runsBell: Bell,
): Promise<void> {
  const release = await options.acquireLeadership(surroundings.signal);
  if (release === null) return;
  try {
    await deps.library.jobs.releaseActive();
    await closeAbandonedBursts(deps);
    await Promise.all([
      runScanStarter(deps, surroundings, runsBell),
      runQueueLoop(deps, smartSearchLoop(deps, options, surroundings), surroundings),
      runQueueLoop(deps, classificationLoop(deps, options, surroundings), surroundings),
    ]);
  } finally {
    release();
  }
}

/** Turns runs into jobs as they appear. Only while a scan waits for embeddings does news of jobs concern it. */
async function runScanStarter(
  deps: Deps,
  { bell, signal, onError }: LoopSurroundings,
  runsBell: Bell,
): Promise<void> {
  while (!signal.aborted) {
    const mark = bell.mark();
    const runsMark = runsBell.mark();
    const isOneWaiting = await queueOwedScans(deps, signal).catch(onError);
    if (isOneWaiting === true) await bell.waitSince(mark, signal);
    else await runsBell.waitSince(runsMark, signal);
  }
}

function smartSearchLoop(deps: Deps, options: QueueOptions, surroundings: LoopSurroundings): QueueLoop {
  const { freshInputs } = options;
  let backfilledModelKey: string | null = null;
  const isEncoderReady = createReadiness(deps, options, surroundings);

  return {
    queue: 'smart-search',
    limit: () => Math.max(1, deps.encoder.batchSize),
    readConcurrency: () => Promise.resolve(EMBED_BATCHES_IN_HAND),
    async isReady() {
      const modelKey = await isEncoderReady();
      if (modelKey !== null && modelKey !== backfilledModelKey) {
        backfilledModelKey = modelKey;
        await queueUnembedded(deps, modelKey);
      }
      return modelKey !== null;
    },
    handle: createEmbedHandler(deps, {
      ...(freshInputs === undefined ? {} : { freshInputs }),
      onStored: () => surroundings.bell.ring(),
    }),
  };
}

function classificationLoop(deps: Deps, options: QueueOptions, surroundings: LoopSurroundings): QueueLoop {
  const queue = createClassifyQueue(deps);
  const isEncoderReady = createReadiness(deps, { ...options, onBlocked: () => undefined }, surroundings);
  return {
    queue: 'classification',
    // One row at a time: a scan's row is a thousand photos, and new photos should not wait for more than one.
    limit: () => 1,
    async readConcurrency() {
      const { classification, job } = (await deps.library.config.read()).document;
      queue.setEnabled(classification.enabled);
      return job.classification.concurrency;
    },
    isReady: async () => (await isEncoderReady()) !== null,
    handle: (jobs) => queue.handle(jobs),
    onSettled: (jobs) => queue.onSettled(jobs),
    onIdle: () => queue.onIdle(),
  };
}

/**
 * Answers the active model's key, or null after a wait when there is none to be had: jobs then stay where they are,
 * with all their attempts.
 */
function createReadiness(
  { encoder }: Deps,
  { onBlocked }: QueueOptions,
  { delay, signal }: LoopSurroundings,
): () => Promise<string | null> {
  let failures = 0;
  return async () => {
    const model = await encoder.load();
    if (model.ok) {
      if (failures > 0) onBlocked?.(null);
      failures = 0;
      return model.value.key;
    }
    onBlocked?.(model.reason);
    await delay(Math.min(LONGEST_BLOCKED_WAIT_MS, FIRST_BLOCKED_WAIT_MS * 2 ** failures), signal);
    failures += 1;
    return null;
  };
}

/** Photos that have no embedding under the model and no job: of an older model, or lost by clearing failed jobs. */
async function queueUnembedded({ library, nowMs }: Deps, modelKey: string): Promise<void> {
  const ids = await library.photos.readUnembeddedIds(modelKey);
  for (let start = 0; start < ids.length; start += BACKFILL_ROWS) {
    await library.jobs.add(
      ids.slice(start, start + BACKFILL_ROWS).map((photoId) => ({
        queue: 'smart-search',
        photoIds: [photoId],
        runId: null,
        priority: PRIORITY.scan,
        createdAtMs: nowMs(),
      })),
    );
  }
}
