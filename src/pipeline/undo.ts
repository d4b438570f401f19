/**
 * Taking back what a run did.
 */
import { isScan, type UndoCounts } from '../core/run.ts';
import type { Deps } from './deps.ts';
import { cancelScan } from './scanLibrary.ts';

/** Puts back what the run changed and nobody changed since; a scan still on its way is cancelled first. */
export async function undoRun(deps: Deps, runId: number): Promise<UndoCounts> {
  const run = await deps.library.runs.read(runId);
  if (run !== null && isScan(run)) await cancelScan(deps, runId);
  // Failed jobs stay to be retried, but not for a run that was taken back.
  await deps.library.jobs.removeByRun(runId);
  return deps.library.runs.undo(runId, deps.nowMs());
}
