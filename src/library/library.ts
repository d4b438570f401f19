/**
 * What the rest of Winnow may ask of storage. One instance is one profile's database. The Dexie implementation and the
 * in-memory stand-in pass the same suite; everything that must be atomic is one method here.
 */
import type { LinkProvenance, Tag, TagLink, Veto } from '../core/category.ts';
import type { CommittedDecision, Decision, DecisionInput } from '../core/classify.ts';
import type { CleanUpPlan } from '../core/config/cleanUp.ts';
import type { ConfigCause, ConfigDocument, ConfigSnapshot } from '../core/config/document.ts';
import type { Correction } from '../core/corrections.ts';
import type { PictureHashes } from '../core/duplicates/pictureHash.ts';
import type {
  FailedPhoto,
  Job,
  JobId,
  JobSettlement,
  NewJob,
  QueueCounts,
  QueueName,
} from '../core/jobs/job.ts';
import type { FilePlace, FolderId, LinkedFile, LinkedFileId, LinkedFileState } from '../core/linkedFile.ts';
import type {
  NewPhoto,
  Photo,
  PhotoFacts,
  PhotoFailure,
  PhotoId,
  PhotoList,
  PhotoState,
  Visibility,
} from '../core/photo.ts';
import type { Run, RunDetails, RunKind, RunState, RunTally, ScanKind, UndoCounts } from '../core/run.ts';
import type { DatabaseEnd } from './openGuarded.ts';

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
  /** Null where the preview is made later, or the original serves as one. */
  readonly preview: DerivedImage | null;
  /** Where the original stays and is read in place; absent where it is stored. */
  readonly place?: FilePlace;
}

/** The run that photos are added by. */
export interface ImportRun {
  readonly runId: number;
  readonly atMs: number;
}

export type AddPhotoResult =
  | { readonly ok: true; readonly id: PhotoId; readonly jobId: JobId }
  | { readonly ok: false; readonly reason: 'duplicate'; readonly existingId: PhotoId }
  | { readonly ok: false; readonly reason: 'storage-full' };

/** An original in a linked folder that cannot be read as what it was imported as. */
export interface OriginalAway {
  readonly ok: false;
  /**
   * `not-allowed`: the person has to let Winnow read the folder again. `changed`: there is other content at its place.
   * `unreadable`: it is there and the device does not give it.
   */
  readonly reason: 'not-allowed' | 'missing' | 'changed' | 'unreadable';
  readonly folderId: FolderId;
  /** The folder's name. */
  readonly folder: string;
  /** Below the folder. */
  readonly path: string;
}

/** There is no such photo, or nothing is known of an original. */
export interface OriginalGone {
  readonly ok: false;
  readonly reason: 'gone';
}

export type OriginalResult = { readonly ok: true; readonly bytes: ArrayBuffer } | OriginalGone | OriginalAway;

/** Where an original is: stored, or by its place in a folder. */
export type OriginalPlace =
  | { readonly ok: true; readonly place: null }
  | { readonly ok: true; readonly place: { readonly folder: string; readonly path: string } }
  | OriginalGone
  | OriginalAway;

