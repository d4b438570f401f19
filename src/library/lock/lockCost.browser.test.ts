/**
 * What a lock costs: the same work on the same library with and without one. Not part of the suite; run with
 * VITE_BENCH=1 npx vitest run --project browser src/library/lock/lockCost
 */
import { Dexie } from 'dexie';
import { afterAll, expect, it } from 'vitest';
import type { PhotoId } from '../../core/photo.ts';
import { buildCategory, buildImported } from '../../testing/builders.ts';
import { match, MODEL_KEY, setCategories } from '../../testing/libraryFixtures.ts';
import { createLockedProfiles } from '../../testing/lockedProfiles.ts';
import type { Library } from '../library.ts';
import { openLibrary } from '../openLibrary.ts';
import { databaseName } from '../schema.ts';

const PHOTOS = 4_000;
const BATCH = 8;
const DIM = 512;
/** Of a photo whose original is small, so that rows weigh as much as they can. */
const ORIGINAL_BYTES = 100_000;
const THUMBNAIL_BYTES = 15_000;
const LARGE_ORIGINALS = 12;
const LARGE_BYTES = 8_000_000;

const locked = createLockedProfiles();
const open: string[] = [];
afterAll(async () => {
  await locked.deleteAll();
  for (const id of open) await Dexie.delete(databaseName(id));
});

function noise(bytes: number): ArrayBuffer {
  const array = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(array.subarray(at, at + 65_536));
  return array.buffer;
}

function picture(index: number, bytes: number) {
  return {
    ...buildImported({
      fileName: `IMG_${String(index)}.jpg`,
      sha256: index.toString(16).padStart(64, '0'),
      taken: { epochMs: index * 60_000, offsetMinutes: null, source: 'exif' },
    }),
    original: noise(bytes),
    thumbnail: { bytes: noise(THUMBNAIL_BYTES), mimeType: 'image/webp', width: 320, height: 240 },
    preview: null,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

async function importAll(library: Library, from: number, count: number, bytes: number): Promise<PhotoId[]> {
  const ids: PhotoId[] = [];
  for (let start = from; start < from + count; start += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, from + count - start) }, (_, index) =>
      picture(start + index, bytes),
    );
    for (const result of await library.photos.addImported(batch)) if (result.ok) ids.push(result.id);
  }
  return ids;
}

async function measure(openOne: () => Promise<Library>): Promise<Record<string, number>> {
  const library = await openOne();
  let ids: PhotoId[] = [];
  const importMs = await timed(async () => {
    ids = await importAll(library, 0, PHOTOS, ORIGINAL_BYTES);
  });
  const largeMs = await timed(() => importAll(library, PHOTOS, LARGE_ORIGINALS, LARGE_BYTES));
  const vectors = new Float32Array(noise(PHOTOS * DIM)).map((value) => (Number.isFinite(value) ? value : 0));
  const all = new Float32Array(PHOTOS * DIM).map((_, index) => vectors[index % vectors.length] ?? 0);
  const vectorsInMs = await timed(() => library.embeddings.putMany(MODEL_KEY, DIM, ids, all));
  library.close();

  const again = await openOne();
  const listMs = await timed(() => again.photos.readList({ visibility: 'timeline' }));
  const thumbnailsMs = await timed(async () => {
    for (let start = 0; start < 1_000; start += 50) {
      await again.photos.readThumbnails(ids.slice(start, start + 50));
    }
  });
  const vectorsOutMs = await timed(async () => {
    for await (const pack of again.embeddings.streamPacks(MODEL_KEY))
      expect(pack.ids.length).toBeGreaterThan(0);
  });
  const category = buildCategory({ name: 'Everything', prompts: ['a photo'] });
  await setCategories(again, category);
  const { runId } = await again.runs.startScan(1);
  const scanMs = await timed(async () => {
    for (let start = 0; start < PHOTOS; start += 500) {
      await match(again, ids.slice(start, start + 500), [category], runId);
    }
  });
  const undoMs = await timed(() => again.runs.undo(runId, 2));
  again.close();
  return { importMs, largeMs, vectorsInMs, listMs, thumbnailsMs, vectorsOutMs, scanMs, undoMs };
}

it.runIf(import.meta.env['VITE_BENCH'] === '1')(
  'the same work with and without a lock',
  { timeout: 600_000 },
  async () => {
    const id = `bench-${crypto.randomUUID()}`;
    open.push(id);
    const { id: lockedId, key } = await locked.make();
    const plain = await measure(() => openLibrary(id));
    const sealed = await measure(() => openLibrary(lockedId, { key }));
    for (const [name, ms] of Object.entries(plain)) {
      const lockedMs = sealed[name] ?? 0;
      console.log(`${name}: ${ms.toFixed(0)} -> ${lockedMs.toFixed(0)} (x ${(lockedMs / ms).toFixed(2)})`);
    }
    expect(Object.keys(sealed)).toEqual(Object.keys(plain));
  },
);
