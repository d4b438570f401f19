import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import type { PhotoId } from '../core/photo.ts';
import { buildCategory, buildImported } from '../testing/builders.ts';
import { match } from '../testing/libraryFixtures.ts';
import { openLibrary } from './openLibrary.ts';
import { databaseName } from './schema.ts';

const PROFILE = 'trash-test';
/** Three packs, the last one begun. */
const PHOTOS = 600;
const DIM = 4;

/** What names photos, in whichever table. */
const OF_PHOTOS = new Set(['photoId', 'ids', 'movedIds', 'photoIds']);

it('no row of any table speaks of a photo that was deleted for ever', async () => {
  const library = await openLibrary(PROFILE);
  const ids: PhotoId[] = [];
  for (let start = 0; start < PHOTOS; start += 100) {
    const added = await library.photos.addImported(
      Array.from({ length: 100 }, (_, index) => buildImported({ fileName: nameOf(start + index) })),
    );
    ids.push(...added.flatMap((result) => (result.ok ? [result.id] : [])));
  }
  for (const model of ['one', 'two']) {
    await library.embeddings.putMany(model, DIM, ids, new Float32Array(ids.length * DIM).fill(0.5));
  }
  await library.duplicates.putHashes({
    ids: Uint32Array.from(ids),
    bits: new Uint32Array(ids.length * 8),
    aspects: new Float32Array(ids.length),
    chromas: new Float32Array(ids.length),
    sharpness: new Float32Array(ids.length),
  });
  await library.duplicates.setApart(ids.slice(0, 4), 1);
  await library.tags.addByHand(ids, 'Holidays', 1);
  await match(library, ids, [buildCategory()], await library.runs.start('scan', ids.length, 1));
  const going = ids.filter((_, index) => index % 3 === 0);
  await library.photos.setFavourite(going, true, 2);
  await library.photos.moveByHand(going, 'archive', 3);
  await library.photos.moveByHand(going, 'timeline', 4);
  await library.photos.moveByHand(going, 'trash', 5);

  const { photos: deleted } = await library.trash.deleteForEver(going, 6, { runId: null });
  expect(deleted).toBe(going.length);

  const gone = new Set(going);
  const rows = await readEverything();
  expect(rows.length).toBeGreaterThan(PHOTOS);
  expect(rows.filter(({ row }) => mentions(row, gone))).toEqual([]);
  expect(rows.filter(({ table, key }) => table === 'photos' && gone.has(Number(key)))).toEqual([]);
  expect((await library.photos.readList({ visibility: 'timeline' })).ids).toHaveLength(PHOTOS - going.length);
  library.close();
  await Dexie.delete(databaseName(PROFILE));
});

function nameOf(index: number): string {
  return `${String(index)}.jpg`;
}

interface StoredRow {
  readonly table: string;
  readonly key: IDBValidKey;
  readonly row: unknown;
}

async function readEverything(): Promise<StoredRow[]> {
  const db = await settle(indexedDB.open(databaseName(PROFILE)));
  const rows: StoredRow[] = [];
  for (const table of db.objectStoreNames) {
    const store = db.transaction(table).objectStore(table);
    const [keys, values] = await Promise.all([settle(store.getAllKeys()), settle(store.getAll())]);
    rows.push(...keys.map((key, index): StoredRow => ({ table, key, row: values[index] })));
  }
  db.close();
  return rows;
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => {
      resolve(request.result);
    });
    request.addEventListener('error', () => {
      reject(request.error ?? new Error('The request failed'));
    });
  });
}

/** True where something in the row names one of the photos. */
function mentions(row: unknown, gone: ReadonlySet<PhotoId>): boolean {
  if (typeof row !== 'object' || row === null || ArrayBuffer.isView(row) || row instanceof ArrayBuffer)
    return false;
  return Object.entries(row).some(([name, value]: [string, unknown]) => {
    if (name === 'madeLinks' && value instanceof Uint32Array) {
      return value.some((id, index) => index % 2 === 0 && gone.has(id));
    }
    if (!OF_PHOTOS.has(name)) return mentions(value, gone);
    const named: unknown[] = value instanceof Uint32Array || Array.isArray(value) ? [...value] : [value];
    return named.some((id) => typeof id === 'number' && gone.has(id));
  });
}
