import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LinkedFileState } from '../core/linkedFile.ts';
import type { LinkedFolder } from '../library/library.ts';
import { pictureFile, textFile } from '../testing/pictureFiles.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { syncFolder, type FolderSyncDeps, type FolderSyncResult, type FolderSummary } from './folderSync.ts';
import { importPhotos } from './importPhotos.ts';

/** A folder on a disk that only this test knows: content by path. */
class Disk {
  readonly files = new Map<string, { readonly words: string; readonly modifiedMs: number }>();
  permission: PermissionState = 'granted';
  /** Fault: the folder cannot be read. */
  trouble: 'missing' | 'unreadable' | null = null;
  #clockMs = 1_000;

  put(path: string, words: string): void {
    this.#clockMs += 1;
    this.files.set(path, { words, modifiedMs: this.#clockMs });
  }

  touch(path: string): void {
    const file = this.files.get(path);
    if (file !== undefined) this.put(path, file.words);
  }

  /** A move keeps the date. */
  move(from: string, to: string): void {
    const file = this.files.get(from);
    if (file === undefined) return;
    this.files.delete(from);
    this.files.set(to, file);
  }

  fileAt(path: string): File | null {
    const file = this.files.get(path);
    if (file === undefined) return null;
    const name = path.split('/').at(-1) ?? path;
    const { modifiedMs: lastModified, words } = file;
    const plain = words.startsWith('text ') ? textFile(words, name) : pictureFile(words, name);
    return new File([plain], name, { lastModified });
  }

  async *walk(): AsyncGenerator<{ path: string; file: File }> {
    if (this.trouble !== null) throw new Error(this.trouble);
    for (const path of this.files.keys()) {
      const file = this.fileAt(path);
      if (file !== null) yield { path, file };
    }
  }
}

/** Stands for the handle, which the disk above makes unnecessary. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a real handle cannot be made in Node
const HANDLE = { kind: 'directory', name: 'Pictures' } as FileSystemDirectoryHandle;

interface World {
  readonly deps: TestDeps;
  readonly disk: Disk;
  readonly folder: LinkedFolder;
  /** Paths that were read, by all syncs so far. */
  readonly read: string[];
  readonly sync: (stopAfterFiles?: number) => Promise<FolderSyncResult>;
  readonly summary: () => Promise<FolderSummary>;
}

async function createWorld(): Promise<World> {
  const deps = createTestDeps();
  const disk = new Disk();
  const id = await deps.library.folders.add(HANDLE, 0);
  const folder: LinkedFolder = { id, handle: HANDLE, linkedAtMs: 0, scannedAtMs: null };
  const read: string[] = [];
  const syncDeps: FolderSyncDeps = {
    library: deps.library,
    walk: () => disk.walk(),
    refuseByHead: (file) =>
      Promise.resolve(file.name.endsWith('.txt') ? { kind: 'not-an-image', detail: 'Only text.' } : null),
    readPermission: () => Promise.resolve(disk.permission),
    troubleOf: () => disk.trouble,
    nowMs: deps.nowMs,
  };

  /** @param stopAfterFiles cancels the import once so many files have ended, as a closed tab would */
  function sync(stopAfterFiles = Number.POSITIVE_INFINITY): Promise<FolderSyncResult> {
    const stopping = new AbortController();
    return syncFolder(syncDeps, folder, {
      signal: stopping.signal,
      onLook: () => undefined,
      async importFiles(items, onFileEnd) {
        read.push(...items.map(({ path }) => path));
        let ended = 0;
        await importPhotos(deps, items, {
          signal: stopping.signal,
          onProgress: () => undefined,
          onFileEnd(path, end) {
            onFileEnd(path, end);
            ended += 1;
            if (ended >= stopAfterFiles) stopping.abort();
          },
        });
      },
    });
  }

  return {
    deps,
    disk,
    folder,
    read,
    sync,
    async summary() {
      const result = await sync();
      if (!result.ok) throw new Error(result.reason);
      return result.summary;
    },
  };
}

const NOTHING: FolderSummary = {
  added: 0,
  known: 0,
  changed: 0,
  moved: 0,
  missing: 0,
  back: 0,
  refused: 0,
};

async function idAt({ deps, folder }: World, path: string, state: LinkedFileState = 'here'): Promise<number> {
  const files = await deps.library.folders.readFiles(folder.id, state);
  const id = files.find((file) => file.path === path)?.photoId;
  if (id === null || id === undefined) throw new Error(`${path} is not ${state}`);
  return id;
}

test('pictures come in by the way of every import, and the rest is named once', async () => {
  const world = await createWorld();
  const { deps, disk } = world;
  disk.put('dog.jpg', 'dog');
  disk.put('Trip/Day 1/cat.jpg', 'cat');
  disk.put('Trip/copy of dog.jpg', 'dog');
  disk.put('notes.jpg', 'text of a letter');
  expect(await world.summary()).toEqual({ ...NOTHING, added: 2, known: 1, refused: 1 });

  expect(await deps.library.photos.readCounts()).toEqual({ timeline: 2, archive: 0, trash: 0 });
  expect((await deps.library.jobs.readCounts())['smart-search'].waiting).toBe(2);
  const contents = await deps.library.folders.readContents(world.folder.id);
  expect(contents).toMatchObject({ here: 3, refused: 1, missing: 0, onlyHere: 2 });
  expect(await idAt(world, 'Trip/copy of dog.jpg')).toBe(await idAt(world, 'dog.jpg'));
  expect((await deps.library.folders.readFiles(world.folder.id, 'refused'))[0]?.reason).toBe(
    'This is not a picture.',
  );

  world.read.length = 0;
  expect(await world.summary()).toEqual(NOTHING);
  expect(world.read).toEqual([]);
});

test('what is plainly no picture is listed with the folder, and no import is begun for it', async () => {
  const world = await createWorld();
  world.disk.put('notes.txt', 'text of a letter');
  expect(await world.summary()).toEqual({ ...NOTHING, refused: 1 });
  expect(world.read).toEqual([]);
  expect(await world.deps.library.folders.readFiles(world.folder.id, 'refused')).toMatchObject([
    { path: 'notes.txt', reason: 'Only text.' },
  ]);
  expect(await world.summary()).toEqual(NOTHING);

  // It is a picture by now.
  world.disk.move('notes.txt', 'notes.jpg');
  world.disk.put('notes.jpg', 'dog');
  expect(await world.summary()).toEqual({ ...NOTHING, added: 1 });
});

test('a photo the library has a copy of is linked, and the copy stays', async () => {
  const world = await createWorld();
  const { deps, disk } = world;
  await importPhotos(deps, [{ file: pictureFile('dog'), path: 'dog.jpg' }], {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  disk.put('dog.jpg', 'dog');
  expect(await world.summary()).toMatchObject({ added: 0, known: 1 });
  expect(await deps.library.folders.readContents(world.folder.id)).toMatchObject({ here: 1, onlyHere: 0 });
});

test('a moved file is followed: its photo keeps what it is', async () => {
  const world = await createWorld();
  world.disk.put('dog.jpg', 'dog');
  await world.summary();
  const id = await idAt(world, 'dog.jpg');
  world.disk.move('dog.jpg', 'Best/dog 1.jpg');
  expect(await world.summary()).toEqual({ ...NOTHING, moved: 1 });
  expect(await idAt(world, 'Best/dog 1.jpg')).toBe(id);
  expect(await world.deps.library.folders.readFiles(world.folder.id)).toHaveLength(1);
});

test('a missing file leaves its photo, which has it back when the file is', async () => {
  const world = await createWorld();
  const { deps, disk } = world;
  disk.put('dog.jpg', 'dog');
  await world.summary();
  const id = await idAt(world, 'dog.jpg');
  const kept = disk.files.get('dog.jpg');
  disk.files.delete('dog.jpg');
  expect(await world.summary()).toEqual({ ...NOTHING, missing: 1 });
  expect(await idAt(world, 'dog.jpg', 'missing')).toBe(id);
  expect((await deps.library.photos.read(id))?.visibility).toBe('timeline');

  if (kept !== undefined) disk.files.set('dog.jpg', kept);
  world.read.length = 0;
  expect(await world.summary()).toEqual({ ...NOTHING, back: 1 });
  expect(world.read).toEqual([]);
  disk.files.delete('dog.jpg');
  await world.summary();
  disk.put('Elsewhere/dog.jpg', 'dog');
  expect(await world.summary()).toEqual({ ...NOTHING, moved: 1 });
  expect(await idAt(world, 'Elsewhere/dog.jpg')).toBe(id);
});

test('a file with other content is another photo, which takes over what a person did', async () => {
  const world = await createWorld();
  const { deps, disk } = world;
  const { photos, tags } = deps.library;
  disk.put('dog.jpg', 'dog');
  await world.summary();
  const before = await idAt(world, 'dog.jpg');
  await tags.addByHand([before], 'Holiday/Rome', 1);
  await photos.setFavourite([before], true, 1);
  await photos.moveByHand([before], 'archive', 1);

  disk.put('dog.jpg', 'dog in black and white');
  expect(await world.summary()).toEqual({ ...NOTHING, changed: 1 });
  const after = await idAt(world, 'dog.jpg');
  expect(after).not.toBe(before);
  expect(await photos.read(after)).toMatchObject({ visibility: 'archive', isFavourite: true });
  expect((await tags.readLinks(after)).map(({ tag }) => tag.path)).toEqual(['Holiday/Rome']);
  expect((await photos.read(before))?.visibility).toBe('trash');
  expect(await idAt(world, 'dog.jpg', 'replaced')).toBe(before);
  expect(await world.summary()).toEqual(NOTHING);

  // Taken back to what it was: the first photo has its file again, and the place of the second.
  disk.put('dog.jpg', 'dog');
  await photos.moveByHand([after], 'timeline', 1);
  expect(await world.summary()).toEqual({ ...NOTHING, changed: 1 });
  expect(await idAt(world, 'dog.jpg')).toBe(before);
  expect((await photos.read(before))?.visibility).toBe('timeline');
  expect((await photos.read(after))?.visibility).toBe('trash');
});

test('a file that was only touched stays the same photo', async () => {
  const world = await createWorld();
  world.disk.put('dog.jpg', 'dog');
  await world.summary();
  const id = await idAt(world, 'dog.jpg');
  world.disk.touch('dog.jpg');
  expect(await world.summary()).toEqual(NOTHING);
  expect(await idAt(world, 'dog.jpg')).toBe(id);
  world.read.length = 0;
  await world.summary();
  expect(world.read).toEqual([]);
});

test('nothing is taken for missing where the folder cannot be read', async () => {
  const world = await createWorld();
  world.disk.put('dog.jpg', 'dog');
  await world.summary();
  world.disk.trouble = 'missing';
  expect(await world.sync()).toEqual({ ok: false, reason: 'missing' });
  world.disk.trouble = 'unreadable';
  expect(await world.sync()).toEqual({ ok: false, reason: 'unreadable' });
  world.disk.permission = 'prompt';
  expect(await world.sync()).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await idAt(world, 'dog.jpg')).toBeGreaterThan(0);
});

test('jobs that waited for the folder are due once it was looked through', async () => {
  const world = await createWorld();
  const { deps } = world;
  await deps.library.jobs.add([
    { queue: 'smart-search', photoIds: [1], runId: null, priority: 0, createdAtMs: 0 },
  ]);
  const [job] = await deps.library.jobs.claim('smart-search', 1, deps.nowMs());
  await deps.library.jobs.settle(
    [{ id: job?.id ?? 0, attempts: 1, outcome: { kind: 'away', reason: 'No folder.' } }],
    deps.nowMs(),
  );
  expect(await deps.library.jobs.claim('smart-search', 1, deps.nowMs())).toEqual([]);
  await world.summary();
  expect(await deps.library.jobs.claim('smart-search', 1, deps.nowMs())).toHaveLength(1);
});

const PATHS = ['a.jpg', 'b.jpg', 'Trip/a.jpg', 'Trip/b.jpg', 'Trip/Day/c.jpg'] as const;
const CONTENTS = ['dog', 'cat', 'receipt', 'text no picture'] as const;

const pathArbitrary = fc.constantFrom(...PATHS);
const deedArbitrary = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), path: pathArbitrary, words: fc.constantFrom(...CONTENTS) }),
  fc.record({ kind: fc.constant('move' as const), path: pathArbitrary, to: pathArbitrary }),
  fc.record({ kind: fc.constant('delete' as const), path: pathArbitrary }),
  fc.record({ kind: fc.constant('touch' as const), path: pathArbitrary }),
  /** A look that is broken off after so many files. */
  fc.record({ kind: fc.constant('sync' as const), files: fc.integer({ min: 1, max: 6 }) }),
);

