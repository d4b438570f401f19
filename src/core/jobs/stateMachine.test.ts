import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Job, JobOutcome, JobSettlement } from './job.ts';
import {
  backOffMs,
  claimJob,
  compareForClaim,
  MAX_ATTEMPTS,
  MAX_STARTS_WITH_CRASHES,
  newJobRow,
  releaseJob,
  retryJob,
  settleJob,
  stateAfter,
  takeForClaim,
  wakeJob,
} from './stateMachine.ts';

const job: Job = {
  id: 1,
  ...newJobRow({ queue: 'smart-search', photoIds: [7], runId: null, priority: 0, createdAtMs: 1_000 }),
};

function settled(active: Job, outcome: JobOutcome, nowMs: number, random: number): Job {
  const settlement = { id: active.id, attempts: active.attempts, outcome };
  return settleJob(active, settlement, nowMs, () => random)?.job ?? active;
}

function released(active: Job): Job {
  return releaseJob(active, 0)?.job ?? active;
}

const transient: JobOutcome = { kind: 'transient', reason: 'down' };

test('a new job waits and has not been tried', () => {
  expect(job).toMatchObject({ state: 'waiting', attempts: 0, lastReason: null });
});

test.each<[JobOutcome, Job['state'], string | null]>([
  [{ kind: 'success' }, 'done', null],
  [{ kind: 'skipped', reason: 'no photo' }, 'done', 'no photo'],
  [transient, 'delayed', 'down'],
  [{ kind: 'permanent', reason: 'broken' }, 'failed', 'broken'],
])('%j leads to %s', (outcome, state, lastReason) => {
  const active = claimJob(job, 1_000) ?? job;
  expect(settled(active, outcome, 2_000, 0.5)).toMatchObject({ state, lastReason });
  expect(stateAfter(active, outcome)).toBe(state);
});

test('a job whose photo is away waits however often, until it is woken, and keeps its attempts', () => {
  let held = job;
  for (let times = 0; times < 3 * MAX_ATTEMPTS; times += 1) {
    const active = claimJob(held, held.runAfterMs) ?? held;
    held = settled(active, { kind: 'away', reason: 'no folder' }, 5_000, 0.5);
    expect(held).toMatchObject({ state: 'delayed', lastReason: 'no folder', attempts: times + 1 });
  }
  expect(claimJob(held, 60_000)).toBeNull();
  const again = claimJob(wakeJob(held, 60_000), 60_000) ?? held;
  expect(settled(again, transient, 60_000, 0.5).state).toBe('delayed');
  expect(wakeJob(again, 0)).toBe(again);
});

test('a delayed job is not started before its time', () => {
  const active = claimJob(job, 1_000) ?? job;
  const delayed = settled(active, transient, 2_000, 0.5);
  expect(delayed.runAfterMs).toBe(2_500);
  expect(claimJob(delayed, 2_499)).toBeNull();
  expect(claimJob(delayed, 2_500)).toMatchObject({ state: 'active', attempts: 2 });
});

test('delays double up to five minutes and are jittered down to nothing', () => {
  const almostOne = 1 - Number.EPSILON;
  expect([1, 2, 3, 4].map((attempts) => backOffMs(attempts, almostOne))).toEqual([999, 1_999, 3_999, 7_999]);
  expect(backOffMs(60, almostOne)).toBe(299_999);
  expect(backOffMs(5, 0)).toBe(0);
});

test('after its last attempt a transient failure is final', () => {
  let current = job;
  let nowMs = 0;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    nowMs += 3_600_000;
    current = settled(claimJob(current, nowMs) ?? current, transient, nowMs, 0.9);
    expect(current.state).toBe(attempt < MAX_ATTEMPTS ? 'delayed' : 'failed');
  }
  const again = retryJob(current, nowMs);
  expect(again).toMatchObject({ state: 'waiting', lastReason: null });
  // It has all its tries again, and no claim of it is called what an old one was.
  const active = claimJob(again, nowMs) ?? again;
  expect(active.attempts).toBe(MAX_ATTEMPTS + 1);
  expect(settled(active, transient, nowMs, 0.9).state).toBe('delayed');
});

