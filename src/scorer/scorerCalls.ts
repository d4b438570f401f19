/**
 * The calls to a scorer worker, wherever it runs: numbered, so that they can be aborted, and a worker that died or failed
 * replaced at the next call.
 */
import { EMPTY_TALLY } from '../core/run.ts';
import type { ScorerWorkerApi } from '../../workers/scorer/contract.ts';
import { INTERRUPTED_REASON, type Scorer } from './scorer.ts';

/** A running worker that has been told its library. */
export interface ScorerConnection {
  readonly api: Pick<ScorerWorkerApi, 'classify' | 'rank' | 'preview' | 'hashPhotos' | 'findDuplicates'> & {
    abort(callId: number): unknown;
  };
  /** Rejects where the library could not be opened. */
  readonly opened: Promise<void>;
  /** Resolves when the worker can answer nothing more. */
  readonly died: Promise<void>;
  end(): void;
}

const DIED_REASON = 'The scorer stopped unexpectedly.';
const CLOSED_REASON = 'The scorer was closed.';

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** `start` is called when a worker is first needed, and again whenever the last one is spent. */
export function createScorerOver(start: () => ScorerConnection): Scorer {
  let connection: ScorerConnection | null = null;
  let lastCallId = 0;
  let isClosed = false;

  function discard(spent: ScorerConnection): void {
    if (connection !== spent) return;
    connection = null;
    spent.end();
  }

  async function deathOf(current: ScorerConnection): Promise<Answer<never>> {
    await current.died;
    discard(current);
    return { ok: false, reason: isClosed ? CLOSED_REASON : DIED_REASON };
  }

  async function ask<T>(
    signal: AbortSignal,
    question: (api: ScorerConnection['api'], callId: number) => Promise<T>,
  ): Promise<Answer<T>> {
    if (isClosed) return { ok: false, reason: CLOSED_REASON };
    if (signal.aborted) return { ok: false, reason: INTERRUPTED_REASON };
    const current = (connection ??= start());
    lastCallId += 1;
    const callId = lastCallId;
    const abort = (): void => void current.api.abort(callId);

    async function answer(): Promise<Answer<T>> {
      await current.opened;
      if (signal.aborted) return { ok: false, reason: INTERRUPTED_REASON };
      signal.addEventListener('abort', abort, { once: true });
      return { ok: true, value: await question(current.api, callId) };
    }

    try {
      return await Promise.race([answer(), deathOf(current)]);
    } catch (error) {
      // A database that was closed under the worker stays closed: the next call gets a new worker.
      discard(current);
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** For questions whose own answers say what went wrong in the same way. */
  async function askPlainly<T>(
    signal: AbortSignal,
    question: (api: ScorerConnection['api'], callId: number) => Promise<T>,
  ): Promise<T | Extract<Answer<T>, { ok: false }>> {
    const answer = await ask(signal, question);
    return answer.ok ? answer.value : answer;
  }

  return {
    async classify(request, signal) {
      const answer = await ask(signal, (api, callId) => api.classify(callId, request));
      if (answer.ok) return answer.value;
      const { doneCount, runId, uncounted } = request;
      // What the worker had committed is stored with the job, which goes on behind it.
      const end = { kind: 'transient', reason: answer.reason } as const;
      return { end, tally: EMPTY_TALLY, doneCount, runId, uncounted };
    },
    rank: (request, signal) => askPlainly(signal, (api, callId) => api.rank(callId, request)),
    preview: (request, signal) => askPlainly(signal, (api, callId) => api.preview(callId, request)),
    hashPhotos: (photoIds, signal) => askPlainly(signal, (api, callId) => api.hashPhotos(callId, photoIds)),
    findDuplicates: (modelKey, signal) =>
      askPlainly(signal, (api, callId) => api.findDuplicates(callId, modelKey)),
    close() {
      isClosed = true;
      if (connection !== null) discard(connection);
    },
  };
}
