/**
 * What settling, releasing and retrying mean for many jobs at once, and for the books kept about them. Pure, so that the
 * real store and the stand-in differ only in how they read and write rows.
 */
import type { PhotoId } from '../photo.ts';
import { EMPTY_TALLY, type RunTally } from '../run.ts';
import { addTallies, negateTally, tallyOf } from '../tally.ts';
import type { FailedPhoto, Job, JobId, JobSettlement, QueueName } from './job.ts';
import { releaseJob, retryJob, settleJob, splitForRetry, type SettledParts } from './stateMachine.ts';

type JobRow = Omit<Job, 'id'>;

/** Rows to write, and what they add to the books. */
export interface JobChanges {
  /** As they were; together with the others it says how each count moves. */
  readonly before: readonly Job[];
  /** As they are now; those in state `done` are to be deleted. */
  readonly after: readonly Job[];
  /** New rows. */
  readonly added: readonly JobRow[];
  /** Photos done, by queue. */
  readonly doneByQueue: ReadonlyMap<QueueName, number>;
  /** What the tally of each run concerned grows by. */
  readonly tallyByRun: ReadonlyMap<number, RunTally>;
}

/** Settles those of the jobs whose claim is the one being settled. */
export function settleJobs(
  jobs: readonly Job[],
  settlements: readonly JobSettlement[],
  nowMs: number,
  random: () => number,
): JobChanges {
  const jobsById = new Map(jobs.map((job) => [job.id, job]));
  const books = createBooks();
  for (const settlement of settlements) {
    const job = jobsById.get(settlement.id);
    const parts = job === undefined ? null : settleJob(job, settlement, nowMs, random);
    if (job === undefined || parts === null) continue;
    // A second settlement of the same claim, in the same call, finds it settled.
    jobsById.set(job.id, parts.job);
    books.take(job, parts, settlement.counted);
  }
  return books.changes();
}

/** Gives back the active ones. */
export function releaseJobs(jobs: readonly Job[], nowMs: number): JobChanges {
  const books = createBooks();
  for (const job of jobs) {
    const parts = releaseJob(job, nowMs);
    if (parts !== null) books.take(job, parts);
  }
  return books.changes();
}

/** Tries failed jobs again; what their runs counted as failed is counted anew by how they fare now. */
export function retryJobs(failed: readonly Job[], nowMs: number): JobChanges {
  const books = createBooks();
  for (const job of failed) {
    books.take(job, { job: retryJob(job, nowMs), apart: [], donePhotos: 0 });
    books.untally(job, job.photoIds.length);
  }
  return books.changes();
}

/** Tries one photo of a failed job again, on a row of its own unless it is the only one; null where it is not there. */
export function retryOnePhoto(job: Job | undefined, photoId: PhotoId, nowMs: number): JobChanges | null {
  if (job?.state !== 'failed' || !job.photoIds.includes(photoId)) return null;
  if (job.photoIds.length === 1) return retryJobs([job], nowMs);
  const books = createBooks();
  const rest = { ...job, photoIds: job.photoIds.filter((id) => id !== photoId) };
  books.take(job, { job: rest, apart: [splitForRetry(job, photoId, nowMs)], donePhotos: 0 });
  books.untally(job, 1);
  return books.changes();
}

/**
 * Makes room for new rows whose key is taken. An open job stands for the photo already; a failed one takes on the newer
 * fate, so that the same photo is not listed twice.
 * @param holders stored jobs that have one of the new rows' keys
 */
export function mergeByKey(changes: JobChanges, holders: readonly Job[]): JobChanges {
  const before = new Map([...holders, ...changes.before].map((job) => [job.id, job]));
  const after = new Map([...holders, ...changes.after].map((job) => [job.id, job]));
  const holderByKey = new Map(
    [...after.values()].flatMap((job) => (job.state === 'done' ? [] : [[job.key, job] as const])),
  );
  const addedByKey = new Map<string, JobRow>();
  const added: JobRow[] = [];
  for (const row of changes.added) {
    const holder = row.key === null ? undefined : holderByKey.get(row.key);
    if (row.key === null) added.push(row);
    else if (holder?.state === 'failed') {
      const taken = takeOver(holder, row);
      after.set(holder.id, taken);
      holderByKey.set(row.key, taken);
    } else if (holder === undefined && (addedByKey.get(row.key)?.state ?? 'failed') === 'failed') {
      addedByKey.set(row.key, row);
    }
  }
  return {
    ...changes,
    before: [...before.values()],
    after: [...after.values()],
    added: [...added, ...addedByKey.values()],
  };
}

/** A failed job, photo by photo. */
export function failedPhotosOf({
  id,
  photoIds,
  lastReason,
  runAfterMs,
  attempts,
  freshFrom,
}: Job): FailedPhoto[] {
  return photoIds.map((photoId) => ({
    jobId: id,
    photoId,
    reason: lastReason,
    failedAtMs: runAfterMs,
    attempts: attempts - freshFrom,
  }));
}

/** Photos that jobs in hand had come to; they count as done although the rest is dropped. */
export function dealtWith(jobs: readonly Job[]): Map<QueueName, number> {
  const countByQueue = new Map<QueueName, number>();
  for (const { queue, doneCount = 0 } of jobs) {
    if (doneCount > 0) countByQueue.set(queue, (countByQueue.get(queue) ?? 0) + doneCount);
  }
  return countByQueue;
}

/** Photos the jobs name, all together. */
export function countPhotos(jobs: readonly Job[]): number {
  return jobs.reduce((sum, { photoIds }) => sum + photoIds.length, 0);
}

/** The row's fate on an older job's id. Its starts go on counting from the older ones: they name its claims. */
function takeOver(holder: Job, row: JobRow): Job {
  const attempts = Math.max(holder.attempts, row.attempts);
  return { ...row, id: holder.id, attempts, freshFrom: attempts - (row.attempts - row.freshFrom) };
}

function createBooks() {
  const before = new Map<JobId, Job>();
  const after = new Map<JobId, Job>();
  const added: JobRow[] = [];
  const doneByQueue = new Map<QueueName, number>();
  const tallyByRun = new Map<number, RunTally>();

  function tally(runId: number | null, more: RunTally): void {
    if (runId === null) return;
    const sofar = tallyByRun.get(runId);
    tallyByRun.set(runId, sofar === undefined ? more : addTallies(sofar, more));
  }

  return {
    take(job: Job, { job: settled, apart, donePhotos }: SettledParts, counted?: RunTally): void {
      before.set(job.id, job);
      after.set(job.id, settled);
      added.push(...apart);
      if (donePhotos > 0) doneByQueue.set(job.queue, (doneByQueue.get(job.queue) ?? 0) + donePhotos);
      // Also where nothing is to be counted: the last job to end finds the run complete.
      tally(job.runId, counted ?? EMPTY_TALLY);
      const failedNow = [settled, ...apart].filter(
        ({ state }) => state === 'failed' && job.state === 'active',
      );
      const failedPhotos = failedNow.reduce((sum, { photoIds }) => sum + photoIds.length, 0);
      if (failedPhotos > 0) tally(job.runId, tallyOf('failed', failedPhotos));
    },
    untally(job: Job, failedPhotos: number): void {
      tally(job.runId, negateTally(tallyOf('failed', failedPhotos)));
    },
    changes: (): JobChanges => ({
      before: [...before.values()],
      after: [...after.values()],
      added,
      doneByQueue,
      tallyByRun,
    }),
  };
}
