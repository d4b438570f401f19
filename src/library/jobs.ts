/**
 * Jobs as rows. Which state follows which is the state machine's business (core/jobs); here it is applied to rows, found
 * by index, in one transaction each, so that no job is handed out twice.
 */
import { Dexie, type Collection } from 'dexie';
import {
  countPhotos,
  dealtWith,
  failedPhotosOf,
  mergeByKey,
  releaseJobs,
  retryJobs,
  retryOnePhoto,
  settleJobs,
  type JobChanges,
} from '../core/jobs/jobChanges.ts';
import {
  PRIORITY,
  QUEUES,
  type FailedPhoto,
  type Job,
  type JobId,
  type JobState,
  type NewJob,
  type QueueName,
} from '../core/jobs/job.ts';
import { claimJob, compareForClaim, newJobRow, takeForClaim, wakeJob } from '../core/jobs/stateMachine.ts';
import type { PhotoId } from '../core/photo.ts';
import { isOpen, runWithTally } from '../core/run.ts';
import { addTallies } from '../core/tally.ts';
import { jobTables, moveCounts, noteThroughput, readQueueCounts, readThroughput } from './jobCounts.ts';
import type { JobStore } from './library.ts';
import type { ProfileDatabase } from './schema.ts';
import { readByTexts } from './textIndex.ts';

type JobRow = Omit<Job, 'id'>;
type JobRows = Collection<Job, JobId, JobRow>;

/** More delayed jobs due than this are no longer sorted in memory but walked in order of priority. */
const MOST_DUE_SORTED = 1_000;

/** @param random dice for the back-off, from [0, 1) */
export function createJobStore(db: ProfileDatabase, random: () => number): JobStore {
  const change = <T>(work: () => Promise<T>): Promise<T> =>
    db.transaction('rw', [...jobTables(db), db.throughput, db.runs, db.pausedQueues], async () => work());

  return {
    add: (jobs) => change(() => add(db, jobs)),

    addForRun: (runId, jobs) =>
      change(async () => {
        const run = await db.runs.get(runId);
        if (run === undefined || !isOpen(run) || run.total > 0) return false;
        await add(db, jobs);
        const total = jobs.reduce((sum, { photoIds }) => sum + photoIds.length, 0);
        await db.runs.put({ ...run, total });
        return true;
      }),

    claim: (queue, photoLimit, nowMs) => change(() => claim(db, queue, photoLimit, nowMs)),

    settle: (settlements, nowMs) =>
      change(async () => {
        const ids = settlements.map(({ id }) => id);
        await apply(db, settleJobs(await readJobs(db, ids), settlements, nowMs, random), nowMs);
      }),

    release: (claims, nowMs) =>
      change(async () => {
        const attemptsById = new Map(claims.map(({ id, attempts }) => [id, attempts]));
        const held = (await readJobs(db, [...attemptsById.keys()])).filter(
          ({ id, attempts }) => attemptsById.get(id) === attempts,
        );
        await apply(db, releaseJobs(held, nowMs), nowMs);
      }),

    releaseActive: (nowMs) =>
      change(async () => {
        const active: Job[] = [];
        for (const queue of QUEUES) active.push(...(await inState(db, queue, 'active').toArray()));
        await apply(db, releaseJobs(active, nowMs), nowMs);
        return active.length;
      }),

    readCounts: () => db.transaction('r', jobTables(db), async () => readQueueCounts(db)),

    readFailed: (queue, limit) => readFailed(db, queue, limit),

    readThroughput: (nowMs) => readThroughput(db, nowMs),

    readNextDueMs: (queue) =>
      db.transaction('r', db.jobs, db.runs, async () => {
        const heldRunIds = await readHeldRunIds(db);
        const delayed = byTime(db, queue, 'delayed');
        return (await withoutHeld(delayed, heldRunIds).first())?.runAfterMs ?? null;
      }),

    readOldestOpenMs: (queue) =>
      db.transaction('r', db.jobs, async () => {
        const open = await inState(db, queue, 'active').toArray();
        for (const priority of Object.values(PRIORITY)) {
          const oldest = await db.jobs
            .where('[queue+state+priority]')
            .equals([queue, 'waiting', priority])
            .first();
          if (oldest !== undefined) open.push(oldest);
        }
        return open.length === 0 ? null : Math.min(...open.map(({ createdAtMs }) => createdAtMs));
      }),

    retryFailed: (queue, nowMs) =>
      change(async () => {
        const failed = await inState(db, queue, 'failed').toArray();
        await apply(db, retryJobs(failed, nowMs), nowMs);
        return countPhotos(failed);
      }),

    retryPhoto: (jobId, photoId, nowMs) =>
      change(async () => {
        const changes = retryOnePhoto(await db.jobs.get(jobId), photoId, nowMs);
        if (changes !== null) await apply(db, changes, nowMs);
        return changes !== null;
      }),

    async wakeDelayed(nowMs) {
      for (const queue of QUEUES) while ((await wakeSome(db, queue, nowMs)) > 0);
    },

    clearFailed: (queue) =>
      change(async () => {
        const failed = await inState(db, queue, 'failed').toArray();
        await remove(db, failed);
        return countPhotos(failed);
      }),

    removeByRun: (runId) =>
      change(async () => {
        const jobs = await db.jobs.where('runId').equals(runId).toArray();
        await remove(db, jobs);
        return jobs.length;
      }),

    async setPaused(queue, paused) {
      if (paused) await db.pausedQueues.put({ queue });
      else await db.pausedQueues.delete(queue);
    },

    async readPaused() {
      const paused = new Set(await db.pausedQueues.toCollection().primaryKeys());
      return QUEUES.filter((queue) => paused.has(queue));
    },
  };
}

