/** Backup and restore on real libraries, real pictures and the real media worker: what goes in comes out. */
import { afterAll, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { openBackupStore } from '../library/backupStore.ts';
import type { Library, OriginalAway } from '../library/library.ts';
import { createMedia } from '../media/mediaClient.ts';
import {
  add,
  addPictures,
  back,
  closeWorlds,
  decideThings,
  describeApart,
  describeCounts,
  describeLibrary,
  hexOf,
  NEVER,
  openFile,
  openWorld,
  restore,
  type World,
} from '../testing/backupWorlds.ts';
import { buildConfig } from '../testing/builders.ts';
import { archiving, match } from '../testing/libraryFixtures.ts';
import { createMemoryMedia } from '../testing/memoryMedia.ts';
import { backupLibrary, type BackupResult } from './backupLibrary.ts';
import { openBackup } from './openBackup.ts';
import { summariseBackup } from './restoreBackup.ts';

afterAll(closeWorlds);

test('a library restored into a new profile is the same library', async () => {
  const from = await openWorld();
  await decideThings(from);
  const { file, result } = await back(from);
  expect(result).toMatchObject({ ok: true, photos: 8, missing: [], bytes: file.size });

  const to = await openWorld();
  const backup = await openFile(file);
  expect(await summariseBackup(to.deps, backup)).toMatchObject({
    photos: 8,
    known: 0,
    tags: 3,
    categories: 2,
  });
  expect(await restore(to, file)).toMatchObject({ kind: 'done', imported: 8, known: 0, problems: [] });
  expect(await describeLibrary(to)).toEqual(await describeLibrary(from));
  expect(await describeCounts(to)).toEqual(await describeCounts(from));

  expect(await restore(to, file)).toMatchObject({ kind: 'done', imported: 0, known: 8, problems: [] });
  expect(await describeLibrary(to)).toEqual(await describeLibrary(from));
  expect(await describeApart(from)).toHaveLength(1);
  expect(await describeApart(to)).toEqual(await describeApart(from));
});

test('photos classified before the backup’s word on them came in lose nothing of it when that is undone', async () => {
  const from = await openWorld();
  await decideThings(from);
  const { file } = await back(from);

  const to = await openWorld();
  const runId = await to.library.runs.start('scan', 8, 300);
  await restore(to, file, 'merge', {
    beforeApply: async (ids) => {
      await match(to.library, ids, [archiving('Receipts'), archiving('Memes')], runId);
    },
  });
  await to.library.runs.setState(runId, 'done', 301);
  await to.library.runs.undo(runId, 302);
  expect(await describeDecisions(to)).toEqual(await describeDecisions(from));
});

/** All but when photos were last looked at. */
async function describeDecisions(world: World): Promise<Record<string, object>> {
  const photos = Object.entries(await describeLibrary(world));
  return Object.fromEntries(
    photos.map(([sha256, { state, ...photo }]) => [
      sha256,
      { ...photo, state: { ...state, classifiedAtMs: null } },
    ]),
  );
}

test('a sealed backup opens with its passphrase only', async () => {
  const from = await openWorld();
  await decideThings(from);
  const { file } = await back(from, 'correct horse');
  expect(await openBackup(file, null)).toEqual({ ok: false, reason: 'sealed' });
  expect(await openBackup(file, 'battery')).toEqual({ ok: false, reason: 'wrong-passphrase' });
  expect(await openBackup(file.slice(0, file.size - 1), 'correct horse')).toMatchObject({
    reason: 'damaged',
  });
  const to = await openWorld();
  expect(await restore(to, file, 'merge', { passphrase: 'correct horse' })).toMatchObject({ imported: 8 });
  expect(await describeLibrary(to)).toEqual(await describeLibrary(from));
});

test('a restore that was cut goes on where it was', async () => {
  const from = await openWorld();
  await decideThings(from);
  const { file } = await back(from);
  const to = await openWorld();
  const cut = new AbortController();
  const media = createMemoryMedia({ parallelism: 1 });
  let rendered = 0;
  media.gate = (work) => {
    if (work === 'render') rendered += 1;
    if (rendered === 3) cut.abort();
    return Promise.resolve();
  };
  const cutWorld: World = { ...to, deps: { ...to.deps, media } };
  expect(await restore(cutWorld, file, 'merge', { signal: cut.signal })).toMatchObject({ kind: 'cancelled' });
  const { timeline, archive, trash } = await to.library.photos.readCounts();
  expect(timeline + archive + trash).toBeLessThan(8);

  expect(await restore(to, file)).toMatchObject({ kind: 'done', problems: [] });
  expect(await describeLibrary(to)).toEqual(await describeLibrary(from));
  expect(await describeCounts(to)).toEqual(await describeCounts(from));
});

test('what a person did since the backup stays when it is merged', async () => {
  const world = await openWorld();
  await decideThings(world);
  const { file } = await back(world);
  const ids = [...(await world.library.photos.readIds('archive'))];
  const [tagged = 0] = await world.library.tags.readTaggedIds('receipts');
  const later = Date.now() + 1_000;
  await world.library.photos.moveByHand(ids, 'timeline', later);
  await world.library.photos.moveByHand(
    [...(await world.library.photos.readIds('trash'))],
    'timeline',
    later,
  );
  for (const { tagId } of await world.library.tags.readLinks(tagged)) {
    await world.library.tags.removeByHand([tagged], tagId, later);
  }
  await world.library.tags.addByHand(ids, 'New', later);
  await addPictures(world, 'new');
  const before = [await describeLibrary(world), await describeCounts(world)];
  expect(await restore(world, file)).toMatchObject({ kind: 'done', imported: 0, known: 8 });
  expect([await describeLibrary(world), await describeCounts(world)]).toEqual(before);
});

test('merging into another library adds what is missing and takes nothing away', async () => {
  const from = await openWorld();
  await decideThings(from);
  const { file } = await back(from);
  const to = await openWorld();
  const [a = 0, b = 0, own = 0] = await addPictures(to, 'a', 'b', 'own');
  await to.library.config.save(buildConfig([archiving('Own')]), 0, 'page', [], 1);
  await to.library.tags.addByHand([a, own], 'Mine', 300);
  await to.library.photos.moveByHand([b], 'trash', 301);
  expect(await restore(to, file)).toMatchObject({ kind: 'done', imported: 6, known: 2 });
  const names = (await to.library.config.read()).document.classification.categories.map(({ name }) => name);
  expect(names).toEqual(['Own', 'Receipts', 'Memes']);
  const tags = async (id: number): Promise<string[]> =>
    (await to.library.tags.readLinks(id)).map(({ tag }) => tag.path).toSorted();
  expect(await tags(a)).toEqual(['Auto/Memes', 'Auto/Receipts', 'Holidays/2019', 'Mine']);
  expect(await to.library.photos.read(a)).toMatchObject({
    visibility: 'archive',
    archivedBy: 'classification',
  });
  expect(await to.library.photos.read(b)).toMatchObject({ visibility: 'trash' });
  expect(await tags(own)).toEqual(['Mine']);
});

test('replacing leaves what is in the backup and nothing else', async () => {
  const from = await openWorld();
  await decideThings(from);
  const { file } = await back(from);
  const to = await openWorld();
  const [a = 0] = await addPictures(to, 'a', 'own');
  await to.library.tags.addByHand([a], 'Mine', 300);
  expect(await restore(to, file, 'replace')).toMatchObject({ kind: 'done', imported: 8, known: 0 });
  expect(await describeLibrary(to)).toEqual(await describeLibrary(from));
  expect(await describeCounts(to)).toEqual(await describeCounts(from));
});

test('a backup that is not whole replaces nothing, and merges without the photo that is not what it says', async () => {
  const from = await openWorld();
  await addPictures(from, 'first one', 'second one');
  const { file } = await back(from);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const at = new TextDecoder('latin1').decode(bytes).indexOf('picture: picture second one');
  bytes[at + 20] = (bytes[at + 20] ?? 0) ^ 1;
  const spoilt = new Blob([bytes]);

  const to = await openWorld();
  await addPictures(to, 'own');
  const before = await describeLibrary(to);
  const problem = { fileName: 'second one.jpg', reason: 'changed' };
  expect(await restore(to, spoilt, 'replace')).toMatchObject({ kind: 'not-whole', problems: [problem] });
  expect(await describeLibrary(to)).toEqual(before);
  expect(await restore(to, spoilt)).toMatchObject({ kind: 'done', imported: 1, problems: [problem] });
  expect(Object.keys(await describeLibrary(to))).toHaveLength(2);
});

test('a file that is no backup, or only half of one, is named as what it is', async () => {
  const from = await openWorld();
  await addPictures(from, 'a');
  const { file } = await back(from);
  expect(await openBackup(new Blob(['hello']), null)).toMatchObject({ reason: 'not-a-backup' });
  expect(await openBackup(new Blob([]), null)).toMatchObject({ reason: 'not-a-backup' });
  expect(await openBackup(file.slice(0, file.size / 2), null)).toMatchObject({ reason: 'damaged' });
});

test('a photo whose folder cannot be read is named with it, and left out', async () => {
  const world = await openWorld();
  const [, away] = await addPictures(world, 'a', 'b');
  const reason: OriginalAway = {
    ok: false,
    reason: 'not-allowed',
    folderId: 1,
    folder: 'Trip',
    path: 'Trip/b.jpg',
  };
  const { photos } = world.library;
  const library: Library = {
    ...world.library,
    photos: {
      ...photos,
      openOriginal: async (id) => (id === away ? reason : photos.openOriginal(id)),
    },
  };
  const { file, result } = await back({ ...world, deps: { ...world.deps, library } });
  expect(result).toMatchObject({ ok: true, photos: 1, missing: [{ fileName: 'b.jpg', away: reason }] });
  expect((await openFile(file)).header.photos).toBe(1);
});

test('a disk that is full and a target that is gone end a backup with the reason', async () => {
  const world = await openWorld();
  await addPictures(world, 'a', 'b');
  const store = await openBackupStore(world.profile);
  const failing = async (error: Error): Promise<BackupResult> =>
    backupLibrary(
      { library: world.library, store, nowMs: () => 1 },
      new WritableStream<Uint8Array>({
        write() {
          throw error;
        },
      }),
      { signal: NEVER, onProgress: () => undefined, passphrase: null },
    );
  expect(await failing(new DOMException('Full.', 'QuotaExceededError'))).toEqual({
    ok: false,
    reason: 'storage-full',
  });
  expect(await failing(new DOMException('The disk is gone.', 'InvalidStateError'))).toEqual({
    ok: false,
    reason: 'not-written',
    detail: 'The disk is gone.',
  });
  store.close();
});

async function readSharedBytes(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const base64 = await commands.readShared(path);
  return base64 === null ? null : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

async function readSharedFiles(): Promise<File[]> {
  const manifest = await readSharedBytes('photos/manifest.tsv');
  if (manifest === null) {
    console.warn('SKIPPED: no shared photos beside the project; their round trip is not tested.');
    return [];
  }
  const [, ...lines] = new TextDecoder().decode(manifest).trimEnd().split('\n');
  const files: File[] = [];
  for (const line of lines) {
    const name = line.split('\t')[0] ?? '';
    const bytes = await readSharedBytes(`photos/${name}`);
    if (bytes !== null) files.push(new File([bytes], name, { lastModified: Date.UTC(2021, 5, 6, 7, 8, 9) }));
  }
  return files;
}

const shared = await readSharedFiles();

test.skipIf(shared.length === 0)(
  'every shared photo comes back byte for byte, with its date, under its own name',
  { timeout: 600_000 },
  async () => {
    const media = createMedia({ workers: 2 });
    const from = await openWorld(media);
    await add(from, ...shared);
    const { file, result } = await back(from);
    const described = await describeLibrary(from);
    const count = Object.keys(described).length;
    expect(count).toBeGreaterThan(30);
    expect(result).toMatchObject({ ok: true, photos: count, missing: [] });

    const backup = await openFile(file);
    const pathBySha256 = new Map<string, string>();
    for await (const photo of backup.photos()) {
      const read = await backup.readOriginal(photo);
      if (!read.ok) throw new Error(read.reason);
      pathBySha256.set(await hexOf(await read.original.arrayBuffer()), photo.path);
    }
    for (const [index, each] of shared.entries()) {
      const path = pathBySha256.get(await hexOf(await each.arrayBuffer()));
      // Refused ones were never in the library; of two with one content the first gave the name.
      if (path !== undefined) expect(path, `file ${String(index)}`).toMatch(/^originals\/\d{4}-\d\d-\d\d\//);
    }
    expect(pathBySha256.size).toBe(count);

    const to = await openWorld(media);
    expect(await restore(to, file)).toMatchObject({ kind: 'done', imported: count, problems: [] });
    expect(await describeLibrary(to)).toEqual(described);
    media.close();
  },
);
