/**
 * The rules by which a job moves between its states. Pure: the clock and the dice are arguments, so that storage
 * applies the same rules everywhere and tests can play years of failures in a moment.
 *
 *   waiting -claim-> active -settle-> done | delayed | failed, photos that fared otherwise split off
 *   delayed -claim (once due)-> active          active -release (the tab died)-> waiting | failed
 *   failed  -retry-> waiting
 */
import type { Photo, PhotoId } from '../photo.ts';
import { needsPreview } from '../preview.ts';
import {
  PRIORITY,
  type Job,
  type JobOutcome,
  type JobSettlement,
  type JobState,
  type NewJob,
  type QueueName,
} from './job.ts';

/** Starts a job gets before a transient failure becomes final. With the delays below: some two minutes of trying. */
export const MAX_ATTEMPTS = 8;

/** Starts after which a job whose tab died each time is given up: it may be what kills the tab. */
export const MAX_STARTS_WITH_CRASHES = 20;

/** A job whose photo is away looks again by itself this much later; whoever brings the photo back wakes it sooner. */
const AWAY_DELAY_MS = 60 * 60_000;

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

/** Names the work of one queue on one photo, within a run or outside of any. */
export function photoJobKey(queue: QueueName, runId: number | null, photoId: PhotoId): string {
  return `${queue}/${runId === null ? '' : `run-${runId}/`}photo-${photoId}`;
}

/** A job as it enters its queue. */
export function newJobRow(job: NewJob): Omit<Job, 'id'> {
  const { queue, photoIds, runId, priority, createdAtMs, key = null } = job;
  return {
    key,
    queue,
    photoIds,
    runId,
    priority,
    createdAtMs,
    state: 'waiting',
    attempts: 0,
    freshFrom: 0,
    runAfterMs: createdAtMs,
    lastReason: null,
  };
}

/** The job that embeds a photo just imported. */
export function newUploadJob(photoId: PhotoId, createdAtMs: number): Omit<Job, 'id'> {
  return newJobRow({
    key: photoJobKey('smart-search', null, photoId),
    queue: 'smart-search',
    photoIds: [photoId],
    runId: null,
    priority: PRIORITY.upload,
    createdAtMs,
  });
}

/** The job, if any, that makes previews of those of some photos just imported that need one: one row for all of them. */
export function newPreviewJobs(photos: ReadonlyArray<Photo>): Array<Omit<Job, 'id'>> {
  const owed = photos.filter(needsPreview);
  const [first] = owed;
  if (first === undefined) return [];
  return [
    newJobRow({
      queue: 'metadata',
      photoIds: owed.map(({ id }) => id),
      runId: null,
      priority: PRIORITY.upload,
      createdAtMs: first.importedAtMs,
    }),
  ];
}

/** True for jobs a runner may start now. */
export function isDue(job: Pick<Job, 'state' | 'runAfterMs'>, nowMs: number): boolean {
  return job.state === 'waiting' || (job.state === 'delayed' && job.runAfterMs <= nowMs);
}

/** Order of claiming: lower priority number first, then oldest. */
export function compareForClaim(a: Pick<Job, 'priority' | 'id'>, b: Pick<Job, 'priority' | 'id'>): number {
  return a.priority - b.priority || a.id - b.id;
}

/**
 * Of jobs in claiming order, those to hand out together: the first, and what follows while they name at most
 * `photoLimit` photos in all. A large job is not put behind a small one that somebody waits for.
 */
export function takeForClaim<J extends Pick<Job, 'photoIds'>>(jobs: readonly J[], photoLimit: number): J[] {
  let photos = 0;
  const end = jobs.findIndex(({ photoIds }, index) => {
    photos += Math.max(1, photoIds.length);
    return index > 0 && photos > photoLimit;
  });
  return end === -1 ? [...jobs] : jobs.slice(0, end);
}

/** Starts a due job; null if it is not due, so that no job runs twice at once. */
export function claimJob(job: Job, nowMs: number): Job | null {
  return isDue(job, nowMs) ? { ...job, state: 'active', attempts: job.attempts + 1 } : null;
}

/** True while the claim that `attempts` names is the one in force. */
export function isClaimed(job: Pick<Job, 'state' | 'attempts'>, attempts: number): boolean {
  return job.state === 'active' && job.attempts === attempts;
}

/** Starts since the job was added or retried by a person. */
function freshAttempts({ attempts, freshFrom }: Pick<Job, 'attempts' | 'freshFrom'>): number {
  return attempts - freshFrom;
}

/** The state an outcome leads to; also tells a runner beforehand whether a failure will be final. */
export function stateAfter(job: Pick<Job, 'attempts' | 'freshFrom'>, outcome: JobOutcome): JobState {
  if (outcome.kind === 'permanent') return 'failed';
  if (outcome.kind === 'away') return 'delayed';
  if (outcome.kind === 'transient') return freshAttempts(job) >= MAX_ATTEMPTS ? 'failed' : 'delayed';
  return 'done';
}

