/**
 * The model in memory, or none: brought up for whoever needs it, and given back when it is idle, has grown too large or is
 * outdated. What is known of it stays known, so that only work brings it back.
 */
import type { ModelInfo } from '../core/model.ts';
import type { EncodeOutcome } from './encoder.ts';
import { encoderText } from './messages.ts';
import type { ModelRunner } from './modelRunner.ts';
import type { RunningModel } from './rungAttempt.ts';

export interface ModelInUseParts {
  readonly runner: ModelRunner;
  readonly delay: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** A worker whose WebAssembly memory has outgrown this is replaced between two calls. */
  readonly heapBudgetBytes?: number;
}

export interface ModelInUse {
  /** Shared by all who ask meanwhile; a failure is not kept. */
  bringUp(): Promise<EncodeOutcome<RunningModel>>;
  /** Takes over a model that already runs; the one before must have been ended. */
  replace(model: RunningModel): EncodeOutcome<RunningModel>;
  /** Ends the worker; the next one who needs the model brings it up again. */
  release(): void;
  /** Releases at the next `bringUp`: what runs may be in the middle of a call. */
  outdate(): void;
  /** To be called between two calls. */
  recycleIfGrown(): Promise<void>;
  /** From now on, the model is needed. */
  keep(): void;
  /** From now on, the model is released after a while, unless `keep` comes first. */
  releaseLater(): void;
  /** What runs now. Waits for one that is being brought up, and brings none up. */
  readRunning(): Promise<RunningModel | null>;
  /** Of the model that runs or was given back; null before, after a failure and when outdated. */
  readonly info: ModelInfo | null;
  close(): void;
  readonly isClosed: boolean;
}

type Failure = Extract<EncodeOutcome<never>, { ok: false }>;

/** Loading a model takes seconds; a gap between two batches of an import must not cost one. */
export const IDLE_RELEASE_MS = 5 * 60_000;
/** The memory of WebAssembly grows and never shrinks (microsoft/onnxruntime#21673); 4 GiB is where it ends. */
const HEAP_BUDGET_BYTES = 1536 * 1024 * 1024;
/** A model that needs more than the budget to begin with may grow by this much. */
const HEAP_GROWTH = 1.25;

export const CLOSED: Failure = { ok: false, kind: 'transient', reason: encoderText.closed };

export function createModelInUse(parts: ModelInUseParts): ModelInUse {
  const heapBudgetBytes = parts.heapBudgetBytes ?? HEAP_BUDGET_BYTES;
  let bringing: Promise<EncodeOutcome<RunningModel>> | null = null;
  let running: RunningModel | null = null;
  let heapAtStartBytes: number | null = null;
  let info: ModelInfo | null = null;
  let idle = new AbortController();
  let isOutdated = false;
  let isClosed = false;

  function release(): void {
    running?.connection.end();
    running = null;
    bringing = null;
  }

  async function start(): Promise<EncodeOutcome<RunningModel>> {
    try {
      const outcome = await parts.runner.bringUp();
      if (outcome.ok) return replace(outcome.value);
      info = null;
      bringing = null;
      return outcome;
    } catch (error) {
      bringing = null;
      throw error;
    }
  }

  function replace(model: RunningModel): EncodeOutcome<RunningModel> {
    if (isClosed) {
      model.connection.end();
      return CLOSED;
    }
    running = model;
    heapAtStartBytes = null;
    info = model.loaded.info;
    const outcome = { ok: true, value: model } as const;
    bringing = Promise.resolve(outcome);
    return outcome;
  }

  async function releaseAfterPause(): Promise<void> {
    const { signal } = idle;
    await parts.delay(IDLE_RELEASE_MS, signal);
    if (!signal.aborted) release();
  }

  return {
    get info() {
      return isOutdated ? null : info;
    },
    get isClosed() {
      return isClosed;
    },
    async bringUp() {
      if (isClosed) return CLOSED;
      if (isOutdated) release();
      isOutdated = false;
      bringing ??= start();
      return bringing;
    },
    replace,
    release,
    outdate() {
      isOutdated = true;
    },
    async recycleIfGrown() {
      const current = running;
      if (current === null) return;
      const { api, died } = current.connection;
      const heapBytes = await Promise.race([api.readHeapBytes(), died.then(() => 0)]);
      heapAtStartBytes ??= heapBytes;
      if (heapBytes > Math.max(heapBudgetBytes, heapAtStartBytes * HEAP_GROWTH)) release();
    },
    keep() {
      idle.abort();
    },
    releaseLater() {
      idle.abort();
      if (isClosed) return;
      idle = new AbortController();
      void releaseAfterPause();
    },
    async readRunning() {
      if (bringing !== null) await bringing;
      return running;
    },
    close() {
      isClosed = true;
      idle.abort();
      release();
    },
  };
}
