/**
 * The tables of one profile's database and the versions they went through. Only this folder reads or writes them, so
 * rows are trusted to have the shape given here: a version number, not a check of every row, is what guards it.
 * A published version is never edited; a change is a new version with its upgrade (docs/storage.md).
 */
import { Dexie, type Table } from 'dexie';
import type { LinkProvenance, Tag, TagId, TagLink, Veto } from '../core/category.ts';
import type { ConfigSnapshot } from '../core/config/document.ts';
import type { PictureHashes } from '../core/duplicates/pictureHash.ts';
import type { FolderId, LinkedFile, LinkedFileId } from '../core/linkedFile.ts';
import type { Job, JobId, QueueName } from '../core/jobs/job.ts';
import type { PhotoFacts, PhotoId, PhotoList, Visibility } from '../core/photo.ts';
import type { Run } from '../core/run.ts';
import type { ApiToken, DerivedImage, PhotosApart } from './library.ts';
import { NO_PICTURE_SEAL, type PictureSeal } from './lock/sealedPictures.ts';
import { upgradeToVersion2, upgradeToVersion4 } from './upgrades.ts';
import { keepTransactionsWhole } from './wholeTransactions.ts';

/** Written at import and hardly ever again. Rows that version 1 wrote still carry a state, which nobody reads. */
export type PhotoRow = PhotoFacts;

/** States of up to PACK_SIZE photos whose ids lie in one pack. */
export interface StatePackRow {
  readonly pack: number;
  /** Ascending. */
  readonly ids: Uint32Array<ArrayBuffer>;
  /** Where each photo is and who put it there, as states.ts numbers it. */
  readonly places: Uint8Array<ArrayBuffer>;
  /** NaN while a classification is owed. */
  readonly classifiedAtMs: Float64Array<ArrayBuffer>;
  /** When each came to the trash; NaN elsewhere, and where nobody noted it. Absent until the first of the pack is there. */
  readonly trashedAtMs?: Float64Array<ArrayBuffer>;
}

/** What lists need of up to PACK_SIZE photos, ids ascending. */
export interface CellPackRow extends PhotoList {
  readonly pack: number;
}

export interface PhotoCountRow {
  readonly visibility: Visibility;
  readonly count: number;
}

/** Photos a queue was done with in one minute. */
export interface ThroughputRow {
  readonly queue: QueueName;
  /** Minutes since 1970. */
  readonly minute: number;
  readonly photos: number;
}

/** Bytes lie beside the photo's row, not in it, so that lists never read them. ArrayBuffers: Safari can fail to store Blobs. */
export interface OriginalRow {
  readonly photoId: PhotoId;
  readonly bytes: ArrayBuffer;
}

export interface DerivedImageRow extends DerivedImage {
  readonly photoId: PhotoId;
}

/** Embeddings of up to PACK_SIZE photos whose ids lie in one pack, under one model. */
export interface PackRow {
  readonly modelKey: string;
  readonly pack: number;
  readonly dim: number;
  /** Ascending. */
  readonly ids: Uint32Array<ArrayBuffer>;
  /** ids.length x dim, unit rows, in the order of `ids`. */
  readonly vectors: Float32Array<ArrayBuffer>;
}

/** The ids of a pack again, without the vectors: to know who has an embedding without reading any. */
export type PackIdsRow = Pick<PackRow, 'modelKey' | 'pack' | 'ids'>;

/** What finds duplicates, of up to PACK_SIZE photos whose ids lie in one pack, ids ascending. */
export interface PictureHashPackRow extends PictureHashes {
  readonly pack: number;
}

export interface TagRow extends Tag {
  /** Identity of the path: composed and case folded. */
  readonly foldedPath: string;
  /** Photos outside the trash that carry the tag; kept by every write that changes it. */
  readonly count: number;
}

export interface LinkRow extends TagLink {
  /**
   * The run that archived the photo through this link, where that is another run than the one that made the link (the
   * category's action was changed in between).
   */
  readonly archiveRunId?: number;
  /** Set where a person vouches for the tag as well as classification: then the tag outlives the category. */
  readonly isByHand?: true;
  /** The tag's id once more where a person vouches for it, so that an index finds those. */
  readonly handTagId?: TagId;
  /** When a person looked at the tag and let it stand. Pins nothing, and says only that it need not be shown again. */
  readonly reviewedAtMs?: number;
}

