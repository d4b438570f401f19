import { describe, expect, it } from 'vitest';
import { buildCategory } from '../testing/builders.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { createWordEncoder, type WordEncoder } from '../testing/wordEncoder.ts';
import { addEmbeddedPhotos, addPhotos, setCategories } from '../testing/worldSteps.ts';
import { prepareChange, type ChangeOptions, type ChangeProgress } from './changeModel.ts';

const NEW_KEY = 'test/better@1:fp32';

function newModel(): WordEncoder {
  const encoder = createWordEncoder();
  encoder.model = { ...encoder.model, key: NEW_KEY, title: 'Better words' };
  return encoder;
}

/** A change with what it reported; waits are over at once, and `onWait` says what happens meanwhile. */
function change(
  deps: TestDeps,
  target: WordEncoder,
  onWait: (waits: number) => Promise<void> | void = () => undefined,
) {
  const reported: ChangeProgress[] = [];
  const aborting = new AbortController();
  let waits = 0;
  const options: ChangeOptions = {
    target,
    signal: aborting.signal,
    onProgress: (progress) => reported.push(progress),
    async delay() {
      waits += 1;
      if (waits > 50) throw new Error('The change waits for ever.');
      await onWait(waits);
    },
  };
  return { prepared: prepareChange(deps, options), reported, aborting };
}

async function idsUnder(deps: TestDeps, key: string): Promise<number[]> {
  const ids: number[] = [];
  for await (const pack of deps.library.embeddings.streamPacks(key)) ids.push(...pack.ids);
  return ids;
}

describe('prepareChange', () => {
  it('encodes every photo by the new model and leaves the old one’s vectors and jobs alone', async () => {
    const deps = createTestDeps();
    const ids = await addEmbeddedPhotos(deps, 'receipt', 'dog', 'cat', 'table', 'tree', 'sea');
    const { prepared, reported } = change(deps, newModel());
    expect(await prepared).toMatchObject({ from: { title: 'Words' }, to: { key: NEW_KEY } });
    expect(await idsUnder(deps, NEW_KEY)).toEqual(ids);
    expect(await idsUnder(deps, deps.encoder.model.key)).toEqual(ids);
    expect(reported[0]).toEqual({ encoded: 0, total: 6, blocked: null });
    expect(reported.at(-1)).toEqual({ encoded: 6, total: 6, blocked: null });
    expect((await deps.library.jobs.readCounts()).classification.waiting).toBe(0);
  });

  it('goes on where it was interrupted', async () => {
    const deps = createTestDeps();
    const ids = await addEmbeddedPhotos(deps, ...Array.from({ length: 40 }, (_, index) => `word${index}`));
    const first = newModel();
    const cut = change(deps, first);
    first.gate = async () => {
      if (first.batches.length === 2) cut.aborting.abort();
      return Promise.resolve();
    };
    expect(await cut.prepared).toBeNull();
    const done = await idsUnder(deps, NEW_KEY);
    expect(done.length).toBeLessThan(ids.length);

    const second = newModel();
    expect(await change(deps, second).prepared).not.toBeNull();
    expect(await idsUnder(deps, NEW_KEY)).toEqual(ids);
    expect(second.batches.reduce((sum, size) => sum + size, 0)).toBe(ids.length - done.length);
  });

  it('lets new photos go first, and takes them along', async () => {
    const deps = createTestDeps();
    await addEmbeddedPhotos(deps, 'receipt', 'dog');
    const [late] = await addPhotos(deps, 'cat');
    const target = newModel();
    const { prepared } = change(deps, target, async (waits) => {
      expect(target.batches).toEqual([]);
      if (waits < 3) return;
      const [job] = await deps.library.jobs.claim('smart-search', 10, deps.nowMs());
      if (job === undefined) throw new Error('Nothing was queued.');
      await deps.library.jobs.settle(
        [{ id: job.id, attempts: job.attempts, outcome: { kind: 'success' } }],
        0,
      );
    });
    expect(await prepared).not.toBeNull();
    expect(await idsUnder(deps, NEW_KEY)).toContain(late);
  });

  it('waits while the person has paused encoding', async () => {
    const deps = createTestDeps();
    await addEmbeddedPhotos(deps, 'receipt');
    await deps.library.jobs.setPaused('smart-search', true);
    const target = newModel();
    const { prepared } = change(deps, target, async (waits) => {
      expect(target.batches).toEqual([]);
      if (waits === 3) await deps.library.jobs.setPaused('smart-search', false);
    });
    expect(await prepared).not.toBeNull();
  });

  it('says why it cannot go on, and goes on when it can', async () => {
    const deps = createTestDeps();
    await addEmbeddedPhotos(deps, 'receipt');
    const target = newModel();
    target.loadFailure = { ok: false, kind: 'transient', reason: 'The model is gone.' };
    const { prepared, reported } = change(deps, target, (waits) => {
      if (waits === 2) target.loadFailure = null;
    });
    expect(await prepared).not.toBeNull();
    expect(reported[0]?.blocked).toBe('The model is gone.');
    expect(reported.at(-1)?.blocked).toBeNull();
  });

  it('does not wait for ever for a photo that keeps failing', async () => {
    const deps = createTestDeps();
    const ids = await addEmbeddedPhotos(deps, 'receipt', 'dog');
    const target = newModel();
    const trouble = { ok: false, kind: 'transient', reason: 'out of memory' } as const;
    target.imageFailures.push(...Array.from({ length: 3 }, () => trouble));
    expect(await change(deps, target).prepared).not.toBeNull();
    // They are left to the queue, which tries again and says what it gives up.
    expect((await idsUnder(deps, NEW_KEY)).length).toBeLessThan(ids.length);
  });

  it('suggests the similarity that keeps each category’s number of matches', async () => {
    const deps = createTestDeps();
    await addEmbeddedPhotos(deps, 'receipt', 'receipt table', 'receipt table chair sofa', 'dog', 'cat');
    await setCategories(deps, [
      buildCategory({ name: 'Receipts', prompts: ['a receipt'], similarity: 0.7 }),
      buildCategory({ name: 'Cars', prompts: ['a car'], similarity: 0.7 }),
    ]);
    const prepared = await change(deps, newModel()).prepared;
    const [receipts, cars] = prepared?.categories ?? [];
    // 1, 0.71 and 0.5: the middle of the gap below the second.
    expect(receipts).toEqual({
      name: 'Receipts',
      signal: 'prompts',
      similarity: 0.7,
      matches: 2,
      suggested: 0.6,
    });
    expect(cars).toEqual({ name: 'Cars', signal: 'prompts', similarity: 0.7, matches: 0, suggested: null });
  });
});
