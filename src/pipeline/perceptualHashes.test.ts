import { expect, test } from 'vitest';
import { HASH_WORDS, isPlain, type GreyPicture } from '../core/duplicates/pictureHash.ts';
import { createTestDeps } from '../testing/testDeps.ts';
import { addPhotos } from '../testing/worldSteps.ts';
import { hashPhotos, hashWhileIdle } from './perceptualHashes.ts';

const NEVER = new AbortController().signal;

const STRIPES: GreyPicture = {
  width: 64,
  height: 32,
  pixels: Uint8ClampedArray.from({ length: 64 * 32 }, (_, at) => ((at * 37) % 251) + (at % 64)),
  chroma: 30,
};

test('a photo gets the hash of its thumbnail, or none where that cannot be read', async () => {
  const deps = createTestDeps();
  const [good = 0, bad = 0] = await addPhotos(deps, 'good', 'bad');
  const pictures = [STRIPES, null];
  await hashPhotos(deps.library, () => Promise.resolve(pictures.shift() ?? null), [good, bad], NEVER);
  const { ids, bits, aspects, chromas, sharpness } = await deps.library.duplicates.readHashes();
  expect([...ids]).toEqual([good, bad]);
  expect(isPlain(bits.subarray(0, HASH_WORDS))).toBe(false);
  expect(isPlain(bits.subarray(HASH_WORDS))).toBe(true);
  expect([...aspects]).toEqual([2, 1]);
  expect([...chromas]).toEqual([30, 0]);
  expect(sharpness[0]).toBeGreaterThan(0);
});

test('photos are hashed while nothing else is to be done, and each once', async () => {
  const deps = createTestDeps();
  const ids = await addPhotos(deps, 'one', 'two');
  await deps.library.jobs.setPaused('metadata', true);
  await hashWhileIdle(deps, NEVER);
  expect([...(await deps.library.duplicates.readUnhashedIds())]).toEqual(ids);

  await deps.library.jobs.setPaused('metadata', false);
  const claimed = await deps.library.jobs.claim('smart-search', 1, deps.nowMs());
  await hashWhileIdle(deps, NEVER);
  expect([...(await deps.library.duplicates.readUnhashedIds())]).toEqual(ids);

  await deps.library.jobs.release(claimed, deps.nowMs());
  await hashWhileIdle(deps, NEVER);
  expect(await deps.library.duplicates.readUnhashedIds()).toHaveLength(0);
});