/** Photos a waiting, active or delayed job of the queue is about; in the caller's transaction. */
export async function readOpenPhotoIds(db: ProfileDatabase, queue: QueueName): Promise<Set<PhotoId>> {
  const ids = new Set<PhotoId>();
  for (const state of ['waiting', 'active', 'delayed'] as const) {
    for (const { photoIds } of await inState(db, queue, state).toArray()) {
      for (const id of photoIds) ids.add(id);
    }
  }
  return ids;
}

async function add(db: ProfileDatabase, jobs: readonly NewJob[]): Promise<JobId[]> {
  const rows = jobs.map(newJobRow);
  const keys = rows.flatMap(({ key }) => key ?? []);
  const held = keys.length === 0 ? [] : await readByTexts(db.jobs, 'key', keys);
  const idByKey = new Map(held.map(({ key, id }) => [key, id]));

  const fresh: JobRow[] = [];
  const freshKeys = new Set<string>();
  for (const row of rows) {
    if (row.key !== null && (idByKey.has(row.key) || freshKeys.has(row.key))) continue;
    if (row.key !== null) freshKeys.add(row.key);
    fresh.push(row);
  }
  const freshIds = await db.jobs.bulkAdd(fresh, { allKeys: true });
  await moveCounts(db, [], fresh);
  const nowMs = Math.max(0, ...rows.map(({ createdAtMs }) => createdAtMs));
  const failed = held.filter(({ state }) => state === 'failed');
  if (failed.length > 0) await apply(db, retryJobs(failed, nowMs), nowMs);

  fresh.forEach(({ key }, index) => {
    const id = freshIds[index];
    if (key !== null && id !== undefined) idByKey.set(key, id);
  });
  const unkeyedIds = freshIds.filter((_, index) => fresh[index]?.key === null);
  let next = 0;
  return rows.map(({ key }) => {
    const id = key === null ? unkeyedIds[next++] : idByKey.get(key);
    if (id === undefined) throw new Error('A job was added and has no id');
    return id;
  });
}

/** Writes changed rows with all the books about them; in the caller's transaction. */
async function apply(db: ProfileDatabase, changes: JobChanges, nowMs: number): Promise<void> {
  // A write of nothing is announced like any other, and would wake the runner that found nothing, for ever.
  if (changes.before.length === 0) return;
  const keys = changes.added.flatMap(({ key }) => key ?? []);
  const holders = keys.length === 0 ? [] : await readByTexts(db.jobs, 'key', keys);
  const { before, after, added, doneByQueue, tallyByRun } = mergeByKey(changes, holders);
  await Promise.all([
    writeRows(db, after, added),
    moveCounts(db, before, [...after, ...added], doneByQueue),
    noteThroughput(db, doneByQueue, nowMs),
    ...[...tallyByRun].map(async ([runId, tally]) => {
      const run = await db.runs.get(runId);
      if (run !== undefined) await db.runs.put(runWithTally(run, addTallies(run.tally, tally), nowMs));
    }),
  ]);
}

/** Done ones go before new ones come, which may have the key of one of them. */
async function writeRows(
  db: ProfileDatabase,
  after: readonly Job[],
  added: readonly JobRow[],
): Promise<void> {
  const doneIds = after.flatMap(({ id, state }) => (state === 'done' ? [id] : []));
  const kept = after.filter(({ state }) => state !== 'done');
  if (doneIds.length > 0) await db.jobs.bulkDelete(doneIds);
  if (kept.length > 0) await db.jobs.bulkPut(kept);
  if (added.length > 0) await db.jobs.bulkAdd(added);
}

