import { expect, test } from 'vitest';
import { buildImported } from '../testing/builders.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { createEmbedHandler } from './embedPhotos.ts';

const { signal } = new AbortController();

/** Photos without a job of their own, as a backfill finds them. */
async function addPhotos(deps: TestDeps, pictures: readonly string[]): Promise<number[]> {
  const results = await deps.library.photos.addImported(
    pictures.map((words, index) => buildImported({ fileName: `${index}.jpg` }, words)),
  );
  deps.library.state.jobs.clear();
  return results.flatMap((result) => (result.ok ? [result.id] : []));
}

async function claimOne(deps: TestDeps, photoIds: readonly number[]) {
  await deps.library.jobs.add([
    { queue: 'smart-search', photoIds, runId: null, priority: 10, createdAtMs: deps.nowMs() },
  ]);
  return deps.library.jobs.claim('smart-search', 100, deps.nowMs());
}

test('a claim goes through the encoder in full batches and is classified as one job', async () => {
  const deps = createTestDeps({ batchSize: 4 });
  const ids = await addPhotos(
    deps,
    Array.from({ length: 10 }, (_, index) => `dog ${index}`),
  );
  const batches: number[] = [];
  const encodeImages = deps.encoder.encodeImages.bind(deps.encoder);
  deps.encoder.encodeImages = (inputs, abort) => {
    batches.push(inputs.length);
    return encodeImages(inputs, abort);
  };
  const settlements = await createEmbedHandler(deps)(await claimOne(deps, ids), signal);
  expect(batches).toEqual([4, 4, 2]);
  expect(settlements).toMatchObject([{ outcome: { kind: 'success' } }]);
  expect(settlements[0]?.apart).toBeUndefined();
  const [classification, ...others] = await deps.library.jobs.claim('classification', 100, deps.nowMs());
  expect(classification?.photoIds).toEqual(ids);
  expect(others).toEqual([]);
});

test('an original that is away makes its photo wait and leaves the others alone', async () => {
  const deps = createTestDeps();
  const [first = 0, second = 0] = await addPhotos(deps, ['dog', 'cat']);
  deps.library.state.originalsAway.set(second, {
    ok: false,
    reason: 'not-allowed',
    folderId: 1,
    folder: 'Pictures',
    path: '1.jpg',
  });
  const settlements = await createEmbedHandler(deps)(await claimOne(deps, [first, second]), signal);
  expect(settlements[0]?.apart).toMatchObject([{ photoId: second, outcome: { kind: 'away' } }]);
  await deps.library.jobs.settle(settlements, deps.nowMs());
  expect((await deps.library.jobs.readCounts())['smart-search']).toMatchObject({ delayed: 1, failed: 0 });
  expect((await deps.library.photos.read(second))?.failure).toBeNull();
});

test('a photo deleted while it was in hand has not failed, whatever its picture was worth', async () => {
  const deps = createTestDeps();
  const [first = 0, second = 0] = await addPhotos(deps, ['dog', 'cat']);
  deps.library.state.originals.set(second, new TextEncoder().encode('broken: cat').buffer);
  const jobs = await claimOne(deps, [first, second]);
  deps.media.gate = async () => {
    deps.library.state.photos.delete(second);
  };
  const [settlement] = await createEmbedHandler(deps)(jobs, signal);
  expect(settlement?.outcome).toEqual({ kind: 'success' });
  expect(settlement?.apart).toMatchObject([{ photoId: second, outcome: { kind: 'skipped' } }]);
});

test('photos of a job that fare otherwise than the rest are settled apart', async () => {
  const deps = createTestDeps();
  const [first = 0, second = 0] = await addPhotos(deps, ['dog', 'cat']);
  deps.library.state.originals.set(second, new TextEncoder().encode('broken: cat').buffer);
  const [settlement] = await createEmbedHandler(deps)(await claimOne(deps, [first, second, 999]), signal);
  expect(settlement?.outcome).toEqual({ kind: 'success' });
  expect(settlement?.apart).toMatchObject([
    { photoId: second, outcome: { kind: 'permanent' } },
    { photoId: 999, outcome: { kind: 'skipped' } },
  ]);
});
