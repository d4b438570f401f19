import { expect, test } from 'vitest';
import { EMPTY_TALLY } from '../core/run.ts';
import { referenceKernel } from '../core/scoring/kernel.ts';
import type { Library } from '../library/library.ts';
import { buildCategory } from '../testing/builders.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import {
  addEmbeddedPhotos,
  addPhotos,
  claimClassification,
  readTags,
  setCategories,
} from '../testing/worldSteps.ts';
import { saveConfig } from './applyConfig.ts';
import type { ClassifyResult } from '../scorer/scorer.ts';
import { classifyJob } from './classifyJob.ts';
import { createLocalScorer } from './localScorer.ts';

const NEVER = new AbortController().signal;
const receipts = buildCategory();
const archivedReceipts = buildCategory({ action: 'tag_and_archive' });
const pets = buildCategory({ name: 'Pets', prompts: ['a dog', 'a cat'] });

const RUN = { runId: 7, uncounted: EMPTY_TALLY };

async function classify(deps: TestDeps, ...ids: Array<number | undefined>): Promise<ClassifyResult> {
  const job = await claimClassification(
    deps,
    ids.map((id) => id ?? 0),
  );
  return classifyJob(deps, job, RUN, NEVER);
}

async function isMarked(deps: TestDeps, id: number | undefined): Promise<boolean> {
  return (await deps.library.photos.read(id ?? 0))?.classifiedAtMs !== null;
}

test('1. a photo that is gone fails', async () => {
  const deps = createTestDeps();
  await setCategories(deps, [receipts]);
  expect((await classify(deps, 4711)).tally).toMatchObject({ processed: 1, failed: 1 });
});

test('2. classification switched off: skipped, not marked, nothing encoded', async () => {
  const deps = createTestDeps();
  await setCategories(deps, [receipts], { enabled: false });
  const [id] = await addEmbeddedPhotos(deps, 'receipt');
  expect((await classify(deps, id)).tally).toMatchObject({ processed: 1, skipped: 1 });
  expect(await isMarked(deps, id)).toBe(false);
  expect(deps.encoder.promptsEncoded).toEqual([]);
});

test('a photo that is gone fails even when classification is off: that comes first', async () => {
  const deps = createTestDeps();
  await setCategories(deps, [receipts], { enabled: false });
  expect((await classify(deps, 4711)).tally).toMatchObject({ failed: 1, skipped: 0 });
});

test('3. no embedding for the active model: skipped, not marked', async () => {
  const deps = createTestDeps();
  await setCategories(deps, [receipts]);
  const [without] = await addPhotos(deps, 'receipt');
  const [ofOldModel] = await addEmbeddedPhotos(deps, 'receipt dog');
  deps.encoder.model = { ...deps.encoder.model, key: 'test/words@2:fp32' };
  expect((await classify(deps, without, ofOldModel)).tally).toMatchObject({ processed: 2, skipped: 2 });
  expect(await isMarked(deps, without)).toBe(false);
  expect(await isMarked(deps, ofOldModel)).toBe(false);
});

test('4. no enabled category: marked and skipped, but only what has an embedding', async () => {
  const deps = createTestDeps();
  await setCategories(deps, [buildCategory({ enabled: false })]);
  const [id] = await addEmbeddedPhotos(deps, 'receipt');
  const [without] = await addPhotos(deps, 'dog');
  expect((await classify(deps, id, without)).tally).toMatchObject({ processed: 2, skipped: 2 });
  expect(await isMarked(deps, id)).toBe(true);
  expect(await isMarked(deps, without)).toBe(false);
  expect(deps.encoder.promptsEncoded).toEqual([]);
});

test('5. the best prompt decides, at the threshold or above, and several categories can match', async () => {
  const deps = createTestDeps();
  const [both, dog, neither] = await addEmbeddedPhotos(deps, 'receipt dog', 'dog', 'mountain');
  await setCategories(deps, [receipts, pets]);
  const { tally, end } = await classify(deps, both, dog, neither);
  expect(end).toEqual({ kind: 'done' });
  expect(await readTags(deps, both)).toEqual(['Auto/Pets', 'Auto/Receipts']);
  expect(await readTags(deps, dog)).toEqual(['Auto/Pets']);
  expect(await readTags(deps, neither)).toEqual([]);
  expect(tally).toEqual({
    processed: 3,
    matchedByCategory: { Receipts: 1, Pets: 2 },
    tagged: 3,
    archived: 0,
    untagged: 0,
    untaggedByCategory: {},
    returned: 0,
    unchanged: 1,
    skipped: 0,
    failed: 0,
  });
});

test('a disabled category is not looked at', async () => {
  const deps = createTestDeps();
  const [id] = await addEmbeddedPhotos(deps, 'receipt dog');
  await setCategories(deps, [{ ...receipts, enabled: false }, pets]);
  await classify(deps, id);
  expect(await readTags(deps, id)).toEqual(['Auto/Pets']);
});

