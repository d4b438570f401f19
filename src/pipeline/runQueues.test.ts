import { expect, test } from 'vitest';
import { buildCategory } from '../testing/builders.ts';
import { settlePromises } from '../testing/manualClock.ts';
import { pictureFile } from '../testing/pictureFiles.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { addPhotos, areAllClassified, readTags, setCategories } from '../testing/worldSteps.ts';
import { createFreshInputs } from './freshInputs.ts';
import { importPhotos } from './importPhotos.ts';
import { leadAtOnce, type AcquireLeadership } from './leadership.ts';
import { startQueues, type QueueRunner } from './runQueues.ts';

function start(deps: TestDeps, options: Partial<Parameters<typeof startQueues>[1]> = {}): QueueRunner {
  return startQueues(deps, {
    acquireLeadership: leadAtOnce,
    delay: deps.clock.delay,
    onError: (error) => {
      throw error;
    },
    ...options,
  });
}

function allClassified(deps: TestDeps): () => boolean {
  return () => areAllClassified(deps);
}

test('a dropped photo ends up tagged and archived', async () => {
  const deps = createTestDeps();
  await setCategories(deps, [buildCategory({ action: 'tag_and_archive' })]);
  const freshInputs = createFreshInputs();
  const runner = start(deps, { freshInputs });
  await deps.clock.advance(0);

  await importPhotos(
    deps,
    ['receipt', 'dog'].map((words) => ({ file: pictureFile(words), path: words })),
    {
      signal: new AbortController().signal,
      onProgress: () => {},
      freshInputs,
      onStored: () => runner.wake(),
    },
  );
  await deps.clock.runUntil(allClassified(deps));
  await runner.stop();

  expect(await deps.library.photos.readCounts()).toEqual({ timeline: 1, archive: 1, trash: 0 });
  const [archived] = await deps.library.photos.readCells('archive');
  expect(archived?.fileName).toBe('receipt.jpg');
  expect(await readTags(deps, archived?.id)).toEqual(['Auto/Receipts']);
  // Decoded once, at import.
  expect(deps.media.inputsRendered).toBe(0);
  expect(deps.library.state.jobs.size).toBe(0);
});

test('the encoder gets its next batch without waiting for a decode', async () => {
  const deps = createTestDeps({ batchSize: 2 });
  await addPhotos(deps, 'one', 'two', 'three', 'four', 'five', 'six');
  const release: Array<() => void> = [];
  deps.encoder.gate = (work) =>
    work === 'images' ? new Promise((resolve) => release.push(resolve)) : Promise.resolve();
  const runner = start(deps);
  await settlePromises();

  // One batch is in the encoder; the inputs of the next two are ready meanwhile.
  expect(deps.encoder.batches).toEqual([2]);
  expect(deps.media.inputsRendered).toBe(6);
  deps.encoder.gate = () => Promise.resolve();
  for (const go of release) go();
  await deps.clock.runUntil(allClassified(deps));
  await runner.stop();
  expect(deps.encoder.batches).toEqual([2, 2, 2]);
});

test('while the encoder is down jobs wait with all their attempts, and nothing is marked', async () => {
  const deps = createTestDeps();
  const [id = 0] = await addPhotos(deps, 'receipt');
  deps.encoder.loadFailure = { ok: false, kind: 'transient', reason: 'The worker died.' };
  const reasons: Array<string | null> = [];
  const runner = start(deps, { onBlocked: (reason) => reasons.push(reason) });
  for (let hour = 0; hour < 60; hour++) await deps.clock.advance(60_000);

  expect([...deps.library.state.jobs.values()]).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  expect((await deps.library.photos.read(id))?.classifiedAtMs).toBeNull();
  expect(reasons[0]).toBe('The worker died.');

  deps.encoder.loadFailure = null;
  await deps.clock.runUntil(allClassified(deps));
  expect(reasons.at(-1)).toBeNull();
  await runner.stop();
});

test('a transient failure delays the job with back-off and then succeeds', async () => {
  const deps = createTestDeps();
  await addPhotos(deps, 'receipt');
  deps.encoder.imageFailures.push(
    { ok: false, kind: 'transient', reason: 'The device was lost.' },
    { ok: false, kind: 'transient', reason: 'The device was lost.' },
  );
  const runner = start(deps);
  await settlePromises();
  expect([...deps.library.state.jobs.values()]).toMatchObject([
    { state: 'delayed', attempts: 1, lastReason: 'The device was lost.' },
  ]);
  await deps.clock.runUntil(allClassified(deps));
  expect(deps.encoder.batches).toEqual([1, 1, 1]);
  await runner.stop();
});

test('one undecodable picture fails alone and for good', async () => {
  const deps = createTestDeps();
  deps.encoder.poisonWord = 'poison';
  const [good = 0, bad = 0, alsoGood = 0] = await addPhotos(deps, 'receipt', 'poison', 'dog');
  const runner = start(deps);
  await deps.clock.runUntil(async () => (await deps.library.photos.read(alsoGood))?.classifiedAtMs !== null);
  await runner.stop();

  expect((await deps.library.photos.read(good))?.classifiedAtMs).not.toBeNull();
  expect((await deps.library.photos.read(bad))?.failure).toEqual({
    stage: 'embedding',
    reason: 'The encoder cannot read this picture.',
  });
  expect(await deps.library.jobs.readFailed('smart-search')).toMatchObject([
    { photoIds: [bad], attempts: 1 },
  ]);
});

