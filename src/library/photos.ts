/**
 * Photos: what makes one imported, the lists screens show, and what is owed to whom at start-up. Lists come from
 * indexes that are already in order; no row here holds picture bytes.
 */
import { Dexie } from 'dexie';
import { newUploadJob } from '../core/jobs/stateMachine.ts';
import type { PhotoCell, PhotoId, Visibility } from '../core/photo.ts';
import { readOriginal, readPreview, readThumbnail } from './derivedImages.ts';
import { readEmbeddedIds } from './embeddings.ts';
import { readOpenPhotoIds } from './jobs.ts';
import type { AddPhotoResult, ImportedPhoto, PhotoStore } from './library.ts';
import { moveByHand, undoMove } from './moves.ts';
import { editPhotos, photoToRow, readPhotoRows, rowToCell, rowToPhoto } from './photoRows.ts';
import { isQuotaError } from './quota.ts';
import type { ProfileDatabase } from './schema.ts';
import { readTagIdsBelow } from './tags.ts';

export function createPhotoStore(db: ProfileDatabase): PhotoStore {
  return {
    addImported: (batch) => addImported(db, batch),

    async findBySha256(sha256) {
      const row = await db.photos.where('sha256').equals(sha256).first();
      return row === undefined ? null : rowToPhoto(row);
    },

    async read(id) {
      const row = await db.photos.get(id);
      return row === undefined ? null : rowToPhoto(row);
    },

    async readMany(ids) {
      const rows = await readPhotoRows(db, ids);
      return new Map([...rows].map(([id, row]) => [id, rowToPhoto(row)]));
    },

    async readCells(visibility) {
      const rows = await byVisibility(db, visibility).toArray();
      // Read forwards and turned round: reading backwards costs a step per row in browsers without getAllRecords.
      return rows.map(rowToCell).toReversed();
    },

    async readCellsByTag(tagPath) {
      const rows = await db.transaction('r', db.tags, db.links, db.photos, async () => {
        const tagIds = await readTagIdsBelow(db, tagPath);
        const linkKeys = await db.links.where('tagId').anyOf(tagIds).primaryKeys();
        return readPhotoRows(
          db,
          linkKeys.map(([photoId]) => photoId),
        );
      });
      return [...rows.values()]
        .filter(({ visibility }) => visibility !== 'trash')
        .map(rowToCell)
        .toSorted(newestFirst);
    },

    readCounts: () =>
      db.transaction('r', db.photos, async () => ({
        timeline: await byVisibility(db, 'timeline').count(),
        archive: await byVisibility(db, 'archive').count(),
        trash: await byVisibility(db, 'trash').count(),
      })),

    streamIds: (batchSize) => streamIds(db, batchSize),

    readUnclassifiedIds: (modelKey) =>
      db.transaction('r', db.photos, db.embeddedIds, async () => {
        const owed = await db.photos
          .where('[owesClassification+visibility]')
          .anyOf([
            [1, 'timeline'],
            [1, 'archive'],
          ])
          .primaryKeys();
        const embedded = await readEmbeddedIds(db, modelKey);
        return sortIds(owed.filter((id) => embedded.has(id)));
      }),

    readUnembeddedIds: (modelKey) =>
      db.transaction('r', db.photos, db.embeddedIds, db.jobs, async () => {
        const ids = await readIdsOutsideTrash(db);
        const embedded = await readEmbeddedIds(db, modelKey);
        const failed = new Set(await db.photos.where('failure.stage').equals('embedding').primaryKeys());
        const queued = await readOpenPhotoIds(db, 'smart-search');
        return ids.filter((id) => !embedded.has(id) && !failed.has(id) && !queued.has(id));
      }),

    readOriginal: (id) => readOriginal(db, id),
    readThumbnail: (id) => readThumbnail(db, id),
    readPreview: (id) => readPreview(db, id),
    moveByHand: (ids, to, nowMs) => moveByHand(db, ids, to, nowMs),
    undoMove: (moves) => undoMove(db, moves),
    recordFailure: (id, failure) => editPhotos(db, [id], (photo) => ({ ...photo, failure })),
    clearClassified: (ids) => editPhotos(db, ids, (photo) => ({ ...photo, classifiedAtMs: null })),
  };
}

/** A full disk aborts the whole transaction: then none of the new photos is stored, and each says so. */
async function addImported(db: ProfileDatabase, batch: readonly ImportedPhoto[]): Promise<AddPhotoResult[]> {
  try {
    return await db.transaction(
      'rw',
      [db.photos, db.originals, db.thumbnails, db.previews, db.jobs],
      async () => {
        const idBySha256 = await readIdsBySha256(
          db,
          batch.map(({ photo }) => photo.sha256),
        );
        const results: AddPhotoResult[] = [];
        for (const item of batch) {
          const existingId = idBySha256.get(item.photo.sha256);
          if (existingId !== undefined) {
            results.push({ ok: false, reason: 'duplicate', existingId });
            continue;
          }
          const stored = await storeImported(db, item);
          idBySha256.set(item.photo.sha256, stored.id);
          results.push({ ok: true, ...stored });
        }
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
  const [, , , jobId] = await Promise.all([
    db.originals.add({ photoId: id, bytes: original }),
    db.thumbnails.add({ ...thumbnail, photoId: id }),
    db.previews.add({ ...preview, photoId: id }),
    db.jobs.add(newUploadJob(id, photo.importedAtMs)),
  ]);
  return { id, jobId };
}

function byVisibility(db: ProfileDatabase, visibility: Visibility) {
  return db.photos
    .where('[visibility+taken.epochMs]')
    .between([visibility, Dexie.minKey], [visibility, Dexie.maxKey]);
}

async function readIdsOutsideTrash(db: ProfileDatabase): Promise<PhotoId[]> {
  const [timeline, archive] = await db.transaction('r', db.photos, async () => [
    await byVisibility(db, 'timeline').primaryKeys(),
    await byVisibility(db, 'archive').primaryKeys(),
  ]);
  return sortIds([...timeline, ...archive]);
}

/**
 * The ids are read at once, eight bytes each; what is large is streamed by whoever uses them. No transaction stays open
 * between batches, and photos imported meanwhile are not in the stream: they have jobs of their own.
 */
async function* streamIds(db: ProfileDatabase, batchSize: number): AsyncIterable<PhotoId[]> {
  const ids = await readIdsOutsideTrash(db);
  for (let start = 0; start < ids.length; start += batchSize) yield ids.slice(start, start + batchSize);
}

function sortIds(ids: readonly PhotoId[]): PhotoId[] {
  return [...Uint32Array.from(ids).toSorted()];
}

function newestFirst(a: PhotoCell, b: PhotoCell): number {
  return b.takenMs - a.takenMs || b.id - a.id;
}
