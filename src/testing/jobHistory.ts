/**
 * What may happen to jobs, in any order, and what must stay true of them: the moves a property test draws, and a plain
 * account of each photo's fate to hold a store against. Run on the stand-in and on IndexedDB.
 */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { decide } from '../core/classify.ts';
import { PRIORITY, QUEUES, type Job, type JobOutcome, type QueueName } from '../core/jobs/job.ts';
import { isDue, MAX_STARTS_WITH_CRASHES } from '../core/jobs/stateMachine.ts';
import type { PhotoId } from '../core/photo.ts';
import { EMPTY_TALLY } from '../core/run.ts';
import type { Library } from '../library/library.ts';

const SUCCESS: JobOutcome = { kind: 'success' };

const outcomeArbitrary = fc.constantFrom<JobOutcome>(
  SUCCESS,
  { kind: 'skipped', reason: 'Nothing to do.' },
  { kind: 'transient', reason: 'The encoder is away.' },
  { kind: 'permanent', reason: 'The picture ends early.' },
);

const queueArbitrary = fc.constantFrom<QueueName>('smart-search', 'classification');
const indexArbitrary = fc.nat({ max: 30 });

const moveArbitrary = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      queue: queueArbitrary,
      sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
      priority: fc.constantFrom(PRIORITY.upload, PRIORITY.scan),
      key: fc.option(fc.constantFrom('one', 'two', 'three')),
      isOfRun: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('claim' as const),
      queue: queueArbitrary,
      photoLimit: fc.integer({ min: 1, max: 6 }),
      runners: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('settle' as const),
      /** Any claim there ever was: late and repeated settlements are as likely as timely ones. */
      claim: indexArbitrary,
      outcome: outcomeArbitrary,
      apart: fc.array(fc.tuple(fc.nat({ max: 4 }), outcomeArbitrary), { maxLength: 3 }),
    }),
  },
  fc.record({ kind: fc.constant('progress' as const), claim: indexArbitrary, more: fc.nat({ max: 4 }) }),
  fc.record({ kind: fc.constant('release' as const), claim: indexArbitrary }),
  fc.record({ kind: fc.constant('take-over' as const) }),
  fc.record({ kind: fc.constant('pause-queue' as const), queue: queueArbitrary, isPaused: fc.boolean() }),
  fc.record({ kind: fc.constant('pause-run' as const), isPaused: fc.boolean() }),
  fc.record({ kind: fc.constant('retry-failed' as const), queue: queueArbitrary }),
  fc.record({ kind: fc.constant('retry-photo' as const), queue: queueArbitrary, index: indexArbitrary }),
  fc.record({ kind: fc.constant('clear-failed' as const), queue: queueArbitrary }),
  fc.record({ kind: fc.constant('cancel' as const) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat({ max: 400_000 }) }) },
);

export const historyArbitrary = fc.array(moveArbitrary, { maxLength: 40, size: 'max' });

type Move = typeof moveArbitrary extends fc.Arbitrary<infer Drawn> ? Drawn : never;
type MoveOf<Kind extends Move['kind']> = Extract<Move, { kind: Kind }>;

export interface JobsInPlay {
  readonly library: Library;
  /** All rows, whatever their state. */
  readonly readRows: () => Promise<Job[]>;
}

/** Plays a history and checks after every move; then lets all faults stop and checks that everything comes to an end. */
export async function playHistory(play: JobsInPlay, moves: readonly Move[]): Promise<void> {
  const account = await openAccount(play);
  for (const move of moves) {
    await account.make(move);
    await account.check();
  }
  await account.comeToAnEnd();
}

