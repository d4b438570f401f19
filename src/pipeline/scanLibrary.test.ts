import { expect, test } from 'vitest';
import { NOTHING_UNDONE } from '../core/run.ts';
import { referenceKernel } from '../core/scoring/kernel.ts';
import { buildCategory } from '../testing/builders.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { addEmbeddedPhotos, addPhotos, readTags, setCategories } from '../testing/worldSteps.ts';
import { createLocalScorer } from './localScorer.ts';
import { leadAtOnce } from './leadership.ts';
import { startQueues, type QueueRunner } from './runQueues.ts';
import { cancelScan, pauseScan, resumeScan, SCAN_BATCH_PHOTOS, startScan } from './scanLibrary.ts';
import { undoRun } from './undo.ts';

const receipts = buildCategory({ action: 'tag_and_archive' });

function runQueues(deps: TestDeps): QueueRunner {
  return startQueues(deps, {
    acquireLeadership: leadAtOnce,
    delay: deps.clock.delay,
    onError: (error) => {
      throw error;
    },
  });
}

/** Photos that were classified before there was any category. */
async function addOldPhotos(deps: TestDeps, ...words: string[]): Promise<number[]> {
  const ids = await addEmbeddedPhotos(deps, ...words);
  await deps.library.classification.markClassified(ids, 1);
  return ids;
}

async function startedScan(deps: TestDeps): Promise<number> {
  const started = await startScan(deps);
  if (!started.ok) throw new Error(started.reason);
  return started.runId;
}

async function stateOf(deps: TestDeps, runId: number): Promise<string | undefined> {
  return (await deps.library.runs.read(runId))?.state;
}

test('a scan tags old photos and ends with its summary', async () => {
  const deps = createTestDeps();
  const ids = await addOldPhotos(deps, 'receipt', 'dog', 'receipt dog');
  const [trashed = 0] = await addOldPhotos(deps, 'receipt mountain');
  await deps.library.photos.moveByHand([trashed], 'trash', deps.nowMs());
  await addPhotos(deps, 'receipt table');
  await setCategories(deps, [receipts, buildCategory({ name: 'Pets', prompts: ['a dog'] })]);
  // The photo without embedding stays without one for now.
  await deps.library.jobs.setPaused('smart-search', true);

  const runner = runQueues(deps);
  const runId = await startedScan(deps);
  await deps.clock.runUntil(async () => (await stateOf(deps, runId)) === 'done');
  await runner.stop();

  expect(await deps.library.runs.read(runId)).toMatchObject({
    kind: 'scan',
    total: 4,
    tally: {
      processed: 4,
      matchedByCategory: { Receipts: 2, Pets: 2 },
      tagged: 4,
      archived: 2,
      unchanged: 0,
      skipped: 1,
      failed: 0,
    },
  });
  expect(await Promise.all(ids.map((id) => readTags(deps, id)))).toEqual([
    ['Auto/Receipts'],
    ['Auto/Pets'],
    ['Auto/Pets', 'Auto/Receipts'],
  ]);
  expect(await readTags(deps, trashed)).toEqual([]);
});

test('a scan is additive: tags stay, and a second one changes nothing', async () => {
  const deps = createTestDeps();
  const [id = 0] = await addOldPhotos(deps, 'receipt');
  await deps.library.tags.addByHand([id], 'Holidays', deps.nowMs());
  await setCategories(deps, [receipts]);
  const runner = runQueues(deps);
  const first = await startedScan(deps);
  await deps.clock.runUntil(async () => (await stateOf(deps, first)) === 'done');
  const second = await startedScan(deps);
  await deps.clock.runUntil(async () => (await stateOf(deps, second)) === 'done');
  await runner.stop();
  expect(await readTags(deps, id)).toEqual(['Auto/Receipts', 'Holidays']);
  expect((await deps.library.runs.read(second))?.tally).toMatchObject({
    tagged: 0,
    archived: 0,
    unchanged: 1,
  });
});

test('a scan that cannot be done is not started, and says why', async () => {
  const deps = createTestDeps();
  expect(await startScan(deps)).toEqual({ ok: false, reason: 'no-categories' });
  await setCategories(deps, [buildCategory({ enabled: false })]);
  expect(await startScan(deps)).toEqual({ ok: false, reason: 'no-categories' });
  await setCategories(deps, [receipts], { enabled: false });
  expect(await startScan(deps)).toEqual({ ok: false, reason: 'disabled' });
  await setCategories(deps, [receipts]);
  expect(await startScan(deps)).toEqual({ ok: false, reason: 'empty-library' });
  await addOldPhotos(deps, 'dog');
  const runId = await startedScan(deps);
  expect(await startScan(deps)).toEqual({ ok: false, reason: 'already-running', runId });
  await pauseScan(deps, runId);
  expect(await startScan(deps)).toEqual({ ok: false, reason: 'already-running', runId });
  await cancelScan(deps, runId);
  expect(await startScan(deps)).toMatchObject({ ok: true });
});

