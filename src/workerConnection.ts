/** A worker and the calls to it: what every client of one begins with, and how each is told that it is gone. */
import { releaseProxy, wrap, type Remote } from 'comlink';

export interface WorkerConnection<Api> {
  readonly api: Remote<Api>;
  /** Resolves when the worker can answer nothing more: it failed, or was ended. */
  readonly died: Promise<void>;
  end(): void;
}

/** Takes charge of a worker just started; only the caller knows its address, which the bundler has to see. */
export function connectWorker<Api>(worker: Worker): WorkerConnection<Api> {
  const api = wrap<Api>(worker);
  const ending = new AbortController();
  const died = new Promise<void>((resolve) => {
    const die = (): void => {
      resolve();
    };
    worker.addEventListener('error', die);
    worker.addEventListener('messageerror', die);
    ending.signal.addEventListener('abort', die);
  });
  return {
    api,
    died,
    end() {
      ending.abort();
      api[releaseProxy]();
      worker.terminate();
    },
  };
}
