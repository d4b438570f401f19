import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Job, JobOutcome } from './job.ts';
import {
  backOffMs,
  claimJob,
  compareForClaim,
  isDue,
  MAX_ATTEMPTS,
  MAX_STARTS_WITH_CRASHES,
  newJobFields,
  releaseJob,
  retryJob,
  settleJob,
  stateAfter,
} from './stateMachine.ts';

const job: Job = {
  id: 1,
  queue: 'smart-search',
  photoIds: [7],
  runId: null,
  priority: 0,
  createdAtMs: 1_000,
  ...newJobFields({ createdAtMs: 1_000 }),
};

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
  expect(settleJob(active, outcome, 2_000, 0.5)).toMatchObject({ state, lastReason });
  expect(stateAfter(active, outcome)).toBe(state);
});

test('a delayed job is not started before its time', () => {
  const active = claimJob(job, 1_000) ?? job;
  const delayed = settleJob(active, transient, 2_000, 0.5);
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
    current = settleJob(claimJob(current, nowMs) ?? current, transient, nowMs, 0.9);
    expect(current.state).toBe(attempt < MAX_ATTEMPTS ? 'delayed' : 'failed');
  }
  expect(retryJob(current, nowMs)).toMatchObject({ state: 'waiting', attempts: 0, lastReason: null });
});

test('a job whose tab died waits again, until it has been there too often', () => {
  let current = job;
  for (let start = 1; start < MAX_STARTS_WITH_CRASHES; start++) {
    current = releaseJob(claimJob(current, 0) ?? current);
    expect(current.state).toBe('waiting');
  }
  current = releaseJob(claimJob(current, 0) ?? current);
  expect(current).toMatchObject({ state: 'failed', attempts: MAX_STARTS_WITH_CRASHES });
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

/** What may happen to a queue of jobs, in any order. */
const eventArbitrary = fc.oneof(
  fc.record({ kind: fc.constant('claim' as const), at: fc.nat(4) }),
  fc.record({
    kind: fc.constant('settle' as const),
    at: fc.nat(4),
    outcome: fc.constantFrom<JobOutcome>({ kind: 'success' }, { kind: 'skipped', reason: 's' }, transient, {
      kind: 'permanent',
      reason: 'p',
    }),
    random: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('crash' as const) }),
  fc.record({ kind: fc.constant('retry' as const), at: fc.nat(4) }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(600_000) }),
);

test('whatever happens, no job runs twice at once, none comes back from done, and none is started early', () => {
  fc.assert(
    fc.property(fc.array(eventArbitrary, { maxLength: 200 }), (events) => {
      let nowMs = 0;
      const jobs = Array.from({ length: 5 }, (_, id): Job => ({ ...job, id }));
      const starts = jobs.map(() => 0);
      for (const event of events) {
        if (event.kind === 'wait') nowMs += event.ms;
        if (event.kind === 'crash') jobs.forEach((each, at) => (jobs[at] = releaseJob(each)));
        if (!('at' in event)) continue;
        const before = jobs[event.at] ?? job;
        let after = before;
        if (event.kind === 'claim') {
          const claimed = claimJob(before, nowMs);
          expect(claimed === null).toBe(!isDue(before, nowMs));
          if (claimed !== null) {
            starts[event.at] = (starts[event.at] ?? 0) + 1;
            after = claimed;
          }
        }
        if (event.kind === 'settle') after = settleJob(before, event.outcome, nowMs, event.random);
        if (event.kind === 'retry') {
          after = retryJob(before, nowMs);
          if (after !== before) starts[event.at] = 0;
        }
        jobs[event.at] = after;

        if (before.state === 'done') expect(after).toBe(before);
        if (before.state !== 'active' && event.kind === 'settle') expect(after).toBe(before);
        expect(after.attempts).toBe(starts[event.at]);
        expect(after.attempts).toBeLessThanOrEqual(MAX_STARTS_WITH_CRASHES);
        if (after.state === 'delayed' && before.state === 'active') {
          expect(after.runAfterMs).toBeGreaterThanOrEqual(nowMs);
          expect(after.runAfterMs).toBeLessThanOrEqual(nowMs + 300_000);
        }
      }
    }),
  );
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
        current = end === 'crash' ? releaseJob(active) : settleJob(active, transient, nowMs, 0.5);
        nowMs += 300_000;
      }
      expect(current.state).toBe('failed');
    }),
  );
});