test('a job row stands for a thousand photos', async () => {
  const deps = createTestDeps();
  const count = 2 * SCAN_BATCH_PHOTOS + 1;
  await addOldPhotos(deps, ...Array.from({ length: count }, (_, index) => `dog ${index}`));
  await setCategories(deps, [receipts]);
  await deps.library.jobs.setPaused('classification', true);
  const runner = runQueues(deps);
  const runId = await startedScan(deps);
  await deps.clock.runUntil(async () => (await deps.library.runs.read(runId))?.total === count);
  expect([...deps.library.state.jobs.values()].map(({ photoIds }) => photoIds.length)).toEqual([
    SCAN_BATCH_PHOTOS,
    SCAN_BATCH_PHOTOS,
    1,
  ]);
  await runner.resumeQueue('classification');
  await deps.clock.runUntil(async () => (await stateOf(deps, runId)) === 'done');
  await runner.stop();
});

test('a paused scan stands still while new photos are classified, and goes on where it was', async () => {
  const deps = createTestDeps();
  const [old = 0] = await addOldPhotos(deps, 'receipt');
  await setCategories(deps, [receipts]);
  const runId = await startedScan(deps);
  await pauseScan(deps, runId);
  const runner = runQueues(deps);
  const [fresh = 0] = await addPhotos(deps, 'receipt table');
  runner.wake();
  await deps.clock.runUntil(async () => (await readTags(deps, fresh)).length === 1);
  await deps.clock.advance(60_000);
  expect(await readTags(deps, old)).toEqual([]);
  expect(await stateOf(deps, runId)).toBe('paused');

  await resumeScan(deps, runId);
  await deps.clock.runUntil(async () => (await stateOf(deps, runId)) === 'done');
  await runner.stop();
  expect(await readTags(deps, old)).toEqual(['Auto/Receipts']);
});

test('a cancelled scan is over: no jobs left, and the next start does not go on with it', async () => {
  const deps = createTestDeps();
  const [id = 0] = await addOldPhotos(deps, 'receipt');
  await setCategories(deps, [receipts]);
  await deps.library.jobs.setPaused('classification', true);
  const runner = runQueues(deps);
  const runId = await startedScan(deps);
  await deps.clock.runUntil(async () => (await deps.library.runs.read(runId))?.total === 1);
  await cancelScan(deps, runId);
  await runner.stop();
  expect(await deps.library.runs.read(runId)).toMatchObject({ state: 'cancelled', endedAtMs: deps.nowMs() });
  expect(deps.library.state.jobs.size).toBe(0);

  await deps.library.jobs.setPaused('classification', false);
  const later = runQueues(deps);
  await deps.clock.advance(60_000);
  await later.stop();
  expect(await readTags(deps, id)).toEqual([]);
});

test('a scan survives reloads at any moment and loses no photo', { timeout: 60_000 }, async () => {
  for (let reloadAfterSteps = 0; reloadAfterSteps < 50; reloadAfterSteps += 2) {
    const deps = createTestDeps();
    const words = Array.from({ length: 120 }, (_, index) => (index % 3 === 0 ? 'receipt' : 'dog'));
    await addOldPhotos(deps, ...words);
    await setCategories(deps, [buildCategory({ similarity: 0.7 })]);
    const runId = await startedScan(deps);

    // The tab goes without any farewell: whatever it does from then on never reaches the library.
    const tab = createDyingTab(deps, reloadAfterSteps);
    const dying = runQueues(tab.deps);
    await deps.clock.advance(0);
    tab.die();

    const next = createTestDeps({ library: deps.library });
    const runner = runQueues(next);
    await next.clock.runUntil(async () => (await stateOf(next, runId)) === 'done');
    await runner.stop();
    void dying.stop();

    const run = await deps.library.runs.read(runId);
    expect(run?.tally).toMatchObject({ processed: 120, tagged: 40 });
    expect(deps.library.state.links.length).toBe(40);
    expect(
      [...deps.library.state.photos.values()].every(({ classifiedAtMs }) => classifiedAtMs !== null),
    ).toBe(true);
    expect([...deps.library.state.jobs.values()].filter(({ state }) => state !== 'failed')).toEqual([]);
  }
});

