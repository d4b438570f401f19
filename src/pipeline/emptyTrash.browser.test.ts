import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PhotoId } from '../core/photo.ts';
import type { Library } from '../library/library.ts';
import { openLibrary } from '../library/openLibrary.ts';
import { eraseDatabase } from '../library/profiles.ts';
import { databaseName } from '../library/schema.ts';
import { buildCategory, buildImported } from '../testing/builders.ts';
import { match } from '../testing/libraryFixtures.ts';
import { deleteForEver } from './emptyTrash.ts';

const PROFILE = 'trash-test';
/** Three packs, the last one begun; more of them in the trash than go in one transaction. */
const PHOTOS = 600;
const DIM = 4;

/** What names photos, in whichever table. */
const OF_PHOTOS = new Set(['photoId', 'ids', 'movedIds', 'photoIds']);

let library: Library;
let ids: PhotoId[];
/** Every other photo of each pack, in the trash. */
let going: PhotoId[];

/** Photos about which every table says something, many of them in the trash. */
beforeEach(async () => {
  library = await openLibrary(PROFILE);
  ids = [];
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
  going = ids.filter((_, index) => index % 2 === 0);
  await library.photos.setFavourite(going, true, 2);
  await library.photos.moveByHand(going, 'archive', 3);
  await library.photos.moveByHand(going, 'timeline', 4);
  await library.photos.moveByHand(going, 'trash', 5);
});

afterEach(async () => {
  library.close();
  await eraseDatabase(databaseName(PROFILE));
});

/** Nothing speaks of these, and the others are whole: in each table as often as before. */
async function expectGone(gone: ReadonlySet<PhotoId>, before: readonly StoredRow[]): Promise<void> {
  const rows = await readEverything();
  expect(rows.filter(({ row }) => mentions(row, gone))).toEqual([]);
  expect(rows.filter(({ table, key }) => table === 'photos' && gone.has(Number(key)))).toEqual([]);
  const others = new Set(ids.filter((id) => !gone.has(id)));
  const whole = countMentions(before, others);
  expect(countMentions(rows, others)).toEqual(whole);
  expect(Object.keys(whole)).toContain('undoEntries');
}

it('no row of any table speaks of a photo that was deleted for ever', async () => {
  const half = going.length / 2;
  const deletion = library.trash.beginDeletion(going);
  expect(await deletion.deleteSome(going.slice(0, half), 6)).toBe(half);
  // What is said of photos while they are being deleted goes with them.
  await library.photos.setFavourite(going.slice(half), false, 7);
  await library.tags.addByHand(going.slice(half), 'Second thoughts', 8);
  const before = await readEverything();
  expect(await deletion.deleteSome(going, 9)).toBe(half);
  await expectGone(new Set(going), before);
  const list = await library.photos.readList({ visibility: 'timeline' });
  expect(list.ids).toHaveLength(PHOTOS - going.length);
});

it('two tabs that empty the trash at once delete and count each photo once', async () => {
  const other = await openLibrary(PROFILE);
  const before = await readEverything();
  const deleted = await Promise.all(
    [library, other].map((tab) => deleteForEver({ library: tab, nowMs: () => 6 }, going)),
  );
  other.close();
  expect(deleted.reduce((sum, photos) => sum + photos, 0)).toBe(going.length);
  expect(await countDeleted()).toBe(going.length);
  expect(await library.photos.readCounts()).toEqual({
    timeline: ids.length - going.length,
    archive: 0,
    trash: 0,
  });
  await expectGone(new Set(going), before);
});

it('a tab closed in the middle leaves each photo whole or gone whole, and the rest to be deleted', async () => {
  const before = await readEverything();
  const tab = new Worker(new URL('../testing/deleting.browserWorker.ts', import.meta.url), {
    type: 'module',
  });
  await new Promise<void>((resolve, reject) => {
    tab.addEventListener('message', () => {
      resolve();
    });
    tab.addEventListener('error', reject);
    tab.postMessage(PROFILE, []);
  });
  tab.terminate();

  const left = new Set(await library.photos.readIds('trash'));
  const gone = new Set(going.filter((id) => !left.has(id)));
  expect(gone.size).toBeGreaterThan(0);
  expect(await countDeleted()).toBe(gone.size);
  await expectGone(gone, before);

  await deleteForEver({ library, nowMs: () => 7 }, left);
  expect(await countDeleted()).toBe(going.length);
  await expectGone(new Set(going), before);
});

/** As the records of deletions say. */
async function countDeleted(): Promise<number> {
  const runs = await library.runs.readRecent(100);
  return runs.reduce((sum, { subject, total }) => sum + (subject?.kind === 'delete-for-ever' ? total : 0), 0);
}

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
function mentions(row: unknown, photos: ReadonlySet<PhotoId>): boolean {
  return photosIn(row).some((id) => photos.has(id));
}

/** How often the rows of each table name one of the photos. */
function countMentions(rows: readonly StoredRow[], photos: ReadonlySet<PhotoId>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { table, row } of rows) {
    const count = photosIn(row).filter((id) => photos.has(id)).length;
    if (count > 0) counts[table] = (counts[table] ?? 0) + count;
  }
  return counts;
}

/** Every mention of a photo in the row. */
function photosIn(row: unknown): PhotoId[] {
  if (typeof row !== 'object' || row === null || ArrayBuffer.isView(row) || row instanceof ArrayBuffer)
    return [];
  return Object.entries(row).flatMap(([name, value]: [string, unknown]): PhotoId[] => {
    if (name === 'madeLinks' && value instanceof Uint32Array)
      return Array.from(value.filter((_, at) => at % 2 === 0));
    if (!OF_PHOTOS.has(name)) return photosIn(value);
    const named: unknown[] = value instanceof Uint32Array || Array.isArray(value) ? [...value] : [value];
    return named.filter((id) => typeof id === 'number');
  });
}