test('vectors of a model that is no longer active are discarded and made again', async () => {
  const deps = createTestDeps();
  const [id = 0] = await addPhotos(deps, 'receipt');
  const oldKey = deps.encoder.model.key;
  deps.encoder.gate = async (work) => {
    if (work === 'images') deps.encoder.model = { ...deps.encoder.model, key: 'test/words@2:fp32' };
  };
  const runner = start(deps);
  await deps.clock.runUntil(allClassified(deps));
  await runner.stop();

  expect(await deps.library.embeddings.readMany(oldKey, [id])).toEqual(new Map());
  expect((await deps.library.embeddings.readMany('test/words@2:fp32', [id])).size).toBe(1);
});

test('start-up makes up for photos without embedding and without classification', async () => {
  const deps = createTestDeps();
  const [withoutJob = 0, embedded = 0] = await addPhotos(deps, 'receipt', 'dog');
  deps.library.state.jobs.clear();
  await deps.library.embeddings.putMany(
    deps.encoder.model.key,
    64,
    [embedded],
    new Float32Array(64).fill(1 / 8),
  );
  const runner = start(deps);
  await deps.clock.runUntil(allClassified(deps));
  await runner.stop();
  expect((await deps.library.embeddings.readMany(deps.encoder.model.key, [withoutJob])).size).toBe(1);
});

test('what a dead tab had in hand runs again', async () => {
  const deps = createTestDeps();
  await addPhotos(deps, 'receipt', 'dog');
  expect(await deps.library.jobs.claim('smart-search', 10, deps.nowMs())).toHaveLength(2);
  const runner = start(deps);
  await deps.clock.runUntil(allClassified(deps));
  await runner.stop();
});

test('stopping leaves interrupted jobs to the next leader, and gives leadership back', async () => {
  const deps = createTestDeps();
  await addPhotos(deps, 'receipt');
  let leaders = 0;
  const lead: AcquireLeadership = async () => {
    leaders += 1;
    return () => {
      leaders -= 1;
    };
  };
  deps.encoder.gate = () => new Promise((resolve) => setTimeout(resolve, 20));
  deps.encoder.imageFailures.push({ ok: false, kind: 'transient', reason: 'Interrupted.' });
  const first = start(deps, { acquireLeadership: lead });
  await settlePromises();
  expect(leaders).toBe(1);
  await first.stop();
  expect(leaders).toBe(0);
  expect([...deps.library.state.jobs.values()]).toMatchObject([{ state: 'active', attempts: 1 }]);

  const second = start(deps, { acquireLeadership: lead });
  await deps.clock.runUntil(allClassified(deps));
  await second.stop();
});

test('a tab that does not lead runs nothing', async () => {
  const deps = createTestDeps();
  await addPhotos(deps, 'receipt');
  const runner = start(deps, {
    acquireLeadership: (signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(null))),
  });
  await deps.clock.advance(60_000);
  expect([...deps.library.state.jobs.values()]).toMatchObject([{ state: 'waiting' }]);
  await runner.stop();
});

test('a paused queue stands still, an unpaused one goes on', async () => {
  const deps = createTestDeps();
  const [id = 0] = await addPhotos(deps, 'receipt');
  const runner = start(deps);
  await runner.pauseQueue('classification');
  await deps.clock.runUntil(() => deps.library.state.embeddings.size === 1);
  await deps.clock.advance(10_000);
  expect((await deps.library.photos.read(id))?.classifiedAtMs).toBeNull();
  await runner.resumeQueue('classification');
  await deps.clock.runUntil(allClassified(deps));
  await runner.stop();
});

test('photos imported while classification is off are classified when it is switched on', async () => {
  const deps = createTestDeps();
  await setCategories(deps, [buildCategory()], { enabled: false });
  const [id = 0] = await addPhotos(deps, 'receipt');
  const runner = start(deps);
  await deps.clock.runUntil(async () => (await deps.library.jobs.readCounts()).classification.done === 1);
  expect((await deps.library.photos.read(id))?.classifiedAtMs).toBeNull();
  await setCategories(deps, [buildCategory()], { enabled: true });
  await deps.clock.runUntil(allClassified(deps));
  await runner.stop();
  expect(await readTags(deps, id)).toEqual(['Auto/Receipts']);
});

test('new photos that are tagged together make one run, which undo takes back', async () => {
  const deps = createTestDeps();
  await setCategories(deps, [buildCategory({ action: 'tag_and_archive' })]);
  const runner = start(deps);
  await addPhotos(deps, 'dog', 'receipt', 'receipt', 'cat', 'receipt', 'cat');
  runner.wake();
  await deps.clock.runUntil(allClassified(deps));
  await deps.clock.advance(1_000);
  await runner.stop();

  const runs = await deps.library.runs.readRecent(10);
  expect(runs).toMatchObject([
    { kind: 'upload-classification', state: 'done', tally: { processed: 6, tagged: 3, archived: 3 } },
  ]);
  expect(await deps.library.runs.undo(runs[0]?.id ?? 0, deps.nowMs())).toEqual({ untagged: 3, returned: 3 });
});
