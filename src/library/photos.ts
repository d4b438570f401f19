/**
 * Photos: what makes one imported, the lists screens show, and what is owed to whom at start-up. Facts are a row a photo,
 * states and the columns of lists are packed; no row read here holds picture bytes.
 */
import type { JobId } from '../core/jobs/job.ts';
import { newPreviewJobs, newUploadJob } from '../core/jobs/stateMachine.ts';
import type { Photo, PhotoId } from '../core/photo.ts';
import { addCells, readList, type KnownCells } from './cells.ts';
import { putPreview, readPreview, readThumbnails } from './derivedImages.ts';
import { readEmbeddedIds } from './embeddings.ts';
import { jobTables, moveCounts } from './jobCounts.ts';
import { readOpenPhotoIds } from './jobs.ts';
import type { AddPhotoResult, ImportRun, DerivedImage, ImportedPhoto, PhotoStore } from './library.ts';
import { setFavourite } from './favourites.ts';
import { placeToRow } from './folders.ts';
import { locateOriginal, openOriginal } from './linkedOriginals.ts';
import { moveByHand } from './moves.ts';
import { photoToRow, readFacts, readPhotos } from './photoRows.ts';
import { isQuotaError } from './quota.ts';
import type { ProfileDatabase } from './schema.ts';
import { readByTexts } from './textIndex.ts';
import {
  addStates,
  editStates,
  isFavouriteCode,
  isPlaceIn,
  readIdsOutsideTrash,
  readIdsWhere,
  readPhotoCounts,
  readStates,
  stateTables,
  type Standing,
} from './states.ts';
import { addUndoEntry, journalTables, UndoEntryBuilder } from './undoJournal.ts';

const IN_TRASH: Standing = { visibility: 'trash', archivedBy: null, isFavourite: false };
const ON_TIMELINE: Standing = { visibility: 'timeline', archivedBy: null, isFavourite: false };

export function createPhotoStore(db: ProfileDatabase): PhotoStore {
  const knownCells: KnownCells = new Map();
  return {
    addImported: (batch, run) => addImported(db, batch, run),

    async findBySha256(sha256) {
      const row = await db.photos.where('sha256').equals(sha256).first();
      return row === undefined ? null : readPhoto(db, row.id);
    },

    read: (id) => readPhoto(db, id),
    readMany: (ids) => readPhotos(db, ids),
    readFacts: (ids) => readFacts(db, ids),
    readIdsBySha256: (hashes) => readIdsBySha256(db, hashes),
    readList: (source) => readList(db, source, knownCells),
    readCounts: () => readPhotoCounts(db),
    readStates: (ids) => readStates(db, ids),
    readIds: (visibility) => readIdsWhere(db, (place) => isPlaceIn(place, visibility)),
    streamIds: (batchSize) => streamIds(db, batchSize),

    readUnclassifiedIds: (modelKey) =>
      db.transaction('r', db.states, db.embeddedIds, async () => {
        const owed = await readIdsWhere(
          db,
          (place, classifiedAtMs) => Number.isNaN(classifiedAtMs) && !isPlaceIn(place, 'trash'),
        );
        if (owed.length === 0) return [];
        const embedded = await readEmbeddedIds(db, modelKey);
        return [...owed].filter((id) => embedded.has(id));
      }),

    readUnembeddedIds: (modelKey) =>
      db.transaction('r', [db.photos, db.states, db.embeddedIds, db.jobs], async () => {
        const embedded = await readEmbeddedIds(db, modelKey);
        const ids = [...(await readIdsOutsideTrash(db))].filter((id) => !embedded.has(id));
        if (ids.length === 0) return [];
        const failed = new Set(await db.photos.where('failure.stage').equals('embedding').primaryKeys());
        const queued = await readOpenPhotoIds(db, 'smart-search');
        return ids.filter((id) => !failed.has(id) && !queued.has(id));
      }),

    openOriginal: (id) => openOriginal(db, id),
    locateOriginal: (id) => locateOriginal(db, id),
    async readOriginal(id) {
      const original = await openOriginal(db, id);
      return original.ok ? original.bytes : null;
    },
    readThumbnails: (ids) => readThumbnails(db, ids),
    readPreview: (id) => readPreview(db, id),
    putPreview: (id, preview) => putPreview(db, id, preview),
    moveByHand: (ids, to, nowMs) => moveByHand(db, ids, to, nowMs),
    setFavourite: (ids, isFavourite, nowMs) => setFavourite(db, ids, isFavourite, nowMs),
    readFavouriteIds: () => readIdsWhere(db, isFavouriteCode),
    async recordFailure(id, failure) {
      await db.photos.update(id, { failure });
    },
    clearClassified: (ids) =>
      db.transaction('rw', stateTables(db), async () =>
        editStates(db, ids, (state) => ({ ...state, classifiedAtMs: null })),
      ),
  };
}

async function readPhoto(db: ProfileDatabase, id: PhotoId): Promise<Photo | null> {
  return (await readPhotos(db, [id])).get(id) ?? null;
}