export interface PhotoStore {
  /**
   * Stores each photo with its pending `smart-search` job, one transaction for the batch; a known hash is reported, not
   * stored. With a run, the photos are its: undoing it puts them in the trash.
   */
  addImported(batch: readonly ImportedPhoto[], run?: ImportRun): Promise<AddPhotoResult[]>;
  findBySha256(sha256: string): Promise<Photo | null>;
  read(id: PhotoId): Promise<Photo | null>;
  readMany(ids: readonly PhotoId[]): Promise<Map<PhotoId, Photo>>;
  /** What never changes about those of the photos that exist, read in ranges: for a thousand neighbours at a time. */
  readFacts(ids: readonly PhotoId[]): Promise<Map<PhotoId, PhotoFacts>>;
  /** Ids of the photos with that content, by hash; hashes the library does not know are left out. */
  readIdsBySha256(hashes: readonly string[]): Promise<Map<string, PhotoId>>;
  /** Newest first. */
  readList(source: PhotoListSource): Promise<PhotoList>;
  readCounts(): Promise<Record<Visibility, number>>;
  /** States of those of the photos that exist. */
  readStates(ids: readonly PhotoId[]): Promise<Map<PhotoId, PhotoState>>;
  /** Ids of the photos in one place, ascending. */
  readIds(visibility: Visibility): Promise<Uint32Array<ArrayBuffer>>;
  /** Ids of photos not in the trash, ascending, in batches. */
  streamIds(batchSize: number): AsyncIterable<PhotoId[]>;
  /** Photos with an embedding under the model and no classification mark; owed at start-up. */
  readUnclassifiedIds(modelKey: string): Promise<PhotoId[]>;
  /** Photos not in the trash, without permanent failure, that have no embedding under the model and no open job. */
  readUnembeddedIds(modelKey: string): Promise<PhotoId[]>;
  /** The original's bytes, stored or read in place; null where they cannot be had now. */
  readOriginal(id: PhotoId): Promise<ArrayBuffer | null>;
  /** As {@link PhotoStore.readOriginal}, saying why there is none. */
  openOriginal(id: PhotoId): Promise<OriginalResult>;
  /** Where the original is, or why it cannot be read now, without reading it. */
  locateOriginal(id: PhotoId): Promise<OriginalPlace>;
  /** Thumbnails of those of the photos that have one, in one transaction. */
  readThumbnails(ids: readonly PhotoId[]): Promise<Map<PhotoId, DerivedImage>>;
  readPreview(id: PhotoId): Promise<DerivedImage | null>;
  /** Stores a preview made after the import; a photo that is gone by then gets none. */
  putPreview(id: PhotoId, preview: DerivedImage): Promise<void>;
  /**
   * A person's move. Bringing a photo back from the archive writes an `archive` veto for each category that claims it;
   * archiving by hand marks it the person's own.
   */
  moveByHand(ids: readonly PhotoId[], to: Visibility, nowMs: number): Promise<HandMove>;
  /**
   * Makes photos favourites, or no longer. A favourite that classification had archived comes back to the timeline with
   * it, unless the configuration in force archives favourites too.
   */
  setFavourite(ids: readonly PhotoId[], isFavourite: boolean, nowMs: number): Promise<HandReturn>;
  /** Ids of the favourites, ascending, those in the trash among them. */
  readFavouriteIds(): Promise<Uint32Array<ArrayBuffer>>;
  recordFailure(id: PhotoId, failure: PhotoFailure): Promise<void>;
  clearClassified(ids: readonly PhotoId[]): Promise<void>;
}

/**
 * A list of photos: those in one place, or, of those outside the trash, the ones that carry a tag or one nested below it, or
 * the favourites.
 */
export type PhotoListSource =
  { readonly visibility: Visibility } | { readonly tagPath: string } | { readonly isFavourite: true };

/** What a person's hand changed: a run of its own, which {@link RunStore.undo} takes back. */
export interface HandChange {
  /** Null where nothing changed. */
  readonly runId: number | null;
  /** How many photos were changed. */
  readonly photos: number;
}

export interface HandMove extends HandChange {
  /** Where the photos were, if they were all in one place. */
  readonly from: Visibility | null;
}

export interface HandReturn extends HandChange {
  /** How many of them came back from the archive. */
  readonly returned: number;
}

/** Vectors of neighbouring photos. */
export interface EmbeddingPack {
  /** Ascending. */
  readonly ids: Uint32Array<ArrayBuffer>;
  /** ids.length x dim, unit rows, in the order of `ids`. */
  readonly vectors: Float32Array<ArrayBuffer>;
  readonly dim: number;
}

export interface EmbeddingStore {
  /** `vectors`: n x dim, unit rows, in the order of `ids`. */
  putMany(modelKey: string, dim: number, ids: readonly PhotoId[], vectors: Float32Array): Promise<void>;
  /** Vectors (dim long, unit) of those ids that have one. */
  readMany(modelKey: string, ids: readonly PhotoId[]): Promise<Map<PhotoId, Float32Array>>;
  /** Packs that may hold vectors of photos from `firstId` to `lastId`, ascending; neighbours outside come along. */
  readRange(modelKey: string, firstId: PhotoId, lastId: PhotoId): Promise<EmbeddingPack[]>;
  /** All vectors under a model, pack by pack. */
  streamPacks(modelKey: string): AsyncIterable<EmbeddingPack>;
  /** Removes all vectors under a model. */
  deleteModel(modelKey: string): Promise<void>;
}

