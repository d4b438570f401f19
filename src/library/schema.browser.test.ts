import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { openLibrary } from './openLibrary.ts';
import { databaseName } from './schema.ts';

/**
 * Version 1 as it was published, in IndexedDB's own terms: primary key, then indexes. Written out once more on purpose.
 * If this test fails, somebody changed a published version; a change is a new version with an upgrade and its own test.
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

/** Dexie stores its version times ten. */
const VERSION_1_NATIVE = 10;

const PROFILE = 'schema-test';

afterEach(() => Dexie.delete(databaseName(PROFILE)));

describe('version 1', () => {
  it('is what a new library is made as', async () => {
    (await openLibrary(PROFILE)).close();
    const native = await openNative();
    expect(native.version).toBe(VERSION_1_NATIVE);
    expect(describeStores(native)).toEqual(
      Object.fromEntries(
        Object.entries(VERSION_1).map(([name, keys]) => [name, [keys[0], ...keys.slice(1).toSorted()]]),
      ),
    );
    native.close();
  });

  it('written by the first release is read as it was', async () => {
    const native = await openNative(VERSION_1_NATIVE);
    const transaction = native.transaction(
      ['photos', 'originals', 'embeddings', 'embeddedIds', 'configs'],
      'readwrite',
    );
    for (const [store, row] of VERSION_1_ROWS) transaction.objectStore(store).add(row);
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
    });
    native.close();

    const library = await openLibrary(PROFILE);
    expect(await library.photos.readCells('timeline')).toEqual([
      { id: 7, fileName: 'a.jpg', width: 3, height: 2, takenMs: 5 },
    ]);
    expect(await library.photos.readUnclassifiedIds('m')).toEqual([7]);
    expect(await library.photos.readOriginal(7)).toEqual(Uint8Array.of(1, 2).buffer);
    expect((await library.embeddings.readMany('m', [7])).get(7)).toEqual(Float32Array.of(0.6, 0.8));
    expect((await library.config.read()).revision).toBe(3);
    library.close();
  });
});

describe('a version newer than this app', () => {
  it('is not opened, and not changed', async () => {
    (await openLibrary(PROFILE)).close();
    (await openNative(VERSION_1_NATIVE + 10, () => undefined)).close();
    await expect(openLibrary(PROFILE)).rejects.toThrow('newer version');
    const native = await openNative();
    expect(native.version).toBe(VERSION_1_NATIVE + 10);
    native.close();
  });
});

const VERSION_1_ROWS: ReadonlyArray<readonly [store: string, row: object]> = [
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
      visibility: 'timeline',
      archivedBy: null,
      classifiedAtMs: null,
      owesClassification: 1,
      failure: null,
    },
  ],
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

/** Opens the database without Dexie; given a version, makes it, as {@link VERSION_1} says unless told otherwise. */
function openNative(
  version?: number,
  upgrade: (db: IDBDatabase) => void = makeVersion1,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName(PROFILE), version);
    request.addEventListener('upgradeneeded', () => upgrade(request.result));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  });
}

function makeVersion1(db: IDBDatabase): void {
  for (const [name, [primary = '', ...indexes]] of Object.entries(VERSION_1)) {
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

function keyPathToText(keyPath: string | string[] | null): string {
  return Array.isArray(keyPath) ? `[${keyPath.join('+')}]` : (keyPath ?? '');
}
