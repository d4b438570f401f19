/**
 * Jobs as rows. Which state follows which is the state machine's business (core/jobs); here it is applied to rows, found
 * by index, in one transaction each, so that no job is handed out twice.
 */
import { Dexie, type Collection } from 'dexie';
import {
  PRIORITY,
  type Job,
  type JobId,
  type JobState,
  type NewJob,
  type QueueCounts,
  type QueueName,
} from '../core/jobs/job.ts';
import {
  claimJob,
  compareForClaim,
  newJobFields,
  releaseJob,
  retryJob,
  settleJob,
} from '../core/jobs/stateMachine.ts';
import type { PhotoId } from '../core/photo.ts';
import type { JobStore } from './library.ts';
import type { ProfileDatabase } from './schema.ts';

const QUEUES: readonly QueueName[] = ['metadata', 'smart-search', 'classification'];

type JobRows = Collection<Job, JobId, Omit<Job, 'id'>>;

/** More delayed jobs due than this are no longer sorted in memory but walked in order of priority. */
const MOST_DUE_SORTED = 1_000;

/** @param random dice for the back-off, from [0, 1) */
export function createJobStore(db: ProfileDatabase, random: () => number): JobStore {
  return {
    add: (jobs) => db.jobs.bulkAdd(jobs.map(newJobRow), { allKeys: true }),

    claim: (queue, limit, nowMs) =>
      db.transaction('rw', db.jobs, db.runs, db.pausedQueues, async () => claim(db, queue, limit, nowMs)),

    settle: (outcomes, nowMs) =>
      db.transaction('rw', db.jobs, db.counters, async () => {
        const outcomeById = new Map(outcomes.map(({ id, outcome }) => [id, outcome]));
        const found = await readJobs(db, [...outcomeById.keys()]);
        const settled = found.map((job) => {
          const outcome = outcomeById.get(job.id);
          return outcome === undefined ? job : settleJob(job, outcome, nowMs, random());
        });
        const done = settled.filter(({ state }) => state === 'done');
        await db.jobs.bulkPut(settled.filter(({ state }) => state !== 'done'));
        await db.jobs.bulkDelete(done.map(({ id }) => id));
        for (const queue of new Set(done.map((job) => job.queue))) {
          await countDone(db, queue, done.filter((job) => job.queue === queue).length);
        }
      }),

    releaseActive: () =>
      db.transaction('rw', db.jobs, async () => {
        let released = 0;
        for (const queue of QUEUES) {
          const active = await inState(db, queue, 'active').toArray();
          await db.jobs.bulkPut(active.map(releaseJob));
          released += active.length;
        }
        return released;
      }),

    readCounts: () =>
      db.transaction('r', db.jobs, db.counters, async () => ({
        metadata: await readQueueCounts(db, 'metadata'),
        'smart-search': await readQueueCounts(db, 'smart-search'),
        classification: await readQueueCounts(db, 'classification'),
      })),

    readFailed: (queue) => inState(db, queue, 'failed').toArray(),

    readNextDueMs: (queue) =>
      db.transaction('r', db.jobs, db.runs, async () => {
        const heldRunIds = await readHeldRunIds(db);
        const delayed = db.jobs
          .where('[queue+state+runAfterMs]')
          .between([queue, 'delayed', Dexie.minKey], [queue, 'delayed', Dexie.maxKey]);
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

    retryFailed: (queue) =>
      db.transaction('rw', db.jobs, async () => {
        const failed = await inState(db, queue, 'failed').toArray();
        // Waiting jobs run whatever their time says, so the old one does no harm and no clock is needed.
        await db.jobs.bulkPut(failed.map((job) => retryJob(job, job.runAfterMs)));
        return failed.length;
      }),

    clearFailed: (queue) => inState(db, queue, 'failed').delete(),

    removeByRun: (runId) => db.jobs.where('runId').equals(runId).delete(),

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

async function claim(db: ProfileDatabase, queue: QueueName, limit: number, nowMs: number): Promise<Job[]> {
  if ((await db.pausedQueues.get(queue)) !== undefined) return [];
  const heldRunIds = await readHeldRunIds(db);
  const waiting = await withoutHeld(inState(db, queue, 'waiting'), heldRunIds)
    .limit(limit)
    .toArray();
  const delayed = await readDue(db, queue, limit, nowMs, heldRunIds);
  const claimed = [...waiting, ...delayed]
    .toSorted(compareForClaim)
    .slice(0, limit)
    .flatMap((job) => claimJob(job, nowMs) ?? []);
  // A write of nothing is announced like any other, and would wake the runner that found nothing, for ever.
  if (claimed.length > 0) await db.jobs.bulkPut(claimed);
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
  const due = db.jobs
    .where('[queue+state+runAfterMs]')
    .between([queue, 'delayed', Dexie.minKey], [queue, 'delayed', nowMs], true, true);
  if ((await due.clone().count()) <= MOST_DUE_SORTED) return withoutHeld(due, heldRunIds).toArray();
  return withoutHeld(inState(db, queue, 'delayed'), heldRunIds)
    .and(({ runAfterMs }) => runAfterMs <= nowMs)
    .limit(limit)
    .toArray();
}

/** Jobs in claiming order: by priority, and by id where it is the same (IndexedDB breaks ties by primary key). */
function inState(db: ProfileDatabase, queue: QueueName, state: JobState): JobRows {
  return db.jobs
    .where('[queue+state+priority]')
    .between([queue, state, Dexie.minKey], [queue, state, Dexie.maxKey]);
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

async function readQueueCounts(db: ProfileDatabase, queue: QueueName): Promise<QueueCounts> {
  return {
    waiting: await inState(db, queue, 'waiting').count(),
    active: await inState(db, queue, 'active').count(),
    delayed: await inState(db, queue, 'delayed').count(),
    failed: await inState(db, queue, 'failed').count(),
    done: (await db.counters.get(doneCounter(queue)))?.count ?? 0,
  };
}

async function countDone(db: ProfileDatabase, queue: QueueName, more: number): Promise<void> {
  const name = doneCounter(queue);
  const count = ((await db.counters.get(name))?.count ?? 0) + more;
  await db.counters.put({ name, count });
}

function doneCounter(queue: QueueName): string {
  return `done:${queue}`;
}

function newJobRow(job: NewJob): Omit<Job, 'id'> {
  return { ...job, ...newJobFields(job) };
}
