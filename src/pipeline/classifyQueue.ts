/**
 * The handler of the `classification` queue: scans and new photos come the same way. It keeps the books: a scan's tally,
 * and one run for each burst of new photos, so that what classification did to them can be explained and undone.
 */
import { PRIORITY, type Job, type JobOutcome, type JobSettlement } from '../core/jobs/job.ts';
import { EMPTY_TALLY, type RunTally } from '../core/run.ts';
import type { ClassifyResult } from '../scorer/scorer.ts';
import { classifyJob } from './classifyJob.ts';
import type { Deps } from './deps.ts';
import { deleteExpired } from './emptyTrash.ts';
import { readOpenScans, SCAN_BATCH_PHOTOS } from './scanLibrary.ts';
import { createTurnstile } from './turnstile.ts';

export interface ClassifyQueue {
  handle(jobs: readonly Job[], signal: AbortSignal): Promise<JobSettlement[]>;
  /** The queue ran dry: closes the books on new photos and queues those owed from earlier. */
  onIdle(): Promise<void>;
  /** To be told whether classification is switched on; turning it on makes up for what was left. */
  setEnabled(isEnabled: boolean): void;
}

/** New photos that come within this time of the last ones belong to the same run. */
const SAME_BURST_MS = 60_000;

/** What is in the trash for long enough is deleted a day late at most. */
const DAY_MS = 86_400_000;

export function createClassifyQueue(deps: Deps): ClassifyQueue {
  const { library, nowMs } = deps;
  const burst = createBurst(deps);
  const newPhotos = createTurnstile();
  let isEnabled: boolean | null = null;
  let isBackfillOwed = true;
  let isForgettingOwed = true;
  let trashDueMs = 0;

  async function handleJob(job: Job, signal: AbortSignal): Promise<JobOutcome> {
    const { runId } = job;
    // New photos one job after the other: each may be the one whose match begins the run.
    if (runId === null) return newPhotos(() => handleNewPhotos(job, signal));
    const isReevaluation = (await library.runs.read(runId))?.kind === 're-evaluate';
    return outcomeOf(await classifyJob(deps, job, { runId, uncounted: EMPTY_TALLY, isReevaluation }, signal));
  }

  async function handleNewPhotos(job: Job, signal: AbortSignal): Promise<JobOutcome> {
    const context = { ...(await burst.read()), askedAtMs: job.createdAtMs };
    const result = await classifyJob(deps, job, context, signal);
    await burst.update(result);
    return outcomeOf(result);
  }

  /** Photos with an embedding and no classification mark, unless jobs of an open scan stand for them. */
  async function backfill(): Promise<void> {
    if (!isBackfillOwed || isEnabled === false) return;
    const counts = await library.jobs.readCounts();
    const { waiting, active, delayed } = counts.classification;
    // Embedding jobs in hand are about to queue their photos themselves.
    if (
      waiting + active + delayed + counts['smart-search'].active > 0 ||
      (await readOpenScans(library)).length > 0
    )
      return;
    const model = await deps.encoder.load();
    if (!model.ok) return;
    isBackfillOwed = false;
    const owed = await library.photos.readUnclassifiedIds(model.value.key);
    for (let start = 0; start < owed.length; start += SCAN_BATCH_PHOTOS) {
      const photoIds = owed.slice(start, start + SCAN_BATCH_PHOTOS);
      await library.jobs.add([
        { queue: 'classification', photoIds, runId: null, priority: PRIORITY.scan, createdAtMs: nowMs() },
      ]);
    }
  }

  /** Once for each time this tab leads: what is kept grows by the month. */
  async function forgetOldUndo(): Promise<void> {
    if (!isForgettingOwed) return;
    isForgettingOwed = false;
    await library.runs.forgetOldUndo(nowMs());
  }

  /** Once for each time this tab leads, and then once a day that it stays open. */
  async function tidyTrash(): Promise<void> {
    if (nowMs() < trashDueMs) return;
    trashDueMs = nowMs() + DAY_MS;
    await deleteExpired({ library, nowMs });
  }

  return {
    async handle(jobs, signal) {
      const settled: JobSettlement[] = [];
      for (const job of jobs)
        settled.push({ id: job.id, attempts: job.attempts, outcome: await handleJob(job, signal) });
      return settled;
    },
    async onIdle() {
      await burst.rest();
      await backfill();
      await forgetOldUndo();
      await tidyTrash();
    },
    setEnabled(isEnabledNow) {
      if (isEnabled === false && isEnabledNow) isBackfillOwed = true;
      isEnabled = isEnabledNow;
    },
  };
}

/** What came of a job's photos; those dealt with, and a scan's count of them, are stored already. */
function outcomeOf({ end, tally }: ClassifyResult): JobOutcome {
  if (end.kind === 'transient' || end.kind === 'permanent') return end;
  if (end.kind !== 'done') return { kind: 'skipped', reason: 'The work was called off.' };
  return tally.processed > 0 && tally.skipped === tally.processed
    ? { kind: 'skipped', reason: 'There was nothing to classify.' }
    : { kind: 'success' };
}

/** The run of the new photos that came together. It is begun when one of them matches, and not before. */
function createBurst({ library, nowMs }: Deps) {
  let runId: number | null = null;
  let lastAtMs = Number.NEGATIVE_INFINITY;
  /** Of photos that no run counted, since none had begun. */
  let uncounted: RunTally = EMPTY_TALLY;

  async function isUsable(id: number): Promise<boolean> {
    if (nowMs() - lastAtMs > SAME_BURST_MS) return false;
    const run = await library.runs.read(id);
    return run !== null && run.undoneAtMs === null;
  }

  return {
    async read(): Promise<Pick<ClassifyResult, 'runId' | 'uncounted'>> {
      if (runId !== null && !(await isUsable(runId))) {
        runId = null;
        uncounted = EMPTY_TALLY;
      }
      return { runId, uncounted };
    },
    async update(result: ClassifyResult): Promise<void> {
      ({ runId, uncounted } = result);
      lastAtMs = nowMs();
      const run = runId === null ? null : await library.runs.read(runId);
      if (run !== null) await library.runs.setTotal(run.id, run.tally.processed);
    },
    /** Nothing left to do for now: the run reads as done, and may still grow. */
    async rest(): Promise<void> {
      const run = runId === null ? null : await library.runs.read(runId);
      if (run?.state === 'running') await library.runs.setState(run.id, 'done', nowMs());
    },
  };
}

/** At start-up: runs of new photos that a closed tab left open are over, and so are restores, which were cut. */
export async function closeAbandonedRuns({ library, nowMs }: Deps): Promise<void> {
  for (const run of await library.runs.readRecent(20)) {
    if (run.kind === 'upload-classification' && run.state === 'running') {
      await library.runs.setState(run.id, 'done', nowMs());
    }
    if (run.kind === 'restore' && run.state === 'running') {
      await library.runs.setState(run.id, 'cancelled', nowMs());
    }
  }
}
