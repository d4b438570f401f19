/** The scorer of this page: starts the scorer worker and tells it whose library to open. */
import { releaseProxy, wrap } from 'comlink';
import type { ScorerWorkerApi } from '../../workers/scorer/contract.ts';
import type { Scorer } from './scorer.ts';
import { createScorerOver, type ScorerConnection } from './scorerCalls.ts';

/** The worker starts, and opens the library, at the first call. */
export function createScorer(profileId: string): Scorer {
  return createScorerOver(() => startWorker(profileId));
}

function startWorker(profileId: string): ScorerConnection {
  const worker = new Worker(new URL('../../workers/scorer/scorerWorker.ts', import.meta.url), {
    type: 'module',
    name: 'scorer',
  });
  const api = wrap<ScorerWorkerApi>(worker);
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
    opened: api.open(profileId),
    end() {
      ending.abort();
      api[releaseProxy]();
      worker.terminate();
    },
  };
}
