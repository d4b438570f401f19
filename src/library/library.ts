/**
 * What the rest of Winnow may ask of storage. One instance is one profile's database. The Dexie implementation and the
 * in-memory stand-in pass the same suite; everything that must be atomic is one method here.
 */
import type { Tag, TagLink, Veto } from '../core/category.ts';
import type { Decision, DecisionInput } from '../core/classify.ts';
import type { CleanUpPlan } from '../core/config/cleanUp.ts';
import type { ConfigCause, ConfigDocument, ConfigSnapshot } from '../core/config/document.ts';
import type { Job, JobId, JobOutcome, NewJob, QueueCounts, QueueName } from '../core/jobs/job.ts';
import type { NewPhoto, Photo, PhotoCell, PhotoFailure, PhotoId, Visibility } from '../core/photo.ts';
import type { Run, RunKind, RunState, RunTally } from '../core/run.ts';

/** A thumbnail or preview as stored: encoded bytes, never a Blob (Safari can fail to store those). */
export interface DerivedImage {
  readonly bytes: ArrayBuffer;
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
}

/** Everything that makes a photo "imported"; stored in one transaction together with its embedding job. */
export interface ImportedPhoto {
  readonly photo: NewPhoto;
  readonly original: ArrayBuffer;
  readonly thumbnail: DerivedImage;
  readonly preview: DerivedImage;
}

export type AddPhotoResult =
  | { readonly ok: true; readonly id: PhotoId; readonly jobId: JobId }
  | { readonly ok: false; readonly reason: 'duplicate'; readonly existingId: PhotoId }
  | { readonly ok: false; readonly reason: 'storage-full' };

export interface PhotoStore {
  /** Stores each photo with its pending `smart-search` job, one transaction for the batch; a known hash is reported, not stored. */
  addImported(batch: readonly ImportedPhoto[]): Promise<AddPhotoResult[]>;
  findBySha256(sha256: string): Promise<Photo | null>;
  read(id: PhotoId): Promise<Photo | null>;
  readMany(ids: readonly PhotoId[]): Promise<Map<PhotoId, Photo>>;
  /** Newest first. */
  readCells(visibility: Visibility): Promise<PhotoCell[]>;
  /** Cells of the photos carrying the tag or a tag nested below it, trash left out, newest first. */
  readCellsByTag(tagPath: string): Promise<PhotoCell[]>;
  readCounts(): Promise<Record<Visibility, number>>;
  /** Ids of photos not in the trash, ascending, in batches. */
  streamIds(batchSize: number): AsyncIterable<PhotoId[]>;
  /** Photos with an embedding under the model and no classification mark; owed at start-up. */
  readUnclassifiedIds(modelKey: string): Promise<PhotoId[]>;
  /** Photos not in the trash, without permanent failure, that have no embedding under the model and no open job. */
  readUnembeddedIds(modelKey: string): Promise<PhotoId[]>;
  readOriginal(id: PhotoId): Promise<ArrayBuffer | null>;
  readThumbnail(id: PhotoId): Promise<DerivedImage | null>;
  readPreview(id: PhotoId): Promise<DerivedImage | null>;
  /**
   * A person's move. Bringing a photo back from the archive writes an `archive` veto for each category that claims it;
   * archiving by hand marks it the person's own. Returns what each changed photo was, for undo.
   */
  moveByHand(ids: readonly PhotoId[], to: Visibility, nowMs: number): Promise<PhotoMove[]>;
  /** Puts photos back exactly as {@link moveByHand} found them, its vetoes withdrawn. */
  undoMove(moves: readonly PhotoMove[]): Promise<void>;
  recordFailure(id: PhotoId, failure: PhotoFailure): Promise<void>;
  clearClassified(ids: readonly PhotoId[]): Promise<void>;
}

export interface PhotoMove {
  readonly photoId: PhotoId;
  readonly before: Pick<Photo, 'visibility' | 'archivedBy'>;
  readonly vetoesAdded: readonly Veto[];
}

export interface EmbeddingStore {
  /** `vectors`: n x dim, unit rows, in the order of `ids`. */
  putMany(modelKey: string, dim: number, ids: readonly PhotoId[], vectors: Float32Array): Promise<void>;
  /** Vectors (dim long, unit) of those ids that have one. */
  readMany(modelKey: string, ids: readonly PhotoId[]): Promise<Map<PhotoId, Float32Array>>;
  /** All vectors under a model, pack by pack. */
  streamPacks(modelKey: string): AsyncIterable<{ ids: PhotoId[]; vectors: Float32Array; dim: number }>;
}

export interface TagStore {
  readAll(): Promise<Array<Tag & { count: number }>>;
  readLinks(photoId: PhotoId): Promise<Array<TagLink & { tag: Tag }>>;
  readVetoes(photoId: PhotoId): Promise<Veto[]>;
  /** Adds a tag of the person's own. Adding twice is a no-op. */
  addByHand(ids: readonly PhotoId[], path: string, nowMs: number): Promise<void>;
  /** Takes a tag off; an auto tag leaves a `tag` veto behind, and the photo returns if only that link kept it archived. */
  removeByHand(photoId: PhotoId, tagId: number, nowMs: number): Promise<void>;
  withdrawVeto(photoId: PhotoId, categoryKey: string, kind: Veto['kind']): Promise<void>;
  /** What deleting a category would do. */
  readCategoryConsequences(categoryKey: string): Promise<{ links: number; photosReturning: number }>;
}

