/** The scorer of this page: starts the scorer worker and tells it whose library to open. */
import type { ScorerWorkerApi } from '../../workers/scorer/contract.ts';
import type { DataKey } from '../core/profileLock.ts';
import type { LibraryAt } from '../library/openDatabase.ts';
import type { Scorer } from './scorer.ts';
import { connectWorker } from '../workerConnection.ts';
import { createScorerOver, type ScorerConnection } from './scorerCalls.ts';

/** The worker starts, and opens the library, at the first call. */
export function createScorer(profileId: string, key: DataKey | null = null): Scorer {
  return createScorerOver(() => startWorker({ profileId, key }));
}

function startWorker(at: LibraryAt): ScorerConnection {
  const connection = connectWorker<ScorerWorkerApi>(
    new Worker(new URL('../../workers/scorer/scorerWorker.ts', import.meta.url), {
      type: 'module',
      name: 'scorer',
    }),
  );
  return { ...connection, opened: connection.api.open(at) };
}
