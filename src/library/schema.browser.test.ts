import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addRows,
  describeNative,
  inOrder,
  nativeVersion,
  openNative,
  PUBLISHED_VERSIONS,
  type Rows,
} from '../testing/publishedVersions.ts';
import type { Library } from './library.ts';
import { openLibrary } from './openLibrary.ts';
import { databaseName, NATIVE_VERSION } from './schema.ts';

const PROFILE = `schema-${crypto.randomUUID()}`;
const DATABASE = databaseName(PROFILE);
const FOLDER = `schema-${crypto.randomUUID()}`;
let folder: FileSystemDirectoryHandle;

beforeEach(async () => {
  folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
});

afterEach(async () => {
  await Dexie.delete(DATABASE);
  await (await navigator.storage.getDirectory()).removeEntry(FOLDER, { recursive: true });
});

/** What every older version becomes. */
const TODAY = PUBLISHED_VERSIONS.at(-1) ?? { version: 0, stores: {}, rows: [] };

it('a new library is made as the last published version', async () => {
  (await openLibrary(PROFILE)).close();
  expect(NATIVE_VERSION).toBe(nativeVersion(TODAY.version));
  expect(await describeNative(DATABASE)).toEqual({ native: NATIVE_VERSION, stores: inOrder(TODAY.stores) });
});

describe.each(PUBLISHED_VERSIONS)('version $version', ({ version, stores, rows }) => {
  it('has rows in every table it had', () => {
    expect([...new Set(rows.map(([store]) => store))].toSorted()).toEqual(Object.keys(stores).toSorted());
  });

  it('becomes today’s, and everything in it is found', async () => {
    const stored = rows.map(
      ([store, row]) => [store, store === 'folders' ? { ...row, handle: folder } : row] as const,
    );
    await addRows(await openNative(DATABASE, version), stored);
    const library = await openLibrary(PROFILE);
    try {
      await expectEverything(library, version);
    } finally {
      library.close();
    }
    expect(await describeNative(DATABASE)).toEqual({
      native: NATIVE_VERSION,
      stores: inOrder(TODAY.stores),
    });
  });
});

/** The library of publishedVersions.ts, with what its version knew. */
async function expectEverything(library: Library, version: number): Promise<void> {
  await expectPhotos(library);
  await expectTags(library);
  await expectWork(library);
  const { apiTokens, duplicates, folders, runs } = library;
  if (version >= 3) expect((await apiTokens.read())?.start).toBe('winnow_');
  else expect(await apiTokens.read()).toBeNull();
  expect([...(await duplicates.readHashes()).ids]).toEqual(version >= 4 ? [7] : []);
  expect(await duplicates.readApart()).toHaveLength(version >= 4 ? 1 : 0);
  if (version >= 5) {
    expect(await folders.readAll()).toMatchObject([{ id: 1, scannedAtMs: 2, handle: { name: FOLDER } }]);
    expect(await library.photos.locateOriginal(300)).toMatchObject({ reason: 'missing', path: 'Trip/b.jpg' });
  } else expect(await library.photos.locateOriginal(300)).toEqual({ ok: false, reason: 'gone' });

  // What the scan did can be taken back, whatever version noted it.
  expect(await runs.undo(1, 50)).toMatchObject({
    untagged: 1,
    movedTo: { timeline: 1, archive: 0, trash: 0 },
    leftAlone: 0,
  });
  expect(await library.photos.readCounts()).toEqual({ timeline: 2, archive: 1, trash: 1 });
}

async function expectPhotos({ photos, embeddings }: Library): Promise<void> {
  expect(await photos.readCounts()).toEqual({ timeline: 1, archive: 2, trash: 1 });
  expect(await photos.readList({ visibility: 'timeline' })).toEqual({
    ids: Uint32Array.of(7),
    takenMs: Float64Array.of(5),
    widths: Uint16Array.of(3),
    heights: Uint16Array.of(2),
    fileNames: ['a.jpg'],
  });
  const unmarked = { isFavourite: false, fileName: 'a.jpg', metadata: { camera: 'Box' } };
  expect(await photos.readMany([7, 300, 301, 5_000])).toMatchObject(
    new Map([
      [7, { ...unmarked, sha256: 'aa', visibility: 'timeline', archivedBy: null, classifiedAtMs: null }],
      [300, { ...unmarked, sha256: 'bb', visibility: 'archive', archivedBy: 'user', classifiedAtMs: 9 }],
      [301, { ...unmarked, visibility: 'archive', archivedBy: 'classification', classifiedAtMs: 9 }],
      [5_000, { ...unmarked, visibility: 'trash', archivedBy: null, classifiedAtMs: 9 }],
    ]),
  );
  expect([...(await photos.readIds('archive'))]).toEqual([300, 301]);
  expect(await photos.readUnclassifiedIds('m')).toEqual([7]);
  expect(await photos.readOriginal(7)).toEqual(Uint8Array.of(1, 2).buffer);
  expect((await photos.readThumbnails([7])).get(7)?.bytes).toEqual(Uint8Array.of(3).buffer);
  expect((await photos.readPreview(300))?.bytes).toEqual(Uint8Array.of(4).buffer);
  expect((await embeddings.readMany('m', [7])).get(7)).toEqual(Float32Array.of(0.6, 0.8));
}

async function expectTags({ tags }: Library): Promise<void> {
  const counts = (await tags.readAll()).map(({ path, count }) => `${path}: ${String(count)}`);
  expect(counts.toSorted()).toEqual(['Auto/Receipts: 1', 'Holiday/Rome: 1']);
  expect(await tags.readLinks(7)).toMatchObject([{ isByHand: true, tag: { path: 'Holiday/Rome' } }]);
  expect(await tags.readLinks(301)).toMatchObject([
    { isByHand: false, provenance: { runId: 1, archived: true, score: 0.9 } },
  ]);
  expect(await tags.readVetoes(300)).toMatchObject([{ kind: 'tag', categoryKey: 'receipts' }]);
  expect(await tags.readCorrections('receipts')).toMatchObject([{ photoId: 300, kind: 'tag' }]);
}

