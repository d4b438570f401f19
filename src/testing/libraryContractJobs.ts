/** The library contract, part four: jobs. The rules are core/jobs's and tested there; here it is whether they are applied. */
import { describe, expect, it } from 'vitest';
import type { JobId, JobOutcome, NewJob, QueueName } from '../core/jobs/job.ts';
import { backOffMs, MAX_ATTEMPTS } from '../core/jobs/stateMachine.ts';
import { EMPTY_TALLY } from '../core/run.ts';
import type { Library } from '../library/library.ts';
import { RANDOM, type LibraryInTest } from './libraryFixtures.ts';

const QUEUE: QueueName = 'classification';

/** Long enough for any back-off to be over. */
const LATER_MS = 10_000_000;

function newJob(edit: Partial<NewJob> = {}): NewJob {
  return { queue: QUEUE, photoIds: [1], runId: null, priority: 0, createdAtMs: 0, ...edit };
}

/** Claims and remembers which claim it was, for {@link settle}. */
async function claimIds(library: Library, limit: number, nowMs: number): Promise<JobId[]> {
  const claimed = await library.jobs.claim(QUEUE, limit, nowMs);
  for (const { id, attempts } of claimed) startsOf.set(id, attempts);
  return claimed.map(({ id }) => id);
}

const startsOf = new Map<JobId, number>();

