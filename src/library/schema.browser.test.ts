import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { openLibrary } from './openLibrary.ts';
import { databaseName } from './schema.ts';

/**
 * The versions as they were published, in IndexedDB's own terms: primary key, then indexes. Written out once more on
 * purpose. If this test fails, somebody changed a published version; a change is a new version with an upgrade and its own test.
 */
const VERSION_1: Readonly<Record<string, readonly string[]>> = {
  counters: ['name'],
  configs: ['revision'],
  embeddedIds: ['[modelKey+pack]'],
  embeddings: ['[modelKey+pack]'],
  jobs: ['++id', '[queue+state+priority]', '[queue+state+runAfterMs]', 'runId'],
  links: ['[photoId+tagId]', 'archiveRunId', 'provenance.runId', 'tagId'],
  originals: ['photoId'],
  pausedQueues: ['queue'],
  photos: [
    '++id',
    '&sha256',
    '[owesClassification+visibility]',
    '[visibility+taken.epochMs]',
    'failure.stage',
  ],
  previews: ['photoId'],
  promptVectors: ['key'],
  runs: ['++id', 'state'],
  tags: ['++id', '&foldedPath', 'categoryKey'],
  thumbnails: ['photoId'],
  vetoes: ['[photoId+kind+categoryKey]'],
};

/** Version 2, by what it changed. */
const VERSION_2: typeof VERSION_1 = {
  ...VERSION_1,
  cells: ['pack'],
  jobs: ['++id', '&key', '[queue+state+priority]', '[queue+state+runAfterMs]', 'runId'],
  photoCounts: ['visibility'],
  photos: ['++id', '&sha256', 'failure.stage'],
  states: ['pack'],
  throughput: ['[queue+minute]'],
};

/** Version 3, by what it added. */
const VERSION_3: typeof VERSION_1 = { ...VERSION_2, apiTokens: ['sha256'] };

/** Version 4, by what it changed. */
const VERSION_4: typeof VERSION_1 = {
  ...VERSION_3,
  links: ['[photoId+tagId]', 'handTagId', 'tagId'],
  notDuplicates: ['++id'],
  pictureHashes: ['pack'],
  undoEntries: ['++id', 'runId'],
  vetoes: ['[photoId+kind+categoryKey]', 'categoryKey'],
};

/** Version 5, by what it added. */
const VERSION_5: typeof VERSION_1 = {
  ...VERSION_4,
  folders: ['++id'],
  linkedFiles: ['++id', '[folderId+state]', 'photoId'],
};

/** Dexie stores its version times ten. */
const VERSION_1_NATIVE = 10;
const VERSION_2_NATIVE = 20;
const VERSION_3_NATIVE = 30;
const VERSION_5_NATIVE = 50;

const PROFILE = 'schema-test';

afterEach(() => Dexie.delete(databaseName(PROFILE)));

/** What every older version becomes. */
const TODAY = { version: VERSION_5_NATIVE, stores: sorted(VERSION_5) };

describe('version 5', () => {
  it('is what a new library is made as', async () => {
    (await openLibrary(PROFILE)).close();
    expect(await describeDatabase()).toEqual(TODAY);
  });
});

