/**
 * Originals, wherever they are: stored here, or read in place from a linked folder. A file in a folder may have been changed
 * by anybody since, so it is read only as the content it was imported with: what has another size or date is hashed first.
 */
import { bytesToHex } from '../core/hex.ts';
import { looksUnchanged, type LinkedFile } from '../core/linkedFile.ts';
import type { PhotoId } from '../core/photo.ts';
import { readPermission, troubleOf } from './directoryHandle.ts';
import type { OriginalAway, OriginalResult } from './library.ts';
import type { LinkedFileRow, ProfileDatabase } from './schema.ts';

/** The original's bytes, or why they cannot be had now. */
export async function openOriginal(db: ProfileDatabase, id: PhotoId): Promise<OriginalResult> {
  const stored = await db.originals.get(id);
  if (stored !== undefined) return { ok: true, bytes: stored.bytes };
  const [photo, places] = await Promise.all([
    db.photos.get(id),
    db.linkedFiles.where('photoId').equals(id).toArray(),
  ]);
  if (photo === undefined) return { ok: false, reason: 'gone' };
  let away: OriginalAway | null = null;
  // What was last seen to be there comes first, but the disk has the last word.
  for (const place of places.toSorted((a, b) => orderOf(a) - orderOf(b))) {
    const result = await openInPlace(db, place, photo.sha256);
    if (result.ok) return result;
    away ??= result;
  }
  return away ?? { ok: false, reason: 'gone' };
}

function orderOf({ state }: LinkedFile): number {
  return state === 'here' ? 0 : 1;
}

async function openInPlace(
  db: ProfileDatabase,
  place: LinkedFileRow,
  sha256: string,
): Promise<Extract<OriginalResult, { ok: true }> | OriginalAway> {
  const folder = await db.folders.get(place.folderId);
  const away = (reason: OriginalAway['reason']): OriginalAway => ({
    ok: false,
    reason,
    folder: folder?.handle.name ?? '',
    path: place.path,
  });
  if (folder === undefined) return away('missing');
  try {
    if ((await readPermission(folder.handle)) !== 'granted') return away('not-allowed');
    const file = await findFile(folder.handle, place.path);
    if (file.size !== place.bytes) return away('changed');
    const bytes = await file.arrayBuffer();
    const isSame =
      looksUnchanged(place, { bytes: file.size, modifiedMs: file.lastModified }) ||
      (await hashOf(bytes)) === sha256;
    return isSame ? { ok: true, bytes } : away('changed');
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === null) throw error;
    return away(trouble);
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
