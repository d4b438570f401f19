/**
 * The books about jobs: photos by queue and state, and what each queue did lately. They are written with the rows they
 * speak of, in one transaction, because adding up a hundred thousand rows for every look would be too slow.
 */
import { Dexie } from 'dexie';
import {
  THROUGHPUT_MINUTES,
  type Job,
  type JobState,
  type QueueCounts,
  type QueueName,
} from '../core/jobs/job.ts';
import type { ProfileDatabase } from './schema.ts';

type Counted = Pick<Job, 'queue' | 'state' | 'photoIds'>;

/** Names a counter: `waiting:smart-search`. */
type CounterName = `${JobState}:${QueueName}`;

const MINUTE_MS = 60_000;

/** Tables that must be in the transaction of whoever changes jobs. */
export function jobTables(db: ProfileDatabase) {
  return [db.jobs, db.counters];
}

/** Moves the counts from what rows were to what they are; `done` photos are counted where they are named. */
export async function moveCounts(
  db: ProfileDatabase,
  before: readonly Counted[],
  after: readonly Counted[],
  doneByQueue: ReadonlyMap<QueueName, number> = new Map(),
): Promise<void> {
  const deltas = new Map<CounterName, number>();
  const add = (name: CounterName, count: number): void => {
    deltas.set(name, (deltas.get(name) ?? 0) + count);
  };
  for (const { queue, state, photoIds } of before) add(`${state}:${queue}`, -photoIds.length);
  for (const { queue, state, photoIds } of after) {
    if (state !== 'done') add(`${state}:${queue}`, photoIds.length);
  }
  for (const [queue, count] of doneByQueue) add(`done:${queue}`, count);

  const stored = await readCounters(db);
  const changed = [...deltas].filter(([, delta]) => delta !== 0);
  await db.counters.bulkPut(
    changed.map(([name, delta]) => ({ name, count: (stored.get(name) ?? 0) + delta })),
  );
}

export async function readQueueCounts(db: ProfileDatabase): Promise<Record<QueueName, QueueCounts>> {
  const counters = await readCounters(db);
  const countsOf = (queue: QueueName): QueueCounts => {
    const count = (state: JobState): number => counters.get(`${state}:${queue}`) ?? 0;
    return {
      waiting: count('waiting'),
      active: count('active'),
      delayed: count('delayed'),
      failed: count('failed'),
      done: count('done'),
    };
  };
  return {
    metadata: countsOf('metadata'),
    'smart-search': countsOf('smart-search'),
    classification: countsOf('classification'),
  };
}

async function readCounters(db: ProfileDatabase): Promise<Map<string, number>> {
  return new Map((await db.counters.toArray()).map(({ name, count }) => [name, count]));
}

/** Adds photos to the minute they were done in, and forgets minutes nobody looks at any more. */
export async function noteThroughput(
  db: ProfileDatabase,
  doneByQueue: ReadonlyMap<QueueName, number>,
  nowMs: number,
): Promise<void> {
  const minute = Math.floor(nowMs / MINUTE_MS);
  for (const [queue, photos] of doneByQueue) {
    const row = await db.throughput.get([queue, minute]);
    await db.throughput.put({ queue, minute, photos: (row?.photos ?? 0) + photos });
    if (row === undefined) {
      await db.throughput
        .where(':id')
        .between([queue, Dexie.minKey], [queue, minute - THROUGHPUT_MINUTES], true, true)
        .delete();
    }
  }
}

export async function readThroughput(
  db: ProfileDatabase,
  nowMs: number,
): Promise<Record<QueueName, number[]>> {
  const lastMinute = Math.floor(nowMs / MINUTE_MS);
  const rows = await db.throughput.toArray();
  const series = (queue: QueueName): number[] => {
    const photosByMinute = new Map(
      rows.flatMap((row) => (row.queue === queue ? [[row.minute, row.photos] as const] : [])),
    );
    return Array.from(
      { length: THROUGHPUT_MINUTES },
      (_, index) => photosByMinute.get(lastMinute - THROUGHPUT_MINUTES + 1 + index) ?? 0,
    );
  };
  return {
    metadata: series('metadata'),
    'smart-search': series('smart-search'),
    classification: series('classification'),
  };
}
