/** The library contract, part four: jobs. The rules are core/jobs's and tested there; here it is whether they are applied. */
import { describe, expect, it } from 'vitest';
import type { JobId, JobOutcome, NewJob, QueueName } from '../core/jobs/job.ts';
import { backOffMs, MAX_ATTEMPTS } from '../core/jobs/stateMachine.ts';
import type { Library } from '../library/library.ts';
import { RANDOM, type LibraryInTest } from './libraryFixtures.ts';

const QUEUE: QueueName = 'classification';

/** Long enough for any back-off to be over. */
const LATER_MS = 10_000_000;

function newJob(edit: Partial<NewJob> = {}): NewJob {
  return { queue: QUEUE, photoIds: [1], runId: null, priority: 0, createdAtMs: 0, ...edit };
}

async function claimIds(library: Library, limit: number, nowMs: number): Promise<JobId[]> {
  return (await library.jobs.claim(QUEUE, limit, nowMs)).map(({ id }) => id);
}

/** Settles jobs alike. */
async function settle(
  library: Library,
  ids: readonly JobId[],
  outcome: JobOutcome,
  nowMs = 0,
): Promise<void> {
  await library.jobs.settle(
    ids.map((id) => ({ id, outcome })),
    nowMs,
  );
}

const TRANSIENT: JobOutcome = { kind: 'transient', reason: 'The encoder is away.' };
const PERMANENT: JobOutcome = { kind: 'permanent', reason: 'The picture ends early.' };