/** The same world, whose library stops answering after some number of calls, as if the tab had been closed. */
function createDyingTab(deps: TestDeps, callsLeft: number): { deps: TestDeps; die: () => void } {
  const never = new Promise<never>(() => {});
  const guard = <T extends object>(store: T): T =>
    new Proxy(store, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        if (callsLeft-- <= 0) return () => (name === 'streamIds' ? endless() : never);
        return (...args: unknown[]): unknown => Reflect.apply(value, target, args);
      },
    });
  async function* endless(): AsyncGenerator<number[]> {
    yield await never;
  }
  const { library } = deps;
  const guarded = {
    ...library,
    photos: guard(library.photos),
    embeddings: guard(library.embeddings),
    classification: guard(library.classification),
    config: guard(library.config),
    jobs: guard(library.jobs),
    runs: guard(library.runs),
    subscribe: () => () => undefined,
  };
  const scorer = createLocalScorer({ library: guarded, kernel: referenceKernel, nowMs: deps.nowMs }, 0);
  return { deps: { ...deps, library: guarded, scorer }, die: () => (callsLeft = 0) };
}

test('undo takes back what a scan did, and only that', async () => {
  const deps = createTestDeps();
  const [tagged = 0, byHand = 0] = await addOldPhotos(deps, 'receipt', 'receipt table');
  await deps.library.photos.moveByHand([byHand], 'archive', deps.nowMs());
  await setCategories(deps, [receipts]);
  const runner = runQueues(deps);
  const runId = await startedScan(deps);
  await deps.clock.runUntil(async () => (await stateOf(deps, runId)) === 'done');
  await runner.stop();

  expect(await undoRun(deps, runId)).toMatchObject({ untagged: 2, movedTo: { timeline: 1 } });
  expect((await deps.library.photos.read(tagged))?.visibility).toBe('timeline');
  expect((await deps.library.photos.read(byHand))?.visibility).toBe('archive');
  expect(await undoRun(deps, runId)).toEqual(NOTHING_UNDONE);
});

test('undoing a scan that is under way ends it first', async () => {
  const deps = createTestDeps();
  await addOldPhotos(deps, 'receipt');
  await setCategories(deps, [receipts]);
  const runId = await startedScan(deps);
  await undoRun(deps, runId);
  expect(await stateOf(deps, runId)).toBe('cancelled');
});

test('photos gone since a batch was queued count as failed, and the scan ends all the same', async () => {
  const deps = createTestDeps();
  const [gone = 0] = await addOldPhotos(deps, 'receipt', 'dog');
  await setCategories(deps, [receipts]);
  await deps.library.jobs.setPaused('classification', true);
  const runner = runQueues(deps);
  const runId = await startedScan(deps);
  await deps.clock.runUntil(async () => (await deps.library.runs.read(runId))?.total === 2);
  deps.library.state.photos.delete(gone);
  await runner.resumeQueue('classification');
  await deps.clock.runUntil(async () => (await stateOf(deps, runId)) === 'done');
  await runner.stop();
  expect((await deps.library.runs.read(runId))?.tally).toMatchObject({
    processed: 2,
    failed: 1,
    unchanged: 1,
  });
});

test('a batch that never succeeds is given up, and the scan ends saying so', async () => {
  const deps = createTestDeps();
  await addOldPhotos(deps, 'receipt', 'dog');
  await setCategories(deps, [receipts]);
  deps.encoder.encodeTexts = async () => ({ ok: false, kind: 'transient', reason: 'No memory is left.' });
  const runner = runQueues(deps);
  const runId = await startedScan(deps);
  await deps.clock.runUntil(async () => (await stateOf(deps, runId)) === 'done');
  await runner.stop();
  expect((await deps.library.runs.read(runId))?.tally).toMatchObject({ processed: 2, failed: 2 });
  expect(await deps.library.jobs.readFailed('classification', 10)).toMatchObject([
    { reason: 'No memory is left.' },
    { reason: 'No memory is left.' },
  ]);
});

test('a scan looks at what was imported just before it was asked for', async () => {
  const deps = createTestDeps();
  await setCategories(deps, [receipts]);
  await addPhotos(deps, 'receipt', 'receipt dog', 'mountain');

  const runner = runQueues(deps);
  const runId = await startedScan(deps);
  await deps.clock.runUntil(async () => (await stateOf(deps, runId)) === 'done');
  await runner.stop();

  expect(await deps.library.runs.read(runId)).toMatchObject({
    total: 3,
    tally: { processed: 3, skipped: 0, matchedByCategory: { Receipts: 2 } },
  });
});