/** Scores of one photo, ready for {@link ClassificationStore.commit}. */
export type ClassificationEntry = Pick<DecisionInput, 'scores'> & {
  readonly photoId: PhotoId;
};

export interface CommittedDecision {
  readonly photoId: PhotoId;
  /** Null where the photo was gone or in the trash by the time of the transaction. */
  readonly decision: Decision | null;
  /** Categories whose link is new. */
  readonly newlyLinked: readonly string[];
  readonly archived: boolean;
}

export interface ClassificationStore {
  /**
   * Steps 5 to 7 in one transaction: reads each photo, its vetoes and links afresh, asks `decide`, upserts tags, links,
   * archives and marks as classified. Given `configRevision`, and another revision in force by then, it commits nothing
   * and answers an empty list: the caller scores again, so that a clean-up and a scan cannot cross.
   */
  commit(
    entries: readonly ClassificationEntry[],
    decide: (input: DecisionInput) => Decision,
    context: {
      readonly runId: number | null;
      readonly modelKey: string;
      readonly nowMs: number;
      readonly configRevision?: number;
    },
  ): Promise<CommittedDecision[]>;
  markClassified(ids: readonly PhotoId[], nowMs: number): Promise<void>;
}

export type SaveConfigResult =
  | { readonly ok: true; readonly revision: number; readonly untagged: number; readonly returned: number }
  | { readonly ok: false; readonly reason: 'stale'; readonly current: ConfigSnapshot };

export interface ConfigStore {
  /** The configuration in force; a new library answers revision 0 with the empty document. */
  read(): Promise<ConfigSnapshot>;
  readHistory(): Promise<ConfigSnapshot[]>;
  /** Clean-up, snapshot and run record in one transaction; refused if somebody saved in between. */
  save(
    document: ConfigDocument,
    expectedRevision: number,
    cause: ConfigCause,
    plan: CleanUpPlan,
    nowMs: number,
  ): Promise<SaveConfigResult>;
}

export interface JobStore {
  add(jobs: readonly NewJob[]): Promise<JobId[]>;
  /**
   * Moves up to `limit` due jobs of a queue to active, lowest priority number first, then oldest. Nothing is claimed
   * from a paused queue, and jobs of a paused run are passed over.
   */
  claim(queue: QueueName, limit: number, nowMs: number): Promise<Job[]>;
  /** Applies the state machine's verdict on each. Done jobs are deleted and counted; ids removed meanwhile are ignored. */
  settle(outcomes: ReadonlyArray<{ id: JobId; outcome: JobOutcome }>, nowMs: number): Promise<void>;
  /** At start-up: what was active when the tab died waits again (see `releaseJob`). Answers how many were active. */
  releaseActive(): Promise<number>;
  readCounts(): Promise<Record<QueueName, QueueCounts>>;
  readFailed(queue: QueueName): Promise<Job[]>;
  /** When the next delayed job of the queue is due, if any. */
  readNextDueMs(queue: QueueName): Promise<number | null>;
  /** When the oldest waiting or active job of the queue was added; delayed ones, which failed before, do not count. */
  readOldestOpenMs(queue: QueueName): Promise<number | null>;
  retryFailed(queue: QueueName): Promise<number>;
  clearFailed(queue: QueueName): Promise<number>;
  /** Removes the run's jobs in any state, active ones included. */
  removeByRun(runId: number): Promise<number>;
  setPaused(queue: QueueName, paused: boolean): Promise<void>;
  readPaused(): Promise<QueueName[]>;
}

export interface RunStore {
  start(kind: RunKind, total: number, nowMs: number, note?: string): Promise<number>;
  read(id: number): Promise<Run | null>;
  readRecent(limit: number): Promise<Run[]>;
  /** Adds a batch's counts to the run's tally. */
  addTally(id: number, delta: RunTally): Promise<void>;
  setTotal(id: number, total: number): Promise<void>;
  setState(id: number, state: RunState, nowMs: number): Promise<void>;
  /**
   * Takes back what the run did and nothing else: its links go, and photos it archived return unless another
   * archiving link claims them or the person archived them since. Undoing twice is a no-op.
   */
  undo(id: number, nowMs: number): Promise<{ untagged: number; returned: number }>;
}

export interface PromptVectorStore {
  read(key: string): Promise<Float32Array | null>;
  write(key: string, vector: Float32Array): Promise<void>;
}

/** Names of the collections a write can touch, for invalidation. */
export type Collection = 'photos' | 'embeddings' | 'tags' | 'links' | 'vetoes' | 'config' | 'jobs' | 'runs';

export interface Library {
  readonly photos: PhotoStore;
  readonly embeddings: EmbeddingStore;
  readonly tags: TagStore;
  readonly classification: ClassificationStore;
  readonly config: ConfigStore;
  readonly jobs: JobStore;
  readonly runs: RunStore;
  readonly promptVectors: PromptVectorStore;
  /** Calls back after committed writes, this tab's and others'; returns the way to stop. */
  subscribe(listener: (changed: ReadonlySet<Collection>) => void): () => void;
  close(): void;
}
