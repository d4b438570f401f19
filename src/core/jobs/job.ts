/**
 * A job: one row of work that survives reload and crash. Steps are idempotent, so a job may run more than once but
 * is never lost. The rules for moving between states live in stateMachine.ts and nowhere else.
 */
import type { PhotoId } from '../photo.ts';
import type { RunTally } from '../run.ts';

export type QueueName = 'metadata' | 'smart-search' | 'classification';

/** The queues in the order a photo comes through them. */
export const QUEUES: readonly QueueName[] = ['metadata', 'smart-search', 'classification'];

export type JobState = 'waiting' | 'active' | 'delayed' | 'failed' | 'done';

export type JobId = number;

export interface Job {
  readonly id: JobId;
  /** What the job is, where it must not be queued twice; null where that does no harm. */
  readonly key: string | null;
  readonly queue: QueueName;
  /** Photos this job is about: one for an upload, some dozens for a backfill, up to 1,000 for a scan batch. */
  readonly photoIds: readonly PhotoId[];
  /** Photos at the front of `photoIds` that are dealt with; what runs the job again begins behind them. None where absent. */
  readonly doneCount?: number;
  readonly runId: number | null;
  readonly state: JobState;
  /** Starts so far. Never goes back, so it also names a claim: what an older claim says of the job is ignored. */
  readonly attempts: number;
  /** `attempts` as they were when the job was added or last retried by a person: the limit counts from here. */
  readonly freshFrom: number;
  /** A delayed job is not started before this time. Of a failed one: when it failed. */
  readonly runAfterMs: number;
  /** Lower runs first: new uploads go ahead of scans and backfill. */
  readonly priority: number;
  readonly lastReason: string | null;
  readonly createdAtMs: number;
}

export type NewJob = Pick<Job, 'queue' | 'photoIds' | 'runId' | 'priority' | 'createdAtMs'> & {
  /** Adding a key whose job is open adds nothing; a failed one is tried again. */
  readonly key?: string | null;
};

export const PRIORITY = { upload: 0, scan: 10 } as const;

/**
 * What running a job came to. Transient failures are tried again, permanent ones are not. `away`: what the job works on cannot
 * be had for now (a folder that may not be read, a file that is missing), which is no failure of the job: it waits without
 * using up an attempt.
 */
export type JobOutcome =
  | { readonly kind: 'success' }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'transient'; readonly reason: string }
  | { readonly kind: 'away'; readonly reason: string }
  | { readonly kind: 'permanent'; readonly reason: string };

/** How one start of a job ended. */
export interface JobSettlement {
  readonly id: JobId;
  /** Of the claim being settled: a late settlement of an older claim changes nothing. */
  readonly attempts: number;
  /** For the photos behind `doneCount`, those in `apart` left out. */
  readonly outcome: JobOutcome;
  /** Photos that fared otherwise than the rest: where they are not done, each becomes a row of its own. */
  readonly apart?: ReadonlyArray<{ readonly photoId: PhotoId; readonly outcome: JobOutcome }>;
  /**
   * What the job's run is to count for photos that are done by this settlement and were not counted before. Photos that
   * fail for good are counted by the settlement itself; a person's retry takes that back.
   */
  readonly counted?: RunTally;
}

/** Photos in each state. */
export type QueueCounts = Readonly<Record<JobState, number>>;

/** A photo whose work was given up. */
export interface FailedPhoto {
  readonly jobId: JobId;
  readonly photoId: PhotoId;
  readonly reason: string | null;
  readonly failedAtMs: number;
  /** Starts it took. */
  readonly attempts: number;
}

/** Minutes of throughput that are kept. */
export const THROUGHPUT_MINUTES = 60;
