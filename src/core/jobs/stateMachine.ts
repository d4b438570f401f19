/**
 * The rules by which a job moves between its states. Pure: the clock and the dice are arguments, so that storage
 * applies the same rules everywhere and tests can play years of failures in a moment.
 *
 *   waiting -claim-> active -settle-> done | delayed | failed
 *   delayed -claim (once due)-> active          active -release (the tab died)-> waiting | failed
 *   failed  -retry-> waiting
 */
import type { PhotoId } from '../photo.ts';
import { PRIORITY, type Job, type JobOutcome, type JobState, type NewJob } from './job.ts';

/** Starts a job gets before a transient failure becomes final. With the delays below: some four minutes of trying. */
export const MAX_ATTEMPTS = 8;

/** Starts after which a job whose tab died each time is given up: it may be what kills the tab. */
export const MAX_STARTS_WITH_CRASHES = 20;

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 5 * 60_000;

/**
 * Exponential back-off with full jitter (M. Brooker, "Exponential backoff and jitter", AWS 2015): anywhere between
 * nothing and the cap, so that jobs that failed together do not come back together.
 * @param attempts starts so far, at least 1
 * @param random a draw from [0, 1)
 */
export function backOffMs(attempts: number, random: number): number {
  return Math.floor(random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1)));
}

/** A job as it enters its queue. */
export function newJobFields({
  createdAtMs,
}: Pick<NewJob, 'createdAtMs'>): Pick<Job, 'state' | 'attempts' | 'runAfterMs' | 'lastReason'> {
  return { state: 'waiting', attempts: 0, runAfterMs: createdAtMs, lastReason: null };
}

/** The job that embeds a photo just imported. */
export function newUploadJob(photoId: PhotoId, createdAtMs: number): Omit<Job, 'id'> {
  return {
    queue: 'smart-search',
    photoIds: [photoId],
    runId: null,
    priority: PRIORITY.upload,
    createdAtMs,
    ...newJobFields({ createdAtMs }),
  };
}

/** True for jobs a runner may start now. */
export function isDue(job: Pick<Job, 'state' | 'runAfterMs'>, nowMs: number): boolean {
  return job.state === 'waiting' || (job.state === 'delayed' && job.runAfterMs <= nowMs);
}

/** Order of claiming: lower priority number first, then oldest. */
export function compareForClaim(a: Pick<Job, 'priority' | 'id'>, b: Pick<Job, 'priority' | 'id'>): number {
  return a.priority - b.priority || a.id - b.id;
}

/** Starts a due job; null if it is not due, so that no job runs twice at once. */
export function claimJob(job: Job, nowMs: number): Job | null {
  return isDue(job, nowMs) ? { ...job, state: 'active', attempts: job.attempts + 1 } : null;
}

/** The state an outcome leads to; also tells a runner beforehand whether a failure will be final. */
export function stateAfter(job: Pick<Job, 'attempts'>, outcome: JobOutcome): JobState {
  if (outcome.kind === 'permanent') return 'failed';
  if (outcome.kind === 'transient') return job.attempts >= MAX_ATTEMPTS ? 'failed' : 'delayed';
  return 'done';
}

/** Ends a start of an active job. Anything but an active job is left as it is: late news about it changes nothing. */
export function settleJob(job: Job, outcome: JobOutcome, nowMs: number, random: number): Job {
  if (job.state !== 'active') return job;
  const state = stateAfter(job, outcome);
  return {
    ...job,
    state,
    runAfterMs: state === 'delayed' ? nowMs + backOffMs(job.attempts, random) : job.runAfterMs,
    lastReason: outcome.kind === 'success' ? null : outcome.reason,
  };
}

/** An active job whose tab died goes back to the queue, unless it has been there too often. */
export function releaseJob(job: Job): Job {
  if (job.state !== 'active') return job;
  if (job.attempts < MAX_STARTS_WITH_CRASHES) return { ...job, state: 'waiting' };
  return { ...job, state: 'failed', lastReason: 'The page closed each time while this was being worked on.' };
}

/** A person's "Retry failed": a fresh set of attempts. */
export function retryJob(job: Job, nowMs: number): Job {
  return job.state === 'failed'
    ? { ...job, state: 'waiting', attempts: 0, runAfterMs: nowMs, lastReason: null }
    : job;
}
