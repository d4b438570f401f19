/**
 * Every published version of the profile's database, written out once more in IndexedDB's own terms, with rows in every
 * table as that version wrote them. What is here never changes: a change to the schema is a new version with its upgrade,
 * and adds one to this list.
 */

/** Primary key first, then indexes: `++` counts up, `&` is unique, brackets are compound. */
export type Stores = Readonly<Record<string, readonly string[]>>;
export type Rows = ReadonlyArray<readonly [store: string, row: object]>;

export interface PublishedVersion {
  readonly version: number;
  readonly stores: Stores;
  /** The same library in each: see {@link PUBLISHED_VERSIONS}. */
  readonly rows: Rows;
}

const STORES_1: Stores = {
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

/** By what it changed. */
const STORES_2: Stores = {
  ...STORES_1,
  cells: ['pack'],
  jobs: ['++id', '&key', '[queue+state+priority]', '[queue+state+runAfterMs]', 'runId'],
  photoCounts: ['visibility'],
  photos: ['++id', '&sha256', 'failure.stage'],
  states: ['pack'],
  throughput: ['[queue+minute]'],
};

const STORES_3: Stores = { ...STORES_2, apiTokens: ['sha256'] };

const STORES_4: Stores = {
  ...STORES_3,
  links: ['[photoId+tagId]', 'handTagId', 'tagId'],
  notDuplicates: ['++id'],
  pictureHashes: ['pack'],
  undoEntries: ['++id', 'runId'],
  vetoes: ['[photoId+kind+categoryKey]', 'categoryKey'],
};

const STORES_5: Stores = {
  ...STORES_4,
  folders: ['++id'],
  linkedFiles: ['++id', '[folderId+state]', 'photoId'],
};

const FACTS = {
  fileName: 'a.jpg',
  bytes: 2,
  format: 'jpeg',
  mimeType: 'image/jpeg',
  width: 3,
  height: 2,
  taken: { epochMs: 5, offsetMinutes: null, source: 'exif' },
  metadata: { camera: 'Box' },
  importedAtMs: 6,
  failure: null,
};

/** Photos with what version 1 kept of their state. */
const PHOTOS = [
  {
    id: 7,
    sha256: 'aa',
    visibility: 'timeline',
    archivedBy: null,
    classifiedAtMs: null,
    owesClassification: 1,
  },
  { id: 300, sha256: 'bb', visibility: 'archive', archivedBy: 'user', classifiedAtMs: 9 },
  { id: 301, sha256: 'cc', visibility: 'archive', archivedBy: 'classification', classifiedAtMs: 9 },
  { id: 5_000, sha256: 'dd', visibility: 'trash', archivedBy: null, classifiedAtMs: 9 },
] as const;

function image(byte: number): object {
  return { bytes: Uint8Array.of(byte).buffer, mimeType: 'image/webp', width: 3, height: 2 };
}

function job(more: object = {}): object {
  return {
    id: 1,
    queue: 'smart-search',
    photoIds: [7],
    runId: null,
    priority: 0,
    createdAtMs: 1,
    state: 'waiting',
    attempts: 0,
    runAfterMs: 1,
    lastReason: null,
    ...more,
  };
}

const PROVENANCE = {
  runId: 1,
  categoryKey: 'receipts',
  score: 0.9,
  prompt: 'p',
  threshold: 0.6,
  modelKey: 'm',
  archived: true,
};

function run(more: object, tally: object = {}): object {
  return {
    id: 1,
    kind: 'scan',
    state: 'done',
    startedAtMs: 10,
    endedAtMs: 11,
    undoneAtMs: null,
    total: 4,
    note: null,
    ...more,
    tally: {
      processed: 4,
      matchedByCategory: { Receipts: 1 },
      tagged: 1,
      archived: 1,
      unchanged: 3,
      skipped: 0,
      failed: 0,
      ...tally,
    },
  };
}

/** What every version wrote alike. */
const COMMON_ROWS: Rows = [
  ['originals', { photoId: 7, bytes: Uint8Array.of(1, 2).buffer }],
  ['thumbnails', { photoId: 7, ...image(3) }],
  ['previews', { photoId: 300, ...image(4) }],
  [
    'embeddings',
    { modelKey: 'm', pack: 0, dim: 2, ids: Uint32Array.of(7), vectors: Float32Array.of(0.6, 0.8) },
  ],
  ['embeddedIds', { modelKey: 'm', pack: 0, ids: Uint32Array.of(7) }],
  [
    'tags',
    {
      id: 9,
      path: 'Auto/Receipts',
      foldedPath: 'auto/receipts',
      kind: 'auto',
      categoryKey: 'receipts',
      count: 1,
    },
  ],
  [
    'tags',
    { id: 10, path: 'Holiday/Rome', foldedPath: 'holiday/rome', kind: 'user', categoryKey: null, count: 1 },
  ],
  ['vetoes', { photoId: 300, kind: 'tag', categoryKey: 'receipts', atMs: 20 }],
  [
    'configs',
    {
      revision: 3,
      savedAtMs: 1,
      cause: 'page',
      document: {
        classification: {
          enabled: true,
          categories: [
            {
              name: 'Receipts',
              prompts: ['p'],
              similarity: 0.6,
              action: 'tag_and_archive',
              enabled: true,
            },
          ],
        },
        job: { classification: { concurrency: 1 } },
      },
    },
  ],
  ['counters', { name: 'done:smart-search', count: 4 }],
  ['pausedQueues', { queue: 'metadata' }],
  ['promptVectors', { key: 'm::p', vector: Float32Array.of(1, 0) }],
];

const LINKS_1: Rows = [
  ['links', { photoId: 301, tagId: 9, linkedAtMs: 11, provenance: PROVENANCE }],
  ['links', { photoId: 7, tagId: 10, linkedAtMs: 12, provenance: null }],
];

const ROWS_1: Rows = [
  ...COMMON_ROWS,
  ...LINKS_1,
  ...PHOTOS.map((photo) => ['photos', { ...FACTS, ...photo }] as const),
  ['jobs', job()],
  ['runs', run({})],
];

/** Facts, states and list columns apart. */
const PACKED_ROWS: Rows = [
  ...PHOTOS.map(({ id, sha256 }) => ['photos', { ...FACTS, id, sha256 }] as const),
  ['states', pack(0, [7], [0], [Number.NaN])],
  ['states', pack(1, [300, 301], [1, 2], [9, 9])],
  ['states', pack(19, [5_000], [3], [9])],
  ['cells', cells(0, [7])],
  ['cells', cells(1, [300, 301])],
  ['cells', cells(19, [5_000])],
  ['photoCounts', { visibility: 'timeline', count: 1 }],
  ['photoCounts', { visibility: 'archive', count: 2 }],
  ['photoCounts', { visibility: 'trash', count: 1 }],
  ['jobs', job({ key: 'smart-search/photo-7', freshFrom: 0 })],
  ['counters', { name: 'waiting:smart-search', count: 1 }],
  ['throughput', { queue: 'smart-search', minute: 3, photos: 4 }],
];

function pack(
  number: number,
  ids: readonly number[],
  places: readonly number[],
  marks: readonly number[],
): object {
  return {
    pack: number,
    ids: Uint32Array.from(ids),
    places: Uint8Array.from(places),
    classifiedAtMs: Float64Array.from(marks),
  };
}

function cells(number: number, ids: readonly number[]): object {
  return {
    pack: number,
    ids: Uint32Array.from(ids),
    takenMs: Float64Array.from(ids, () => 5),
    widths: Uint16Array.from(ids, () => 3),
    heights: Uint16Array.from(ids, () => 2),
    fileNames: ids.map(() => 'a.jpg'),
  };
}

const ROWS_2: Rows = [...COMMON_ROWS, ...LINKS_1, ...PACKED_ROWS, ['runs', run({})]];

const TOKEN: Rows = [['apiTokens', { sha256: 'token', start: 'winnow_', createdAtMs: 1, lastUsedAtMs: 2 }]];

const ROWS_3: Rows = [...ROWS_2, ...TOKEN];

const ROWS_4: Rows = [
  ...COMMON_ROWS,
  ...PACKED_ROWS,
  ...TOKEN,
  ['links', { photoId: 301, tagId: 9, linkedAtMs: 11, provenance: PROVENANCE }],
  ['links', { photoId: 7, tagId: 10, linkedAtMs: 12, provenance: null, handTagId: 10 }],
  ['runs', run({ canUndo: true }, { untagged: 0, untaggedByCategory: {}, returned: 0 })],
  [
    'undoEntries',
    {
      id: 1,
      runId: 1,
      atMs: 10,
      movedIds: Uint32Array.of(301),
      placesBefore: Uint8Array.of(0),
      placesAfter: Uint8Array.of(2),
      madeLinks: Uint32Array.of(301, 9),
      changedLinks: [],
      vetoesAdded: [],
      vetoesRemoved: [],
      changedTags: [],
    },
  ],
  [
    'pictureHashes',
    {
      pack: 0,
      ids: Uint32Array.of(7),
      bits: new Uint32Array(8).fill(1),
      aspects: Float32Array.of(1.5),
      chromas: Float32Array.of(0.5),
      sharpness: Float32Array.of(2),
    },
  ],
  ['notDuplicates', { id: 1, photoIds: Uint32Array.of(7, 300), atMs: 3 }],
];

/** The handle is left out: only the browser makes one, and whoever stores these rows puts it in. */
const ROWS_5: Rows = [
  ...ROWS_4,
  ['folders', { id: 1, linkedAtMs: 1, scannedAtMs: 2 }],
  [
    'linkedFiles',
    {
      id: 1,
      folderId: 1,
      path: 'Trip/b.jpg',
      bytes: 2,
      modifiedMs: 1,
      photoId: 300,
      state: 'here',
      reason: null,
    },
  ],
];

/**
 * One library, as each version kept it. Photo 7 is on the timeline with a tag by hand, 300 was archived by hand and its
 * category's tag refused, 301 was archived by scan 1, 5,000 is in the trash.
 */
export const PUBLISHED_VERSIONS: readonly PublishedVersion[] = [
  { version: 1, stores: STORES_1, rows: ROWS_1 },
  { version: 2, stores: STORES_2, rows: ROWS_2 },
  { version: 3, stores: STORES_3, rows: ROWS_3 },
  { version: 4, stores: STORES_4, rows: ROWS_4 },
  { version: 5, stores: STORES_5, rows: ROWS_5 },
];

/** Dexie stores its version times ten. */
export function nativeVersion(version: number): number {
  return version * 10;
}

/** Opens a database without Dexie; given a version that is not there yet, makes it as published. */
export function openNative(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version === undefined ? undefined : nativeVersion(version));
    request.addEventListener('upgradeneeded', () => {
      const published = PUBLISHED_VERSIONS.find((each) => each.version === version);
      makeStores(request.result, published?.stores ?? {});
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  });
}