describe('version 3', () => {
  it('becomes version 5: what could be undone still can, and tags by hand are found by category', async () => {
    const native = await openNative(VERSION_3_NATIVE, (db) => makeStores(db, VERSION_3));
    await addRows(native, VERSION_3_ROWS);

    const library = await openLibrary(PROFILE);
    const { runs, tags, photos } = library;
    expect(await describeDatabase()).toEqual(TODAY);
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

describe('version 2', () => {
  it('becomes version 5, with what it had', async () => {
    const native = await openNative(VERSION_2_NATIVE, (db) => makeStores(db, VERSION_2));
    await addRows(native, VERSION_2_ROWS);

    const library = await openLibrary(PROFILE);
    expect(await library.photos.readCounts()).toEqual({ timeline: 1, archive: 0, trash: 0 });
    expect([...(await library.duplicates.readUnhashedIds())]).toEqual([7]);
    expect((await library.photos.read(7))?.fileName).toBe('a.jpg');
    expect(await library.apiTokens.read()).toBeNull();
    await library.apiTokens.replace({ sha256: 'aa', start: 'winnow_', createdAtMs: 1 });
    expect(await library.apiTokens.isValid('aa')).toBe(true);
    library.close();
    expect(await describeDatabase()).toEqual(TODAY);
  });
});

describe('version 1', () => {
  it('becomes version 5, with every photo where it was', async () => {
    const native = await openNative(VERSION_1_NATIVE);
    await addRows(native, VERSION_1_ROWS);

    const library = await openLibrary(PROFILE);
    const { photos } = library;
    expect(await photos.readList({ visibility: 'timeline' })).toEqual({
      ids: Uint32Array.of(7),
      takenMs: Float64Array.of(5),
      widths: Uint16Array.of(3),
      heights: Uint16Array.of(2),
      fileNames: ['a.jpg'],
    });
    expect(await photos.readCounts()).toEqual({ timeline: 1, archive: 2, trash: 1 });
    expect(await photos.readMany([7, 300, 301, 5_000])).toMatchObject(
      new Map([
        [7, { sha256: 'aa', visibility: 'timeline', archivedBy: null, classifiedAtMs: null }],
        [300, { visibility: 'archive', archivedBy: 'user', classifiedAtMs: 9 }],
        [301, { visibility: 'archive', archivedBy: 'classification', classifiedAtMs: 0 }],
        [5_000, { visibility: 'trash', archivedBy: null, classifiedAtMs: 9 }],
      ]),
    );
    expect([...(await photos.readIds('archive'))]).toEqual([300, 301]);
    expect(await photos.readUnclassifiedIds('m')).toEqual([7]);
    expect(await photos.readOriginal(7)).toEqual(Uint8Array.of(1, 2).buffer);
    expect((await library.embeddings.readMany('m', [7])).get(7)).toEqual(Float32Array.of(0.6, 0.8));
    expect((await library.config.read()).revision).toBe(3);
    expect((await library.jobs.readCounts())['smart-search']).toMatchObject({ waiting: 1, done: 4 });

    // What was stored by another version is changed like anything else.
    await photos.moveByHand([301], 'timeline', 10);
    expect((await photos.read(301))?.visibility).toBe('timeline');
    expect(await photos.readCounts()).toEqual({ timeline: 2, archive: 1, trash: 1 });
    library.close();
    expect(await describeDatabase()).toEqual(TODAY);
  });
});

describe('a version newer than this app', () => {
  it('is not opened, and not changed', async () => {
    (await openLibrary(PROFILE)).close();
    (await openNative(VERSION_5_NATIVE + 10, () => undefined)).close();
    await expect(openLibrary(PROFILE)).rejects.toThrow('newer version');
    const native = await openNative();
    expect(native.version).toBe(VERSION_5_NATIVE + 10);
    native.close();
  });
});

/** A photo as version 1 stored it, its state in its row. */
function version1Photo(id: number, sha256: string, state: object): object {
  return {
    id,
    sha256,
    fileName: 'a.jpg',
    bytes: 2,
    format: 'jpeg',
    mimeType: 'image/jpeg',
    width: 3,
    height: 2,
    taken: { epochMs: 5, offsetMinutes: null, source: 'exif' },
    metadata: {},
    importedAtMs: 6,
    failure: null,
    ...state,
  };
}

const VERSION_1_ROWS: ReadonlyArray<readonly [store: string, row: object]> = [
  [
    'photos',
    version1Photo(7, 'aa', {
      visibility: 'timeline',
      archivedBy: null,
      classifiedAtMs: null,
      owesClassification: 1,
    }),
  ],
  ['photos', version1Photo(300, 'bb', { visibility: 'archive', archivedBy: 'user', classifiedAtMs: 9 })],
  [
    'photos',
    version1Photo(301, 'cc', { visibility: 'archive', archivedBy: 'classification', classifiedAtMs: 0 }),
  ],
  ['photos', version1Photo(5_000, 'dd', { visibility: 'trash', archivedBy: null, classifiedAtMs: 9 })],
  [
    'jobs',
    {
      id: 1,
      queue: 'smart-search',
      photoIds: [300],
      runId: null,
      priority: 0,
      createdAtMs: 1,
      state: 'waiting',
      attempts: 0,
      runAfterMs: 1,
      lastReason: null,
    },
  ],
  ['counters', { name: 'done:smart-search', count: 4 }],
  ['originals', { photoId: 7, bytes: Uint8Array.of(1, 2).buffer }],
  [
    'embeddings',
    { modelKey: 'm', pack: 0, dim: 2, ids: Uint32Array.of(7), vectors: Float32Array.of(0.6, 0.8) },
  ],
  ['embeddedIds', { modelKey: 'm', pack: 0, ids: Uint32Array.of(7) }],
  [
    'configs',
    {
      revision: 3,
      savedAtMs: 1,
      cause: 'page',
      document: {
        classification: { enabled: true, categories: [] },
        job: { classification: { concurrency: 1 } },
      },
    },
  ],
];

/** A photo on the timeline, as version 2 stored it: facts, state and list columns apart. */
const VERSION_2_ROWS: typeof VERSION_1_ROWS = [
  [
    'photos',
    {
      id: 7,
      sha256: 'aa',
      fileName: 'a.jpg',
      bytes: 2,
      format: 'jpeg',
      mimeType: 'image/jpeg',
      width: 3,
      height: 2,
      taken: { epochMs: 5, offsetMinutes: null, source: 'exif' },
      metadata: {},
      importedAtMs: 6,
      failure: null,
    },
  ],
  [
    'states',
    {
      pack: 0,
      ids: Uint32Array.of(7),
      places: Uint8Array.of(0),
      classifiedAtMs: Float64Array.of(Number.NaN),
    },
  ],
  [
    'cells',
    {
      pack: 0,
      ids: Uint32Array.of(7),
      takenMs: Float64Array.of(5),
      widths: Uint16Array.of(3),
      heights: Uint16Array.of(2),
      fileNames: ['a.jpg'],
    },
  ],
  ['photoCounts', { visibility: 'timeline', count: 1 }],
];

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
const VERSION_3_ROWS: typeof VERSION_1_ROWS = [
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

/** Stores rows without Dexie and closes the database. */
async function addRows(native: IDBDatabase, rows: typeof VERSION_1_ROWS): Promise<void> {
  const transaction = native.transaction([...new Set(rows.map(([store]) => store))], 'readwrite');
  for (const [store, row] of rows) transaction.objectStore(store).add(row);
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });
  native.close();
}

/** Opens the database without Dexie; given a version, makes it, as {@link VERSION_1} says unless told otherwise. */
function openNative(
  version?: number,
  upgrade: (db: IDBDatabase) => void = (db) => makeStores(db, VERSION_1),
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName(PROFILE), version);
    request.addEventListener('upgradeneeded', () => upgrade(request.result));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  });
}

