/**
 * Scan library: every photo of the profile is looked at again with the configuration of now. A scan is a run and its
 * jobs, both stored, so it survives a reload; the tab that runs the queues turns a new run into jobs.
 */
import { PRIORITY } from '../core/jobs/job.ts';
import type { PhotoId } from '../core/photo.ts';
import type { ConfigCause } from '../core/config/document.ts';
import { isOpen, isScan, type Run, type ScanKind } from '../core/run.ts';
import type { Deps } from './deps.ts';

/** Photos to a job row. */
export const SCAN_BATCH_PHOTOS = 1_000;

/** How far back an unfinished scan is looked for. */
const RECENT_RUNS = 100;

export type StartScanResult =
  | { readonly ok: true; readonly runId: number }
  | {
      readonly ok: false;
      readonly reason: 'disabled' | 'no-categories' | 'already-running' | 'empty-library';
      /** The scan that is running already. */
      readonly runId?: number;
    };

/**
 * Starts a scan, of which there is one at a time whoever asks. Its total is 0 until its jobs are queued.
 * @param kind a scan adds what matches; a re-evaluation takes off what no longer does as well (reevaluate.ts)
 */
export async function startScan(
  { library, nowMs }: Pick<Deps, 'library' | 'nowMs'>,
  kind: ScanKind = 'scan',
  cause: ConfigCause = 'page',
): Promise<StartScanResult> {
  const { classification } = (await library.config.read()).document;
  if (!classification.enabled) return { ok: false, reason: 'disabled' };
  if (!classification.categories.some(({ enabled }) => enabled))
    return { ok: false, reason: 'no-categories' };
  const counts = await library.photos.readCounts();
  if (counts.timeline + counts.archive === 0) return { ok: false, reason: 'empty-library' };
  const { isNew, runId } = await library.runs.startScan(nowMs(), kind, cause);
  return isNew ? { ok: true, runId } : { ok: false, reason: 'already-running', runId };
}

/** Holds a scan back: its batch in hand ends, no other is begun. New photos are classified all the same. */
export async function pauseScan(deps: Deps, runId: number): Promise<void> {
  await changeState(deps, runId, 'running', 'paused');
}

export async function resumeScan(deps: Deps, runId: number): Promise<void> {
  await changeState(deps, runId, 'paused', 'running');
}

/**
 * Ends a scan for good. What it did stays (and can be undone); photos it did not come to are marked as classified again,
 * so that the next start does not go on with what the person stopped.
 */
export async function cancelScan(deps: Deps, runId: number): Promise<void> {
  const { library, nowMs } = deps;
  const run = await library.runs.read(runId);
  if (run === null || !isOpen(run)) return;
  await library.runs.setState(runId, 'cancelled', nowMs());
  await library.jobs.removeByRun(runId);
  await markOwed(deps);
}

/** Marks as classified what a scan had cleared and did not come to. */
async function markOwed({ library, encoder, nowMs }: Deps): Promise<void> {
  const model = await encoder.load();
  if (!model.ok) return;
  const owed = await library.photos.readUnclassifiedIds(model.value.key);
  await library.classification.markClassified(owed, nowMs());
}

export interface OwedScans {
  /** A scan's jobs were queued just now. */
  readonly isOneQueued: boolean;
  /** A scan waits for photos to be embedded first. */
  readonly isOneWaiting: boolean;
}

/** Queues the photos of scans that are not queued yet. For the leading tab only. */
export async function queueOwedScans(deps: Deps, signal: AbortSignal): Promise<OwedScans> {
  let isOneQueued = false;
  let isOneWaiting = false;
  for (const run of await readOpenScans(deps.library)) {
    if (signal.aborted) continue;
    // Its last job may have been settled by a tab that went before it could say so.
    if (run.total > 0) await finishScanIfComplete(deps, run.id);
    else if (await isWaitingForEmbeddings(deps, run)) isOneWaiting = true;
    else {
      await queueScan(deps, run);
      isOneQueued = true;
    }
  }
  return { isOneQueued, isOneWaiting };
}

/**
 * A scan looks at everything imported before it was asked for, so it lets those photos be embedded first. Otherwise its
 * summary would pass over the very photos somebody has just added.
 */
async function isWaitingForEmbeddings({ library }: Deps, run: Run): Promise<boolean> {
  if ((await library.jobs.readPaused()).includes('smart-search')) return false;
  const oldestMs = await library.jobs.readOldestOpenMs('smart-search');
  return oldestMs !== null && oldestMs <= run.startedAtMs;
}

/** A hundred thousand ids are a hundred rows: all of them are queued in one transaction, so there is no half-queued scan. */
async function queueScan(deps: Deps, run: Run): Promise<void> {
  const { library, nowMs } = deps;
  const batches: PhotoId[][] = [];
  for await (const photoIds of library.photos.streamIds(SCAN_BATCH_PHOTOS)) batches.push(photoIds);
  if (batches.length === 0) {
    await library.runs.setState(run.id, 'done', nowMs());
    return;
  }
  await library.photos.clearClassified(batches.flat());
  const createdAtMs = nowMs();
  const isQueued = await library.jobs.addForRun(
    run.id,
    batches.map((photoIds) => ({
      queue: 'classification',
      photoIds,
      runId: run.id,
      priority: PRIORITY.scan,
      createdAtMs,
    })),
  );
  // Cancelled meanwhile: what was cleared just now is to be left alone.
  if (!isQueued && (await library.runs.read(run.id))?.state === 'cancelled') await markOwed(deps);
}

/** Marks a scan as done when every photo it set out to look at came to an end. */
async function finishScanIfComplete({ library, nowMs }: Deps, runId: number): Promise<void> {
  const run = await library.runs.read(runId);
  if (run === null || !isScan(run) || run.state !== 'running' || run.total === 0) return;
  if (run.tally.processed >= run.total) await library.runs.setState(runId, 'done', nowMs());
}

/** Scans that are running or paused, newest first. */
export async function readOpenScans(library: Deps['library']): Promise<Run[]> {
  return (await library.runs.readRecent(RECENT_RUNS)).filter((run) => isScan(run) && isOpen(run));
}

async function changeState(deps: Deps, runId: number, from: Run['state'], to: Run['state']): Promise<void> {
  const run = await deps.library.runs.read(runId);
  if (run?.state !== from) return;
  await deps.library.runs.setState(runId, to, deps.nowMs());
  // The last batch may have ended while the scan was paused.
  await finishScanIfComplete(deps, runId);
}
