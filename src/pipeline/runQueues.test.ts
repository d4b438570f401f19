import { expect, test } from 'vitest';
import { withConcurrency } from '../core/config/document.ts';
import { buildCategory } from '../testing/builders.ts';
import { createGate } from '../testing/gate.ts';
import { settlePromises } from '../testing/manualClock.ts';
import { pictureFile } from '../testing/pictureFiles.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { addPhotos, areAllClassified, readTags, setCategories } from '../testing/worldSteps.ts';
import { EMBED_BATCHES_TO_CLAIM } from './embedPhotos.ts';
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
  const archived = await deps.library.photos.readList({ visibility: 'archive' });
  expect(archived.fileNames).toEqual(['receipt.jpg']);
  expect(await readTags(deps, archived.ids[0])).toEqual(['Auto/Receipts']);
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
  expect(await deps.library.jobs.readFailed('smart-search', 9)).toMatchObject([
    { photoId: bad, attempts: 1, reason: 'The encoder cannot read this picture.' },
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
    return {
      lost: new AbortController().signal,
      release: () => {
        leaders -= 1;
      },
    };
  };
  const gate = createGate();
  deps.encoder.gate = () => gate.opened;
  deps.encoder.imageFailures.push({ ok: false, kind: 'transient', reason: 'Interrupted.' });
  const first = start(deps, { acquireLeadership: lead });
  await settlePromises();
  expect(leaders).toBe(1);
  const stopped = first.stop();
  gate.open();
  await stopped;
  expect(leaders).toBe(0);
  expect([...deps.library.state.jobs.values()]).toMatchObject([{ state: 'waiting', attempts: 1 }]);

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
  expect(await deps.library.runs.undo(runs[0]?.id ?? 0, deps.nowMs())).toMatchObject({
    untagged: 3,
    movedTo: { timeline: 3 },
  });
});

test('a tab that lost the lead stops, gives back what it had in hand, and leads again when its turn comes', async () => {
  const deps = createTestDeps();
  await addPhotos(deps, 'receipt');
  const losing: AbortController[] = [];
  let releases = 0;
  const lead: AcquireLeadership = async (signal) => {
    // The second time somebody else leads for a while.
    if (losing.length === 1) await deps.clock.delay(30_000, signal);
    const lost = new AbortController();
    losing.push(lost);
    return { lost: lost.signal, release: () => (releases += 1) };
  };
  const gate = createGate();
  deps.encoder.gate = () => gate.opened;
  deps.encoder.imageFailures.push({ ok: false, kind: 'transient', reason: 'Interrupted.' });
  const runner = start(deps, { acquireLeadership: lead });
  await settlePromises();
  expect([...deps.library.state.jobs.values()]).toMatchObject([{ state: 'active' }]);

  losing[0]?.abort();
  gate.open();
  await settlePromises();
  expect(releases).toBe(1);
  expect([...deps.library.state.jobs.values()]).toMatchObject([{ state: 'waiting', attempts: 1 }]);
  await deps.clock.advance(29_000);
  expect([...deps.library.state.jobs.values()]).toMatchObject([{ state: 'waiting', attempts: 1 }]);
  await deps.clock.advance(1_000);
  await deps.clock.runUntil(allClassified(deps));
  await runner.stop();
  expect(releases).toBe(2);
});

test('what a tab settles after another has taken its jobs over changes nothing', async () => {
  const deps = createTestDeps();
  const [id = 0] = await addPhotos(deps, 'receipt');
  const gate = createGate();
  deps.encoder.gate = () => gate.opened;
  const frozen = start(deps);
  await settlePromises();

  const next = createTestDeps({ library: deps.library });
  const taker = start(next);
  await next.clock.runUntil(allClassified(next));
  await taker.stop();
  gate.open();
  await frozen.stop();
  expect((await deps.library.jobs.readCounts())['smart-search']).toEqual({
    waiting: 0,
    active: 0,
    delayed: 0,
    failed: 0,
    done: 1,
  });
  expect((await deps.library.embeddings.readMany(deps.encoder.model.key, [id])).size).toBe(1);
});