test('6. an archiving match archives once; the link says why', async () => {
  const deps = createTestDeps();
  const [id = 0] = await addEmbeddedPhotos(deps, 'receipt dog');
  await setCategories(deps, [archivedReceipts, pets]);
  expect((await classify(deps, id)).tally).toMatchObject({ archived: 1, tagged: 2 });
  expect(await deps.library.photos.read(id)).toMatchObject({
    visibility: 'archive',
    archivedBy: 'classification',
  });
  const links = await deps.library.tags.readLinks(id);
  const byPath = new Map(links.map(({ tag, provenance }) => [tag.path, provenance]));
  expect(byPath.get('Auto/Receipts')).toEqual({
    runId: 7,
    categoryKey: 'receipts',
    score: expect.closeTo(Math.SQRT1_2, 6) as unknown,
    prompt: 'a photo of a receipt',
    threshold: 0.6,
    modelKey: deps.encoder.model.key,
    archived: true,
  });
  expect(byPath.get('Auto/Pets')).toMatchObject({ prompt: 'a dog', archived: false });
});

test('7. classified photos are marked, matched or not', async () => {
  const deps = createTestDeps();
  const ids = await addEmbeddedPhotos(deps, 'receipt', 'mountain');
  await setCategories(deps, [receipts]);
  await classify(deps, ...ids);
  for (const id of ids) {
    expect((await deps.library.photos.read(id))?.classifiedAtMs).toBe(deps.nowMs());
  }
});

test('classifying again changes nothing', async () => {
  const deps = createTestDeps();
  const [id] = await addEmbeddedPhotos(deps, 'receipt');
  await setCategories(deps, [archivedReceipts]);
  await classify(deps, id);
  const links = [...deps.library.state.links];
  const { tally } = await classify(deps, id);
  expect(tally).toMatchObject({ tagged: 0, archived: 0, unchanged: 1, matchedByCategory: { Receipts: 1 } });
  expect(deps.library.state.links).toEqual(links);
});

test('photos in the trash are never classified', async () => {
  const deps = createTestDeps();
  const [id = 0] = await addEmbeddedPhotos(deps, 'receipt');
  await setCategories(deps, [archivedReceipts]);
  await deps.library.photos.moveByHand([id], 'trash', deps.nowMs());
  expect((await classify(deps, id)).tally).toMatchObject({ skipped: 1 });
  expect(await isMarked(deps, id)).toBe(false);
  expect(await readTags(deps, id)).toEqual([]);
});

test('a tag taken off by hand, and an archiving taken back by hand, do not come again', async () => {
  const deps = createTestDeps();
  const [untagged = 0, returned = 0] = await addEmbeddedPhotos(deps, 'receipt', 'receipt paper');
  await setCategories(deps, [archivedReceipts]);
  await classify(deps, untagged, returned);
  const [link] = await deps.library.tags.readLinks(untagged);
  await deps.library.tags.removeByHand([untagged], link?.tagId ?? 0, deps.nowMs());
  await deps.library.photos.moveByHand([returned], 'timeline', deps.nowMs());

  await classify(deps, untagged, returned);
  expect(await readTags(deps, untagged)).toEqual([]);
  expect(await readTags(deps, returned)).toEqual(['Auto/Receipts']);
  expect(await deps.library.photos.readCounts()).toEqual({ timeline: 2, archive: 0, trash: 0 });
});

test('each prompt is encoded once for any number of photos', async () => {
  const deps = createTestDeps();
  const ids = await addEmbeddedPhotos(deps, ...Array.from({ length: 350 }, (_, index) => `dog ${index}`));
  await setCategories(deps, [receipts, pets]);
  await Promise.all([classify(deps, ...ids.slice(0, 200)), classify(deps, ...ids.slice(200))]);
  expect(deps.encoder.promptsEncoded.toSorted()).toEqual(['a cat', 'a dog', 'a photo of a receipt']);
});

test('while the encoder is down the outcome is transient and nothing is marked', async () => {
  const deps = createTestDeps();
  const [id] = await addEmbeddedPhotos(deps, 'receipt');
  await setCategories(deps, [receipts]);
  deps.encoder.textFailures.push({ ok: false, kind: 'transient', reason: 'The worker died.' });
  const result = await classify(deps, id);
  expect(result).toMatchObject({
    end: { kind: 'transient', reason: 'The worker died.' },
    tally: { processed: 0 },
    doneCount: 0,
  });
  expect(await isMarked(deps, id)).toBe(false);
  expect((await classify(deps, id)).end).toEqual({ kind: 'done' });
});

test('a configuration saved while photos are being scored is the one that counts', async () => {
  const deps = createTestDeps();
  const [id] = await addEmbeddedPhotos(deps, 'receipt dog');
  await setCategories(deps, [receipts]);
  deps.encoder.gate = async () => {
    deps.encoder.gate = () => Promise.resolve();
    await setCategories(deps, [pets]);
  };
  const { tally } = await classify(deps, id);
  // Nothing of the removed category is left behind by a scan that was under way.
  expect(await readTags(deps, id)).toEqual(['Auto/Pets']);
  expect(tally).toMatchObject({ processed: 1, matchedByCategory: { Pets: 1 } });
});

