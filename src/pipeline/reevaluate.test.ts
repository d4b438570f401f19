import { expect, test } from 'vitest';
import { buildCategory } from '../testing/builders.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { addEmbeddedPhotos, readTags, setCategories } from '../testing/worldSteps.ts';
import { leadAtOnce } from './leadership.ts';
import { countReevaluation } from './reevaluate.ts';
import { startQueues } from './runQueues.ts';
import { startScan } from './scanLibrary.ts';
import { undoRun } from './undo.ts';

const NEVER = new AbortController().signal;
const receipts = buildCategory({ action: 'tag_and_archive' });
const pets = buildCategory({ name: 'Pets', prompts: ['a dog'] });

/** Scans or re-evaluates to the end; answers the run. */
async function run(deps: TestDeps, kind: 'scan' | 're-evaluate'): Promise<number> {
  const runner = startQueues(deps, {
    acquireLeadership: leadAtOnce,
    delay: deps.clock.delay,
    onError: (error) => {
      throw error;
    },
  });
  const started = await startScan(deps, kind);
  if (!started.ok) throw new Error(started.reason);
  await deps.clock.runUntil(async () => (await deps.library.runs.read(started.runId))?.state === 'done');
  await runner.stop();
  return started.runId;
}

async function count(deps: TestDeps) {
  const counted = await countReevaluation(deps, () => undefined, NEVER);
  if (!counted.ok) throw new Error(counted.reason);
  return counted.tally;
}

/** Prompts are changed without a clean-up: what they found before stays until somebody looks again. */
async function findDogsInstead(deps: TestDeps): Promise<void> {
  await setCategories(deps, [{ ...receipts, prompts: ['a dog'] }]);
}

test('says what it would do, does that, and is undone exactly', async () => {
  const deps = createTestDeps();
  const { library } = deps;
  const [receipt = 0, dog = 0, both = 0] = await addEmbeddedPhotos(deps, 'receipt', 'dog', 'receipt dog');
  await setCategories(deps, [receipts]);
  await run(deps, 'scan');
  await findDogsInstead(deps);
  const before = [structuredClone(library.state.links), await library.photos.readCounts()];

  const progress: number[][] = [];
  const asked = await countReevaluation(deps, (looked, total) => progress.push([looked, total]), NEVER);
  expect(asked).toMatchObject({
    ok: true,
    tally: { tagged: 1, archived: 1, untagged: 1, returned: 1, unchanged: 1 },
  });
  expect(progress).toEqual([[3, 3]]);
  expect([library.state.links, await library.photos.readCounts()]).toEqual(before);

  const runId = await run(deps, 're-evaluate');
  expect((await library.runs.read(runId))?.tally).toEqual(asked.ok && asked.tally);
  expect(await library.runs.read(runId)).toMatchObject({ kind: 're-evaluate', total: 3, canUndo: true });
  expect(await readTags(deps, receipt)).toEqual([]);
  expect(await readTags(deps, dog)).toEqual(['Auto/Receipts']);
  expect([...(await library.photos.readIds('archive'))]).toEqual([dog, both]);
  expect(await count(deps)).toMatchObject({ tagged: 0, untagged: 0, archived: 0, returned: 0, unchanged: 3 });

  expect(await undoRun(deps, runId)).toMatchObject({ untagged: 1, retagged: 1, leftAlone: 0 });
  expect([
    library.state.links.toSorted((a, b) => a.photoId - b.photoId),
    await library.photos.readCounts(),
  ]).toEqual(before);
});

test('leaves a person’s tags, corrections and archive, and disabled categories, as they are', async () => {
  const deps = createTestDeps();
  const { library } = deps;
  const [vouched = 0, byHand = 0, vetoed = 0, archived = 0] = await addEmbeddedPhotos(
    deps,
    'receipt table',
    'mountain',
    'receipt dog',
    'receipt',
  );
  await setCategories(deps, [receipts, pets]);
  await run(deps, 'scan');
  await library.tags.addByHand([vouched, byHand], 'Auto/Receipts', deps.nowMs());
  const dogTag = (await library.tags.readLinks(vetoed)).find(({ tag }) => tag.path === 'Auto/Pets');
  await library.tags.removeByHand([vetoed], dogTag?.tagId ?? 0, deps.nowMs());
  await library.photos.moveByHand([archived], 'archive', deps.nowMs());

  await setCategories(deps, [
    { ...receipts, enabled: false },
    { ...pets, prompts: ['a mountain'] },
  ]);
  expect(await count(deps)).toMatchObject({ tagged: 1, untagged: 0 });

  await findDogsInstead(deps);
  await run(deps, 're-evaluate');
  expect(await readTags(deps, vouched)).toEqual(['Auto/Receipts']);
  expect(await readTags(deps, byHand)).toEqual(['Auto/Receipts']);
  expect(await readTags(deps, vetoed)).toEqual(['Auto/Receipts']);
  expect(await readTags(deps, archived)).toEqual([]);
  expect(await library.photos.read(archived)).toMatchObject({ visibility: 'archive', archivedBy: 'user' });
  expect((await library.photos.read(vouched))?.visibility).toBe('timeline');
});

test('goes on behind the last batch in a tab that takes over', async () => {
  const deps = createTestDeps();
  const [receipt = 0, dog = 0] = await addEmbeddedPhotos(deps, 'receipt', 'dog');
  await setCategories(deps, [receipts]);
  await run(deps, 'scan');
  await findDogsInstead(deps);
  const started = await startScan(deps, 're-evaluate');
  expect(started.ok).toBe(true);
  // Nobody ran it here: the page was closed at once.
  const later = createTestDeps({ library: deps.library });
  // The stand-in numbers words as it meets them: in the same order, or they mean something else.
  await later.encoder.encodeTexts(['receipt', 'dog'], NEVER);
  const again = await startScan(later);
  expect(again).toMatchObject({ ok: false, reason: 'already-running' });
  const runner = startQueues(later, { acquireLeadership: leadAtOnce, delay: later.clock.delay });
  const runId = started.ok ? started.runId : 0;
  await later.clock.runUntil(async () => (await later.library.runs.read(runId))?.state === 'done');
  await runner.stop();
  expect(await readTags(later, receipt)).toEqual([]);
  expect(await readTags(later, dog)).toEqual(['Auto/Receipts']);
});

test('says why it cannot be counted while the model is away', async () => {
  const deps = createTestDeps();
  await addEmbeddedPhotos(deps, 'receipt');
  await setCategories(deps, [receipts]);
  deps.encoder.loadFailure = { ok: false, kind: 'transient', reason: 'The model is not there.' };
  expect(await countReevaluation(deps, () => undefined, NEVER)).toMatchObject({
    ok: false,
    reason: 'The model is not there.',
  });
});
