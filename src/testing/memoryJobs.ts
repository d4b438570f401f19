/** Jobs and runs, in memory; the rules are the state machine's. */
import { archivingKeysOf } from '../core/config/cleanUp.ts';
import type { Job, JobState, QueueCounts, QueueName } from '../core/jobs/job.ts';
import {
  claimJob,
  compareForClaim,
  isDue,
  newJobFields,
  releaseJob,
  retryJob,
  settleJob,
} from '../core/jobs/stateMachine.ts';
import { newRun, runInState, type Run } from '../core/run.ts';
import { addTallies } from '../core/tally.ts';
import type { JobStore, RunStore } from '../library/library.ts';
import { currentSnapshot, takeBack, takeId, type MemoryState } from './memoryState.ts';

const QUEUES = ['metadata', 'smart-search', 'classification'] as const;

export function memoryJobs(state: MemoryState): JobStore {
  const jobsOf = (queue: QueueName, jobState?: JobState): Job[] =>
    [...state.jobs.values()].filter(
      (job) => job.queue === queue && (jobState === undefined || job.state === jobState),
    );

  const isHeldByRun = ({ runId }: Job): boolean =>
    runId !== null && state.runs.get(runId)?.state === 'paused';

  const countsOf = (queue: QueueName): QueueCounts => ({
    waiting: jobsOf(queue, 'waiting').length,
    active: jobsOf(queue, 'active').length,
    delayed: jobsOf(queue, 'delayed').length,
    failed: jobsOf(queue, 'failed').length,
    done: state.doneByQueue.get(queue) ?? 0,
  });

  return {
    async add(jobs) {
      const ids = jobs.map((job) => {
        const id = takeId(state);
        state.jobs.set(id, { ...job, id, ...newJobFields(job) });
        return id;
      });
      if (ids.length > 0) state.changed('jobs');
      return ids;
    },
    async claim(queue, limit, nowMs) {
      if (state.pausedQueues.has(queue)) return [];
      const claimed = jobsOf(queue)
        .filter((job) => isDue(job, nowMs) && !isHeldByRun(job))
        .toSorted(compareForClaim)
        .slice(0, limit)
        .flatMap((job) => claimJob(job, nowMs) ?? []);
      for (const job of claimed) state.jobs.set(job.id, job);
      if (claimed.length > 0) state.changed('jobs');
      return claimed;
    },
    async settle(outcomes, nowMs) {
      for (const { id, outcome } of outcomes) {
        const job = state.jobs.get(id);
        if (job === undefined) continue;
        const settled = settleJob(job, outcome, nowMs, state.random());
        if (settled.state === 'done') {
          state.jobs.delete(id);
          state.doneByQueue.set(job.queue, (state.doneByQueue.get(job.queue) ?? 0) + 1);
        } else {
          state.jobs.set(id, settled);
        }
      }
      state.changed('jobs');
    },
    async releaseActive() {
      const active = [...state.jobs.values()].filter((job) => job.state === 'active');
      for (const job of active) state.jobs.set(job.id, releaseJob(job));
      if (active.length > 0) state.changed('jobs');
      return active.length;
    },
    async readCounts() {
      return {
        metadata: countsOf('metadata'),
        'smart-search': countsOf('smart-search'),
        classification: countsOf('classification'),
      };
    },
    async readFailed(queue) {
      return jobsOf(queue, 'failed');
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
    async retryFailed(queue) {
      const failed = jobsOf(queue, 'failed');
      for (const job of failed) state.jobs.set(job.id, retryJob(job, job.runAfterMs));
      if (failed.length > 0) state.changed('jobs');
      return failed.length;
    },
    async clearFailed(queue) {
      const failed = jobsOf(queue, 'failed');
      for (const { id } of failed) state.jobs.delete(id);
      if (failed.length > 0) state.changed('jobs');
      return failed.length;
    },
    async removeByRun(runId) {
      const jobs = [...state.jobs.values()].filter((job) => job.runId === runId);
      for (const { id } of jobs) state.jobs.delete(id);
      if (jobs.length > 0) state.changed('jobs');
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

export function memoryRuns(state: MemoryState): RunStore {
  function change(id: number, edit: (run: Run) => Run): void {
    const run = state.runs.get(id);
    if (run === undefined) return;
    state.runs.set(id, edit(run));
    state.changed('runs');
  }

  return {
    async start(kind, total, nowMs, note) {
      const id = takeId(state);
      state.runs.set(id, { ...newRun(kind, total, nowMs, note), id });
      state.changed('runs');
      return id;
    },
    async read(id) {
      return state.runs.get(id) ?? null;
    },
    async readRecent(limit) {
      return [...state.runs.values()].toSorted((a, b) => b.id - a.id).slice(0, limit);
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
      const run = state.runs.get(id);
      if (run === undefined || run.undoneAtMs !== null) return { untagged: 0, returned: 0 };
      change(id, (before) => ({ ...before, undoneAtMs: nowMs }));
      return takeBack(state, {
        isRemoved: ({ provenance }) => provenance?.runId === id,
        isUnarchived: ({ archiveRunId }) => archiveRunId === id,
        archivingKeys: archivingKeysOf(currentSnapshot(state).document.classification),
      });
    },
  };
}