/** A link that classification vouches for. */
export type AutoLinkRow = LinkRow & { readonly provenance: LinkProvenance };

export interface CounterRow {
  readonly name: string;
  readonly count: number;
}

export interface PromptVectorRow {
  readonly key: string;
  readonly vector: Float32Array;
}

/** A link as a run found it and as it left it; null where it was not there. */
export interface LinkChange {
  readonly before: LinkRow | null;
  readonly after: LinkRow | null;
}

/** What a tag is, apart from how many carry it. */
export type TagIdentity = Omit<TagRow, 'count'>;

/** What one transaction of a run changed, and what that was before: enough to put it back (undoJournal.ts). */
export interface UndoEntryRow {
  readonly id: number;
  readonly runId: number;
  readonly atMs: number;
  /** Photos that changed their place, with the place before and after, as states.ts numbers them. */
  readonly movedIds: Uint32Array<ArrayBuffer>;
  readonly placesBefore: Uint8Array<ArrayBuffer>;
  readonly placesAfter: Uint8Array<ArrayBuffer>;
  /** Photo id and tag id of each link the run made, in turn. They need no more: what was before is nothing. */
  readonly madeLinks: Uint32Array<ArrayBuffer>;
  readonly changedLinks: readonly LinkChange[];
  readonly vetoesAdded: readonly Veto[];
  readonly vetoesRemoved: readonly Veto[];
  /** Tags that a category took over from a person, or that follow its way of writing. */
  readonly changedTags: ReadonlyArray<{ readonly before: TagIdentity; readonly after: TagIdentity }>;
}

/** A folder on the person's disk whose pictures are read in place. The handle is the browser's own: it cannot be written out. */
export interface FolderRow {
  readonly id: FolderId;
  readonly handle: FileSystemDirectoryHandle;
  readonly linkedAtMs: number;
  /** When all of it was last looked through; null before the first time. */
  readonly scannedAtMs: number | null;
}

/** A file of a linked folder, by its place there. */
export type LinkedFileRow = LinkedFile;

/**
 * Tables and indexes of version 1. The first entry is the primary key (`++` counts up by itself), `&` is unique,
 * brackets are compound. Rows whose indexed value is null or absent are left out of that index.
 */
const VERSION_1 = {
  photos: '++id, &sha256, [visibility+taken.epochMs], [owesClassification+visibility], failure.stage',
  originals: 'photoId',
  thumbnails: 'photoId',
  previews: 'photoId',
  embeddings: '[modelKey+pack]',
  embeddedIds: '[modelKey+pack]',
  tags: '++id, &foldedPath, categoryKey',
  links: '[photoId+tagId], tagId, provenance.runId, archiveRunId',
  vetoes: '[photoId+kind+categoryKey]',
  configs: 'revision',
  jobs: '++id, [queue+state+priority], [queue+state+runAfterMs], runId',
  counters: 'name',
  pausedQueues: 'queue',
  runs: '++id, state',
  promptVectors: 'key',
};

/**
 * Version 2: states and what lists need are packed and apart from the facts, so that a scan marks a library in a few
 * hundred writes and a list is read in as many (docs/storage.md). Jobs have a key that keeps the same work from being
 * queued twice, and queues remember what they did lately.
 */
const VERSION_2 = {
  photos: '++id, &sha256, failure.stage',
  states: 'pack',
  cells: 'pack',
  photoCounts: 'visibility',
  jobs: '++id, &key, [queue+state+priority], [queue+state+runAfterMs], runId',
  throughput: '[queue+minute]',
};

/** Version 3: the API's token. */
const VERSION_3 = { apiTokens: 'sha256' };

/**
 * Version 4: what runs changed is kept so that undo restores it. The indexes by which undo looked for a run's links before
 * are gone: each of a scan's links was written with them. Corrections are found by category. What finds duplicates is new
 * and computed for older photos by the queues.
 */
const VERSION_4 = {
  links: '[photoId+tagId], tagId, handTagId',
  vetoes: '[photoId+kind+categoryKey], categoryKey',
  undoEntries: '++id, runId',
  pictureHashes: 'pack',
  notDuplicates: '++id',
};

/**
 * Version 5: folders whose photos are read in place, and what is known of their files. Keys and indexes are numbers and
 * states: a path tells something about a person, and what is indexed is what cannot be hidden.
 */
