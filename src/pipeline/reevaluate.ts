/**
 * Re-evaluate: makes the tags of enabled categories equal to what the configuration says now. It is a scan that also takes
 * off (classifyPhotos.ts); here is what it would do, counted by the same code without a write.
 */
import type { PhotoId } from '../core/photo.ts';
import { EMPTY_TALLY, type RunTally } from '../core/run.ts';
import { addTallies } from '../core/tally.ts';
import { prepareFrame } from './classifyJob.ts';
import type { Deps } from './deps.ts';

/** Photos to a question: few enough that progress moves and a cancel is heard. */
const PHOTOS_TO_A_QUESTION = 5_000;

export type ReevaluationCount =
  { readonly ok: true; readonly tally: RunTally } | { readonly ok: false; readonly reason: string };

/**
 * What a re-evaluation would do to every photo of the profile. Corrections and tags put on by hand are respected, since
 * the transaction that would write is the one that counts.
 * @param onProgress told how many photos were looked at, of how many
 */
export async function countReevaluation(
  deps: Deps,
  onProgress: (looked: number, total: number) => void,
  signal: AbortSignal,
): Promise<ReevaluationCount> {
  const prepared = await prepareFrame(deps);
  if (!prepared.ok) return prepared;
  const batches: PhotoId[][] = [];
  for await (const batch of deps.library.photos.streamIds(PHOTOS_TO_A_QUESTION)) batches.push(batch);
  const total = batches.reduce((sum, { length }) => sum + length, 0);
  let tally = EMPTY_TALLY;
  for (const photoIds of batches) {
    const question = { job: null, photoIds, doneCount: 0, runId: null, uncounted: EMPTY_TALLY };
    const answer = await deps.scorer.classify(
      { ...question, frame: prepared.frame, isReevaluation: true },
      signal,
    );
    if (answer.end.kind === 'transient' || answer.end.kind === 'permanent') {
      return { ok: false, reason: answer.end.reason };
    }
    tally = addTallies(tally, answer.tally);
    onProgress(tally.processed, total);
  }
  return { ok: true, tally };
}