test('a backfill is queued as batches, and photos imported meanwhile go ahead of it', async () => {
  const deps = createTestDeps({ batchSize: 2 });
  const old = await addPhotos(deps, ...Array.from({ length: 70 }, (_, index) => `dog ${index}`));
  deps.library.state.jobs.clear();
  await deps.library.jobs.setPaused('smart-search', true);
  const runner = start(deps);
  await settlePromises();
  const rows = [...deps.library.state.jobs.values()];
  expect(rows.map(({ photoIds }) => photoIds.length)).toEqual([32, 32, 6]);
  expect(rows.flatMap(({ photoIds }) => photoIds)).toEqual(old);
  expect((await deps.library.jobs.readCounts())['smart-search'].waiting).toBe(70);

  const [fresh = 0] = await addPhotos(deps, 'receipt');
  const [first] = await deps.library.jobs.claim('smart-search', 1, deps.nowMs());
  expect(first).toBeUndefined();
  await deps.library.jobs.setPaused('smart-search', false);
  const [ahead] = await deps.library.jobs.claim('smart-search', 2, deps.nowMs());
  expect(ahead?.photoIds).toEqual([fresh]);
  await runner.stop();
});

test('a backfill leaves alone what was given up, for a person to retry', async () => {
  const deps = createTestDeps();
  const [bad = 0, good = 0] = await addPhotos(deps, 'receipt', 'dog');
  const claimed = await deps.library.jobs.claim('smart-search', 9, deps.nowMs());
  await deps.library.jobs.settle(
    claimed.map(({ id, attempts }) => ({ id, attempts, outcome: { kind: 'permanent', reason: 'Odd.' } })),
    deps.nowMs(),
  );
  const [, ofGood] = claimed;
  deps.library.state.jobs.delete(ofGood?.id ?? 0);
  const runner = start(deps);
  await deps.clock.runUntil(async () => (await deps.library.photos.read(good))?.classifiedAtMs !== null);
  expect(await deps.library.jobs.readFailed('smart-search', 9)).toMatchObject([{ photoId: bad }]);

  await deps.library.jobs.retryFailed('smart-search', deps.nowMs());
  await deps.clock.runUntil(allClassified(deps));
  await runner.stop();
});

test('the concurrency of a queue changes while it runs', async () => {
  const deps = createTestDeps({ batchSize: 1 });
  const setConcurrency = async (concurrency: number): Promise<void> => {
    const { document, revision } = await deps.library.config.read();
    await deps.library.config.save(
      withConcurrency(document, 'smart-search', concurrency),
      revision,
      'page',
      [],
      deps.nowMs(),
    );
    await settlePromises();
  };
  const readActive = async (): Promise<number> =>
    (await deps.library.jobs.readCounts())['smart-search'].active / EMBED_BATCHES_TO_CLAIM;
  await setConcurrency(1);
  await addPhotos(deps, ...Array.from({ length: 12 * EMBED_BATCHES_TO_CLAIM }, (_, index) => `dog ${index}`));
  const gates: Array<() => void> = [];
  deps.encoder.gate = (work) =>
    work === 'images' ? new Promise((resolve) => gates.push(resolve)) : Promise.resolve();
  const endClaim = async (): Promise<void> => {
    for (let batch = 0; batch < EMBED_BATCHES_TO_CLAIM; batch++) {
      gates.shift()?.();
      await settlePromises();
    }
  };
  const runner = start(deps);
  await settlePromises();
  expect(await readActive()).toBe(1);
  await setConcurrency(4);
  expect(await readActive()).toBe(4);
  await setConcurrency(2);
  expect(await readActive()).toBe(4);
  await endClaim();
  await endClaim();
  expect(await readActive()).toBe(2);
  await endClaim();
  expect(await readActive()).toBe(2);
  deps.encoder.gate = () => Promise.resolve();
  for (const open of gates) open();
  await deps.clock.runUntil(allClassified(deps));
  await runner.stop();
});
