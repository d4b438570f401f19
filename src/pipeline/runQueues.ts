/**
 * The queue runner: in the one tab that leads, runs what is queued, wakes when something is written by any tab, and makes
 * up at start-up for what an earlier tab left.
 */
import { readConcurrency, type ConfigDocument } from '../core/config/document.ts';
import type { QueueName } from '../core/jobs/job.ts';
import { createBell, timerDelay, type Bell, type Delay } from './bell.ts';
import { closeAbandonedRuns, createClassifyQueue } from './classifyQueue.ts';
import type { Deps } from './deps.ts';
import { createEmbedHandler, EMBED_BATCHES_TO_CLAIM } from './embedPhotos.ts';
import type { FreshInputs } from './freshInputs.ts';
import type { AcquireLeadership } from './leadership.ts';
import { createPreviewHandler } from './makePreviews.ts';
import { hashWhileIdle } from './perceptualHashes.ts';
import { queueUnembedded } from './queueUnembedded.ts';
import { createSharedCounts, runQueueLoop, type LoopSurroundings, type QueueLoop } from './queueLoop.ts';
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
/** Before a tab that could not lead for an unexpected reason tries again. */
const LEAD_AGAIN_MS = 5_000;

/** What the loops of a tab share. */
interface Runner extends LoopSurroundings {
  readonly options: QueueOptions;
  /** Rung when a run was begun, held or ended. */
  readonly runsBell: Bell;
  /** The configuration in force, read once after each change of it. */
  readonly readConfig: () => Promise<ConfigDocument>;
}

export function startQueues(deps: Deps, options: QueueOptions): QueueRunner {
  const { library } = deps;
  const stopping = new AbortController();
  const config = createConfigCache(deps);
  const runner: Runner = {
    options,
    bell: createBell(),
    runsBell: createBell(),
    readCounts: createSharedCounts(deps),
    delay: options.delay ?? timerDelay,
    signal: stopping.signal,
    onError: options.onError ?? ((error) => console.error(error)),
    readConfig: config.read,
  };
  const ringSoon = createSoon(() => runner.bell.ring(), runner);
  const ringRunsSoon = createSoon(() => runner.runsBell.ring(), runner);
  const unsubscribe = library.subscribe((changed) => {
    if (changed.has('config')) {
      config.forget();
      // Another tab may have saved the configuration: its own cache is not this one's.
      deps.prompts.clear();
      runner.bell.ring();
    }
    if (changed.has('runs')) ringRunsSoon();
    if (changed.has('jobs') || changed.has('runs')) ringSoon();
  });
  const running = leadWhilePossible(deps, runner);

  return {
    wake: () => runner.bell.ring(),
    async pauseQueue(queue) {
      await library.jobs.setPaused(queue, true);
    },
    async resumeQueue(queue) {
      await library.jobs.setPaused(queue, false);
      runner.bell.ring();
    },
    async stop() {
      unsubscribe();
      stopping.abort();
      await running;
    },
  };
}

/** Reading the configuration before every claim would cost a transaction each time. */
function createConfigCache({ library }: Deps) {
  let inForce: Promise<ConfigDocument> | null = null;

  function forget(): void {
    inForce = null;
  }

  async function readNow(): Promise<ConfigDocument> {
    try {
      return (await library.config.read()).document;
    } catch (error) {
      forget();
      throw error;
    }
  }

  return { read: () => (inForce ??= readNow()), forget };
}

/**
 * The runner's own writes come back as news too. The first is looked at once, those that come within a short while of it
 * together at its end.
 */
function createSoon(act: () => void, { delay, signal }: LoopSurroundings): () => void {
  let isResting = false;
  let isOwed = false;

  function ring(): void {
    isOwed = isResting;
    if (isResting) return;
    isResting = true;
    act();
    void rest();
  }

  async function rest(): Promise<void> {
    await delay(NEWS_GATHER_MS, signal);
    isResting = false;
    if (isOwed && !signal.aborted) ring();
  }

  return ring;
}