test('a job that was removed meanwhile leaves its photos as they were', async () => {
  const deps = createTestDeps();
  const ids = await addEmbeddedPhotos(deps, 'dog', 'dog dog');
  await setCategories(deps, [pets]);
  const runId = await deps.library.runs.start('scan', 2, deps.nowMs());
  const job = await claimClassification(deps, ids, runId);
  deps.encoder.gate = async () => {
    await deps.library.jobs.removeByRun(runId);
  };
  const result = await classifyJob(deps, job, { ...RUN, runId }, NEVER);
  expect(result).toMatchObject({ end: { kind: 'job-gone' }, tally: { processed: 0 }, doneCount: 0 });
  expect(await isMarked(deps, ids[0])).toBe(false);
  expect(await readTags(deps, ids[0])).toEqual([]);
  expect((await deps.library.runs.read(runId))?.tally).toEqual(EMPTY_TALLY);
});

test('what was done is stored with the count of it: a job taken up again goes on behind it', async () => {
  const deps = createTestDeps();
  const ids = await addEmbeddedPhotos(deps, ...Array.from({ length: 1_200 }, (_, index) => `dog ${index}`));
  await setCategories(deps, [pets]);
  const runId = await deps.library.runs.start('scan', ids.length, deps.nowMs());
  const job = await claimClassification(deps, ids, runId);
  const interruption = new AbortController();
  const library = {
    ...deps.library,
    classification: {
      ...deps.library.classification,
      commit: async (...args: Parameters<Library['classification']['commit']>) => {
        interruption.abort();
        return deps.library.classification.commit(...args);
      },
    },
  };
  const scorer = createLocalScorer({ library, kernel: referenceKernel, nowMs: deps.nowMs }, 0);
  const context = { ...RUN, runId };
  const first = await classifyJob({ ...deps, scorer }, job, context, interruption.signal);
  expect(first).toMatchObject({ end: { kind: 'transient' }, tally: { processed: 1_000 }, doneCount: 1_000 });

  await deps.library.jobs.releaseActive(deps.nowMs());
  const [again] = await deps.library.jobs.claim('classification', 1, deps.nowMs());
  if (again === undefined) throw new Error('The job is gone.');
  const second = await classifyJob(deps, again, context, NEVER);
  expect(second).toMatchObject({ end: { kind: 'done' }, tally: { processed: 200 } });
  expect((await deps.library.runs.read(runId))?.tally).toMatchObject({ processed: 1_200, tagged: 1_200 });
});

test('a run of new photos begins with the first match, and counts those before it', async () => {
  const deps = createTestDeps();
  const [mountain, dog] = await addEmbeddedPhotos(deps, 'mountain', 'dog');
  await setCategories(deps, [pets]);
  const noRun = { runId: null, uncounted: EMPTY_TALLY };
  const first = await classifyJob(deps, await claimClassification(deps, [mountain ?? 0]), noRun, NEVER);
  expect(first).toMatchObject({ runId: null, uncounted: { processed: 1, unchanged: 1 } });
  const { uncounted } = first;
  const job = await claimClassification(deps, [dog ?? 0]);
  const second = await classifyJob(deps, job, { runId: null, uncounted }, NEVER);
  expect(second).toMatchObject({ tally: { processed: 1 }, uncounted: EMPTY_TALLY });
  expect(await deps.library.runs.read(second.runId ?? 0)).toMatchObject({
    kind: 'upload-classification',
    tally: { processed: 2, unchanged: 1, tagged: 1 },
  });
});

test('a threshold of 0 matches everything, one of 1 only the same words', async () => {
  const deps = createTestDeps();
  const [same, other] = await addEmbeddedPhotos(deps, 'receipt', 'receipt mountain');
  const strict = buildCategory({ name: 'Strict', similarity: 0.999_999 });
  const all = buildCategory({ name: 'All', similarity: 0, prompts: ['a volcano'] });
  const { revision } = await deps.library.config.read();
  await saveConfig(
    deps,
    {
      classification: { enabled: true, categories: [strict, all] },
      job: { classification: { concurrency: 1 } },
    },
    revision,
    'page',
  );
  await classify(deps, same, other);
  expect(await readTags(deps, same)).toEqual(['Auto/All', 'Auto/Strict']);
  expect(await readTags(deps, other)).toEqual(['Auto/All']);
});

test('a photo classified after it was asked for is not looked at twice', async () => {
  const deps = createTestDeps();
  const [id = 0, other = 0] = await addEmbeddedPhotos(deps, 'receipt', 'receipt dog');
  await setCategories(deps, [receipts]);
  await deps.library.classification.markClassified([id], 1_001);
  await deps.library.classification.markClassified([other], 999);
  const job = await claimClassification(deps, [id, other]);
  const { tally } = await classifyJob(deps, job, { ...RUN, askedAtMs: 1_000 }, NEVER);
  expect(tally).toMatchObject({ processed: 1, tagged: 1 });
  expect(await readTags(deps, id)).toEqual([]);
});
