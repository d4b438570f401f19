/**
 * Seals a library row by row, or opens it again. It can be killed at any moment and goes on where it was: a row says by
 * itself which it is, and one transaction turns a batch of them. It knows nothing of the schema but what IndexedDB tells of
 * it, so an interrupted library is finished before any upgrade. Nobody else may have the database open (turnLock.ts).
 */
import type { RewriteProgress } from '../../core/profileLock.ts';
import type { SealedPictures } from './sealedPictures.ts';
import { isSealedRow, readKey, type SealedRows, type TableShape } from './sealedRows.ts';

export type Rewriting = 'seal' | 'open';

export interface RewriteOptions {
  readonly rows: SealedRows;
  readonly pictures: SealedPictures;
  readonly from: RewriteProgress | null;
  /** Kept by the caller, so that going on need not read again what is done. Comes after what it speaks of is on the disk. */
  readonly onProgress: (progress: RewriteProgress) => Promise<void>;
  /** From 0 to 1. */
  readonly onShare: (share: number) => void;
}

/** Bytes of rows to a transaction: small enough to show progress, large enough that waiting for the disk costs little. */
const BATCH_BYTES = 4 * 2 ** 20;
const MOST_ROWS = 500;
/** Progress is written down each time so much was rewritten. */
const NOTED_BYTES = 64 * 2 ** 20;

/**
 * Rewrites every row that is not yet what it should be. Rejects where a row to be opened is damaged; what was done stays.
 * A database that is not there is left so.
 */
export async function rewriteLibrary(
  name: string,
  rewriting: Rewriting,
  options: RewriteOptions,
): Promise<void> {
  const db = await openExisting(name);
  if (db === null) return;
  try {
    const shapes = readShapes(db);
    const total = await countRows(db, shapes);
    const first =
      options.from === null ? 0 : shapes.findIndex(({ name: table }) => table === options.from?.table);
    let done = 0;
    for (const [index, shape] of shapes.entries()) {
      const weight = weightOf(shape.name);
      if (index < first) {
        done += weight * (await count(db, shape.name));
        continue;
      }
      const after = index === first && options.from !== null ? options.from.afterId : null;
      if (after !== null) done += weight * (await count(db, shape.name, IDBKeyRange.upperBound(after)));
      await rewriteTable(db, shape, rewriting, after, {
        ...options,
        onRows(rows) {
          done += weight * rows;
          options.onShare(total === 0 ? 1 : Math.min(1, done / total));
        },
      });
    }
  } finally {
    db.close();
  }
}

async function rewriteTable(
  db: IDBDatabase,
  shape: TableShape,
  rewriting: Rewriting,
  afterId: number | null,
  options: RewriteOptions & { readonly onRows: (rows: number) => void },
): Promise<void> {
  let after: IDBValidKey | null = afterId;
  let limit = 1;
  let unnotedBytes = 0;
  for (;;) {
    const batch = await readBatch(db, shape.name, after, limit);
    const last = batch.at(-1);
    if (last === undefined) return;
    const turned = await Promise.all(batch.map(({ row }) => turn(shape, rewriting, row, options)));
    await writeBatch(
      db,
      shape,
      batch.flatMap(({ key }, index) => {
        const row = turned[index];
        return row === undefined || row === null ? [] : [{ key, row }];
      }),
    );
    after = last.key;
    const bytes = batch.reduce((sum, { row }) => sum + sizeOf(row), 0);
    // Rows of a table are of a kind: as many as should make up a batch, growing slowly in case the next are larger.
    limit = Math.max(
      1,
      Math.min(MOST_ROWS, limit * 2, Math.floor((BATCH_BYTES * batch.length) / Math.max(1, bytes))),
    );
    unnotedBytes += bytes;
    options.onRows(batch.length);
    if (unnotedBytes < NOTED_BYTES || typeof after !== 'number') continue;
    unnotedBytes = 0;
    await options.onProgress({ table: shape.name, afterId: after });
  }
}

