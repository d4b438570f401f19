import { expect, test } from 'vitest';
import { EMPTY_TALLY } from '../core/run.ts';
import type { ClassifyRequest, RankRequest, RankResult } from './scorer.ts';
import { createScorerOver, type ScorerConnection } from './scorerCalls.ts';

const NEVER = new AbortController().signal;
const RANK: RankRequest = { modelKey: 'm', dim: 1, vectors: Float32Array.of(1) };
const CLASSIFY: ClassifyRequest = {
  job: { id: 1, attempts: 1 },
  photoIds: [5, 6],
  doneCount: 1,
  frame: null,
  runId: 3,
  uncounted: EMPTY_TALLY,
};
const RANKED: RankResult = {
  ok: true,
  ranking: { photoIds: new Uint32Array(), scores: new Float32Array(), winners: new Uint16Array() },
};

/** Workers that answer when told to, numbered from 0 in the order they were started. */
function workers() {
  const started: Array<{
    readonly answers: Array<(result: RankResult) => void>;
    readonly aborted: number[];
    readonly kill: () => void;
    isEnded: boolean;
  }> = [];
  const start = (opened: Promise<void> = Promise.resolve()): ScorerConnection => {
    const dying = new AbortController();
    const worker = {
      answers: new Array<(result: RankResult) => void>(),
      aborted: new Array<number>(),
      kill: () => dying.abort(),
      isEnded: false,
    };
    started.push(worker);
    return {
      opened,
      died: new Promise((resolve) => {
        dying.signal.addEventListener('abort', () => resolve());
      }),
      api: {
        classify: () => new Promise(() => undefined),
        rank: () => new Promise((resolve) => worker.answers.push(resolve)),
        preview: () => new Promise(() => undefined),
        hashPhotos: () => new Promise(() => undefined),
        findDuplicates: () => new Promise(() => undefined),
        abort: (callId) => worker.aborted.push(callId),
      },
      end: () => (worker.isEnded = true),
    };
  };
  return { started, start };
}

/** Lets everything that is already settled run on. */
async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

test('one worker serves calls side by side, from the first call on', async () => {
  const { started, start } = workers();
  const scorer = createScorerOver(start);
  expect(started).toHaveLength(0);
  const calls = [scorer.rank(RANK, NEVER), scorer.rank(RANK, NEVER)];
  await settle();
  for (const answer of started[0]?.answers ?? []) answer(RANKED);
  expect(await Promise.all(calls)).toEqual([RANKED, RANKED]);
  expect(started).toHaveLength(1);
});

test('a dead worker is a transient failure, and the next call gets a new one', async () => {
  const { started, start } = workers();
  const scorer = createScorerOver(start);
  const classified = scorer.classify(CLASSIFY, NEVER);
  const ranked = scorer.rank(RANK, NEVER);
  await settle();
  started[0]?.kill();
  expect(await classified).toEqual({
    end: { kind: 'transient', reason: 'The scorer stopped unexpectedly.' },
    tally: EMPTY_TALLY,
    doneCount: 1,
    runId: 3,
    uncounted: EMPTY_TALLY,
  });
  expect(await ranked).toEqual({ ok: false, reason: 'The scorer stopped unexpectedly.' });
  expect(started[0]?.isEnded).toBe(true);

  const next = scorer.rank(RANK, NEVER);
  await settle();
  started[1]?.answers[0]?.(RANKED);
  expect(await next).toEqual(RANKED);
});

test('an abort reaches the call it is for, and no worker where there was no call yet', async () => {
  const { started, start } = workers();
  const scorer = createScorerOver(start);
  const abort = new AbortController();
  const first = scorer.rank(RANK, NEVER);
  const second = scorer.rank(RANK, abort.signal);
  await settle();
  abort.abort();
  expect(started[0]?.aborted).toEqual([2]);
  started[0]?.answers.forEach((answer) => answer(RANKED));
  await Promise.all([first, second]);
  expect(await scorer.rank(RANK, abort.signal)).toEqual({ ok: false, reason: 'The work was interrupted.' });
  expect(started[0]?.answers).toHaveLength(2);
});

test('a library that cannot be opened is told, and tried again', async () => {
  const { started, start } = workers();
  const openings = [Promise.reject(new Error('No storage.')), Promise.resolve()];
  const scorer = createScorerOver(() => start(openings.shift()));
  await expect(scorer.rank(RANK, NEVER)).rejects.toThrow('No storage.');
  expect(started[0]?.isEnded).toBe(true);
  const next = scorer.rank(RANK, NEVER);
  await settle();
  started[1]?.answers[0]?.(RANKED);
  expect(await next).toEqual(RANKED);
});

test('closed, it answers what is under way and starts nothing', async () => {
  const { started, start } = workers();
  const scorer = createScorerOver(start);
  scorer.close();
  expect(await scorer.rank(RANK, NEVER)).toEqual({ ok: false, reason: 'The scorer was closed.' });
  expect(started).toHaveLength(0);
});
