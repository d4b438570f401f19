/** Jobs and runs, in memory; the rules are the state machine's. */
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
  QUEUES,
  THROUGHPUT_MINUTES,
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
  isDue,
  newJobRow,
  takeForClaim,
  wakeJob,
} from '../core/jobs/stateMachine.ts';
import { isOpen, isScan, isUndoKept, newRun, runInState, runWithTally, type Run } from '../core/run.ts';
import { addTallies } from '../core/tally.ts';
import type { JobStore, RunStore } from '../library/library.ts';
import { takeId, type MemoryState } from './memoryState.ts';
import { asQuestion, undoRun } from './memoryUndo.ts';

export function memoryJobs(state: MemoryState): JobStore {
  /** Photos done, by queue and minute. */
  const throughput = new Map<string, number>();

  const jobsOf = (queue: QueueName, jobState?: JobState): Job[] =>
    [...state.jobs.values()].filter(
      (job) => job.queue === queue && (jobState === undefined || job.state === jobState),
    );

  const isHeldByRun = ({ runId }: Job): boolean =>
    runId !== null && state.runs.get(runId)?.state === 'paused';

  const countsOf = (queue: QueueName): QueueCounts => ({
    waiting: countPhotos(jobsOf(queue, 'waiting')),
    active: countPhotos(jobsOf(queue, 'active')),
    delayed: countPhotos(jobsOf(queue, 'delayed')),
    failed: countPhotos(jobsOf(queue, 'failed')),
    done: state.doneByQueue.get(queue) ?? 0,
  });

  const throughputOf = (queue: QueueName, nowMs: number): number[] =>
    Array.from(
      { length: THROUGHPUT_MINUTES },
      (_, index) => throughput.get(`${queue} ${minuteOf(nowMs) - THROUGHPUT_MINUTES + 1 + index}`) ?? 0,
    );

  function countDone(doneByQueue: ReadonlyMap<QueueName, number>): void {
    for (const [queue, count] of doneByQueue) {
      state.doneByQueue.set(queue, (state.doneByQueue.get(queue) ?? 0) + count);
    }
  }

  function add(jobs: readonly NewJob[]): JobId[] {
    const ids = jobs.map((job) => {
      const row = newJobRow(job);
      const held = row.key === null ? undefined : findByKey(row.key);
      if (held !== undefined) {
        if (held.state === 'failed') apply(retryJobs([held], row.createdAtMs), row.createdAtMs);
        return held.id;
      }
      const id = takeId(state);
      state.jobs.set(id, { ...row, id });
      return id;
    });
    if (ids.length > 0) state.changed('jobs');
    return ids;
  }

  function findByKey(key: string): Job | undefined {
    return [...state.jobs.values()].find((job) => job.key === key);
  }

  function apply(changes: JobChanges, nowMs: number): void {
    if (changes.before.length === 0) return;
    const holders = changes.added.flatMap(({ key }) => (key === null ? [] : (findByKey(key) ?? [])));
    const { after, added, doneByQueue, tallyByRun } = mergeByKey(changes, holders);
    for (const job of after) {
      if (job.state === 'done') state.jobs.delete(job.id);
      else state.jobs.set(job.id, job);
    }
    for (const row of added) {
      const id = takeId(state);
      state.jobs.set(id, { ...row, id });
    }
    countDone(doneByQueue);
    for (const [queue, count] of doneByQueue) {
      const name = `${queue} ${minuteOf(nowMs)}`;
      throughput.set(name, (throughput.get(name) ?? 0) + count);
    }
    for (const [runId, tally] of tallyByRun) {
      const run = state.runs.get(runId);
      if (run !== undefined) state.runs.set(runId, runWithTally(run, addTallies(run.tally, tally), nowMs));
    }
    state.changed('jobs', ...(tallyByRun.size > 0 ? (['runs'] as const) : []));
  }

  function remove(jobs: readonly Job[]): void {
    if (jobs.length === 0) return;
    for (const { id } of jobs) state.jobs.delete(id);
    countDone(dealtWith(jobs));
    state.changed('jobs');
  }

  return {
    add: async (jobs) => add(jobs),
    async addForRun(runId, jobs) {
      const run = state.runs.get(runId);
      if (run === undefined || !isOpen(run) || run.total > 0) return false;
      add(jobs);
      const total = jobs.reduce((sum, { photoIds }) => sum + photoIds.length, 0);
      state.runs.set(runId, { ...run, total });
      state.changed('runs');
      return true;
    },
    async claim(queue, photoLimit, nowMs) {
      if (state.pausedQueues.has(queue)) return [];
      const due = jobsOf(queue)
        .filter((job) => isDue(job, nowMs) && !isHeldByRun(job))
        .toSorted(compareForClaim);
      const claimed = takeForClaim(due, photoLimit).flatMap((job) => claimJob(job, nowMs) ?? []);
      for (const job of claimed) state.jobs.set(job.id, job);
      if (claimed.length > 0) state.changed('jobs');
      return claimed;
    },
    async settle(settlements, nowMs) {
      apply(settleJobs([...state.jobs.values()], settlements, nowMs, state.random), nowMs);
    },
    async release(claims, nowMs) {
      const held = claims.flatMap(({ id, attempts }) => {
        const job = state.jobs.get(id);
        return job?.attempts === attempts ? [job] : [];
      });
      apply(releaseJobs(held, nowMs), nowMs);
    },
    async releaseActive(nowMs) {
      const active = [...state.jobs.values()].filter((job) => job.state === 'active');
      apply(releaseJobs(active, nowMs), nowMs);
      return active.length;
    },
    async readCounts() {
      return {
        metadata: countsOf('metadata'),
        'smart-search': countsOf('smart-search'),
        classification: countsOf('classification'),
      };
    },
    async readFailed(queue, limit) {
      return jobsOf(queue, 'failed')
        .toSorted((a, b) => b.runAfterMs - a.runAfterMs || b.id - a.id)
        .flatMap(failedPhotosOf)
        .slice(0, limit);
    },
    async readThroughput(nowMs) {
      return {
        metadata: throughputOf('metadata', nowMs),
        'smart-search': throughputOf('smart-search', nowMs),
        classification: throughputOf('classification', nowMs),
      };
    },
    async readNextDueMs(queue) {
      const due = jobsOf(queue, 'delayed')
        .filter((job) => !isHeldByRun(job))
        .map(({ runAfterMs }) => runAfterMs);
      return due.length === 0 ? null : Math.min(...due);
    },
    async readOldestOpenMs(queue) {
      const open = [...jobsOf(queue, 'waiting'), ...jobsOf(queue, 'active')];
      return open.length === 0 ? null : Math.min(...open.map(({ createdAtMs }) => createdAtMs));
    },
    async retryFailed(queue, nowMs) {
      const failed = jobsOf(queue, 'failed');
      apply(retryJobs(failed, nowMs), nowMs);
      return countPhotos(failed);
    },
    async retryPhoto(jobId, photoId, nowMs) {
      const changes = retryOnePhoto(state.jobs.get(jobId), photoId, nowMs);
      if (changes !== null) apply(changes, nowMs);
      return changes !== null;
    },
    async wakeDelayed(nowMs) {
      for (const job of state.jobs.values()) state.jobs.set(job.id, wakeJob(job, nowMs));
      state.changed('jobs');
    },
    async clearFailed(queue) {
      const failed = jobsOf(queue, 'failed');
      remove(failed);
      return countPhotos(failed);
    },
    async removeByRun(runId) {
      const jobs = [...state.jobs.values()].filter((job) => job.runId === runId);
      remove(jobs);
      return jobs.length;
    },
    async setPaused(queue, paused) {
      if (paused) state.pausedQueues.add(queue);
      else state.pausedQueues.delete(queue);
      state.changed('jobs');
    },
    async readPaused() {
      return QUEUES.filter((queue) => state.pausedQueues.has(queue));
    },
  };
}

