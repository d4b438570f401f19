import { describe, expect, it } from 'vitest';
import { buildImported } from '../testing/builders.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { previewPrompts } from './previewPrompts.ts';

const NEVER = new AbortController().signal;

async function addEncoded(deps: TestDeps, fileName: string, words: string): Promise<number> {
  const [added] = await deps.library.photos.addImported([buildImported({ fileName }, words)]);
  if (added?.ok !== true) throw new Error('The photo was not added.');
  const encoded = await deps.encoder.encodeTexts([words], NEVER);
  if (!encoded.ok) throw new Error(encoded.reason);
  const vector = encoded.value[0]?.vector ?? new Float32Array();
  await deps.library.embeddings.putMany(deps.encoder.model.key, vector.length, [added.id], vector);
  return added.id;
}

describe('the preview of a category', () => {
  it('scores every photo by its best prompt, highest first', async () => {
    const deps = createTestDeps();
    const table = await addEncoded(deps, 'table.jpg', 'receipt table');
    const dog = await addEncoded(deps, 'dog.jpg', 'dog');
    const receipt = await addEncoded(deps, 'receipt.jpg', 'receipt');
    const result = await previewPrompts(deps, ['a receipt', 'a table'], NEVER);
    if (!result.ok) throw new Error(result.reason);
    expect([...result.preview.photoIds]).toEqual([receipt, table, dog]);
    expect([...result.preview.winners]).toEqual([0, 0, 0]);
    expect([...result.preview.scores].map((score) => score.toFixed(2))).toEqual(['1.00', '0.71', '0.00']);
  });

  it('leaves out the trash and stores nothing', async () => {
    const deps = createTestDeps();
    const id = await addEncoded(deps, 'receipt.jpg', 'receipt');
    await deps.library.photos.moveByHand([id], 'trash', 1);
    const result = await previewPrompts(deps, ['a receipt'], NEVER);
    expect(result.ok && [...result.preview.photoIds]).toEqual([]);
    expect(await deps.library.tags.readAll()).toEqual([]);
  });

  it('says why there is none while the model is not there', async () => {
    const deps = createTestDeps();
    deps.encoder.loadFailure = { ok: false, kind: 'transient', reason: 'The model is not there.' };
    expect(await previewPrompts(deps, ['a receipt'], NEVER)).toEqual({
      ok: false,
      reason: 'The model is not there.',
    });
  });
});
