/**
 * A job: one row of work that survives reload and crash. Steps are idempotent, so a job may run more than once but
 * is never lost. The rules for moving between states live here and nowhere else; the clock is an argument.
 */
import type { PhotoId } from '../photo.ts';

export type QueueName = 'metadata' | 'smart-search' | 'classification';

export type JobState = 'waiting' | 'active' | 'delayed' | 'failed' | 'done';

export type JobId = number;

export interface Job {
  readonly id: JobId;
  readonly queue: QueueName;
  /** Photos this job is about: one for an embedding, up to 1,000 for a scan batch. */
  readonly photoIds: readonly PhotoId[];
  /** Photos at the front of `photoIds` that are dealt with; what runs the job again begins behind them. None where absent. */
  readonly doneCount?: number;
  readonly runId: number | null;
  readonly state: JobState;
  /** Starts so far. */
  readonly attempts: number;
  /** A delayed job is not started before this time. */
  readonly runAfterMs: number;
  /** Lower runs first: new uploads go ahead of scans. */
  readonly priority: number;
  readonly lastReason: string | null;
  readonly createdAtMs: number;
}

export type NewJob = Pick<Job, 'queue' | 'photoIds' | 'runId' | 'priority' | 'createdAtMs'>;

export const PRIORITY = { upload: 0, scan: 10 } as const;

/** What running a job came to. Transient failures are tried again, permanent ones are not. */
export type JobOutcome =
  | { readonly kind: 'success' }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'transient'; readonly reason: string }
  | { readonly kind: 'permanent'; readonly reason: string };

export type QueueCounts = Readonly<Record<JobState, number>>;