function minuteOf(nowMs: number): number {
  return Math.floor(nowMs / 60_000);
}

export function memoryRuns(state: MemoryState): RunStore {
  function change(id: number, edit: (run: Run) => Run): void {
    const run = state.runs.get(id);
    if (run === undefined) return;
    state.runs.set(id, edit(run));
    state.changed('runs');
  }

  return {
    async start(kind, total, nowMs, details) {
      const id = takeId(state);
      state.runs.set(id, { ...newRun(kind, total, nowMs, details), id });
      state.changed('runs');
      return id;
    },
    async startScan(nowMs, kind = 'scan', cause) {
      const open = [...state.runs.values()].find((run) => isScan(run) && isOpen(run));
      if (open !== undefined) return { isNew: false, runId: open.id };
      const runId = takeId(state);
      state.runs.set(runId, {
        ...newRun(kind, 0, nowMs, cause === undefined ? {} : { cause }),
        id: runId,
      });
      state.changed('runs');
      return { isNew: true, runId };
    },
    async read(id) {
      return state.runs.get(id) ?? null;
    },
    async readRecent(limit) {
      return [...state.runs.values()].toSorted((a, b) => b.id - a.id).slice(0, limit);
    },
    async readRange(fromId, beforeId, limit) {
      const inRange = [...state.runs.values()].filter(({ id }) => id >= fromId && id < beforeId);
      return inRange.toSorted((a, b) => b.id - a.id).slice(0, limit);
    },
    async addTally(id, delta) {
      change(id, (run) => ({ ...run, tally: addTallies(run.tally, delta) }));
    },
    async setTotal(id, total) {
      change(id, (run) => ({ ...run, total }));
    },
    async setState(id, runState, nowMs) {
      change(id, (run) => runInState(run, runState, nowMs));
    },
    async undo(id, nowMs) {
      const counts = undoRun(state, id);
      const run = state.runs.get(id);
      if (run === undefined || run.undoneAtMs !== null) return counts;
      const { canUndo: _, ...rest } = run;
      state.runs.set(id, { ...rest, undoneAtMs: nowMs });
      state.undoEntries = state.undoEntries.filter(({ runId }) => runId !== id);
      state.changed('runs', 'photos', 'links', 'tags', 'vetoes');
      return counts;
    },
    async readUndoCounts(id) {
      return asQuestion(state, () => undoRun(state, id));
    },
    async forgetOldUndo(nowMs) {
      const runIds = [...new Set(state.undoEntries.map(({ runId }) => runId))].toSorted((a, b) => b - a);
      const old = runIds.filter((id, rank) => {
        const run = state.runs.get(id);
        return run === undefined || !isUndoKept(run, rank, nowMs);
      });
      state.undoEntries = state.undoEntries.filter(({ runId }) => !old.includes(runId));
      for (const id of old) {
        change(id, (run) => {
          const { canUndo: _, ...rest } = run;
          return rest;
        });
      }
      return old.length;
    },
  };
}
