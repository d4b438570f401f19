/**
 * Originals, wherever they are: stored here, or read in place from a linked folder. A file in a folder may have been changed
 * by anybody since, so it is read only as the content it was imported with: what has another date is hashed first.
 */
import { bytesToHex } from '../core/hex.ts';
import { looksUnchanged, type LinkedFile } from '../core/linkedFile.ts';
import type { PhotoId } from '../core/photo.ts';
import { readPermission, troubleOf } from './directoryHandle.ts';
import type { OriginalAway, OriginalGone, OriginalPlace, OriginalResult } from './library.ts';
import type { FolderRow, LinkedFileRow, ProfileDatabase } from './schema.ts';

const GONE: OriginalGone = { ok: false, reason: 'gone' };

/**
 * The original's bytes, or why they cannot be had now.
 * @param options.isHashed hashes what is read in place whatever its date, for what is to be stored as the photo's own
 */
export async function openOriginal(
  db: ProfileDatabase,
  id: PhotoId,
  { isHashed = false }: { readonly isHashed?: boolean } = {},
): Promise<OriginalResult> {
  const stored = await db.originals.get(id);
  if (stored !== undefined) return { ok: true, bytes: await db.pictures.open(stored.bytes) };
  return inFirstPlace(db, id, async ({ row, file }, sha256) => {
    const bytes = await file.arrayBuffer();
    const isSame =
      (!isHashed && looksUnchanged(row, { bytes: file.size, modifiedMs: file.lastModified })) ||
      (await hashOf(bytes)) === sha256;
    return isSame ? { ok: true, bytes } : 'changed';
  });
}

/** Where the original is, or why it cannot be read now. A file of the right size counts as it: its content is not read. */
export async function locateOriginal(db: ProfileDatabase, id: PhotoId): Promise<OriginalPlace> {
  if ((await db.originals.where(':id').equals(id).count()) > 0) return { ok: true, place: null };
  return inFirstPlace(db, id, async ({ row, folder }) => ({
    ok: true,
    place: { folder: folder.handle.name, path: row.path },
  }));
}

interface FileInPlace {
  readonly row: LinkedFileRow;
  readonly folder: FolderRow;
  readonly file: File;
}

/** What `use` makes of the first of the photo's files that it can use; why not where there is none. */
async function inFirstPlace<Found extends { readonly ok: true }>(
  db: ProfileDatabase,
  id: PhotoId,
  use: (found: FileInPlace, sha256: string) => Promise<Found | 'changed'>,
): Promise<Found | OriginalGone | OriginalAway> {
  const [photo, rows] = await Promise.all([
    db.photos.get(id),
    db.linkedFiles.where('photoId').equals(id).toArray(),
  ]);
  if (photo === undefined) return GONE;
  let away: OriginalAway | null = null;
  // What was last seen to be there comes first, but the disk has the last word.
  for (const row of rows.toSorted((a, b) => orderOf(a) - orderOf(b))) {
    const folder = await db.folders.get(row.folderId);
    if (folder === undefined) continue;
    const used = await tryFile(row, folder, (found) => use(found, photo.sha256));
    if (typeof used !== 'string') return used;
    away ??= {
      ok: false,
      reason: used,
      folderId: folder.id,
      folder: folder.handle.name,
      path: row.path,
    };
  }
  return away ?? GONE;
}

function orderOf({ state }: LinkedFile): number {
  return state === 'here' ? 0 : 1;
}

async function tryFile<Found>(
  row: LinkedFileRow,
  folder: FolderRow,
  use: (found: FileInPlace) => Promise<Found | 'changed'>,
): Promise<Found | OriginalAway['reason']> {
  try {
    if ((await readPermission(folder.handle)) !== 'granted') return 'not-allowed';
    const file = await findFile(folder.handle, row.path);
    return file.size === row.bytes ? await use({ row, folder, file }) : 'changed';
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === null) throw error;
    return trouble;
  }
}

async function findFile(folder: FileSystemDirectoryHandle, path: string): Promise<File> {
  const names = path.split('/');
  const fileName = names.pop() ?? '';
  let directory = folder;
  for (const name of names) directory = await directory.getDirectoryHandle(name);
  return (await directory.getFileHandle(fileName)).getFile();
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
