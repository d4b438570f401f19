/**
 * What the rest of Winnow may ask about scores: to classify photos and to rank them. Implemented by a client of the scorer
 * worker, which opens the library itself, so that neither vectors nor links pass through the page.
 */
import type { Category } from '../core/category.ts';
import type { JobId } from '../core/jobs/job.ts';
import type { PhotoId } from '../core/photo.ts';
import type { RunTally } from '../core/run.ts';
import type { PreparedMethods } from '../core/scoring/methods.ts';
import type { PreviewColumns } from '../core/scoring/previewColumns.ts';
import type { Ranking } from '../core/scoring/ranking.ts';

/** What a job's photos are judged by: the configuration of one revision, prepared for the active model. */
export interface ClassifyFrame {
  readonly configRevision: number;
  readonly modelKey: string;
  /** Enabled ones, in configuration order. Empty: photos are marked and not looked at. */
  readonly categories: readonly Category[];
  /** For those categories. */
  readonly prepared: PreparedMethods;
}

export interface ClassifyRequest {
  /**
   * The claim at work: its progress is stored with what was done. Null for a question: what would be done is counted, and
   * nothing is written.
   */
  readonly job: { readonly id: JobId; readonly attempts: number } | null;
  /** The job's photos, all of them. */
  readonly photoIds: readonly PhotoId[];
  /** Photos at the front that are dealt with. */
  readonly doneCount: number;
  /** Null while classification is switched off: photos are skipped and not marked. */
  readonly frame: ClassifyFrame | null;
  /** The run to name in links and to count in. Null: the first match begins a run of new photos. */
  readonly runId: number | null;
  /** What is to be counted in that run once there is one. */
  readonly uncounted: RunTally;
  /** Photos classified after this moment have had what was asked for: they are passed over and not counted. */
  readonly askedAtMs?: number;
  /** Tags of the frame's categories that no longer match are taken off as well. */
  readonly isReevaluation?: boolean;
}

/** How a classification ended. */
type ClassifyEnd =
  | { readonly kind: 'done' }
  /** Another configuration is in force: to be asked again with that one. */
  | { readonly kind: 'stale' }
  /** The job was removed, or is another runner's. */
  | { readonly kind: 'job-gone' }
  | { readonly kind: 'transient' | 'permanent'; readonly reason: string };

export interface ClassifyResult {
  readonly end: ClassifyEnd;
  /** What was done by this call, complete whatever the end. */
  readonly tally: RunTally;
  /** Photos at the front of the job that are dealt with now. */
  readonly doneCount: number;
  /** The run asked for, or the one that was begun. */
  readonly runId: number | null;
  /** What no run has counted yet. */
  readonly uncounted: RunTally;
}

export interface RankRequest {
  readonly modelKey: string;
  readonly dim: number;
  /** k x dim, unit rows; at least one. */
  readonly vectors: Float32Array<ArrayBuffer>;
}

export type RankResult =
  { readonly ok: true; readonly ranking: Ranking } | { readonly ok: false; readonly reason: string };

export interface PreviewRequest {
  readonly modelKey: string;
  /** As it is being written; its thresholds do not matter. */
  readonly category: Category;
  /** For that category alone. */
  readonly prepared: PreparedMethods;
}

export type PreviewResult =
  { readonly ok: true; readonly columns: PreviewColumns } | { readonly ok: false; readonly reason: string };

interface DuplicateGroups {
  /** Photos of the first group, best copy first, then those of the next. */
  readonly ids: Uint32Array<ArrayBuffer>;
  /** Variance of the Laplacian of each photo's thumbnail. */
  readonly sharpness: Float32Array<ArrayBuffer>;
  /** Where each group ends in `ids`. Groups that hold most spare bytes come first. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** Bytes of all photos but the best of each group. */
  readonly spareBytes: number;
}

export type DuplicatesResult =
  | {
      readonly ok: true;
      readonly groups: DuplicateGroups;
      /** Photos outside the trash, and how many of them could not be looked at yet. */
      readonly photos: number;
      readonly unhashed: number;
      /** Times that a person said of photos that they are no duplicates. */
      readonly setApart: number;
    }
  | { readonly ok: false; readonly reason: string };

export type HashResult = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export interface Scorer {
  /** Scores, decides and commits what is left of one job, a batch to a transaction; stops between two once aborted. */
  classify(request: ClassifyRequest, signal: AbortSignal): Promise<ClassifyResult>;
  /** Every photo outside the trash that the model has encoded, by its best score over the vectors. */
  rank(request: RankRequest, signal: AbortSignal): Promise<RankResult>;
  /** What a category finds on those photos; writes nothing. */
  preview(request: PreviewRequest, signal: AbortSignal): Promise<PreviewResult>;
  /** Makes and stores the perceptual hashes of the photos. */
  hashPhotos(photoIds: readonly PhotoId[], signal: AbortSignal): Promise<HashResult>;
  /** Photos outside the trash that show the same picture; verified by the model's embeddings unless `modelKey` is null. */
  findDuplicates(modelKey: string | null, signal: AbortSignal): Promise<DuplicatesResult>;
  close(): void;
}

export const INTERRUPTED_REASON = 'The work was interrupted.';