/** The row as it should be stored, or null where it is that already. */
async function turn(
  shape: TableShape,
  rewriting: Rewriting,
  stored: object,
  { rows, pictures }: RewriteOptions,
): Promise<object | null> {
  if (isSealedRow(stored) === (rewriting === 'seal')) return null;
  if (rewriting === 'seal') {
    const bytes: unknown = 'bytes' in stored ? stored.bytes : null;
    const row = bytes instanceof ArrayBuffer ? { ...stored, bytes: await pictures.seal(bytes) } : stored;
    return rows.seal(shape, row);
  }
  const row = rows.open(shape, stored);
  return 'bytes' in row && row.bytes instanceof ArrayBuffer
    ? { ...row, bytes: await pictures.open(row.bytes) }
    : row;
}

/** In one transaction, on the disk before it is complete: a row whose key changed leaves its old place. */
function writeBatch(
  db: IDBDatabase,
  shape: TableShape,
  batch: ReadonlyArray<{ readonly key: IDBValidKey; readonly row: object }>,
): Promise<void> {
  if (batch.length === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(shape.name, 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore(shape.name);
    for (const { key, row } of batch) {
      if (indexedDB.cmp(key, readKey(row, shape.primaryKey)) !== 0) store.delete(key);
      store.put(row);
    }
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => {
      reject(transaction.error ?? new Error(`Rows of ${shape.name} could not be written.`));
    });
  });
}

/** The next rows in the order of their keys. */
function readBatch(
  db: IDBDatabase,
  table: string,
  after: IDBValidKey | null,
  limit: number,
): Promise<Array<{ readonly key: IDBValidKey; readonly row: object }>> {
  const store = db.transaction(table).objectStore(table);
  const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
  return Promise.all([
    settle(store.getAllKeys(range, limit)),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every value in these tables is a row.
    settle(store.getAll(range, limit) as IDBRequest<object[]>),
  ]).then(([keys, rows]) =>
    keys.flatMap((key, index) => {
      const row = rows[index];
      return row === undefined ? [] : [{ key, row }];
    }),
  );
}

/** As far as it matters: what is large in a row is bytes, of its own or in what is sealed. */
function sizeOf(row: object): number {
  return Object.values(row).reduce<number>((sum, value: unknown) => {
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return sum + value.byteLength;
    return sum + 50;
  }, 0);
}

/** How long a row takes, roughly, beside one that is only a few numbers: for the bar. */
function weightOf(table: string): number {
  return { originals: 100, previews: 20, thumbnails: 4, embeddings: 40 }[table] ?? 1;
}

async function countRows(db: IDBDatabase, shapes: readonly TableShape[]): Promise<number> {
  let total = 0;
  for (const { name } of shapes) total += weightOf(name) * (await count(db, name));
  return total;
}

function count(db: IDBDatabase, table: string, range?: IDBKeyRange): Promise<number> {
  return settle(db.transaction(table).objectStore(table).count(range));
}

/** Tables whose rows hold their own keys: all of Winnow's, and none of Dexie's own notes. */
function readShapes(db: IDBDatabase): TableShape[] {
  const names = [...db.objectStoreNames];
  if (names.length === 0) return [];
  const transaction = db.transaction(names);
  return names.flatMap((name): TableShape[] => {
    const store = transaction.objectStore(name);
    if (store.keyPath === null) return [];
    const indexes = [...store.indexNames].map((index) => store.index(index).keyPath);
    return [{ name, primaryKey: store.keyPath, indexes }];
  });
}

/** At the version it has; null where there is none. */
function openExisting(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
    opening.addEventListener('success', () => {
      const db = opening.result;
      // The profile may be deleted meanwhile.
      db.addEventListener('versionchange', () => db.close());
      resolve(db);
    });
    opening.addEventListener('error', () => {
      if (opening.error?.name === 'AbortError') resolve(null);
      else reject(opening.error ?? new Error('The library could not be opened.'));
    });
  });
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('A read failed.')));
  });
}