/** A full disk aborts the whole transaction: then none of the new photos is stored, and each says so. */
async function addImported(
  db: ProfileDatabase,
  batch: readonly ImportedPhoto[],
  run: ImportRun | undefined,
): Promise<AddPhotoResult[]> {
  const sealed = await Promise.all(batch.map((photo) => sealPictures(db, photo)));
  try {
    return await db.transaction(
      'rw',
      [
        db.photos,
        db.cells,
        ...stateTables(db),
        db.originals,
        db.linkedFiles,
        db.thumbnails,
        db.previews,
        ...jobTables(db),
        ...(run === undefined ? [] : journalTables(db)),
      ],
      async () => {
        const results = await storeBatch(db, sealed);
        if (run !== undefined) await noteAdded(db, results, run);
        return results;
      },
    );
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    const idBySha256 = await readIdsBySha256(
      db,
      batch.map(({ photo }) => photo.sha256),
    );
    return batch.map(({ photo }): AddPhotoResult => {
      const existingId = idBySha256.get(photo.sha256);
      return existingId === undefined
        ? { ok: false, reason: 'storage-full' }
        : { ok: false, reason: 'duplicate', existingId };
    });
  }
}

/** Before the run the photos were nowhere, and the nearest to that from which they can come back is the trash. */
async function noteAdded(
  db: ProfileDatabase,
  results: readonly AddPhotoResult[],
  { runId, atMs }: ImportRun,
): Promise<void> {
  const builder = new UndoEntryBuilder();
  for (const result of results) if (result.ok) builder.moved(result.id, IN_TRASH, ON_TIMELINE);
  if (await addUndoEntry(db, builder, runId, atMs)) await db.runs.update(runId, { canUndo: true });
}

/** Bytes are sealed before the transaction, which cannot wait for it. */
async function sealPictures(db: ProfileDatabase, photo: ImportedPhoto): Promise<ImportedPhoto> {
  const { original, thumbnail, preview, place } = photo;
  const sealImage = async (image: DerivedImage): Promise<DerivedImage> => ({
    ...image,
    bytes: await db.pictures.seal(image.bytes),
  });
  return {
    ...photo,
    // One that stays where it is is not stored.
    original: place === undefined ? await db.pictures.seal(original) : original,
    thumbnail: await sealImage(thumbnail),
    preview: preview === null ? null : await sealImage(preview),
  };
}

/** All rows of a table go in one call: one by one they would cost an import as much as its decoding. */
async function storeBatch(db: ProfileDatabase, batch: readonly ImportedPhoto[]): Promise<AddPhotoResult[]> {
  const hashes = batch.map(({ photo }) => photo.sha256);
  const idBySha256 = await readIdsBySha256(db, hashes);
  const items = batch.filter(
    ({ photo: { sha256 } }, index) => !idBySha256.has(sha256) && hashes.indexOf(sha256) === index,
  );
  const results = await storeNew(db, items);
  items.forEach(({ photo }, index) => {
    const result = results[index];
    if (result !== undefined) idBySha256.set(photo.sha256, result.id);
  });
  return batch.map((item): AddPhotoResult => {
    const result = results[items.indexOf(item)];
    if (result !== undefined) return { ok: true, ...result };
    return { ok: false, reason: 'duplicate', existingId: idBySha256.get(item.photo.sha256) ?? 0 };
  });
}

/** Photos whose content is not stored yet, each content once. */
async function storeNew(
  db: ProfileDatabase,
  items: readonly ImportedPhoto[],
): Promise<Array<{ readonly id: PhotoId; readonly jobId: JobId }>> {
  if (items.length === 0) return [];
  const rows = items.map(({ photo }) => photoToRow(photo));
  const ids = await db.photos.bulkAdd(rows, { allKeys: true });
  const stored = items.flatMap((item, index) => {
    const id = ids[index];
    return id === undefined ? [] : [{ ...item, id }];
  });
  const photos = stored.map(({ photo, id }): Photo => ({ ...photo, id }));
  const uploads = photos.map(({ id, importedAtMs }) => newUploadJob(id, importedAtMs));
  const previews = newPreviewJobs(
    stored.filter(({ preview }) => preview === null).map(({ photo, id }) => ({ ...photo, id })),
  );
  const jobs = [...uploads, ...previews];
  const places = stored.flatMap(({ id, place }) => (place === undefined ? [] : [placeToRow(place, id)]));
  const [jobIds] = await Promise.all([
    db.jobs.bulkAdd(jobs, { allKeys: true }),
    db.originals.bulkAdd(
      stored.flatMap(({ id, original, place }) =>
        place === undefined ? [{ photoId: id, bytes: original }] : [],
      ),
    ),
    // A write of nothing is announced like any other.
    places.length === 0 ? null : db.linkedFiles.bulkAdd(places),
    db.thumbnails.bulkAdd(stored.map(({ id, thumbnail }) => ({ ...thumbnail, photoId: id }))),
    db.previews.bulkAdd(
      stored.flatMap(({ id, preview }) => (preview === null ? [] : [{ ...preview, photoId: id }])),
    ),
    addCells(db, photos),
    addStates(db, photos),
    moveCounts(db, [], jobs),
  ]);
  return ids.flatMap((id, index) => {
    const jobId = jobIds[index];
    return jobId === undefined ? [] : [{ id, jobId }];
  });
}

async function readIdsBySha256(
  db: ProfileDatabase,
  hashes: readonly string[],
): Promise<Map<string, PhotoId>> {
  const rows = await readByTexts(db.photos, 'sha256', hashes);
  return new Map(rows.map(({ sha256, id }) => [sha256, id]));
}

/**
 * The ids are read at once, four bytes each; what is large is streamed by whoever uses them. No transaction stays open
 * between batches, and photos imported meanwhile are not in the stream: they have jobs of their own.
 */
async function* streamIds(db: ProfileDatabase, batchSize: number): AsyncIterable<PhotoId[]> {
  const ids = await readIdsOutsideTrash(db);
  for (let start = 0; start < ids.length; start += batchSize) {
    yield [...ids.subarray(start, start + batchSize)];
  }
}
