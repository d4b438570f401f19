/**
 * The handler of the `classification` queue: scans and new photos come the same way. It keeps the books: a scan's tally,
 * and one run for each burst of new photos, so that what classification did to them can be explained and undone.
 */
import { PRIORITY, type Job, type JobOutcome } from '../core/jobs/job.ts';
import { stateAfter } from '../core/jobs/stateMachine.ts';
import { EMPTY_TALLY, type RunTally } from '../core/run.ts';
import { addTallies, tallyOf } from '../core/tally.ts';
import { classifyPhotos, type ClassifyResult } from './classifyPhotos.ts';
import type { Deps } from './deps.ts';
import type { SettledJob } from './embedPhotos.ts';
import { finishScanIfComplete, readOpenScans, SCAN_BATCH_PHOTOS } from './scanLibrary.ts';

export interface ClassifyQueue {
  handle(jobs: readonly Job[]): Promise<SettledJob[]>;
  onSettled(jobs: readonly Job[]): Promise<void>;
  /** The queue ran dry: closes the books on new photos and queues those owed from earlier. */
  onIdle(): Promise<void>;
  /** To be told whether classification is switched on; turning it on makes up for what was left. */
  setEnabled(isEnabled: boolean): void;
}

/** New photos that come within this time of the last ones belong to the same run. */
const SAME_BURST_MS = 60_000;

export function createClassifyQueue(deps: Deps): ClassifyQueue {
  const { library, nowMs } = deps;
  const burst = createBurst(deps);
  let isEnabled: boolean | null = null;
  let isBackfillOwed = true;

  async function handleJob(job: Job): Promise<JobOutcome> {
    return job.runId === null ? handleNewPhotos(job) : handleScanBatch(job, job.runId);
  }

  async function handleNewPhotos(job: Job): Promise<JobOutcome> {
    const result = await classifyPhotos(deps, job.photoIds, {
      runId: (mayTag) => burst.readRunId(mayTag),
      askedAtMs: job.createdAtMs,
    });
    await burst.add(result.tally);
    return carryOn(job, result);
  }

  async function handleScanBatch(job: Job, runId: number): Promise<JobOutcome> {
    const isCancelled = async (): Promise<boolean> =>
      ((await library.runs.read(runId))?.state ?? 'cancelled') === 'cancelled';
    if (await isCancelled()) return { kind: 'skipped', reason: 'The scan was cancelled.' };
    const result = await classifyPhotos(deps, job.photoIds, {
      runId: () => Promise.resolve(runId),
      isCancelled,
    });
    const outcome = await carryOn(job, result);
    const isGivenUp = stateAfter(job, outcome) === 'failed';
    await library.runs.addTally(
      runId,
      isGivenUp ? addTallies(result.tally, tallyOf('failed', result.remaining.length)) : result.tally,
    );
    return outcome;
  }

  /** A batch that failed half-way is done for the photos it came to; the others get a job of their own. */
  async function carryOn(job: Job, { outcome, tally, remaining }: ClassifyResult): Promise<JobOutcome> {
    if (outcome.kind !== 'transient' || tally.processed === 0) return outcome;
    const { queue, runId, priority } = job;
    await library.jobs.add([{ queue, runId, priority, photoIds: remaining, createdAtMs: nowMs() }]);
    return { kind: 'success' };
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

  return {
    async handle(jobs) {
      const settled: SettledJob[] = [];
      for (const job of jobs) settled.push({ id: job.id, outcome: await handleJob(job) });
      return settled;
    },
    async onSettled(jobs) {
      for (const { runId } of jobs) if (runId !== null) await finishScanIfComplete(deps, runId);
    },
    async onIdle() {
      await burst.rest();
      await backfill();
    },
    setEnabled(isEnabledNow) {
      if (isEnabled === false && isEnabledNow) isBackfillOwed = true;
      isEnabled = isEnabledNow;
    },
  };
}

/** The run of the new photos that came together. It is begun when one of them may be tagged, and not before. */
function createBurst({ library, nowMs }: Deps) {
  let runId: number | null = null;
  let lastAtMs = Number.NEGATIVE_INFINITY;
  /** Counted, but in no run yet. */
  let pending: RunTally = EMPTY_TALLY;

  async function isUsable(id: number): Promise<boolean> {
    if (nowMs() - lastAtMs > SAME_BURST_MS) return false;
    const run = await library.runs.read(id);
    return run !== null && run.undoneAtMs === null;
  }

  return {
    async readRunId(mayTag: boolean): Promise<number | null> {
      if (runId !== null && !(await isUsable(runId))) {
        runId = null;
        pending = EMPTY_TALLY;
      }
      if (mayTag) runId ??= await library.runs.start('upload-classification', 0, nowMs());
      return runId;
    },
    async add(tally: RunTally): Promise<void> {
      lastAtMs = nowMs();
      pending = addTallies(pending, tally);
      if (runId === null) return;
      const delta = pending;
      pending = EMPTY_TALLY;
      await library.runs.addTally(runId, delta);
      const run = await library.runs.read(runId);
      if (run !== null) await library.runs.setTotal(runId, run.tally.processed);
    },
    /** Nothing left to do for now: the run reads as done, and may still grow. */
    async rest(): Promise<void> {
      const run = runId === null ? null : await library.runs.read(runId);
      if (run?.state === 'running') await library.runs.setState(run.id, 'done', nowMs());
    },
  };
}

/** At start-up: runs of new photos that a closed tab left open are over. */
export async function closeAbandonedBursts({ library, nowMs }: Deps): Promise<void> {
  for (const run of await library.runs.readRecent(20)) {
    if (run.kind === 'upload-classification' && run.state === 'running') {
      await library.runs.setState(run.id, 'done', nowMs());
    }
  }
}