const VERSION_5 = {
  folders: '++id',
  linkedFiles: '++id, photoId, [folderId+state]',
};

/** Dexie's version in IndexedDB's terms: it stores its own times ten. */
export const NATIVE_VERSION = 50;

/** The database of one profile. What its transactions may wait for is said in wholeTransactions.ts. */
export class ProfileDatabase extends Dexie {
  readonly photos: Table<PhotoRow, PhotoId, Omit<PhotoRow, 'id'>>;
  readonly states: Table<StatePackRow, number>;
  readonly cells: Table<CellPackRow, number>;
  readonly photoCounts: Table<PhotoCountRow, Visibility>;
  readonly originals: Table<OriginalRow, PhotoId>;
  readonly thumbnails: Table<DerivedImageRow, PhotoId>;
  readonly previews: Table<DerivedImageRow, PhotoId>;
  readonly embeddings: Table<PackRow, [string, number]>;
  readonly embeddedIds: Table<PackIdsRow, [string, number]>;
  readonly tags: Table<TagRow, TagId, Omit<TagRow, 'id'>>;
  readonly links: Table<LinkRow, [PhotoId, TagId]>;
  readonly vetoes: Table<Veto, [PhotoId, Veto['kind'], string]>;
  readonly configs: Table<ConfigSnapshot, number>;
  readonly jobs: Table<Job, JobId, Omit<Job, 'id'>>;
  readonly counters: Table<CounterRow, string>;
  readonly throughput: Table<ThroughputRow, [QueueName, number]>;
  readonly pausedQueues: Table<{ readonly queue: QueueName }, QueueName>;
  readonly runs: Table<Run, number, Omit<Run, 'id'>>;
  readonly promptVectors: Table<PromptVectorRow, string>;
  readonly apiTokens: Table<ApiToken, string>;
  readonly undoEntries: Table<UndoEntryRow, number, Omit<UndoEntryRow, 'id'>>;
  readonly pictureHashes: Table<PictureHashPackRow, number>;
  readonly notDuplicates: Table<PhotosApart, number, Omit<PhotosApart, 'id'>>;
  readonly folders: Table<FolderRow, FolderId, Omit<FolderRow, 'id'>>;
  readonly linkedFiles: Table<LinkedFileRow, LinkedFileId, Omit<LinkedFileRow, 'id'>>;

  /** What pictures' bytes pass on their way in and out, outside transactions. */
  readonly pictures: PictureSeal;

  constructor(name: string, pictures: PictureSeal = NO_PICTURE_SEAL) {
    // Query results are cached by the app, invalidated by what was written; a second cache would hold bytes twice.
    super(name, { cache: 'disabled' });
    keepTransactionsWhole(this);
    this.version(1).stores(VERSION_1);
    this.version(2).stores(VERSION_2).upgrade(upgradeToVersion2);
    this.version(3).stores(VERSION_3);
    this.version(4).stores(VERSION_4).upgrade(upgradeToVersion4);
    this.version(5).stores(VERSION_5);
    this.pictures = pictures;
    this.photos = this.table('photos');
    this.states = this.table('states');
    this.cells = this.table('cells');
    this.photoCounts = this.table('photoCounts');
    this.originals = this.table('originals');
    this.thumbnails = this.table('thumbnails');
    this.previews = this.table('previews');
    this.embeddings = this.table('embeddings');
    this.embeddedIds = this.table('embeddedIds');
    this.tags = this.table('tags');
    this.links = this.table('links');
    this.vetoes = this.table('vetoes');
    this.configs = this.table('configs');
    this.jobs = this.table('jobs');
    this.counters = this.table('counters');
    this.throughput = this.table('throughput');
    this.pausedQueues = this.table('pausedQueues');
    this.runs = this.table('runs');
    this.promptVectors = this.table('promptVectors');
    this.apiTokens = this.table('apiTokens');
    this.undoEntries = this.table('undoEntries');
    this.pictureHashes = this.table('pictureHashes');
    this.notDuplicates = this.table('notDuplicates');
    this.folders = this.table('folders');
    this.linkedFiles = this.table('linkedFiles');
  }
}

/** One database to a profile: nothing crosses profiles, and deleting one is deleting its database. */
export function databaseName(profileId: string): string {
  return `winnow-${profileId}`;
}
