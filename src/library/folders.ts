/**
 * Linked folders: whose pictures are read where they are. Rows of their files say which photo a file is, or why it is none,
 * so that looking through a folder again costs no reading of what did not change.
 */
import { Dexie } from 'dexie';
import type { FilePlace, FolderId, LinkedFile, LinkedFileState } from '../core/linkedFile.ts';
import type { PhotoId } from '../core/photo.ts';
import type { FileChanges, FolderContents, FolderStore } from './library.ts';
import { openOriginal } from './linkedOriginals.ts';
import { isQuotaError } from './quota.ts';
import type { LinkedFileRow, ProfileDatabase } from './schema.ts';

/** Rows or keys read at a time. */
const AT_A_TIME = 2_000;

export function createFolderStore(db: ProfileDatabase): FolderStore {
  return {
    add: (handle, nowMs) => db.folders.add({ handle, linkedAtMs: nowMs, scannedAtMs: null }),
    readAll: () => db.folders.toArray(),
    readFiles: (folderId, state) => readFiles(db, folderId, state),
    readContents: (folderId) => readContents(db, folderId),
    readPhotosOnlyHere: async (folderId) => [...(await readOnlyHere(db, folderId)).keys()],
    readPhotosElsewhere: (folderId, photoIds) => readElsewhere(db, folderId, photoIds),
    changeFiles: (changes) => changeFiles(db, changes),

    async noteScanned(folderId, nowMs) {
      await db.folders.update(folderId, { scannedAtMs: nowMs });
    },

    keepCopy: (photoId) => keepCopy(db, photoId),

    unlink: (folderId) =>
      db.transaction('rw', db.folders, db.linkedFiles, async () => {
        await db.folders.delete(folderId);
        await ofFolder(db, folderId).delete();
      }),
  };
}

/**
 * Leaves the files of photos that are being deleted for good where they are, and remembers them as `removed`, so that the next
 * look through the folder does not bring the photos back. For the transaction that deletes the photos, which must hold
 * `linkedFiles`. Files of folders are never deleted by Winnow.
 */
export async function forgetLinkedPhotos(db: ProfileDatabase, ids: readonly PhotoId[]): Promise<void> {
  const rows = await db.linkedFiles
    .where('photoId')
    .anyOf([...ids])
    .toArray();
  const removed = rows.filter(({ state }) => state === 'here');
  await db.linkedFiles.bulkPut(
    removed.map((row): LinkedFileRow => ({ ...row, photoId: null, state: 'removed' })),
  );
  await db.linkedFiles.bulkDelete(rows.filter(({ state }) => state !== 'here').map(({ id }) => id));
}

/** A row for a file that is a photo's original. */
export function placeToRow(place: FilePlace, photoId: PhotoId): Omit<LinkedFile, 'id'> {
  const { folderId, path, bytes, modifiedMs } = place;
  return { folderId, path, bytes, modifiedMs, photoId, state: 'here', reason: null };
}

function ofFolder(db: ProfileDatabase, folderId: FolderId) {
  return db.linkedFiles.where('[folderId+state]').between([folderId, Dexie.minKey], [folderId, Dexie.maxKey]);
}

function readFiles(
  db: ProfileDatabase,
  folderId: FolderId,
  state: LinkedFileState | undefined,
): Promise<LinkedFile[]> {
  if (state === undefined) return ofFolder(db, folderId).toArray();
  return db.linkedFiles.where('[folderId+state]').equals([folderId, state]).toArray();
}

/** One reading of the files, which a person waits for in the settings only: a second for 100,000. */
async function readContents(db: ProfileDatabase, folderId: FolderId): Promise<FolderContents> {
  const [files, onlyHere] = await Promise.all([
    readFiles(db, folderId, undefined),
    readOnlyHere(db, folderId),
  ]);
  const counts = { here: 0, missing: 0, replaced: 0, refused: 0, removed: 0 };
  let hereBytes = 0;
  for (const { state, bytes } of files) {
    counts[state] += 1;
    if (state === 'here') hereBytes += bytes;
  }
  const { replaced: _, ...shown } = counts;
  let onlyHereBytes = 0;
  for (const bytes of onlyHere.values()) onlyHereBytes += bytes;
  return { ...shown, hereBytes, onlyHere: onlyHere.size, onlyHereBytes };
}

/** Photos that have no other original than one in this folder, with their bytes, as last seen. */
async function readOnlyHere(db: ProfileDatabase, folderId: FolderId): Promise<Map<PhotoId, number>> {
  const bytesById = new Map<PhotoId, number>();
  for (const { photoId, bytes } of await readFiles(db, folderId, undefined)) {
    if (photoId !== null) bytesById.set(photoId, bytes);
  }
  const elsewhere = await readElsewhere(db, folderId, [...bytesById.keys()]);
  for (const id of elsewhere) bytesById.delete(id);
  return bytesById;
}

async function readElsewhere(
  db: ProfileDatabase,
  folderId: FolderId,
  photoIds: readonly PhotoId[],
): Promise<Set<PhotoId>> {
  const elsewhere = new Set<PhotoId>();
  for (let start = 0; start < photoIds.length; start += AT_A_TIME) {
    const ids = photoIds.slice(start, start + AT_A_TIME);
    const [copied, places] = await Promise.all([
      db.originals.where(':id').anyOf(ids).primaryKeys(),
      db.linkedFiles.where('photoId').anyOf(ids).toArray(),
    ]);
    for (const id of copied) elsewhere.add(id);
    for (const place of places) {
      const isThere = place.folderId !== folderId && place.state === 'here';
      if (isThere && place.photoId !== null) elsewhere.add(place.photoId);
    }
  }
  return elsewhere;
}

async function keepCopy(db: ProfileDatabase, photoId: PhotoId): Promise<'kept' | 'storage-full' | 'away'> {
  const original = await openOriginal(db, photoId, { isHashed: true });
  if (!original.ok) return 'away';
  const bytes = await db.pictures.seal(original.bytes);
  try {
    return await db.transaction('rw', db.photos, db.originals, async () => {
      if ((await db.photos.where(':id').equals(photoId).count()) === 0) return 'away';
      await db.originals.put({ photoId, bytes });
      return 'kept';
    });
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    return 'storage-full';
  }
}

function changeFiles(
  db: ProfileDatabase,
  { added = [], states = [], deleted = [] }: FileChanges,
): Promise<void> {
  return db.transaction('rw', db.linkedFiles, async () => {
    await db.linkedFiles.bulkDelete([...deleted]);
    await db.linkedFiles.bulkAdd([...added]);
    // Read afresh: what a person deleted meanwhile stays deleted.
    const rows = await db.linkedFiles.bulkGet(states.map(({ id }) => id));
    await db.linkedFiles.bulkPut(
      rows.flatMap((row, index): LinkedFileRow[] => {
        const state = states[index]?.state;
        return row === undefined || state === undefined || row.photoId === null ? [] : [{ ...row, state }];
      }),
    );
  });
}
