/**
 * A few workers that share a queue of tasks. A worker that dies, hangs or is in the middle of something nobody wants
 * any more is ended and made again: WebAssembly cannot be interrupted any other way. One that has had nothing to do for a
 * while is ended too: it is the only way to have its WebAssembly memory back, which never shrinks.
 */

/** One running worker, as the pool needs to see it. */
export interface PooledWorker<Api> {
  readonly api: Api;
  terminate(): void;
}

/** Starts a worker that calls `onDeath` when it can do nothing more. */
export type CreateWorker<Api> = (onDeath: () => void) => PooledWorker<Api>;

export type TaskResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly cause: 'died' | 'hung' };

export interface TaskOptions {
  readonly signal: AbortSignal;
  /** Longest time one try may take. */
  readonly timeoutMs: number;
}

export interface WorkerPool<Api> {
  /**
   * Runs a task on the next free worker. A task whose worker died or hung is run once more on a fresh one (so it must
   * be repeatable); the second time it is given up. Rejects with the signal's reason when aborted, and with whatever
   * the task itself throws.
   */
  run<T>(task: (api: Api) => Promise<T>, options: TaskOptions): Promise<TaskResult<T>>;
  /** Ends all workers; tasks that wait are rejected. */
  close(): void;
}

const MAX_TRIES = 2;
/** Longer than the gaps of a long import, in which a preview is made every 30 seconds; starting anew takes a moment. */
export const IDLE_END_MS = 60_000;

interface Slot<Api> {
  readonly worker: PooledWorker<Api>;
  /** Tells the task in hand, if any, that its worker died. */
  reportDeath: (() => void) | null;
  /** Ends it; set while it has nothing to do. */
  idleTimer: ReturnType<typeof setTimeout> | undefined;
}

/** Workers are made when first needed, at most `size` of them. */
export function createWorkerPool<Api>(size: number, createWorker: CreateWorker<Api>): WorkerPool<Api> {
  const slots = new Set<Slot<Api>>();
  const idle: Slot<Api>[] = [];
  const waiting: Array<() => void> = [];
  let busyCount = 0;
  let isClosed = false;

  function obtain(): Slot<Api> {
    if (isClosed) throw new Error('The worker pool is closed.');
    // The one that worked last, so that those too many for what there is to do are ended.
    const free = idle.pop();
    if (free !== undefined) {
      clearTimeout(free.idleTimer);
      return free;
    }
    const slot: Slot<Api> = {
      worker: createWorker(() => {
        discard(slot);
        slot.reportDeath?.();
      }),
      reportDeath: null,
      idleTimer: undefined,
    };
    slots.add(slot);
    return slot;
  }

  function discard(slot: Slot<Api>): void {
    if (!slots.delete(slot)) return;
    clearTimeout(slot.idleTimer);
    const at = idle.indexOf(slot);
    if (at >= 0) idle.splice(at, 1);
    slot.worker.terminate();
  }

  function rest(slot: Slot<Api>): void {
    idle.push(slot);
    slot.idleTimer = setTimeout(() => discard(slot), IDLE_END_MS);
  }

  /** Waits for a turn; a caller that aborts while waiting leaves the queue. */
  async function takeTurn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (busyCount < size) {
      busyCount++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const leave = (): void => {
        waiting.splice(waiting.indexOf(start), 1);
        reject(abortReason(signal));
      };
      const start = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      waiting.push(start);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  function endTurn(): void {
    const next = waiting.shift();
    if (next === undefined) busyCount--;
    else next();
  }

  async function tryOnce<T>(task: (api: Api) => Promise<T>, options: TaskOptions): Promise<TaskResult<T>> {
    options.signal.throwIfAborted();
    const slot = obtain();
    const watch = new AbortController();
    let isHealthy = false;
    try {
      const result = await new Promise<TaskResult<T>>((resolve, reject) => {
        const onAbort = (): void => reject(abortReason(options.signal));
        options.signal.addEventListener('abort', onAbort, { once: true, signal: watch.signal });
        const timer = setTimeout(() => resolve({ ok: false, cause: 'hung' }), options.timeoutMs);
        watch.signal.addEventListener('abort', () => clearTimeout(timer));
        slot.reportDeath = () => resolve({ ok: false, cause: 'died' });
        task(slot.worker.api).then((value) => resolve({ ok: true, value }), reject);
      });
      isHealthy = result.ok;
      return result;
    } finally {
      watch.abort();
      slot.reportDeath = null;
      if (isHealthy && slots.has(slot)) rest(slot);
      else discard(slot);
    }
  }

  return {
    async run(task, options) {
      await takeTurn(options.signal);
      try {
        let result = await tryOnce(task, options);
        for (let tries = 1; !result.ok && tries < MAX_TRIES; tries++) result = await tryOnce(task, options);
        return result;
      } finally {
        endTurn();
      }
    },
    close() {
      isClosed = true;
      idle.length = 0;
      for (const slot of slots) {
        clearTimeout(slot.idleTimer);
        slot.worker.terminate();
        slot.reportDeath?.();
      }
      slots.clear();
    },
  };
}

function abortReason(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new DOMException('Aborted', 'AbortError');
}
