/** Queues and changes of model that begin later than the screens that ask them: what stands in for both until then. */
import type { ModelChanges } from './modelChanges.ts';
import type { QueueRunner } from './runQueues.ts';

export interface Work {
  readonly queues: QueueRunner;
  readonly changes: ModelChanges;
}

export interface LateWork extends Work {
  /** Begins, unless it has begun or was told to stop. Waking the queues does so too: somebody was faster. */
  start(): void;
}

/**
 * @param load brings in the code and begins
 * @param onError told where the code cannot be fetched; the next start tries again
 */
export function createLateWork(load: () => Promise<Work>, onError: (error: unknown) => void): LateWork {
  let starting: Promise<Work> | null = null;
  let work: Work | null = null;
  let isStopped = false;
  const listeners = new Set<() => void>();

  async function begin(): Promise<Work> {
    try {
      work = await load();
    } catch (error) {
      starting = null;
      throw error;
    }
    work.changes.subscribe(() => {
      for (const listener of listeners) listener();
    });
    return work;
  }

  const ensure = (): Promise<Work> => (starting ??= begin());

  async function stop(part: keyof Work): Promise<void> {
    isStopped = true;
    if (starting !== null) await (await starting)[part].stop();
  }

  function start(): void {
    if (!isStopped) ensure().catch(onError);
  }

  return {
    start,
    queues: {
      // Work that only begins looks for what there is by itself.
      wake: () => (work === null ? start() : work.queues.wake()),
      pauseQueue: async (queue) => (await ensure()).queues.pauseQueue(queue),
      resumeQueue: async (queue) => (await ensure()).queues.resumeQueue(queue),
      stop: () => stop('queues'),
    },
    changes: {
      readProgress: () => work?.changes.readProgress() ?? null,
      subscribe(listener) {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
      stop: () => stop('changes'),
    },
  };
}