/** Settles the last claims of jobs alike. */
async function settle(
  library: Library,
  ids: readonly JobId[],
  outcome: JobOutcome,
  nowMs = 0,
): Promise<void> {
  await library.jobs.settle(
    ids.map((id) => ({ id, attempts: startsOf.get(id) ?? 1, outcome })),
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
      const first = await library().jobs.claim(QUEUE, 3, 5);
      expect(first.map(({ id }) => id)).toEqual([upload, scan]);
      expect(first[0]).toEqual({
        ...newJob({ photoIds: [7, 8] }),
        id: upload,
        key: null,
        state: 'active',
        attempts: 1,
        freshFrom: 0,
        runAfterMs: 0,
        lastReason: null,
      });
      expect(await claimIds(library(), 9, 5)).toEqual([scanToo]);
      expect(await claimIds(library(), 9, 5)).toEqual([]);
      expect(await library().jobs.claim('smart-search', 9, 5)).toEqual([]);
    });

    it('are counted by state and in photos, done ones too', async () => {
      const [done = 0, skipped = 0, failed = 0, delayed = 0] = await library().jobs.add(
        Array.from({ length: 6 }, (_, index) => newJob({ photoIds: [index, 10 + index] })),
      );
      await claimIds(library(), 10, 0);
      await settle(library(), [done], { kind: 'success' });
      await settle(library(), [skipped], { kind: 'skipped', reason: 'Nothing to do.' });
      await settle(library(), [failed], PERMANENT);
      await settle(library(), [delayed], TRANSIENT);
      const counts = await library().jobs.readCounts();
      expect(counts[QUEUE]).toEqual({ waiting: 2, active: 2, delayed: 2, failed: 2, done: 4 });
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

    it('that wait for what is away are due once they are woken', async () => {
      const [away = 0, other] = await library().jobs.add([newJob(), newJob({ photoIds: [2] })]);
      await claimIds(library(), 1, 0);
      await settle(library(), [away], { kind: 'away', reason: 'The folder is locked.' });
      const before = await library().jobs.readCounts();
      expect(before[QUEUE]).toMatchObject({ delayed: 1, waiting: 1, failed: 0 });
      expect(await claimIds(library(), 9, 60_000)).toEqual([other]);
      await library().jobs.wakeDelayed(60_000);
      expect(await library().jobs.readNextDueMs(QUEUE)).toBe(60_000);
      expect(await claimIds(library(), 9, 60_000)).toEqual([away]);
    });

    it('fail after too many tries, with the reason, and can be retried or cleared', async () => {
      const [id = 0, other = 0] = await library().jobs.add([newJob(), newJob()]);
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        await claimIds(library(), 2, attempt * LATER_MS);
        await settle(library(), [id, other], TRANSIENT, attempt * LATER_MS);
      }
      const failedAtMs = MAX_ATTEMPTS * LATER_MS;
      expect(await library().jobs.readFailed(QUEUE, 9)).toEqual([
        { jobId: other, photoId: 1, reason: 'The encoder is away.', failedAtMs, attempts: MAX_ATTEMPTS },
        { jobId: id, photoId: 1, reason: 'The encoder is away.', failedAtMs, attempts: MAX_ATTEMPTS },
      ]);
      expect(await library().jobs.readFailed(QUEUE, 1)).toMatchObject([{ jobId: other }]);
      expect(await library().jobs.retryFailed(QUEUE, failedAtMs)).toBe(2);
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
      expect(await library().jobs.releaseActive(5)).toBe(2);
      expect(await library().jobs.releaseActive(5)).toBe(0);
      const [again] = await library().jobs.claim(QUEUE, 1, 0);
      expect(again).toMatchObject({ id: ids[0], attempts: 2 });
    });

    it('are given back by the claim that holds them, and by no other', async () => {
      const [id = 0] = await library().jobs.add([newJob()]);
      const [first] = await library().jobs.claim(QUEUE, 1, 0);
      await library().jobs.releaseActive(0);
      const [second] = await library().jobs.claim(QUEUE, 1, 0);
      await library().jobs.release([{ id, attempts: first?.attempts ?? 0 }], 0);
      expect((await library().jobs.readCounts())[QUEUE].active).toBe(1);
      await library().jobs.release([{ id, attempts: second?.attempts ?? 0 }], 0);
      expect((await library().jobs.readCounts())[QUEUE]).toMatchObject({ active: 0, waiting: 1 });
    });

    it('of a key are there once, and adding it again revives one that failed', async () => {
      const [id = 0, same = 0] = await library().jobs.add([newJob({ key: 'a' }), newJob({ key: 'a' })]);
      expect(same).toBe(id);
      const [again, other] = await library().jobs.add([
        newJob({ key: 'a', photoIds: [5] }),
        newJob({ key: 'b' }),
      ]);
      expect(again).toBe(id);
      expect(other).not.toBe(id);
      await claimIds(library(), 1, 0);
      await settle(library(), [id], PERMANENT);
      expect(await library().jobs.add([newJob({ key: 'a' })])).toEqual([id]);
      expect((await library().jobs.readCounts())[QUEUE]).toMatchObject({ waiting: 2, failed: 0 });
      await claimIds(library(), 1, 0);
      await settle(library(), [id], { kind: 'success' });
      expect(await library().jobs.add([newJob({ key: 'a' })])).not.toEqual([id]);
    });

    it('split off the photos that fared otherwise', async () => {
      await library().jobs.add([newJob({ photoIds: [1, 2, 3] })]);
      const [batch] = await library().jobs.claim(QUEUE, 1, 0);
      await library().jobs.settle(
        [
          {
            id: batch?.id ?? 0,
            attempts: 1,
            outcome: { kind: 'success' },
            apart: [
              { photoId: 2, outcome: TRANSIENT },
              { photoId: 3, outcome: PERMANENT },
            ],
          },
        ],
        7,
      );
      expect((await library().jobs.readCounts())[QUEUE]).toEqual({
        waiting: 0,
        active: 0,
        delayed: 1,
        failed: 1,
        done: 1,
      });
      expect(await library().jobs.readFailed(QUEUE, 9)).toMatchObject([{ photoId: 3, failedAtMs: 7 }]);
      expect(await library().jobs.claim(QUEUE, 1, LATER_MS)).toMatchObject([{ photoIds: [2], attempts: 2 }]);
    });

    it('let one photo of many be retried', async () => {
      const [id = 0] = await library().jobs.add([newJob({ photoIds: [1, 2] })]);
      await claimIds(library(), 1, 0);
      await settle(library(), [id], PERMANENT);
      expect(await library().jobs.retryPhoto(id, 9, 5)).toBe(false);
      expect(await library().jobs.retryPhoto(id, 2, 5)).toBe(true);
      expect(await library().jobs.readFailed(QUEUE, 9)).toMatchObject([{ photoId: 1 }]);
      expect(await library().jobs.claim(QUEUE, 9, 5)).toMatchObject([{ photoIds: [2] }]);
      expect(await library().jobs.retryPhoto(id, 1, 6)).toBe(true);
      expect((await library().jobs.readCounts())[QUEUE]).toMatchObject({ waiting: 1, active: 1, failed: 0 });
    });

    it('add what they did to the minute, and remember an hour', async () => {
      const minuteMs = 60_000;
      const nowMs = 1_000 * minuteMs;
      const ids = await library().jobs.add([
        newJob({ photoIds: [1, 2] }),
        newJob({ photoIds: [3] }),
        newJob({ photoIds: [4, 5, 6] }),
      ]);
      await claimIds(library(), 99, nowMs);
      await settle(library(), ids.slice(0, 1), { kind: 'success' }, nowMs);
      await settle(library(), ids.slice(1, 2), { kind: 'success' }, nowMs + 1);
      await settle(library(), ids.slice(2), { kind: 'success' }, nowMs + 2 * minuteMs);
      const read = async (atMs: number): Promise<number[]> =>
        (await library().jobs.readThroughput(atMs))[QUEUE].slice(-3);
      expect(await read(nowMs + 2 * minuteMs + 59_999)).toEqual([3, 0, 3]);
      expect((await library().jobs.readThroughput(nowMs))['smart-search']).toEqual(Array(60).fill(0));
      expect((await library().jobs.readThroughput(nowMs + 59 * minuteMs))[QUEUE][0]).toBe(3);
      expect((await library().jobs.readThroughput(nowMs + 60 * minuteMs))[QUEUE]).toHaveLength(60);
    });

    it('of a scan are queued at once with its total, and end it', async () => {
      const { runId } = await library().runs.startScan(0);
      const batch = [newJob({ runId, photoIds: [1, 2] }), newJob({ runId, photoIds: [3] })];
      expect(await library().jobs.addForRun(runId, batch)).toBe(true);
      expect(await library().jobs.addForRun(runId, batch)).toBe(false);
      expect((await library().runs.read(runId))?.total).toBe(3);
      const [first = 0, second = 0] = await claimIds(library(), 9, 0);
      const counted = { ...EMPTY_TALLY, processed: 2, unchanged: 2 };
      const attempts = 1;
      await library().jobs.settle([{ id: first, attempts, outcome: { kind: 'success' }, counted }], 5);
      await library().jobs.settle([{ id: first, attempts, outcome: { kind: 'success' }, counted }], 5);
      expect(await library().runs.read(runId)).toMatchObject({ state: 'running', tally: counted });
      // What fails counts by itself, and not twice when it is retried.
      await library().jobs.settle([{ id: second, attempts, outcome: PERMANENT }], 6);
      expect(await library().runs.read(runId)).toMatchObject({
        state: 'done',
        endedAtMs: 6,
        tally: { processed: 3, unchanged: 2, failed: 1 },
      });
      await library().jobs.retryFailed(QUEUE, 7);
      expect(await library().runs.read(runId)).toMatchObject({ tally: { processed: 2, failed: 0 } });
    });

    it('are not given to a run that is over', async () => {
      const { runId } = await library().runs.startScan(0);
      await library().runs.setState(runId, 'cancelled', 1);
      expect(await library().jobs.addForRun(runId, [newJob({ runId })])).toBe(false);
      expect((await library().jobs.readCounts())[QUEUE].waiting).toBe(0);
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
