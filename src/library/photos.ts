/**
 * Photos: what makes one imported, the lists screens show, and what is owed to whom at start-up. Facts are a row a photo,
 * states and the columns of lists are packed; no row read here holds picture bytes.
 */
import { newUploadJob } from '../core/jobs/stateMachine.ts';
import type { Photo, PhotoCell, PhotoId, PhotoList } from '../core/photo.ts';
import { addCells, readList } from './cells.ts';
import { putPreview, readOriginal, readPreview, readThumbnails } from './derivedImages.ts';
import { readEmbeddedIds } from './embeddings.ts';
import { jobTables, moveCounts } from './jobCounts.ts';
import { readOpenPhotoIds } from './jobs.ts';
import type { AddPhotoResult, ImportedPhoto, PhotoStore } from './library.ts';
import { moveByHand, undoMove } from './moves.ts';
import { photoToRow, readPhotos } from './photoRows.ts';
import { isQuotaError } from './quota.ts';
import type { ProfileDatabase } from './schema.ts';
import {
  addStates,
  editStates,
  isPlaceIn,
  readIdsOutsideTrash,
  readIdsWhere,
  readPhotoCounts,
  readStates,
  stateTables,
} from './states.ts';

export function createPhotoStore(db: ProfileDatabase): PhotoStore {
  return {
    addImported: (batch) => addImported(db, batch),

    async findBySha256(sha256) {
      const row = await db.photos.where('sha256').equals(sha256).first();
      return row === undefined ? null : readPhoto(db, row.id);
    },

    read: (id) => readPhoto(db, id),
    readMany: (ids) => readPhotos(db, ids),
    readList: (source) => readList(db, source),
    readCells: async (visibility) => listToCells(await readList(db, { visibility })),
    readCellsByTag: async (tagPath) => listToCells(await readList(db, { tagPath })),
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

    readOriginal: (id) => readOriginal(db, id),
    readThumbnails: (ids) => readThumbnails(db, ids),
    readPreview: (id) => readPreview(db, id),
    putPreview: (id, preview) => putPreview(db, id, preview),
    moveByHand: (ids, to, nowMs) => moveByHand(db, ids, to, nowMs),
    undoMove: (moves) => undoMove(db, moves),
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

function listToCells({ ids, takenMs, widths, heights, fileNames }: PhotoList): PhotoCell[] {
  return Array.from(ids, (id, index) => ({
    id,
    fileName: fileNames[index] ?? '',
    width: widths[index] ?? 0,
    height: heights[index] ?? 0,
    takenMs: takenMs[index] ?? 0,
  }));
}

/** A full disk aborts the whole transaction: then none of the new photos is stored, and each says so. */
async function addImported(db: ProfileDatabase, batch: readonly ImportedPhoto[]): Promise<AddPhotoResult[]> {
  try {
    return await db.transaction(
      'rw',
      [db.photos, db.cells, ...stateTables(db), db.originals, db.thumbnails, db.previews, ...jobTables(db)],
      async () => storeBatch(db, batch),
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

async function storeBatch(db: ProfileDatabase, batch: readonly ImportedPhoto[]): Promise<AddPhotoResult[]> {
  const idBySha256 = await readIdsBySha256(
    db,
    batch.map(({ photo }) => photo.sha256),
  );
  const results: AddPhotoResult[] = [];
  const stored: Photo[] = [];
  for (const item of batch) {
    const existingId = idBySha256.get(item.photo.sha256);
    if (existingId !== undefined) {
      results.push({ ok: false, reason: 'duplicate', existingId });
      continue;
    }
    const { id, jobId } = await storeImported(db, item);
    idBySha256.set(item.photo.sha256, id);
    stored.push({ ...item.photo, id });
    results.push({ ok: true, id, jobId });
  }
  if (stored.length > 0) {
    const jobs = stored.map(({ id, importedAtMs }) => newUploadJob(id, importedAtMs));
    await Promise.all([addCells(db, stored), addStates(db, stored), moveCounts(db, [], jobs)]);
  }
  return results;
}

async function readIdsBySha256(
  db: ProfileDatabase,
  hashes: readonly string[],
): Promise<Map<string, PhotoId>> {
  const rows = await db.photos.where('sha256').anyOf(hashes).toArray();
  return new Map(rows.map(({ sha256, id }) => [sha256, id]));
}

async function storeImported(
  db: ProfileDatabase,
  { photo, original, thumbnail, preview }: ImportedPhoto,
): Promise<{ id: number; jobId: number }> {
  const id = await db.photos.add(photoToRow(photo));
  const [jobId] = await Promise.all([
    db.jobs.add(newUploadJob(id, photo.importedAtMs)),
    db.originals.add({ photoId: id, bytes: original }),
    db.thumbnails.add({ ...thumbnail, photoId: id }),
    ...(preview === null ? [] : [db.previews.add({ ...preview, photoId: id })]),
  ]);
  return { id, jobId };
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
