/**
 * How many embeddings to a row? Prints rates for docs/storage.md ("Embeddings"); nothing is timed as an assertion.
 *   VITE_BENCH=1 npx vitest run --project browser src/library/packSize
 */
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { createEmbeddingStore } from './embeddings.ts';
import { databaseName, ProfileDatabase } from './schema.ts';

const PHOTOS = 20_000;
const DIM = 512;
const ROUNDS = 3;
/** Rows of one transaction where whole packs are written. */
const PHOTOS_A_WRITE = 2_000;
/** What the encoder hands over at a time during an import. */
const IMPORT_BATCH = 8;
const IMPORTED = 1_024;
const SCATTERED = 100;

interface Row {
  readonly pack: number;
  readonly vectors: Float32Array<ArrayBuffer>;
}

const isBench = import.meta.env['VITE_BENCH'] !== undefined;

describe.skipIf(!isBench)('pack size', () => {
  it.each([1, 64, 256, 1_000])('%i to a row', { timeout: 300_000 }, async (packSize) => {
    const rounds: Measured[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(packSize));
    const median = (pick: (result: Measured) => number): number =>
      rounds.map(pick).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
    expect(rounds.every(({ readValues }) => readValues === PHOTOS * DIM)).toBe(true);
    console.log(
      `pack ${packSize}: write all ${median((r) => r.writeMs).toFixed(0)} ms, read all ${median((r) => r.readMs).toFixed(0)} ms, ` +
        `${SCATTERED} scattered ${median((r) => r.scatteredMs).toFixed(0)} ms, ` +
        `import ${median((r) => r.importMsAPhoto).toFixed(2)} ms a photo (${PHOTOS} photos x ${DIM})`,
    );
  });

  it('the store itself, 100,000 photos', { timeout: 300_000 }, async () => {
    const db = new ProfileDatabase(databaseName('pack-size'));
    const store = createEmbeddingStore(db);
    // Vectors are kept of photos that exist.
    await db.states.bulkPut(
      [...Array(Math.ceil(100_001 / 256)).keys()].map((pack) => ({
        pack,
        ids: Uint32Array.from({ length: 256 }, (_, index) => pack * 256 + index),
        places: new Uint8Array(256),
        classifiedAtMs: new Float64Array(256).fill(Number.NaN),
      })),
    );
    const started = performance.now();
    for (let first = 1; first <= 100_000; first += PHOTOS_A_WRITE) {
      const ids = Array.from({ length: PHOTOS_A_WRITE }, (_, index) => first + index);
      await store.putMany('m', DIM, ids, noise(ids.length * DIM));
    }
    const written = performance.now();
    let count = 0;
    for await (const { ids } of store.streamPacks('m')) count += ids.length;
    const read = performance.now();
    expect(count).toBe(100_000);
    console.log(
      `store: write ${(written - started).toFixed(0)} ms, stream ${(read - written).toFixed(0)} ms (100,000 x ${DIM})`,
    );
    db.close();
    await Dexie.delete(db.name);
  });
});

interface Measured {
  readonly writeMs: number;
  readonly readMs: number;
  readonly scatteredMs: number;
  readonly importMsAPhoto: number;
  readonly readValues: number;
}

async function measure(packSize: number): Promise<Measured> {
  const db = new Dexie(`winnow-bench-${crypto.randomUUID()}`, { cache: 'disabled' });
  db.version(1).stores({ rows: 'pack', imported: 'pack' });
  const rows = db.table<Row, number>('rows');
  const imported = db.table<Row, number>('imported');

  const writeMs = await timed(async () => {
    const packsAWrite = Math.max(1, Math.floor(PHOTOS_A_WRITE / packSize));
    const packs = Math.ceil(PHOTOS / packSize);
    for (let first = 0; first < packs; first += packsAWrite) {
      const some = Array.from({ length: Math.min(packsAWrite, packs - first) }, (_, index) => first + index);
      await rows.bulkPut(
        some.map((pack) => ({
          pack,
          vectors: noise(Math.min(packSize, PHOTOS - pack * packSize) * DIM),
        })),
      );
    }
  });

  let readValues = 0;
  const readMs = await timed(async () => {
    const keys = await rows.toCollection().primaryKeys();
    const atATime = Math.max(1, Math.floor(PHOTOS_A_WRITE / packSize));
    for (let start = 0; start < keys.length; start += atATime) {
      for (const row of await rows.bulkGet(keys.slice(start, start + atATime)))
        readValues += row?.vectors.length ?? 0;
    }
  });

  const scatteredMs = await timed(async () => {
    const packs = new Set(
      Array.from({ length: SCATTERED }, (_, index) => Math.floor((index * (PHOTOS / SCATTERED)) / packSize)),
    );
    await rows.bulkGet([...packs]);
  });

  const importMs = await timed(async () => {
    for (let id = 0; id < IMPORTED; id += IMPORT_BATCH) await importBatch(db, imported, packSize, id);
  });
  db.close();
  await Dexie.delete(db.name);
  return { writeMs, readMs, scatteredMs, importMsAPhoto: importMs / IMPORTED, readValues };
}

/** As the store does it: read the packs of the batch, put the new vectors in, write them back. */
async function importBatch(
  db: Dexie,
  table: Dexie.Table<Row, number>,
  packSize: number,
  first: number,
): Promise<void> {
  const ids = Array.from({ length: IMPORT_BATCH }, (_, index) => first + index);
  const packs = [...new Set(ids.map((id) => Math.floor(id / packSize)))];
  await db.transaction('rw', table, async () => {
    const stored = await table.bulkGet(packs);
    await table.bulkPut(
      packs.map((pack, index) => {
        const before = stored[index]?.vectors ?? new Float32Array();
        const added = ids.filter((id) => Math.floor(id / packSize) === pack).length;
        const vectors = new Float32Array(before.length + added * DIM);
        vectors.set(before);
        vectors.set(noise(added * DIM), before.length);
        return { pack, vectors };
      }),
    );
  });
}

/** One draw of values that browsers cannot compress, as embeddings are; made once, for it is not what is measured. */
const NOISE = Float32Array.from({ length: PHOTOS_A_WRITE * DIM }, () => Math.random() - 0.5);

function noise(length: number): Float32Array<ArrayBuffer> {
  return NOISE.slice(0, length);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