/** Stores rows without Dexie and closes the database. */
export async function addRows(native: IDBDatabase, rows: Rows): Promise<void> {
  const transaction = native.transaction([...new Set(rows.map(([store]) => store))], 'readwrite');
  for (const [store, row] of rows) transaction.objectStore(store).add(row);
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
  });
  native.close();
}

function makeStores(db: IDBDatabase, stores: Stores): void {
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

/** What a database is, in the terms of {@link PublishedVersion}. */
export async function describeNative(name: string): Promise<{ native: number; stores: Stores }> {
  const db = await openNative(name);
  const transaction = db.transaction([...db.objectStoreNames], 'readonly');
  const stores = Object.fromEntries(
    [...db.objectStoreNames].map((storeName) => {
      const store = transaction.objectStore(storeName);
      const indexes = [...store.indexNames].map((indexName) => {
        const index = store.index(indexName);
        return `${index.unique ? '&' : ''}${keyPathToText(index.keyPath)}`;
      });
      return [
        storeName,
        [`${store.autoIncrement ? '++' : ''}${keyPathToText(store.keyPath)}`, ...indexes.toSorted()],
      ];
    }),
  );
  const native = db.version;
  db.close();
  return { native, stores };
}

function keyPathToText(keyPath: string | string[] | null): string {
  return Array.isArray(keyPath) ? `[${keyPath.join('+')}]` : (keyPath ?? '');
}

/** Indexes in the order in which {@link describeNative} names them. */
export function inOrder(stores: Stores): Stores {
  return Object.fromEntries(
    Object.entries(stores).map(([name, [primary = '', ...indexes]]) => [
      name,
      [primary, ...indexes.toSorted()],
    ]),
  );
}