test('a job whose tab died waits again, until it has been there too often', () => {
  let current = job;
  for (let start = 1; start < MAX_STARTS_WITH_CRASHES; start++) {
    current = released(claimJob(current, 0) ?? current);
    expect(current.state).toBe('waiting');
  }
  current = released(claimJob(current, 0) ?? current);
  expect(current).toMatchObject({ state: 'failed', attempts: MAX_STARTS_WITH_CRASHES });
});

test('photos that fared otherwise go on by themselves, and the rest of the batch is done', () => {
  const batch = claimJob({ ...job, photoIds: [1, 2, 3, 4] }, 1_000) ?? job;
  const settlement: JobSettlement = {
    id: batch.id,
    attempts: batch.attempts,
    outcome: { kind: 'success' },
    apart: [
      { photoId: 2, outcome: transient },
      { photoId: 3, outcome: { kind: 'permanent', reason: 'broken' } },
      { photoId: 9, outcome: transient },
    ],
  };
  const parts = settleJob(batch, settlement, 5_000, () => 0.5);
  expect(parts?.job).toMatchObject({ state: 'done', photoIds: [1, 4] });
  expect(parts?.donePhotos).toBe(2);
  expect(parts?.apart).toMatchObject([
    { photoIds: [2], state: 'delayed', runAfterMs: 5_500, attempts: 1, key: 'smart-search/photo-2' },
    { photoIds: [3], state: 'failed', runAfterMs: 5_000, lastReason: 'broken', key: 'smart-search/photo-3' },
  ]);
});

test('what a failed batch had come to is done, and only the rest is tried again', () => {
  const batch: Job = { ...(claimJob({ ...job, photoIds: [1, 2, 3] }, 1_000) ?? job), doneCount: 2 };
  const settlement = { id: batch.id, attempts: batch.attempts, outcome: transient };
  const parts = settleJob(batch, settlement, 5_000, () => 0.5);
  expect(parts).toMatchObject({ job: { state: 'delayed', photoIds: [3] }, apart: [], donePhotos: 2 });
  expect(parts?.job).not.toHaveProperty('doneCount');
});

test('news of an older claim changes nothing', () => {
  const first = claimJob(job, 1_000) ?? job;
  const second = claimJob(released(first), 2_000) ?? job;
  const late = { id: job.id, attempts: first.attempts, outcome: { kind: 'success' } as const };
  expect(settleJob(second, late, 3_000, () => 0.5)).toBeNull();
});

function sizes(...counts: readonly number[]): Array<{ photoIds: number[] }> {
  return counts.map((length) => ({ photoIds: Array<number>(length).fill(0) }));
}

test('a claim takes the first job whatever its size, and others while they are few photos', () => {
  expect(takeForClaim(sizes(32, 1), 8)).toHaveLength(1);
  expect(takeForClaim(sizes(1, 1, 32, 1), 8)).toHaveLength(2);
  expect(takeForClaim(sizes(3, 3, 2, 1), 8)).toHaveLength(3);
  expect(takeForClaim([], 8)).toEqual([]);
});

test('uploads go ahead of scans, and within each the oldest first', () => {
  const jobs = [
    { id: 1, priority: 10 },
    { id: 4, priority: 0 },
    { id: 3, priority: 10 },
    { id: 2, priority: 0 },
  ];
  expect(jobs.toSorted(compareForClaim).map(({ id }) => id)).toEqual([2, 4, 1, 3]);
});

test('a job that is claimed whenever it is due ends, whatever its outcomes and crashes', () => {
  const fates = fc.array(fc.constantFrom('transient', 'crash'), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(fates, (ends) => {
      let current = job;
      let nowMs = 0;
      for (const end of ends) {
        const active = claimJob(current, nowMs);
        if (active === null) break;
        current = end === 'crash' ? released(active) : settled(active, transient, nowMs, 0.5);
        nowMs += 300_000;
      }
      expect(current.state).toBe('failed');
    }),
  );
});