async function expectWork({ config, jobs, promptVectors, runs }: Library): Promise<void> {
  const { revision, document } = await config.read();
  expect(revision).toBe(3);
  expect(document.classification.categories.map(({ name }) => name)).toEqual(['Receipts']);
  expect((await jobs.readCounts())['smart-search']).toMatchObject({ waiting: 1, done: 4 });
  expect(await jobs.readPaused()).toEqual(['metadata']);
  expect(await jobs.claim('smart-search', 9, 100)).toMatchObject([{ photoIds: [7], attempts: 1 }]);
  expect(await promptVectors.read('m::p')).toEqual(Float32Array.of(1, 0));
  expect(await runs.read(1)).toMatchObject({
    kind: 'scan',
    canUndo: true,
    tally: { tagged: 1, returned: 0 },
  });
}

describe('runs of version 3', () => {
  it('can be undone as before, and tags by hand are found by category', async () => {
    await addRows(await openNative(DATABASE, 3), VERSION_3_ROWS);

    const library = await openLibrary(PROFILE);
    const { runs, tags, photos } = library;
    const corrections = await tags.readCorrections('receipts');
    expect(corrections.map(({ photoId, kind }) => `${photoId} ${kind}`)).toEqual([
      '3 archive',
      '5 always',
      '4 always',
    ]);
    expect(await runs.read(1)).toMatchObject({
      canUndo: true,
      tally: { tagged: 2, untagged: 0, returned: 0, untaggedByCategory: {} },
    });
    expect((await runs.read(3))?.canUndo).toBeUndefined();

    // The second scan archived through a link of the first, and through a tag put on by hand.
    const second = {
      untagged: 0,
      retagged: 0,
      movedTo: { timeline: 2, archive: 0, trash: 0 },
      favourites: { added: 0, removed: 0 },
      tagsRenamed: 0,
      leftAlone: 0,
    };
    expect(await runs.undo(2, 50)).toEqual(second);
    expect(await photos.readCounts()).toEqual({ timeline: 3, archive: 1, trash: 0 });
    expect(await tags.readLinks(4)).toMatchObject([{ provenance: null, isByHand: true }]);
    expect((await tags.readLinks(2))[0]?.provenance).toMatchObject({ runId: 1, archived: false });
    const first = {
      untagged: 3,
      retagged: 0,
      movedTo: { timeline: 1, archive: 0, trash: 0 },
      favourites: { added: 0, removed: 0 },
      tagsRenamed: 0,
      leftAlone: 0,
    };
    expect(await runs.undo(1, 60)).toEqual(first);
    expect(await photos.readCounts()).toEqual({ timeline: 4, archive: 0, trash: 0 });
    expect((await tags.readAll()).map(({ count }) => count)).toEqual([2]);
    library.close();
  });
});

const OLD_TALLY = {
  processed: 4,
  matchedByCategory: { Receipts: 2 },
  tagged: 2,
  archived: 1,
  unchanged: 2,
  skipped: 0,
  failed: 0,
};

function version3Run(id: number, more: object = {}): object {
  const times = { startedAtMs: id * 10, endedAtMs: id * 10, undoneAtMs: null };
  return { id, kind: 'scan', state: 'done', ...times, total: 4, tally: OLD_TALLY, note: null, ...more };
}

function version3Link(photoId: number, more: object = {}, archived = false): object {
  const provenance = {
    runId: 1,
    categoryKey: 'receipts',
    score: 0.9,
    prompt: 'p',
    threshold: 0.6,
    modelKey: 'm',
    archived,
  };
  return { photoId, tagId: 9, linkedAtMs: 11, provenance, ...more };
}

/**
 * Photos 1 to 5. Scan 1 linked 1, 2 and 3 and archived 1; 3 was brought back since. Scan 2 archived 2 through that link
 * and 4 through a tag put on by hand; 5 carries the tag by hand only.
 */
const VERSION_3_ROWS: Rows = [
  [
    'states',
    {
      pack: 0,
      ids: Uint32Array.of(1, 2, 3, 4),
      places: Uint8Array.of(2, 2, 0, 2),
      classifiedAtMs: Float64Array.of(1, 1, 1, 1),
    },
  ],
  ['photoCounts', { visibility: 'timeline', count: 1 }],
  ['photoCounts', { visibility: 'archive', count: 3 }],
  [
    'tags',
    {
      id: 9,
      path: 'Auto/Receipts',
      foldedPath: 'auto/receipts',
      kind: 'auto',
      categoryKey: 'receipts',
      count: 5,
    },
  ],
  ['links', version3Link(1, {}, true)],
  ['links', version3Link(2, { archiveRunId: 2 }, true)],
  ['links', version3Link(3, {}, true)],
  [
    'links',
    version3Link(4, {
      isByHand: true,
      provenance: {
        runId: 2,
        categoryKey: 'receipts',
        score: 0.9,
        prompt: 'p',
        threshold: 0.6,
        modelKey: 'm',
        archived: true,
      },
    }),
  ],
  ['links', version3Link(5, { provenance: null, linkedAtMs: 12 })],
  ['vetoes', { photoId: 3, kind: 'archive', categoryKey: 'receipts', atMs: 20 }],
  ['runs', version3Run(1)],
  ['runs', version3Run(2)],
  ['runs', version3Run(3, { undoneAtMs: 40 })],
];