/** What is left of a job by a settlement. */
export interface SettledParts {
  /** The job itself; `done` where nothing of it is left to do. */
  readonly job: Job;
  /** Photos that go on by themselves, to be added as rows of their own. */
  readonly apart: ReadonlyArray<Omit<Job, 'id'>>;
  /** Photos that are done by this settlement. */
  readonly donePhotos: number;
}

/**
 * Ends a start of a job; null where the settlement speaks of a claim that is no longer in force, and nothing changes.
 * @param random dice for each back-off, from [0, 1)
 */
export function settleJob(
  job: Job,
  settlement: JobSettlement,
  nowMs: number,
  random: () => number,
): SettledParts | null {
  if (!isClaimed(job, settlement.attempts)) return null;
  const { doneCount = 0, ...fields } = job;
  const left = job.photoIds.slice(doneCount);
  const named = new Set(left);
  const outcomeById = new Map(
    (settlement.apart ?? []).flatMap(({ photoId, outcome }) =>
      named.has(photoId) ? [[photoId, outcome] as const] : [],
    ),
  );
  const [only] = left.length === 1 ? outcomeById.values() : [];
  if (only !== undefined) return settleJob(job, { ...settlement, outcome: only, apart: [] }, nowMs, random);
  const rest = left.filter((id) => !outcomeById.has(id));
  const apart: Array<Omit<Job, 'id'>> = [];
  let donePhotos = doneCount;
  for (const [photoId, outcome] of outcomeById) {
    if (stateAfter(job, outcome) === 'done') {
      donePhotos += 1;
      continue;
    }
    apart.push(photoRow(fields, photoId, ended(job, outcome, nowMs, random)));
  }
  const settled: Job = {
    ...fields,
    photoIds: rest,
    ...(rest.length === 0 ? { state: 'done' } : ended(job, settlement.outcome, nowMs, random)),
  };
  if (settled.state === 'done') donePhotos += rest.length;
  return { job: settled, apart, donePhotos };
}

/** A row of its own for one photo of a job. */
function photoRow(job: Job, photoId: PhotoId, edit: Partial<Job>): Omit<Job, 'id'> {
  const { id: _, ...row } = { ...job, ...edit };
  return { ...row, key: photoJobKey(job.queue, job.runId, photoId), photoIds: [photoId] };
}

function ended(
  job: Job,
  outcome: JobOutcome,
  nowMs: number,
  random: () => number,
): Pick<Job, 'state' | 'runAfterMs' | 'lastReason' | 'freshFrom'> {
  if (outcome.kind === 'away') {
    const { reason } = outcome;
    return {
      state: 'delayed',
      runAfterMs: nowMs + AWAY_DELAY_MS,
      lastReason: reason,
      freshFrom: job.freshFrom + 1,
    };
  }
  const state = stateAfter(job, outcome);
  return {
    freshFrom: job.freshFrom,
    state,
    runAfterMs: state === 'delayed' ? nowMs + backOffMs(freshAttempts(job), random()) : nowMs,
    lastReason: outcome.kind === 'success' ? null : outcome.reason,
  };
}

const GIVEN_UP: JobOutcome = {
  kind: 'permanent',
  reason: 'The page closed each time while this was being worked on.',
};

/** An active job whose tab died goes back to the queue, unless it has been there too often; null where it is not active. */
export function releaseJob(job: Job, nowMs: number): SettledParts | null {
  if (job.state !== 'active') return null;
  if (freshAttempts(job) < MAX_STARTS_WITH_CRASHES)
    return { job: { ...job, state: 'waiting' }, apart: [], donePhotos: 0 };
  return settleJob(job, { id: job.id, attempts: job.attempts, outcome: GIVEN_UP }, nowMs, () => 0);
}

/** What a delayed job was waiting for is there: it is due. Every other job stays as it is. */
export function wakeJob(job: Job, nowMs: number): Job {
  return job.state === 'delayed' ? { ...job, runAfterMs: Math.min(job.runAfterMs, nowMs) } : job;
}

/** A person's "Retry failed": a fresh set of attempts. The count goes on, so that no old claim is mistaken for a new one. */
export function retryJob(job: Job, nowMs: number): Job {
  return job.state === 'failed'
    ? { ...job, state: 'waiting', freshFrom: job.attempts, runAfterMs: nowMs, lastReason: null }
    : job;
}

/** One photo of a failed job, to be tried again alone. */
export function splitForRetry(job: Job, photoId: PhotoId, nowMs: number): Omit<Job, 'id'> {
  return photoRow(retryJob(job, nowMs), photoId, {});
}