/** A photo's tag as the viewer shows it. */
export type PhotoTag = TagLink & {
  readonly tag: Tag;
  /** A person put it on, or said that it stays: no scan, re-evaluation or clean-up takes it off. */
  readonly isByHand: boolean;
};

export interface TagStore {
  readAll(): Promise<Array<Tag & { count: number }>>;
  readLinks(photoId: PhotoId): Promise<PhotoTag[]>;
  /** Tags that any of the photos carry, by path, with how many of those photos do. */
  readTagsOn(ids: readonly PhotoId[]): Promise<Array<Tag & { count: number }>>;
  readVetoes(photoId: PhotoId): Promise<Veto[]>;
  /**
   * Adds a tag of the person's own; where it is there already, the person's word is added to it. The path of a category's
   * tag says that the category always belongs on the photos: a veto against it is withdrawn. Adding twice is a no-op.
   */
  addByHand(ids: readonly PhotoId[], path: string, nowMs: number): Promise<HandChange>;
  /** Takes a tag off; an auto tag leaves a `tag` veto behind, and a photo returns if only that link kept it archived. */
  removeByHand(ids: readonly PhotoId[], tagId: number, nowMs: number): Promise<HandReturn>;
  /** What {@link rename} would do, or, where `to` is null, {@link remove}; writes nothing. */
  readConsequences(from: string, to: string | null): Promise<TagConsequences>;
  /**
   * Renames a tag of the person's own with all that is nested in it. Where there is a tag of the new name, the two become
   * one, and so it is with each nested one.
   */
  rename(from: string, to: string, nowMs: number): Promise<TagRename>;
  /** Takes a tag, and what is nested in it, off all photos; also one that a category left behind when it went. */
  remove(path: string, nowMs: number): Promise<TagRemoval>;
  /** What people corrected about a category, latest first; photos in the trash included. */
  readCorrections(categoryKey: string): Promise<Correction[]>;
  /** Ids of the photos that carry the category's tag, ascending, in the trash or not. */
  readTaggedIds(categoryKey: string): Promise<PhotoId[]>;
  /**
   * Gives photos back to classification, which decides about them at its next look: vetoes go, and so does a tag that is
   * there only by hand. One that classification put there as well stays as classification's.
   */
  withdrawCorrections(
    corrections: ReadonlyArray<Omit<Correction, 'atMs'>>,
    nowMs: number,
  ): Promise<HandChange>;
  /** What deleting a category would do. */
  readCategoryConsequences(categoryKey: string): Promise<{ links: number; photosReturning: number }>;
}

/**
 * Why a tag is not renamed or deleted. `reserved`: the new name lies where categories have their tags; `gone`: no photo carries it; `follows-category`: it, or one nested in it, is a
 * category's; `inside-itself`: the new name is nested in the old one.
 */
export type TagFault = 'empty' | 'reserved' | 'gone' | 'follows-category' | 'inside-itself';

export type TagConsequences =
  | {
      readonly ok: true;
      /** Photos outside the trash that carry one of the tags. */
      readonly photos: number;
      /** The tag, if photos carry it itself, and those nested in it. */
      readonly tags: number;
      /** How many of these become one with a tag there is already. */
      readonly merged: number;
      /** Photos outside the trash that carry such a tag already, counted for each. */
      readonly both: number;
    }
  | { readonly ok: false; readonly reason: TagFault };

export type TagRename =
  | ({ readonly ok: true; readonly merged: number } & HandChange)
  | { readonly ok: false; readonly reason: TagFault };

export type TagRemoval =
  ({ readonly ok: true } & HandChange) | { readonly ok: false; readonly reason: TagFault };

