/** Linked folders: what a library knows of their files. Reading them in place is tested with real folders. */
import { describe, expect, it } from 'vitest';
import type { LinkedFile } from '../core/linkedFile.ts';
import type { Library } from '../library/library.ts';
import { buildImported } from './builders.ts';
import { addPhotos, type LibraryInTest } from './libraryFixtures.ts';

/** Stands for a folder nobody reads: an object that can be stored, with the name a card shows. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a real handle cannot be made in Node
const HANDLE = { kind: 'directory', name: 'Pictures' } as FileSystemDirectoryHandle;

/** A photo whose original stays at `path`. */
async function addInPlace(library: Library, folderId: number, path: string): Promise<number> {
  const place = { folderId, path, bytes: 4, modifiedMs: 7 };
  const [result] = await library.photos.addImported([{ ...buildImported({ fileName: path }), place }]);
  if (result?.ok !== true) throw new Error('not stored');
  return result.id;
}

function fileOf(folderId: number, edit: Partial<Omit<LinkedFile, 'id'>> = {}): Omit<LinkedFile, 'id'> {
  return {
    folderId,
    path: 'a.txt',
    bytes: 1,
    modifiedMs: 1,
    photoId: null,
    state: 'refused',
    reason: 'It is text.',
    ...edit,
  };
}

export function describeFolders(library: LibraryInTest): void {
  describe('linked folders', () => {
    it('are listed, and files of photos with them, in one step with the photo', async () => {
      const { folders } = library();
      const folderId = await folders.add(HANDLE, 5);
      expect(await folders.readAll()).toEqual([
        { id: folderId, handle: HANDLE, linkedAtMs: 5, scannedAtMs: null },
      ]);
      const id = await addInPlace(library(), folderId, 'Trip/a.jpg');
      const files = await folders.readFiles(folderId);
      expect(files).toMatchObject([
        { folderId, path: 'Trip/a.jpg', bytes: 4, modifiedMs: 7, photoId: id, state: 'here', reason: null },
      ]);
      await folders.noteScanned(folderId, 9);
      expect((await folders.readAll())[0]?.scannedAtMs).toBe(9);
    });

    it('count their files by what became of them, and photos that are nowhere else', async () => {
      const { folders } = library();
      const [one, two] = [await folders.add(HANDLE, 1), await folders.add(HANDLE, 1)];
      const alone = await addInPlace(library(), one, 'alone.jpg');
      const both = await addInPlace(library(), one, 'both.jpg');
      const [copied = 0] = await addPhotos(library(), 'copied.jpg');
      await folders.changeFiles({
        added: [
          fileOf(one),
          fileOf(one, { path: 'copied.jpg', photoId: copied, state: 'here', reason: null }),
          fileOf(two, { path: 'both.jpg', photoId: both, state: 'here', reason: null }),
        ],
      });
      expect(await folders.readContents(one)).toEqual({
        here: 3,
        missing: 0,
        refused: 1,
        removed: 0,
        hereBytes: 9,
        onlyHere: 1,
        onlyHereBytes: 4,
      });
      expect(await folders.readPhotosOnlyHere(one)).toEqual([alone]);
      expect(await folders.readPhotosElsewhere(one, [alone, both, copied])).toEqual(new Set([both, copied]));
    });

    it('change the state of photos’ files only', async () => {
      const { folders } = library();
      const folderId = await folders.add(HANDLE, 1);
      await addInPlace(library(), folderId, 'a.jpg');
      await folders.changeFiles({ added: [fileOf(folderId)] });
      const files = await folders.readFiles(folderId);
      await folders.changeFiles({ states: files.map(({ id }) => ({ id, state: 'missing' })) });
      expect((await folders.readFiles(folderId)).map(({ state }) => state).toSorted()).toEqual([
        'missing',
        'refused',
      ]);
      expect((await folders.readFiles(folderId, 'missing')).map(({ path }) => path)).toEqual(['a.jpg']);
      await folders.changeFiles({ deleted: files.map(({ id }) => id) });
      expect(await folders.readFiles(folderId)).toEqual([]);
    });

    it('are forgotten with their files and leave the photos', async () => {
      const { folders, photos } = library();
      const [one, two] = [await folders.add(HANDLE, 1), await folders.add(HANDLE, 1)];
      const id = await addInPlace(library(), one, 'a.jpg');
      await addInPlace(library(), two, 'b.jpg');
      await folders.unlink(one);
      expect(await folders.readAll()).toMatchObject([{ id: two }]);
      expect(await folders.readFiles(one)).toEqual([]);
      expect(await folders.readFiles(two)).toHaveLength(1);
      expect((await photos.read(id))?.fileName).toBe('a.jpg');
    });
  });
}
