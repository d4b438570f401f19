import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesToHex } from '../core/hex.ts';
import type { PhotoId } from '../core/photo.ts';
import { buildImported } from '../testing/builders.ts';
import type { Library } from './library.ts';
import { openLibrary } from './openLibrary.ts';
import { databaseName } from './schema.ts';

/** Folders of the origin's private file system: real handles, for which nobody has to be asked. */
let disk: FileSystemDirectoryHandle;
let library: Library;
const profile = `originals-${crypto.randomUUID()}`;
const FOLDER = `pictures-${crypto.randomUUID()}`;

beforeEach(async () => {
  disk = await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
  library = await openLibrary(profile);
});

afterEach(async () => {
  library.close();
  await Dexie.delete(databaseName(profile));
  await (await navigator.storage.getDirectory()).removeEntry(FOLDER, { recursive: true });
});

async function put(path: string, text: string): Promise<File> {
  const names = path.split('/');
  const fileName = names.pop() ?? '';
  let directory = disk;
  for (const name of names) directory = await directory.getDirectoryHandle(name, { create: true });
  const handle = await directory.getFileHandle(fileName, { create: true });
  const writable = await handle.createWritable();
  await writable.write(text);
  await writable.close();
  return handle.getFile();
}

async function link(folderId: number, path: string, file: File): Promise<PhotoId> {
  const original = await file.arrayBuffer();
  const sha256 = bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', original)));
  const place = { folderId, path, bytes: file.size, modifiedMs: file.lastModified };
  const [result] = await library.photos.addImported([
    { ...buildImported({ sha256, fileName: file.name, bytes: file.size }), original, place },
  ]);
  if (result?.ok !== true) throw new Error('not stored');
  return result.id;
}

async function textOf(id: PhotoId): Promise<string | null> {
  const bytes = await library.photos.readOriginal(id);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/** Fault: the browser asks again, as after a restart. Handles of real folders cannot be had in a test. */
function forgetPermission(): () => void {
  const before = Object.getOwnPropertyDescriptor(FileSystemHandle.prototype, 'queryPermission');
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- it is the fault itself
  const value = (): Promise<PermissionState> => Promise.resolve('prompt');
  Object.defineProperty(FileSystemHandle.prototype, 'queryPermission', { value, configurable: true });
  return () => {
    if (before !== undefined) Object.defineProperty(FileSystemHandle.prototype, 'queryPermission', before);
  };
}

describe('an original in a linked folder', () => {
  it('is read in place and not stored, by a library opened later too', async () => {
    const folderId = await library.folders.add(disk, 1);
    const id = await link(folderId, 'Trip/Day 1/a.jpg', await put('Trip/Day 1/a.jpg', 'one'));
    expect(await textOf(id)).toBe('one');
    library.close();
    library = await openLibrary(profile);
    expect(await textOf(id)).toBe('one');
    expect(await library.photos.locateOriginal(id)).toEqual({
      ok: true,
      place: { folder: FOLDER, path: 'Trip/Day 1/a.jpg' },
    });
    expect(await library.folders.readContents(folderId)).toMatchObject({ onlyHere: 1, onlyHereBytes: 3 });
  });

  it('is never taken for what it was once it has other content', async () => {
    const folderId = await library.folders.add(disk, 1);
    const id = await link(folderId, 'a.jpg', await put('a.jpg', 'one'));
    await put('a.jpg', 'two');
    expect(await library.photos.openOriginal(id)).toMatchObject({
      ok: false,
      reason: 'changed',
      path: 'a.jpg',
    });
    await put('a.jpg', 'longer');
    expect(await library.photos.openOriginal(id)).toMatchObject({ ok: false, reason: 'changed' });
    expect(await library.photos.locateOriginal(id)).toMatchObject({ ok: false, reason: 'changed' });
    expect(await library.folders.keepCopy(id)).toBe('away');
    // The same content again, whatever its date.
    await put('a.jpg', 'one');
    expect(await textOf(id)).toBe('one');
  });

  it('that is missing says where it was', async () => {
    const folderId = await library.folders.add(disk, 1);
    const id = await link(folderId, 'Trip/a.jpg', await put('Trip/a.jpg', 'one'));
    await disk.removeEntry('Trip', { recursive: true });
    const away = { ok: false, reason: 'missing', folderId, folder: FOLDER, path: 'Trip/a.jpg' };
    expect(await library.photos.openOriginal(id)).toEqual(away);
    expect(await library.photos.locateOriginal(id)).toEqual(away);
    expect(await library.photos.readOriginal(id)).toBeNull();
  });

  it('is found at another place of the same content', async () => {
    const folderId = await library.folders.add(disk, 1);
    const id = await link(folderId, 'a.jpg', await put('a.jpg', 'one'));
    const copy = await put('copy.jpg', 'one');
    await library.folders.changeFiles({
      added: [
        {
          folderId,
          path: 'copy.jpg',
          bytes: copy.size,
          modifiedMs: copy.lastModified,
          photoId: id,
          state: 'here',
          reason: null,
        },
      ],
    });
    await disk.removeEntry('a.jpg');
    expect(await textOf(id)).toBe('one');
  });

  it('waits for the person where the browser asks again', async () => {
    const folderId = await library.folders.add(disk, 1);
    const id = await link(folderId, 'a.jpg', await put('a.jpg', 'one'));
    const allowAgain = forgetPermission();
    expect(await library.photos.openOriginal(id)).toMatchObject({
      ok: false,
      reason: 'not-allowed',
      folder: FOLDER,
    });
    allowAgain();
    expect(await textOf(id)).toBe('one');
  });

  it('can be kept, and is then independent of the folder', async () => {
    const folderId = await library.folders.add(disk, 1);
    const id = await link(folderId, 'a.jpg', await put('a.jpg', 'one'));
    expect(await library.folders.keepCopy(id)).toBe('kept');
    await library.folders.unlink(folderId);
    await disk.removeEntry('a.jpg');
    expect(await textOf(id)).toBe('one');
    expect(await library.photos.locateOriginal(id)).toEqual({ ok: true, place: null });
  });

  it('is gone with a folder that was unlinked', async () => {
    const folderId = await library.folders.add(disk, 1);
    const id = await link(folderId, 'a.jpg', await put('a.jpg', 'one'));
    await library.folders.unlink(folderId);
    expect(await library.photos.openOriginal(id)).toEqual({ ok: false, reason: 'gone' });
  });
});