export function describeJobs(library: LibraryInTest): void {
  describe('jobs', () => {
    it('are claimed once, lowest priority number first, then oldest', async () => {
      const [scan, scanToo, upload] = await library().jobs.add([
        newJob({ priority: 10 }),
        newJob({ priority: 10 }),
        newJob({ priority: 0, photoIds: [7, 8] }),
      ]);
      const first = await library().jobs.claim(QUEUE, 2, 5);
      expect(first.map(({ id }) => id)).toEqual([upload, scan]);
      expect(first[0]).toEqual({
        ...newJob({ photoIds: [7, 8] }),
        id: upload,
        state: 'active',
        attempts: 1,
        runAfterMs: 0,
        lastReason: null,
      });
      expect(await claimIds(library(), 9, 5)).toEqual([scanToo]);
      expect(await claimIds(library(), 9, 5)).toEqual([]);
      expect(await library().jobs.claim('smart-search', 9, 5)).toEqual([]);
    });

    it('are counted by state, done ones too', async () => {
      const [done = 0, skipped = 0, failed = 0, delayed = 0] = await library().jobs.add(
        Array.from({ length: 6 }, () => newJob()),
      );
      await claimIds(library(), 5, 0);
      await settle(library(), [done], { kind: 'success' });
      await settle(library(), [skipped], { kind: 'skipped', reason: 'Nothing to do.' });
      await settle(library(), [failed], PERMANENT);
      await settle(library(), [delayed], TRANSIENT);
      const counts = await library().jobs.readCounts();
      expect(counts[QUEUE]).toEqual({ waiting: 1, active: 1, delayed: 1, failed: 1, done: 2 });
      expect(counts.metadata).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0, done: 0 });
    });

    it('come back after the back-off, among those that waited', async () => {
      const [first = 0, second = 0] = await library().jobs.add([newJob(), newJob()]);
      await claimIds(library(), 1, 1_000);
      await settle(library(), [first], TRANSIENT, 1_000);
      const dueMs = 1_000 + backOffMs(1, RANDOM);
      expect(await library().jobs.readNextDueMs(QUEUE)).toBe(dueMs);
      expect(await claimIds(library(), 1, dueMs - 1)).toEqual([second]);
      expect(await claimIds(library(), 1, dueMs - 1)).toEqual([]);
      expect(await claimIds(library(), 1, dueMs)).toEqual([first]);
      expect(await library().jobs.readNextDueMs(QUEUE)).toBeNull();
    });

    it('that are due again keep their place by priority and age', async () => {
      const [first = 0, second = 0, third = 0] = await library().jobs.add([
        newJob(),
        newJob(),
        newJob({ priority: 10 }),
      ]);
      await claimIds(library(), 1, 0);
      await settle(library(), [first], TRANSIENT);
      expect(await claimIds(library(), 3, LATER_MS)).toEqual([first, second, third]);
    });

    it('fail after too many tries, with the reason, and can be retried or cleared', async () => {
      const [id = 0, other = 0] = await library().jobs.add([newJob(), newJob()]);
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        await claimIds(library(), 2, attempt * LATER_MS);
        await settle(library(), [id, other], TRANSIENT, attempt * LATER_MS);
      }
      expect(await library().jobs.readFailed(QUEUE)).toMatchObject([
        { id, lastReason: 'The encoder is away.', attempts: MAX_ATTEMPTS },
        { id: other },
      ]);
      expect(await library().jobs.retryFailed(QUEUE)).toBe(2);
      expect(await claimIds(library(), 1, 0)).toEqual([id]);
      await settle(library(), [id], PERMANENT);
      expect(await library().jobs.clearFailed(QUEUE)).toBe(1);
      expect(await library().jobs.clearFailed(QUEUE)).toBe(0);
      expect((await library().jobs.readCounts())[QUEUE]).toMatchObject({ waiting: 1, failed: 0 });
    });

    it('ignore news about jobs that are not active', async () => {
      const [waiting = 0, removed = 0] = await library().jobs.add([newJob(), newJob({ runId: 3 })]);
      await library().jobs.removeByRun(3);
      await settle(library(), [waiting, removed, removed + 1000], { kind: 'success' });
      expect((await library().jobs.readCounts())[QUEUE]).toMatchObject({ waiting: 1, done: 0 });
    });

    it('that were active when a tab died wait again', async () => {
      const ids = await library().jobs.add([newJob(), newJob({ queue: 'metadata' }), newJob()]);
      await library().jobs.claim(QUEUE, 1, 0);
      await library().jobs.claim('metadata', 1, 0);
      expect(await library().jobs.releaseActive()).toBe(2);
      expect(await library().jobs.releaseActive()).toBe(0);
      const [again] = await library().jobs.claim(QUEUE, 1, 0);
      expect(again).toMatchObject({ id: ids[0], attempts: 2 });
    });

    it('of a paused queue wait', async () => {
      const ids = await library().jobs.add([newJob()]);
      await library().jobs.setPaused(QUEUE, true);
      await library().jobs.setPaused(QUEUE, true);
      expect(await library().jobs.readPaused()).toEqual([QUEUE]);
      expect(await claimIds(library(), 9, 0)).toEqual([]);
      await library().jobs.setPaused(QUEUE, false);
      expect(await library().jobs.readPaused()).toEqual([]);
      expect(await claimIds(library(), 9, 0)).toEqual(ids);
    });

    it('of a paused run are passed over, delayed ones too', async () => {
      const runId = await library().runs.start('scan', 3, 0);
      const [delayed = 0, held = 0, free = 0] = await library().jobs.add([
        newJob({ runId }),
        newJob({ runId }),
        newJob({ priority: 10 }),
      ]);
      await claimIds(library(), 1, 0);
      await settle(library(), [delayed], TRANSIENT);
      await library().runs.setState(runId, 'paused', 1);
      expect(await library().jobs.readNextDueMs(QUEUE)).toBeNull();
      expect(await claimIds(library(), 9, LATER_MS)).toEqual([free]);
      await library().runs.setState(runId, 'running', 2);
      expect(await library().jobs.readNextDueMs(QUEUE)).not.toBeNull();
      expect(await claimIds(library(), 9, LATER_MS)).toEqual([delayed, held]);
    });

    it('of a cancelled run are removed in any state', async () => {
      await library().jobs.add([newJob({ runId: 5 }), newJob({ runId: 5 }), newJob({ runId: 6 }), newJob()]);
      await claimIds(library(), 1, 0);
      expect(await library().jobs.removeByRun(5)).toBe(2);
      expect((await library().jobs.readCounts())[QUEUE]).toMatchObject({ waiting: 2, active: 0 });
    });
  });
}
