import { describe, expect, it } from 'vitest';
import { createModelChoice, STARTER, type ModelChoiceStore, type ModelRef } from '../models/modelChoice.ts';
import { buildCategory } from '../testing/builders.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { createWordEncoder } from '../testing/wordEncoder.ts';
import { addEmbeddedPhotos, setCategories } from '../testing/worldSteps.ts';
import { startModelChanges, type ModelChanges } from './modelChanges.ts';

const BETTER: ModelRef = { kind: 'stored', id: 'somebody/better', revision: '1' };
const BETTER_KEY = 'somebody/better@1:fp32';

function createChoice(): ModelChoiceStore {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      kept.set(key, value);
    },
  };
  const page = { addEventListener: () => undefined, removeEventListener: () => undefined };
  return createModelChoice(storage, page, 'test');
}

function start(deps: TestDeps, choice: ModelChoiceStore) {
  const target = createWordEncoder();
  target.model = { ...target.model, key: BETTER_KEY, title: 'Better words' };
  let closed = 0;
  const errors: unknown[] = [];
  const changes: ModelChanges = startModelChanges({
    deps,
    choice,
    open: () =>
      Promise.resolve({ ok: true, encoder: { ...target, batchSize: 1, close: () => void (closed += 1) } }),
    acquire: (signal) => Promise.resolve(signal.aborted ? null : () => undefined),
    delay: () => Promise.resolve(),
    onError: (error) => errors.push(error),
  });
  return { changes, target, errors, closedCount: () => closed };
}

/** Resolves once the choice is as wanted. */
function until(choice: ModelChoiceStore, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = choice.subscribe(() => {
      if (!isSo()) return;
      stop();
      resolve();
    });
  });
}

async function countUnder(deps: TestDeps, key: string): Promise<number> {
  let count = 0;
  for await (const { ids } of deps.library.embeddings.streamPacks(key)) count += ids.length;
  return count;
}

describe('startModelChanges', () => {
  it('lets the models change places when every photo is encoded, and leaves what to look at again', async () => {
    const deps = createTestDeps();
    await addEmbeddedPhotos(deps, 'receipt', 'receipt table', 'dog');
    await setCategories(deps, [buildCategory({ name: 'Receipts', prompts: ['a receipt'], similarity: 0.7 })]);
    const choice = createChoice();
    const { changes, errors, closedCount } = start(deps, choice);
    const switched = until(choice, () => choice.read().change === null);
    choice.write({ ...choice.read(), change: { to: BETTER, keepsOld: true } });
    await switched;
    await changes.stop();
    expect(choice.read()).toEqual({
      active: BETTER,
      change: null,
      review: {
        fromTitle: 'Words',
        toTitle: 'Better words',
        categories: [{ name: 'Receipts', signal: 'prompts', similarity: 0.7, matches: 2, suggested: 0.35 }],
      },
    });
    expect(await countUnder(deps, BETTER_KEY)).toBe(3);
    expect(await countUnder(deps, deps.encoder.model.key)).toBe(3);
    expect([closedCount(), errors]).toEqual([1, []]);
  });

  it('deletes the old vectors afterwards where that was chosen', async () => {
    const deps = createTestDeps();
    await addEmbeddedPhotos(deps, 'receipt');
    const choice = createChoice();
    // As an earlier page left it.
    choice.write({ ...choice.read(), change: { to: BETTER, keepsOld: false } });
    const switched = until(choice, () => choice.read().change === null);
    const { changes } = start(deps, choice);
    await switched;
    await changes.stop();
    expect(await countUnder(deps, deps.encoder.model.key)).toBe(0);
    expect(await countUnder(deps, BETTER_KEY)).toBe(1);
  });

  it('is called off by the person: the model in use stays', async () => {
    const deps = createTestDeps();
    await addEmbeddedPhotos(deps, ...Array.from({ length: 12 }, (_, index) => `word${String(index)}`));
    const choice = createChoice();
    const { changes, target, closedCount } = start(deps, choice);
    target.gate = () => {
      choice.write({ ...choice.read(), change: null });
      return Promise.resolve();
    };
    choice.write({ ...choice.read(), change: { to: BETTER, keepsOld: true } });
    await until(choice, () => choice.read().change === null);
    await changes.stop();
    expect(choice.read().active).toEqual(STARTER);
    expect(await countUnder(deps, BETTER_KEY)).toBeLessThan(12);
    expect(await countUnder(deps, deps.encoder.model.key)).toBe(12);
    expect(closedCount()).toBe(1);
  });
});