async function remove(db: ProfileDatabase, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  await db.jobs.bulkDelete(jobs.map(({ id }) => id));
  await moveCounts(db, jobs, [], dealtWith(jobs));
}

async function claim(
  db: ProfileDatabase,
  queue: QueueName,
  photoLimit: number,
  nowMs: number,
): Promise<Job[]> {
  const [pause, heldRunIds] = await Promise.all([db.pausedQueues.get(queue), readHeldRunIds(db)]);
  if (pause !== undefined) return [];
  const [waiting, delayed] = await Promise.all([
    withoutHeld(inState(db, queue, 'waiting'), heldRunIds)
      .limit(photoLimit)
      .toArray(),
    readDue(db, queue, photoLimit, nowMs, heldRunIds),
  ]);
  const taken = takeForClaim([...waiting, ...delayed].toSorted(compareForClaim), photoLimit);
  const claimed = taken.flatMap((job) => claimJob(job, nowMs) ?? []);
  if (claimed.length === 0) return [];
  await Promise.all([db.jobs.bulkPut(claimed), moveCounts(db, taken, claimed)]);
  return claimed;
}

/**
 * Delayed jobs whose time has come. Usually they are few and sorted here. When a whole library waits for an encoder that
 * was away, nearly all delayed jobs are due, and walking them in claiming order stops after the first few.
 */
async function readDue(
  db: ProfileDatabase,
  queue: QueueName,
  limit: number,
  nowMs: number,
  heldRunIds: ReadonlySet<number>,
): Promise<Job[]> {
  const due = byTime(db, queue, 'delayed', nowMs);
  if ((await due.clone().count()) <= MOST_DUE_SORTED) return withoutHeld(due, heldRunIds).toArray();
  return withoutHeld(inState(db, queue, 'delayed'), heldRunIds)
    .and(({ runAfterMs }) => runAfterMs <= nowMs)
    .limit(limit)
    .toArray();
}

/** A failed job of a scan may name a thousand photos, so rows are read until there are enough of those. */
async function readFailed(db: ProfileDatabase, queue: QueueName, limit: number): Promise<FailedPhoto[]> {
  const failed: FailedPhoto[] = [];
  // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie collection, which reads backwards and changes nothing.
  const latestFirst = byTime(db, queue, 'failed').reverse();
  await latestFirst
    .until(() => failed.length >= limit)
    .each((job) => {
      failed.push(...failedPhotosOf(job));
    });
  return failed.slice(0, limit);
}

/** Jobs in claiming order: by priority, and by id where it is the same (IndexedDB breaks ties by primary key). */
function inState(db: ProfileDatabase, queue: QueueName, state: JobState): JobRows {
  return db.jobs
    .where('[queue+state+priority]')
    .between([queue, state, Dexie.minKey], [queue, state, Dexie.maxKey]);
}

/** Jobs in order of their time: delayed ones by when they are due, failed ones by when they failed. */
function byTime(db: ProfileDatabase, queue: QueueName, state: JobState, untilMs?: number): JobRows {
  return db.jobs
    .where('[queue+state+runAfterMs]')
    .between([queue, state, Dexie.minKey], [queue, state, untilMs ?? Dexie.maxKey], true, true);
}

const WOKEN_AT_A_TIME = 1_000;

/** Makes some of the delayed jobs due, and answers how many; their state stays, and with it every count. */
function wakeSome(db: ProfileDatabase, queue: QueueName, nowMs: number): Promise<number> {
  return db.transaction('rw', db.jobs, async () => {
    const notDue = db.jobs
      .where('[queue+state+runAfterMs]')
      .between([queue, 'delayed', nowMs], [queue, 'delayed', Dexie.maxKey], false, true);
    const jobs = await notDue.limit(WOKEN_AT_A_TIME).toArray();
    await db.jobs.bulkPut(jobs.map((job) => wakeJob(job, nowMs)));
    return jobs.length;
  });
}

async function readHeldRunIds(db: ProfileDatabase): Promise<Set<number>> {
  return new Set(await db.runs.where('state').equals('paused').primaryKeys());
}

/** A filter costs a step per row, so it is only set where a run is paused. */
function withoutHeld(jobs: JobRows, heldRunIds: ReadonlySet<number>): JobRows {
  return heldRunIds.size === 0 ? jobs : jobs.and(({ runId }) => runId === null || !heldRunIds.has(runId));
}

async function readJobs(db: ProfileDatabase, ids: readonly JobId[]): Promise<Job[]> {
  return (await db.jobs.bulkGet([...ids])).filter((job) => job !== undefined);
}