function makeStores(db: IDBDatabase, stores: typeof VERSION_1): void {
  for (const [name, [primary = '', ...indexes]] of Object.entries(stores)) {
    const store = db.createObjectStore(name, {
      keyPath: keyPathOf(primary),
      autoIncrement: primary.startsWith('++'),
    });
    for (const index of indexes) {
      store.createIndex(index.replace('&', ''), keyPathOf(index), { unique: index.startsWith('&') });
    }
  }
}

/** `[a+b]` is a compound key; marks for counting up and uniqueness are not part of the path. */
function keyPathOf(index: string): string | string[] {
  const path = index.replace(/^(\+\+|&)/, '');
  return path.startsWith('[') ? path.slice(1, -1).split('+') : path;
}

function describeStores(db: IDBDatabase): Record<string, string[]> {
  const names = [...db.objectStoreNames];
  const transaction = db.transaction(names, 'readonly');
  return Object.fromEntries(
    names.map((name) => {
      const store = transaction.objectStore(name);
      const primary = `${store.autoIncrement ? '++' : ''}${keyPathToText(store.keyPath)}`;
      const indexes = [...store.indexNames].map((indexName) => {
        const index = store.index(indexName);
        return `${index.unique ? '&' : ''}${keyPathToText(index.keyPath)}`;
      });
      return [name, [primary, ...indexes.toSorted()]];
    }),
  );
}

function sorted(stores: typeof VERSION_1): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(stores).map(([name, [primary = '', ...indexes]]) => [
      name,
      [primary, ...indexes.toSorted()],
    ]),
  );
}

async function describeDatabase(): Promise<{ version: number; stores: Record<string, string[]> }> {
  const native = await openNative();
  const described = { version: native.version, stores: describeStores(native) };
  native.close();
  return described;
}

function keyPathToText(keyPath: string | string[] | null): string {
  return Array.isArray(keyPath) ? `[${keyPath.join('+')}]` : (keyPath ?? '');
}
