import { expect, test } from 'vitest';
import { EMPTY_TALLY } from '../core/run.ts';
import { buildCategory, buildConfig } from '../testing/builders.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { addEmbeddedPhotos, claimClassification, readTags, setCategories } from '../testing/worldSteps.ts';
import { saveConfig } from './applyConfig.ts';
import { classifyJob } from './classifyJob.ts';

const receipts = buildCategory({ action: 'tag_and_archive' });

async function createArchivedReceipt(): Promise<{ deps: TestDeps; id: number }> {
  const deps = createTestDeps();
  const [id = 0] = await addEmbeddedPhotos(deps, 'receipt');
  await setCategories(deps, [receipts]);
  const job = await claimClassification(deps, [id]);
  await classifyJob(deps, job, { runId: null, uncounted: EMPTY_TALLY }, new AbortController().signal);
  expect((await deps.library.photos.read(id))?.visibility).toBe('archive');
  return { deps, id };
}

test('a document that changes nothing is not stored', async () => {
  const { deps } = await createArchivedReceipt();
  const { revision } = await deps.library.config.read();
  expect(await saveConfig(deps, buildConfig([{ ...receipts }]), revision, 'page')).toEqual({
    ok: true,
    revision,
    untagged: 0,
    returned: 0,
  });
  expect(await deps.library.config.readHistory()).toHaveLength(1);
});

test('removing a category takes its tags back and returns what it archived', async () => {
  const { deps, id } = await createArchivedReceipt();
  expect(await saveConfig(deps, buildConfig([]), 1, 'page')).toEqual({
    ok: true,
    revision: 2,
    untagged: 1,
    returned: 1,
  });
  expect(await readTags(deps, id)).toEqual([]);
  expect((await deps.library.photos.read(id))?.visibility).toBe('timeline');
});

test('a stricter category is cleaned up, a looser one is not', async () => {
  const { deps } = await createArchivedReceipt();
  expect(await saveConfig(deps, buildConfig([{ ...receipts, similarity: 0.5 }]), 1, 'page')).toMatchObject({
    untagged: 0,
  });
  expect(await saveConfig(deps, buildConfig([{ ...receipts, similarity: 0.7 }]), 2, 'page')).toMatchObject({
    untagged: 1,
    returned: 1,
  });
});

test('an edit based on an older configuration is refused and changes nothing', async () => {
  const { deps, id } = await createArchivedReceipt();
  await setCategories(deps, [receipts, buildCategory({ name: 'Pets' })]);
  const stale = await saveConfig(deps, buildConfig([]), 1, 'page');
  expect(stale).toMatchObject({ ok: false, reason: 'stale', current: { revision: 2 } });
  expect(await readTags(deps, id)).toEqual(['Auto/Receipts']);
});

test('the prompt cache is cleared when classification changes, and only then', async () => {
  const { deps } = await createArchivedReceipt();
  let cleared = 0;
  const watched = { ...deps, prompts: { ...deps.prompts, clear: () => (cleared += 1) } };
  await saveConfig(watched, buildConfig([receipts], { concurrency: 3 }), 1, 'page');
  expect(cleared).toBe(0);
  await saveConfig(
    watched,
    buildConfig([{ ...receipts, prompts: ['a bill'] }], { concurrency: 3 }),
    2,
    'page',
  );
  expect(cleared).toBe(1);
});
