import { expect, test } from 'vitest';
import { referenceKernel } from '../core/scoring/kernel.ts';
import type { Library } from '../library/library.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { addEmbeddedPhotos } from '../testing/worldSteps.ts';
import { createLocalScorer, type LocalScorer } from './localScorer.ts';

const NEVER = new AbortController().signal;

/** A scorer over the world's library that counts how often all vectors are read. */
function countReads(deps: TestDeps, cacheBytes: number): { scorer: LocalScorer; reads: () => number } {
  let reads = 0;
  const library: Library = {
    ...deps.library,
    embeddings: {
      ...deps.library.embeddings,
      streamPacks(modelKey) {
        reads += 1;
        return deps.library.embeddings.streamPacks(modelKey);
      },
    },
  };
  const parts = { library, kernel: referenceKernel, nowMs: deps.nowMs };
  return { scorer: createLocalScorer(parts, cacheBytes), reads: () => reads };
}

async function rank(deps: TestDeps, scorer: LocalScorer, ...prompts: string[]): Promise<number[]> {
  const { key, dim } = deps.encoder.model;
  const encoded = await deps.encoder.encodeTexts(prompts, NEVER);
  if (!encoded.ok) throw new Error(encoded.reason);
  const vectors = Float32Array.from(encoded.value.flatMap(({ vector }) => [...vector]));
  const result = await scorer.rank({ modelKey: key, dim, vectors }, NEVER);
  if (!result.ok) throw new Error(result.reason);
  return [...result.ranking.photoIds];
}

test('a second query reads no vectors; new photos and the trash are seen all the same', async () => {
  const deps = createTestDeps();
  const [dog = 0, receipt = 0] = await addEmbeddedPhotos(deps, 'dog', 'receipt');
  const { scorer, reads } = countReads(deps, 1_000_000);
  expect(await rank(deps, scorer, 'a receipt')).toEqual([receipt, dog]);
  expect(await rank(deps, scorer, 'a dog')).toEqual([dog, receipt]);
  expect(reads()).toBe(1);

  const [both = 0] = await addEmbeddedPhotos(deps, 'dog receipt');
  await deps.library.photos.moveByHand([receipt], 'trash', 1);
  expect(await rank(deps, scorer, 'a receipt')).toEqual([both, dog]);
  expect(reads()).toBe(2);

  scorer.release();
  await rank(deps, scorer, 'a receipt');
  expect(reads()).toBe(3);
});

test('vectors beyond the budget are streamed, with the same answer', async () => {
  const deps = createTestDeps();
  const ids = await addEmbeddedPhotos(deps, 'dog', 'dog receipt', 'receipt');
  const { scorer, reads } = countReads(deps, 0);
  expect(await rank(deps, scorer, 'a receipt')).toEqual([...ids].toReversed());
  expect(await rank(deps, scorer, 'a receipt')).toEqual([...ids].toReversed());
  // Once to find that they are too many, and once for each query.
  expect(reads()).toBe(3);
});

test('searches that come together read the vectors once', async () => {
  const deps = createTestDeps();
  const [dog = 0, receipt = 0] = await addEmbeddedPhotos(deps, 'dog', 'receipt');
  const { scorer, reads } = countReads(deps, 1_000_000);
  const both = await Promise.all([rank(deps, scorer, 'dog'), rank(deps, scorer, 'receipt')]);
  expect(both).toEqual([
    [dog, receipt],
    [receipt, dog],
  ]);
  expect(reads()).toBe(1);
});

test('an aborted search says so', async () => {
  const deps = createTestDeps();
  await addEmbeddedPhotos(deps, 'dog');
  const { key, dim } = deps.encoder.model;
  const request = { modelKey: key, dim, vectors: new Float32Array(dim) };
  for (const cacheBytes of [0, 1_000_000]) {
    const { scorer } = countReads(deps, cacheBytes);
    expect(await scorer.rank(request, AbortSignal.abort())).toEqual({
      ok: false,
      reason: 'The work was interrupted.',
    });
  }
});