test('whatever happens on the disk, a look through it ends with what is there', () =>
  fc.assert(
    fc.asyncProperty(fc.array(deedArbitrary, { maxLength: 14 }), async (deeds) => {
      const world = await createWorld();
      const { disk, deps, folder } = world;
      for (const deed of deeds) {
        if (deed.kind === 'put') disk.put(deed.path, deed.words);
        else if (deed.kind === 'move') disk.move(deed.path, deed.to);
        else if (deed.kind === 'delete') disk.files.delete(deed.path);
        else if (deed.kind === 'touch') disk.touch(deed.path);
        else await world.sync(deed.files);
      }
      await world.summary();

      const files = await deps.library.folders.readFiles(folder.id);
      const here = files.filter(({ state }) => state === 'here');
      // Every picture on the disk is the photo of its content, and nothing else is said to be there.
      const pictures = [...disk.files].filter(([, { words }]) => !words.startsWith('text '));
      expect(here.map(({ path }) => path).toSorted()).toEqual(pictures.map(([path]) => path).toSorted());
      for (const { path, photoId } of here) {
        const original = await deps.library.photos.readOriginal(photoId ?? 0);
        expect(new TextDecoder().decode(original ?? undefined)).toBe(
          `picture: ${disk.files.get(path)?.words}`,
        );
      }
      // Every photo is there, or something says why not; never both.
      const hereIds = new Set(here.map(({ photoId }) => photoId));
      const awayIds = new Set(
        files.flatMap(({ photoId, state }) => (state === 'missing' || state === 'replaced' ? [photoId] : [])),
      );
      for (const id of deps.library.state.photos.keys()) expect(hereIds.has(id)).toBe(!awayIds.has(id));
      // Content is stored once.
      const hashes = [...deps.library.state.photos.values()].map(({ sha256 }) => sha256);
      expect(new Set(hashes).size).toBe(hashes.length);
      // Another look finds nothing to do.
      world.read.length = 0;
      const missing = files.filter(({ state }) => state === 'missing').length;
      expect(await world.summary()).toEqual({ ...NOTHING, missing });
      expect(world.read).toEqual([]);
    }),
    { numRuns: 300 },
  ));
