import { expect, test } from 'vitest';
import { createTestDeps } from '../testing/testDeps.ts';

test('a prompt is encoded once, kept in the library, and found there after a reload', async () => {
  const deps = createTestDeps();
  const key = deps.encoder.model.key;
  const [first, second] = await Promise.all([
    deps.prompts.read(key, ['receipt', 'bill']),
    deps.prompts.read(key, ['bill']),
  ]);
  expect(deps.encoder.promptsEncoded).toEqual(['receipt', 'bill']);
  expect(first.ok && second.ok && first.value[1]).toEqual(second.ok && second.value[0]);

  const reloaded = createTestDeps({ library: deps.library });
  expect(await reloaded.prompts.read(key, ['bill', 'receipt', 'menu'])).toMatchObject({ ok: true });
  expect(reloaded.encoder.promptsEncoded).toEqual(['menu']);
});

test('after a clear the library answers; nothing is encoded again for a pinned model', async () => {
  const deps = createTestDeps();
  const key = deps.encoder.model.key;
  const before = await deps.prompts.read(key, ['receipt']);
  deps.prompts.clear();
  expect(await deps.prompts.read(key, ['receipt'])).toEqual(before);
  expect(deps.encoder.promptsEncoded).toEqual(['receipt']);
});

test('a failed encode is tried again next time', async () => {
  const deps = createTestDeps();
  deps.encoder.textFailures.push({ ok: false, kind: 'transient', reason: 'The worker died.' });
  const key = deps.encoder.model.key;
  expect(await deps.prompts.read(key, ['receipt'])).toEqual({
    ok: false,
    kind: 'transient',
    reason: 'The worker died.',
  });
  expect(await deps.prompts.read(key, ['receipt'])).toMatchObject({ ok: true });
});

test('vectors of a model that was changed meanwhile are neither used nor kept', async () => {
  const deps = createTestDeps();
  const oldKey = deps.encoder.model.key;
  deps.encoder.gate = async () => {
    deps.encoder.model = { ...deps.encoder.model, key: 'test/words@2:fp32' };
  };
  expect(await deps.prompts.read(oldKey, ['receipt'])).toMatchObject({ ok: false, kind: 'transient' });
  expect(deps.library.state.promptVectors.size).toBe(0);
});

test('a prompt that is being written is encoded once, kept nowhere, and not again when it is saved', async () => {
  const deps = createTestDeps();
  const key = deps.encoder.model.key;
  await deps.prompts.readDrafts(key, ['receipt']);
  const drafts = await deps.prompts.readDrafts(key, ['receipt', 'bill']);
  expect(deps.encoder.promptsEncoded).toEqual(['receipt', 'bill']);
  expect(deps.library.state.promptVectors.size).toBe(0);

  const saved = await deps.prompts.read(key, ['bill']);
  expect(deps.encoder.promptsEncoded).toEqual(['receipt', 'bill']);
  expect(saved.ok && saved.value[0]).toEqual(drafts.ok && drafts.value[1]?.vector);
  expect(deps.library.state.promptVectors.size).toBe(1);
});