async function openAccount({ library, readRows }: JobsInPlay) {
  const { jobs, runs } = library;
  const runId = await runs.start('bulk', 0, 0);
  const claims: Job[] = [];
  /** Claims in force, by job. */
  const inForce = new Map<number, Job>();
  /** Photos that are owed something. */
  const owed = new Set<PhotoId>();
  const cleared = new Set<PhotoId>();
  const paused = new Set<QueueName>();
  let clearedOfRun = 0;
  let done = 0;
  let isRunPaused = false;
  let nextPhotoId = 1;
  let nowMs = 1_000_000;

  function end(photoIds: readonly PhotoId[]): void {
    for (const id of photoIds) {
      expect(owed.delete(id)).toBe(true);
      done += 1;
    }
  }

  async function add({ queue, sizes, priority, key, isOfRun }: MoveOf<'add'>): Promise<void> {
    const before = await readRows();
    const added = sizes.map((size) => ({
      queue,
      priority,
      runId: isOfRun ? runId : null,
      createdAtMs: nowMs,
      // All of a call share a key, so that a key met twice in one call is tried as well.
      ...(key === null ? {} : { key: `${queue} ${key}` }),
      photoIds: Array.from({ length: size }, () => nextPhotoId++),
    }));
    const ids = await jobs.add(added);
    const after = await readRows();
    const holder = before.find((row) => key !== null && row.key === `${queue} ${key}`);
    expect(ids).toHaveLength(added.length);
    if (holder !== undefined) {
      expect(ids).toEqual(ids.map(() => holder.id));
      expect(after).toHaveLength(before.length);
      const now = after.find(({ id }) => id === holder.id);
      expect(now?.state).toBe(holder.state === 'failed' ? 'waiting' : holder.state);
      return;
    }
    const kept = key === null ? added : added.slice(0, 1);
    expect(new Set(ids).size).toBe(kept.length);
    expect(after).toHaveLength(before.length + kept.length);
    for (const { photoIds } of kept) for (const id of photoIds) owed.add(id);
  }

  async function claim({ queue, photoLimit, runners }: MoveOf<'claim'>): Promise<void> {
    const before = await readRows();
    const handed = await Promise.all(
      Array.from({ length: runners }, () => jobs.claim(queue, photoLimit, nowMs)),
    );
    const claimed = handed.flat();
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(claimed.length);
    const due = before.filter(
      (job) =>
        job.queue === queue &&
        isDue(job, nowMs) &&
        !paused.has(queue) &&
        !(isRunPaused && job.runId !== null),
    );
    expect(claimed.length).toBeGreaterThanOrEqual(Math.min(runners, due.length));
    for (const some of handed) {
      const photos = some.reduce((sum, { photoIds }) => sum + photoIds.length, 0);
      if (some.length > 1) expect(photos).toBeLessThanOrEqual(photoLimit);
    }
    for (const job of claimed) {
      expect(due.map(({ id }) => id)).toContain(job.id);
      expect(inForce.has(job.id)).toBe(false);
      expect(claims.some(({ id, attempts }) => id === job.id && attempts === job.attempts)).toBe(false);
      claims.push(job);
      inForce.set(job.id, job);
    }
    const left = due.filter(({ id }) => !inForce.has(id));
    for (const job of claimed) {
      for (const other of left) {
        expect(job.priority < other.priority || (job.priority === other.priority && job.id < other.id)).toBe(
          true,
        );
      }
    }
  }

  function isInForce({ id, attempts }: Job): boolean {
    return inForce.get(id)?.attempts === attempts;
  }

  async function settle({ claim: index, outcome, apart }: MoveOf<'settle'>): Promise<void> {
    const claimed = claims[index % Math.max(1, claims.length)];
    if (claimed === undefined) return;
    const before = await readRows();
    const fates = new Map(
      apart.flatMap(([at, fate]) => {
        const photoId = claimed.photoIds[at];
        return photoId === undefined ? [] : [[photoId, fate] as const];
      }),
    );
    await jobs.settle(
      [
        {
          id: claimed.id,
          attempts: claimed.attempts,
          outcome,
          apart: [...fates].map(([photoId, fate]) => ({ photoId, outcome: fate })),
        },
      ],
      nowMs,
    );
    if (!isInForce(claimed)) {
      expect(await readRows()).toEqual(before);
      return;
    }
    inForce.delete(claimed.id);
    const row = before.find(({ id }) => id === claimed.id);
    const dealtWith = row?.doneCount ?? 0;
    const ended = claimed.photoIds.filter((photoId, at) => {
      const { kind } = fates.get(photoId) ?? outcome;
      return at < dealtWith || kind === 'success' || kind === 'skipped';
    });
    end(ended);
    const after = await readRows();
    for (const photoId of claimed.photoIds) {
      if (ended.includes(photoId)) continue;
      const { kind } = fates.get(photoId) ?? outcome;
      const now = after.find(({ photoIds }) => photoIds.includes(photoId));
      expect(kind === 'permanent' ? ['failed'] : ['delayed', 'failed']).toContain(now?.state);
    }
  }

  async function progress({ claim: index, more }: MoveOf<'progress'>): Promise<void> {
    const claimed = claims[index % Math.max(1, claims.length)];
    if (claimed === undefined) return;
    const before = await readRows();
    const row = before.find(({ id }) => id === claimed.id);
    const doneCount = Math.min(claimed.photoIds.length, (row?.doneCount ?? 0) + more);
    const committed = await library.classification.commit([], decide, {
      runId: null,
      modelKey: 'none',
      nowMs,
      job: { id: claimed.id, attempts: claimed.attempts, doneCount, counted: EMPTY_TALLY },
    });
    expect(committed.ok).toBe(isInForce(claimed));
    if (!committed.ok) expect(await readRows()).toEqual(before);
  }

  async function removeFailed(queue: QueueName): Promise<void> {
    const failed = (await readRows()).filter((row) => row.queue === queue && row.state === 'failed');
    const photoIds = failed.flatMap((row) => row.photoIds);
    expect(await jobs.clearFailed(queue)).toBe(photoIds.length);
    for (const id of photoIds) {
      owed.delete(id);
      cleared.add(id);
    }
    clearedOfRun += failed.reduce((sum, row) => sum + (row.runId === null ? 0 : row.photoIds.length), 0);
  }

  async function cancel(): Promise<void> {
    const ofRun = (await readRows()).filter((row) => row.runId === runId);
    expect(await jobs.removeByRun(runId)).toBe(ofRun.length);
    for (const { photoIds, state, doneCount = 0, id } of ofRun) {
      inForce.delete(id);
      end(photoIds.slice(0, doneCount));
      for (const photoId of photoIds.slice(doneCount)) owed.delete(photoId);
      if (state === 'failed') clearedOfRun += photoIds.length;
    }
  }

  /** What is given up for crashing too often leaves the photos it had come to done. */
  async function noteReleased(work: () => Promise<unknown>): Promise<void> {
    const before = await readRows();
    await work();
    const after = new Map((await readRows()).map((row) => [row.id, row]));
    for (const { id, photoIds, doneCount = 0 } of before) {
      const now = after.get(id);
      if (now === undefined) end(photoIds);
      else if (now.photoIds.length < photoIds.length) end(photoIds.slice(0, doneCount));
    }
  }

  async function make(move: Move): Promise<void> {
    switch (move.kind) {
      case 'add':
        return add(move);
      case 'claim':
        return claim(move);
      case 'settle':
        return settle(move);
      case 'progress':
        return progress(move);
      case 'release': {
        const claimed = claims[move.claim % Math.max(1, claims.length)];
        if (claimed === undefined) return;
        await noteReleased(() => jobs.release([claimed], nowMs));
        if (isInForce(claimed)) inForce.delete(claimed.id);
        return;
      }
      case 'take-over':
        await noteReleased(async () => {
          expect(await jobs.releaseActive(nowMs)).toBe(inForce.size);
        });
        inForce.clear();
        return;
      case 'pause-queue':
        await jobs.setPaused(move.queue, move.isPaused);
        if (move.isPaused) paused.add(move.queue);
        else paused.delete(move.queue);
        return;
      case 'pause-run':
        isRunPaused = move.isPaused;
        await runs.setState(runId, isRunPaused ? 'paused' : 'running', nowMs);
        return;
      case 'retry-failed': {
        const counts = (await jobs.readCounts())[move.queue];
        expect(await jobs.retryFailed(move.queue, nowMs)).toBe(counts.failed);
        return;
      }
      case 'retry-photo': {
        const failed = await jobs.readFailed(move.queue, 100);
        const one = failed[move.index % Math.max(1, failed.length)];
        if (one === undefined) return;
        expect(await jobs.retryPhoto(one.jobId, one.photoId, nowMs)).toBe(true);
        expect(await jobs.retryPhoto(one.jobId, one.photoId, nowMs)).toBe(false);
        return;
      }
      case 'clear-failed':
        return removeFailed(move.queue);
      case 'cancel':
        return cancel();
      case 'wait':
        nowMs += move.ms;
        return;
      default:
        return move satisfies never;
    }
  }

  async function check(): Promise<void> {
    const rows = await readRows();
    // No photo is lost, none is in two rows, and none that is done or cleared comes back.
    const inRows = rows.flatMap(({ photoIds }) => photoIds);
    expect(new Set(inRows).size).toBe(inRows.length);
    expect(new Set(inRows)).toEqual(owed);
    for (const id of cleared) expect(owed.has(id)).toBe(false);

    const active = rows.filter(({ state }) => state === 'active');
    expect(new Map(active.map(({ id, attempts }) => [id, attempts]))).toEqual(
      new Map([...inForce.values()].map(({ id, attempts }) => [id, attempts])),
    );
    const keys = rows.flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { attempts, freshFrom } of rows) {
      expect(freshFrom).toBeGreaterThanOrEqual(0);
      expect(attempts - freshFrom).toBeLessThanOrEqual(MAX_STARTS_WITH_CRASHES);
    }

    // The books say what the rows say.
    const counts = await jobs.readCounts();
    for (const queue of QUEUES) {
      for (const state of ['waiting', 'active', 'delayed', 'failed'] as const) {
        const photos = rows.filter((row) => row.queue === queue && row.state === state);
        expect(counts[queue][state]).toBe(photos.reduce((sum, row) => sum + row.photoIds.length, 0));
      }
    }
    expect(QUEUES.reduce((sum, queue) => sum + counts[queue].done, 0)).toBe(done);
    const failedOfRun = rows.filter((row) => row.runId === runId && row.state === 'failed');
    expect((await runs.read(runId))?.tally.failed).toBe(
      failedOfRun.reduce((sum, row) => sum + row.photoIds.length, 0) + clearedOfRun,
    );
  }

  return {
    make,
    check,
    async comeToAnEnd(): Promise<void> {
      for (const queue of paused) await make({ kind: 'pause-queue', queue, isPaused: false });
      await make({ kind: 'pause-run', isPaused: false });
      await make({ kind: 'take-over' });
      await make({ kind: 'wait', ms: 400_000 });
      for (const queue of ['smart-search', 'classification'] as const) {
        const rounds = (await readRows()).length;
        for (let round = 0; round < rounds; round++) {
          await make({ kind: 'claim', queue, photoLimit: 1_000, runners: 1 });
          for (const id of inForce.keys()) {
            const index = claims.findLastIndex((claimed) => claimed.id === id);
            await settle({ kind: 'settle', claim: index, outcome: SUCCESS, apart: [] });
          }
        }
      }
      await check();
      expect((await readRows()).filter(({ state }) => state !== 'failed')).toEqual([]);
      await removeFailed('smart-search');
      await removeFailed('classification');
      expect(owed.size).toBe(0);
    },
  };
}