/** Scores of one photo, ready for {@link ClassificationStore.commit}. */
export type ClassificationEntry = Pick<DecisionInput, 'scores'> & {
  readonly photoId: PhotoId;
};

/** How far a job has come with a transaction: stored with it, so that a crash neither repeats nor forgets. */
export interface JobProgress {
  readonly id: JobId;
  /** Of the claim at work: one that has been taken over writes nothing more. */
  readonly attempts: number;
  /** Photos at the front of the job's `photoIds` that are dealt with after this transaction. */
  readonly doneCount: number;
  /** What was found out about photos that are dealt with but not among the entries (gone, skipped). */
  readonly counted: RunTally;
}

export type CommitResult =
  | { readonly ok: true; readonly committed: readonly CommittedDecision[]; readonly tally: RunTally }
  | { readonly ok: false; readonly reason: 'stale' | 'job-gone' };

export interface ClassificationStore {
  /**
   * Steps 5 to 7 in one transaction: reads each photo's state, vetoes and links afresh, asks `decide`, upserts tags,
   * links, archives and marks as classified. Entries need only hold scores that match; one without any marks its photo.
   * Nothing is written and the answer is `stale` where another revision than `configRevision` is in force by then, so
   * that a clean-up and a scan cannot cross, and `job-gone` where the job was removed or claimed anew, so that nothing
   * follows a cancel or a take-over. With a `job`, its progress and the run's tally are part of the transaction.
   */
  commit(
    entries: readonly ClassificationEntry[],
    decide: (input: DecisionInput) => Decision,
    context: {
      readonly runId: number | null;
      readonly modelKey: string;
      readonly nowMs: number;
      readonly configRevision?: number;
      readonly job?: JobProgress;
      /**
       * Re-evaluation: names of the categories the photos were judged by. Their links on photos that do not match them any
       * more are taken back, by the rule of clean-up; tags that a person vouches for stay.
       */
      readonly reevaluated?: readonly string[];
    },
  ): Promise<CommitResult>;
  /** What {@link commit} would do to the photos; writes nothing. */
  preview(
    entries: readonly ClassificationEntry[],
    decide: (input: DecisionInput) => Decision,
    context: { readonly reevaluated?: readonly string[] },
  ): Promise<RunTally>;
  markClassified(ids: readonly PhotoId[], nowMs: number): Promise<void>;
}

export interface CleanUpCounts {
  /** Links taken off. */
  readonly untagged: number;
  /** Photos brought back from the archive. */
  readonly returned: number;
}

export type SaveConfigResult =
  | ({ readonly ok: true; readonly revision: number } & CleanUpCounts)
  | { readonly ok: false; readonly reason: 'stale'; readonly current: ConfigSnapshot };

export interface ConfigStore {
  /** The configuration in force; a new library answers revision 0 with the empty document. */
  read(): Promise<ConfigSnapshot>;
  /** Every saved configuration, newest first. */
  readHistory(): Promise<ConfigSnapshot[]>;
  /** What saving the document with that plan would take back; writes nothing. */
  readConsequences(plan: CleanUpPlan, document: ConfigDocument): Promise<CleanUpCounts>;
  /**
   * Clean-up, snapshot and run record in one transaction; refused if somebody saved in between.
   * @param source the YAML text the document was read from, kept with the snapshot
   */
  save(
    document: ConfigDocument,
    expectedRevision: number,
    cause: ConfigCause,
    plan: CleanUpPlan,
    nowMs: number,
    source?: string,
  ): Promise<SaveConfigResult>;
}