/** Leads, follows when another tab has taken over or this one was put away, and leads again when its turn comes. */
async function leadWhilePossible(deps: Deps, runner: Runner): Promise<void> {
  const { signal, options, delay, onError } = runner;
  while (!signal.aborted) {
    try {
      const leadership = await options.acquireLeadership(signal);
      if (leadership === null) continue;
      try {
        await lead(deps, { ...runner, signal: AbortSignal.any([signal, leadership.lost]) });
      } finally {
        leadership.release();
      }
    } catch (error) {
      onError(error);
      await delay(LEAD_AGAIN_MS, signal);
    }
  }
}

async function lead(deps: Deps, runner: Runner): Promise<void> {
  await deps.library.jobs.releaseActive(deps.nowMs());
  await closeAbandonedRuns(deps);
  await Promise.all([
    runScanStarter(deps, runner),
    runQueueLoop(deps, metadataLoop(deps, runner), runner),
    runQueueLoop(deps, smartSearchLoop(deps, runner), runner),
    runQueueLoop(deps, classificationLoop(deps, runner), runner),
  ]);
}

/** Turns runs into jobs as they appear. Only while a scan waits for embeddings does news of jobs concern it. */
async function runScanStarter(deps: Deps, { bell, runsBell, signal, onError }: Runner): Promise<void> {
  while (!signal.aborted) {
    const mark = bell.mark();
    const runsMark = runsBell.mark();
    const owed = await queueOwedScans(deps, signal).catch(onError);
    if (owed?.isOneQueued === true) bell.ring();
    if (owed?.isOneWaiting === true) await bell.waitSince(mark, signal);
    else await runsBell.waitSince(runsMark, signal);
  }
}

function metadataLoop(deps: Deps, runner: Runner): QueueLoop {
  return {
    queue: 'metadata',
    // One row at a time: previews wait for embeddings, and what waits need not be in hand.
    photoLimit: () => 1,
    readConcurrency: async () => readConcurrency(await runner.readConfig(), 'metadata'),
    isReady: () => Promise.resolve(true),
    handle: createPreviewHandler(deps, runner.delay),
    onIdle: () => hashWhileIdle(deps, runner.signal),
  };
}

function smartSearchLoop(deps: Deps, runner: Runner): QueueLoop {
  const { freshInputs } = runner.options;
  let backfilledModelKey: string | null = null;
  const isEncoderReady = createReadiness(deps, runner, runner.options.onBlocked);

  return {
    queue: 'smart-search',
    photoLimit: () => EMBED_BATCHES_TO_CLAIM * Math.max(1, deps.encoder.batchSize),
    readConcurrency: async () => readConcurrency(await runner.readConfig(), 'smart-search'),
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
      onStored: () => runner.bell.ring(),
    }),
  };
}

function classificationLoop(deps: Deps, runner: Runner): QueueLoop {
  const queue = createClassifyQueue(deps);
  const isEncoderReady = createReadiness(deps, runner);
  return {
    queue: 'classification',
    // One row at a time: a scan's row is a thousand photos, and new photos should not wait for more than one.
    photoLimit: () => 1,
    async readConcurrency() {
      const document = await runner.readConfig();
      queue.setEnabled(document.classification.enabled);
      return readConcurrency(document, 'classification');
    },
    isReady: async () => (await isEncoderReady()) !== null,
    handle: (jobs, signal) => queue.handle(jobs, signal),
    onIdle: () => queue.onIdle(),
  };
}

/**
 * Answers the active model's key, or null after a wait when there is none to be had: jobs then stay where they are,
 * with all their attempts.
 */
function createReadiness(
  { encoder }: Deps,
  { delay, signal }: LoopSurroundings,
  onBlocked: (reason: string | null) => void = () => undefined,
): () => Promise<string | null> {
  let failures = 0;
  return async () => {
    const model = await encoder.load();
    if (model.ok) {
      if (failures > 0) onBlocked(null);
      failures = 0;
      return model.value.key;
    }
    onBlocked(model.reason);
    await delay(Math.min(LONGEST_BLOCKED_WAIT_MS, FIRST_BLOCKED_WAIT_MS * 2 ** failures), signal);
    failures += 1;
    return null;
  };
}
