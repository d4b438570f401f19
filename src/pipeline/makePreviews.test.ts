import { expect, test } from 'vitest';
import type { PhotoId } from '../core/photo.ts';
import { buildImported } from '../testing/builders.ts';
import { pictureFile } from '../testing/pictureFiles.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { importPhotos } from './importPhotos.ts';
import { createPreviewHandler } from './makePreviews.ts';
import { readLargePicture } from './readLargePicture.ts';

const { signal } = new AbortController();

type Shape = { readonly width?: number; readonly format?: 'jpeg' | 'heic' };

async function addWithoutPreview(deps: TestDeps, name: string, shape: Shape = {}, words = name) {
  const imported = { ...buildImported({ fileName: name, ...shape }, words), preview: null };
  const [result] = await deps.library.photos.addImported([imported]);
  if (result?.ok !== true) throw new Error('not added');
  return result.id;
}

/** Runs the queue's jobs that wait. */
async function runQueue(deps: TestDeps): Promise<void> {
  const jobs = await deps.library.jobs.claim('metadata', 100, deps.nowMs());
  const settlements = await createPreviewHandler(deps, deps.clock.delay)(jobs, signal);
  await deps.library.jobs.settle(settlements, deps.nowMs());
}

/** Photos that the import queued nothing for, or that went since. */
async function queueFor(deps: TestDeps, photoIds: readonly PhotoId[]): Promise<void> {
  await deps.library.jobs.add([
    { queue: 'metadata', photoIds, runId: null, priority: 0, createdAtMs: deps.nowMs() },
  ]);
}

test('a preview is made of what is larger than one or no browser draws, and of nothing else', async () => {
  const deps = createTestDeps();
  const small = await addWithoutPreview(deps, 'small.jpg');
  const large = await addWithoutPreview(deps, 'large.jpg', { width: 4000 });
  const heic = await addWithoutPreview(deps, 'phone.heic', { format: 'heic' });
  expect((await deps.library.jobs.readCounts()).metadata.waiting).toBe(2);
  await queueFor(deps, [small]);
  await runQueue(deps);

  expect(await deps.library.photos.readPreview(small)).toBeNull();
  expect(await deps.library.photos.readPreview(large)).not.toBeNull();
  expect(await deps.library.photos.readPreview(heic)).not.toBeNull();
  expect((await deps.library.jobs.readCounts()).metadata).toMatchObject({ waiting: 0, failed: 0, done: 3 });
});

test('a preview whose original is away waits, and is made once it is back', async () => {
  const deps = createTestDeps();
  const id = await addWithoutPreview(deps, 'phone.heic', { format: 'heic' });
  const away = { ok: false, reason: 'missing', folderId: 1, folder: 'Pictures', path: 'phone.heic' } as const;
  deps.library.state.originalsAway.set(id, away);
  await runQueue(deps);
  expect((await deps.library.jobs.readCounts()).metadata).toMatchObject({ delayed: 1, failed: 0 });
  expect(await readLargePicture(deps, id)).toBeNull();

  deps.library.state.originalsAway.clear();
  await deps.library.jobs.wakeDelayed(deps.nowMs());
  await runQueue(deps);
  expect(await deps.library.photos.readPreview(id)).not.toBeNull();
});

test('one picture that cannot be decoded fails alone', async () => {
  const deps = createTestDeps();
  const good = await addWithoutPreview(deps, 'good.heic', { format: 'heic' });
  const bad = await addWithoutPreview(deps, 'bad.heic', { format: 'heic' });
  deps.library.state.originals.set(bad, new TextEncoder().encode('broken: bad').buffer);
  await queueFor(deps, [999]);
  await runQueue(deps);

  expect(await deps.library.photos.readPreview(good)).not.toBeNull();
  expect(await deps.library.jobs.readFailed('metadata', 10)).toMatchObject([
    { photoId: bad, reason: 'The file ends early.' },
  ]);
});

test('previews wait while photos are being embedded, but not for ever', async () => {
  const deps = createTestDeps();
  const id = await addWithoutPreview(deps, 'phone.heic', { format: 'heic' });
  const embedding = await deps.library.jobs.claim('smart-search', 1, deps.nowMs());
  expect(embedding).toHaveLength(1);
  const running = runQueue(deps);
  await deps.clock.advance(10_000);
  expect(await deps.library.photos.readPreview(id)).toBeNull();
  await deps.clock.runUntil(async () => (await deps.library.photos.readPreview(id)) !== null);
  await running;
});

test('an import queues the previews it leaves out, once for a batch', async () => {
  const deps = createTestDeps();
  const render = deps.media.render.bind(deps.media);
  deps.media.render = async (...args) => {
    const outcome = await render(...args);
    return outcome.ok ? { ...outcome, value: { ...outcome.value, width: 4000 } } : outcome;
  };
  const items = ['a', 'b', 'c'].map((words) => ({ file: pictureFile(words), path: words }));
  await importPhotos(deps, items, { signal, onProgress: () => undefined });
  const [job, ...others] = await deps.library.jobs.claim('metadata', 100, deps.nowMs());
  expect(job?.photoIds).toHaveLength(3);
  expect(others).toEqual([]);
});

test('the viewer shows the preview, else the file, else makes a preview at once and keeps it', async () => {
  const deps = createTestDeps();
  const small = await addWithoutPreview(deps, 'small.jpg');
  const heic = await addWithoutPreview(deps, 'phone.heic', { format: 'heic' });
  expect(await readLargePicture(deps, small)).toMatchObject({ mimeType: 'image/jpeg' });
  const made = await readLargePicture(deps, heic);
  expect(made?.mimeType).toBe('image/webp');
  expect((await deps.library.photos.readPreview(heic))?.mimeType).toBe('image/webp');
  expect(await readLargePicture(deps, 999)).toBeNull();
});

test('what is cut short is tried again', async () => {
  const deps = createTestDeps();
  const id = await addWithoutPreview(deps, 'phone.heic', { format: 'heic' });
  const jobs = await deps.library.jobs.claim('metadata', 100, deps.nowMs());
  const settlements = await createPreviewHandler(deps, deps.clock.delay)(jobs, AbortSignal.abort());
  expect(settlements[0]?.apart).toMatchObject([{ photoId: id, outcome: { kind: 'transient' } }]);
});