export interface JobStore {
  /**
   * Adds jobs in one transaction and answers an id for each. A key whose job is open already adds nothing; one whose job
   * failed has it tried again.
   */
  add(jobs: readonly NewJob[]): Promise<JobId[]>;
  /** Gives a run its jobs and its total, in one transaction; false where it has them already or is no longer open. */
  addForRun(runId: number, jobs: readonly NewJob[]): Promise<boolean>;
  /**
   * Moves due jobs of a queue to active, lowest priority number first, then oldest: the first, and those that follow
   * while they name at most `photoLimit` photos in all. Nothing is claimed from a paused queue, and jobs of a paused run
   * are passed over.
   */
  claim(queue: QueueName, photoLimit: number, nowMs: number): Promise<Job[]>;
  /**
   * Applies the state machine's verdict on each, in one transaction with the counts, the throughput and the runs'
   * tallies. Done jobs are deleted; a scan whose photos have all come to an end is done. Settlements of jobs removed
   * meanwhile, or of a claim that is no longer in force, are ignored.
   */
  settle(settlements: readonly JobSettlement[], nowMs: number): Promise<void>;
  /** Gives claims back that are still in force: their jobs wait again (see `releaseJob`). */
  release(claims: ReadonlyArray<Pick<Job, 'id' | 'attempts'>>, nowMs: number): Promise<void>;
  /** At a take-over: what was active in the tab before waits again. Answers how many jobs were active. */
  releaseActive(nowMs: number): Promise<number>;
  readCounts(): Promise<Record<QueueName, QueueCounts>>;
  /** Up to `limit` photos whose work was given up, latest first. */
  readFailed(queue: QueueName, limit: number): Promise<FailedPhoto[]>;
  /** Photos each queue was done with in the last THROUGHPUT_MINUTES minutes, oldest first, the minute of `nowMs` last. */
  readThroughput(nowMs: number): Promise<Record<QueueName, number[]>>;
  /** When the next delayed job of the queue is due, if any. */
  readNextDueMs(queue: QueueName): Promise<number | null>;
  /** When the oldest waiting or active job of the queue was added; delayed ones, which failed before, do not count. */
  readOldestOpenMs(queue: QueueName): Promise<number | null>;
  /** Tries everything again that failed, with fresh attempts; answers how many photos that is. */
  retryFailed(queue: QueueName, nowMs: number): Promise<number>;
  /** Tries one photo of a failed job again; false where it is no longer failed. */
  retryPhoto(jobId: JobId, photoId: PhotoId, nowMs: number): Promise<boolean>;
  /** Makes every delayed job due, for when what they wait for may be there again. */
  wakeDelayed(nowMs: number): Promise<void>;
  /** Answers how many photos were forgotten. */
  clearFailed(queue: QueueName): Promise<number>;
  /** Removes the run's jobs in any state, active ones included; answers how many. */
  removeByRun(runId: number): Promise<number>;
  setPaused(queue: QueueName, paused: boolean): Promise<void>;
  readPaused(): Promise<QueueName[]>;
}

export interface RunStore {
  start(kind: RunKind, total: number, nowMs: number, details?: RunDetails): Promise<number>;
  /** Begins a scan unless one is running or paused, in one transaction: whoever else asks gets that one's id. */
  startScan(
    nowMs: number,
    kind?: ScanKind,
    cause?: ConfigCause,
  ): Promise<{ readonly isNew: boolean; readonly runId: number }>;
  read(id: number): Promise<Run | null>;
  readRecent(limit: number): Promise<Run[]>;
  /** Up to `limit` runs with ids from `fromId` to below `beforeId`, newest first. */
  readRange(fromId: number, beforeId: number, limit: number): Promise<Run[]>;
  /** Adds a batch's counts to the run's tally. */
  addTally(id: number, delta: RunTally): Promise<void>;
  setTotal(id: number, total: number): Promise<void>;
  setState(id: number, state: RunState, nowMs: number): Promise<void>;
  /**
   * Puts back what the run changed, exactly where nobody changed it since; what somebody did is left alone and counted.
   * Undoing twice is a no-op, and so is undoing a run whose journal is gone.
   */
  undo(id: number, nowMs: number): Promise<UndoCounts>;
  /** What {@link undo} would do now; writes nothing. */
  readUndoCounts(id: number): Promise<UndoCounts>;
  /** Forgets what it takes to undo runs that are old (docs/storage.md, "Undo"); answers how many runs that is. */
  forgetOldUndo(nowMs: number): Promise<number>;
}

/** Photos being deleted for ever, some at a time, all counted in one record. */
export interface Deletion {
  /**
   * Deletes those of the photos that are in the trash, with everything that is known of them, in one transaction: for some
   * hundreds at a time. Answers how many that were.
   * @param ids photos that the deletion was begun with
   */
  deleteSome(ids: readonly PhotoId[], nowMs: number): Promise<number>;
}

