/**
 * Taking back what a run did.
 */
import type { Deps } from './deps.ts';
import { cancelScan } from './scanLibrary.ts';

/** Removes the links the run made and returns what it archived; a scan still on its way is cancelled first. */
export async function undoRun(deps: Deps, runId: number): Promise<{ untagged: number; returned: number }> {
  const run = await deps.library.runs.read(runId);
  if (run?.kind === 'scan') await cancelScan(deps, runId);
  // Failed jobs stay to be retried, but not for a run that was taken back.
  await deps.library.jobs.removeByRun(runId);
  return deps.library.runs.undo(runId, deps.nowMs());
}
