/**
 * The handler of the `metadata` queue ("Metadata & thumbnails"): makes the previews an import left out. It works on one
 * picture at a time, and only while no photo is being embedded: an import must not wait for what nobody looks at yet.
 */
import type { Job, JobOutcome, JobSettlement } from '../core/jobs/job.ts';
import type { PhotoId } from '../core/photo.ts';
import { needsPreview } from '../core/preview.ts';
import { timerDelay, type Delay } from './bell.ts';
import type { Deps } from './deps.ts';
import { outcomeWithout } from './originalAway.ts';
import type { JobHandler } from './queueLoop.ts';

/** How often a waiting preview looks whether it may go on. */
const LOOK_AGAIN_MS = 500;
/** Embedding a whole library anew takes hours: then one preview goes ahead at least this often. */
const LONGEST_WAIT_MS = 30_000;

const INTERRUPTED: JobOutcome = { kind: 'transient', reason: 'The work was interrupted.' };
const GONE: JobOutcome = { kind: 'skipped', reason: 'The photo is gone.' };
const NONE_NEEDED: JobOutcome = { kind: 'skipped', reason: 'The photo needs no preview, or has one.' };

/** @param delay for tests; a timer otherwise */
export function createPreviewHandler(deps: Deps, delay: Delay = timerDelay): JobHandler {
  return async (jobs, signal) => {
    const settlements: JobSettlement[] = [];
    for (const job of jobs) settlements.push(await makePreviewsOf(deps, job, delay, signal));
    return settlements;
  };
}

/** Photos that fared otherwise than well are settled apart, so that one damaged picture costs no other its preview. */
async function makePreviewsOf(
  deps: Deps,
  { id, attempts, photoIds, doneCount = 0 }: Job,
  delay: Delay,
  signal: AbortSignal,
): Promise<JobSettlement> {
  const apart: Array<{ photoId: PhotoId; outcome: JobOutcome }> = [];
  for (const photoId of photoIds.slice(doneCount)) {
    await waitForQuiet(deps, delay, signal);
    const outcome = signal.aborted ? INTERRUPTED : await makePreview(deps, photoId, signal);
    if (outcome.kind !== 'success') apart.push({ photoId, outcome });
  }
  return { id, attempts, outcome: { kind: 'success' }, apart };
}

/** Waits while photos are in the encoder or on their way there. */
async function waitForQuiet({ library, nowMs }: Deps, delay: Delay, signal: AbortSignal): Promise<void> {
  const latestMs = nowMs() + LONGEST_WAIT_MS;
  while (!signal.aborted && nowMs() < latestMs) {
    const { active } = (await library.jobs.readCounts())['smart-search'];
    if (active === 0) return;
    await delay(LOOK_AGAIN_MS, signal);
  }
}

/** Makes and stores a photo's preview where it needs one and has none. */
async function makePreview({ library, media }: Deps, id: PhotoId, signal: AbortSignal): Promise<JobOutcome> {
  const photo = await library.photos.read(id);
  if (photo === null) return GONE;
  if (!needsPreview(photo) || (await library.photos.readPreview(id)) !== null) return NONE_NEEDED;
  const original = await library.photos.openOriginal(id);
  if (!original.ok) return outcomeWithout(original);
  const preview = await media.renderPreview(original.bytes, photo.format, signal);
  if (!preview.ok) {
    if (signal.aborted) return INTERRUPTED;
    if ((await library.photos.read(id)) === null) return GONE;
    // `unreadable` is the worker's trouble, everything else the picture's.
    const kind = preview.refusal.kind === 'unreadable' ? 'transient' : 'permanent';
    return { kind, reason: preview.refusal.detail };
  }
  await library.photos.putPreview(id, preview.value);
  return { kind: 'success' };
}