export interface TrashStore {
  /** Bytes of the photos' originals. */
  readBytes(ids: readonly PhotoId[]): Promise<number>;
  /**
   * Begins to delete photos for ever. Nothing brings them back; imported again they are new photos. Files in linked folders
   * stay.
   * @param cause whose doing it is; nobody's by itself
   */
  beginDeletion(ids: Iterable<PhotoId>, cause?: RunDetails['cause']): Deletion;
  /** Notes `nowMs` as when they came for photos in the trash of which nobody knows. */
  noteDates(nowMs: number): Promise<void>;
  /** Photos in the trash and when they came there, epoch ms; NaN where nobody knows. */
  readDates(): Promise<Map<PhotoId, number>>;
  /** Days after which photos are deleted by themselves; null where they are kept until the trash is emptied. */
  readKeepDays(): Promise<number | null>;
  setKeepDays(days: number | null): Promise<void>;
}

export interface PromptVectorStore {
  read(key: string): Promise<Float32Array | null>;
  write(key: string, vector: Float32Array): Promise<void>;
}

/** What is known of a profile's API token; the token itself is shown once and kept nowhere. */
export interface ApiToken {
  /** SHA-256 of the whole token, lower-case hexadecimal. */
  readonly sha256: string;
  /** The token's first characters, to tell which one it is. */
  readonly start: string;
  readonly createdAtMs: number;
  readonly lastUsedAtMs: number | null;
}

export interface ApiTokenStore {
  /** The profile's one token, if it has one. */
  read(): Promise<ApiToken | null>;
  /** Makes this the profile's one token; the one before no longer works. */
  replace(token: Omit<ApiToken, 'lastUsedAtMs'>): Promise<void>;
  revoke(): Promise<void>;
  /** True where this is the hash of the profile's token. */
  isValid(sha256: string): Promise<boolean>;
  /** Notes when the token was last used; does nothing where it is gone, or storage is full. */
  noteUse(sha256: string, nowMs: number): Promise<void>;
}

/** Photos a person said are no duplicates of each other. */
export interface PhotosApart {
  readonly id: number;
  readonly photoIds: Uint32Array<ArrayBuffer>;
  readonly atMs: number;
}

export interface DuplicateStore {
  /** Stores hashes, replacing those of the same photos. */
  putHashes(hashes: PictureHashes): Promise<void>;
  /** All of them; photos in the trash, and photos that are gone, may be among them. */
  readHashes(): Promise<PictureHashes>;
  /** Photos outside the trash that have none yet, ascending. */
  readUnhashedIds(): Promise<Uint32Array<ArrayBuffer>>;
  /** Remembers that these are no duplicates of each other; answers the id to take it back by. */
  setApart(photoIds: readonly PhotoId[], nowMs: number): Promise<number>;
  forgetApart(id: number): Promise<void>;
  readApart(): Promise<PhotosApart[]>;
  clearApart(): Promise<void>;
}

/** A tag that classification put on a photo outside the trash, to be looked at by a person. */
export interface OpenLink extends TagLink {
  readonly provenance: LinkProvenance;
}

/** Links to look at: made by one run, by all runs since a moment, or ever, for categories. */
export type OpenLinksOf =
  { readonly runId: number } | { readonly sinceMs: number } | { readonly categoryKeys: readonly string[] };

/** A photo that classification archived, and that is still in the archive for it. */
export interface ArchivedPhoto {
  readonly photoId: PhotoId;
  readonly atMs: number;
  /** The categories that archived it: one, as a rule. */
  readonly categoryKeys: readonly string[];
}

export interface ReviewStore {
  /**
   * Links that only classification vouches for and nobody has looked at, in no order. What runs did is known for as long as
   * it can be undone.
   */
  readOpen(source: OpenLinksOf): Promise<OpenLink[]>;
  /** What classification archived since and nobody brought back, latest first; known as long as it can be undone. */
  readArchived(sinceMs: number): Promise<ArchivedPhoto[]>;
  /**
   * Notes that a person looked at the links and let them stand; null forgets it. It pins nothing: a re-evaluation or a
   * clean-up takes the links off like any other, and the note goes with its link.
   */
  mark(links: ReadonlyArray<Pick<TagLink, 'photoId' | 'tagId'>>, atMs: number | null): Promise<void>;
  /** Keeps a category's tag off a photo that does not have it: a `tag` veto before there is anything to take off. */
  keepOff(photoId: PhotoId, categoryName: string, nowMs: number): Promise<HandChange>;
}

/** A folder on the person's disk whose pictures are read in place. */
export interface LinkedFolder {
  readonly id: FolderId;
  readonly handle: FileSystemDirectoryHandle;
  readonly linkedAtMs: number;
  /** When all of it was last looked through; null before the first time. */
  readonly scannedAtMs: number | null;
}

/** Files of a folder by what became of them. */
export interface FolderContents extends Readonly<Record<Exclude<LinkedFileState, 'replaced'>, number>> {
  /** Of the files that are photos. */
  readonly hereBytes: number;
  /** Photos whose only original is in the folder, or was. */
  readonly onlyHere: number;
  readonly onlyHereBytes: number;
}

export interface FileChanges {
  readonly added?: ReadonlyArray<Omit<LinkedFile, 'id'>>;
  /** Only of files that are still a photo's. */
  readonly states?: ReadonlyArray<Pick<LinkedFile, 'id' | 'state'>>;
  readonly deleted?: readonly LinkedFileId[];
}

export interface FolderStore {
  add(handle: FileSystemDirectoryHandle, nowMs: number): Promise<FolderId>;
  readAll(): Promise<LinkedFolder[]>;
  /** Every file, or those in one state. */
  readFiles(folderId: FolderId, state?: LinkedFileState): Promise<LinkedFile[]>;
  readContents(folderId: FolderId): Promise<FolderContents>;
  /** Photos that would lose their only original with the folder. */
  readPhotosOnlyHere(folderId: FolderId): Promise<PhotoId[]>;
  /** Those of the photos that have a stored original, or one in another folder. */
  readPhotosElsewhere(folderId: FolderId, photoIds: readonly PhotoId[]): Promise<Set<PhotoId>>;
  /** One transaction. */
  changeFiles(changes: FileChanges): Promise<void>;
  noteScanned(folderId: FolderId, nowMs: number): Promise<void>;
  /** Stores a photo's original, read from its place in a folder; `away` where it cannot be read as what it was. */
  keepCopy(photoId: PhotoId): Promise<'kept' | 'storage-full' | 'away'>;
  /** Forgets the folder and its files; nothing on the disk, and no photo, is touched. */
  unlink(folderId: FolderId): Promise<void>;
}

/** Names of the collections a write can touch, for invalidation. */
export type Collection =
  | 'photos'
  /** Marks of finished classifications. Where a photo is belongs to `photos`. */
  | 'marks'
  | 'embeddings'
  | 'tags'
  | 'links'
  | 'vetoes'
  | 'config'
  | 'jobs'
  | 'runs'
  | 'apiTokens'
  /** Perceptual hashes, and what is none. */
  | 'duplicates'
  /** Linked folders and what is known of their files. */
  | 'folders';

export interface Library {
  readonly photos: PhotoStore;
  readonly embeddings: EmbeddingStore;
  readonly tags: TagStore;
  readonly classification: ClassificationStore;
  readonly config: ConfigStore;
  readonly jobs: JobStore;
  readonly runs: RunStore;
  readonly promptVectors: PromptVectorStore;
  readonly apiTokens: ApiTokenStore;
  readonly duplicates: DuplicateStore;
  readonly folders: FolderStore;
  readonly review: ReviewStore;
  readonly trash: TrashStore;
  /** Calls back after committed writes, this tab's and others'; returns the way to stop. */
  subscribe(listener: (changed: ReadonlySet<Collection>) => void): () => void;
  /** Resolves when the library was closed from outside and stays so: see {@link DatabaseEnd}. */
  readonly taken: Promise<DatabaseEnd>;
  close(): void;
}
