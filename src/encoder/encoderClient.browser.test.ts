/** The real worker, the real runtime and the shipped model. */
import { afterAll, describe, expect, it } from 'vitest';
import { dot, isUnit, rowOf } from '../core/vector.ts';
import { createEncoder } from './encoderClient.ts';
import { STARTER_MODEL } from './registry.ts';

const neverAborted = new AbortController().signal;

/** A picture by formula: stripes of changing width and colour. */
function picture(size: number, seed: number): Uint8Array {
  return Uint8Array.from(
    { length: size * size * 3 },
    (_, index) => (index * (seed + 3) + (index >> 5) * seed) % 256,
  );
}

/** What a call must have given; a failure's reason becomes the test's message. */
function valueOf<T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

describe('the shipped model in its worker', () => {
  const encoder = createEncoder();
  afterAll(() => {
    encoder.close();
  });

  it('loads once for all who ask', async () => {
    const [first, second] = await Promise.all([encoder.load(), encoder.load()]);
    expect(valueOf(first)).toEqual(valueOf(second));
    expect(valueOf(first).key).toMatch(/^winnow\/starter@.+:int8$/);
    const status = await encoder.readStatus();
    expect(status).toMatchObject({ executionProvider: 'wasm', precision: 'int8' });
  });

  it('gives unit rows, the same for a picture alone and among others', async () => {
    const { dim, preprocessing } = valueOf(await encoder.load());
    const pictures = [1, 2, 3].map((seed) => picture(preprocessing.size, seed));
    const together = valueOf(await encoder.encodeImages(pictures, neverAborted));
    expect(together.length).toBe(3 * dim);
    for (const [index, pixels] of pictures.entries()) {
      const row = rowOf(together, dim, index);
      const alone = valueOf(await encoder.encodeImages([pixels], neverAborted));
      expect(isUnit(row)).toBe(true);
      expect(dot(row, alone)).toBeGreaterThan(0.9999);
    }
  });

  it('leaves the caller its pixels', async () => {
    const { preprocessing } = valueOf(await encoder.load());
    const pixels = picture(preprocessing.size, 4);
    valueOf(await encoder.encodeImages([pixels], neverAborted));
    expect(pixels.length).toBe(preprocessing.size ** 2 * 3);
  });

  it('gives a prompt the same vector alone and among others', async () => {
    const prompt = 'a photo of a cat';
    const [alone] = valueOf(await encoder.encodeTexts([prompt], neverAborted));
    const [, among] = valueOf(await encoder.encodeTexts(['a restaurant bill', prompt, 'x'], neverAborted));
    if (alone === undefined || among === undefined) throw new Error('A vector is missing.');
    expect(isUnit(alone.vector)).toBe(true);
    expect(dot(alone.vector, among.vector)).toBeGreaterThan(0.99999);
  });

  it('answers nothing for nothing', async () => {
    expect(valueOf(await encoder.encodeImages([], neverAborted)).length).toBe(0);
    expect(valueOf(await encoder.encodeTexts([], neverAborted))).toEqual([]);
  });

  it('answers an aborted call at once and the next one as usual', async () => {
    const { preprocessing } = valueOf(await encoder.load());
    const aborting = new AbortController();
    const aborted = encoder.encodeImages([picture(preprocessing.size, 5)], aborting.signal);
    aborting.abort();
    expect(await aborted).toMatchObject({ ok: false, kind: 'transient' });
    expect((await encoder.encodeTexts(['a dog'], neverAborted)).ok).toBe(true);
  });
});

describe('a model that cannot be had', () => {
  it('is a transient failure that names the file, and is asked for again', async () => {
    const encoder = createEncoder({ model: { ...STARTER_MODEL, folder: '/models/none/' } });
    for (const outcome of [await encoder.load(), await encoder.encodeTexts(['a cat'], neverAborted)]) {
      expect(outcome).toMatchObject({ ok: false, kind: 'transient' });
      expect(outcome.ok ? '' : outcome.reason).toContain('/models/none/manifest.json');
    }
    expect(await encoder.readStatus()).toBeNull();
    encoder.close();
  });

  it('is not asked for after the encoder was closed', async () => {
    const encoder = createEncoder();
    encoder.close();
    expect(await encoder.load()).toMatchObject({ ok: false, reason: 'The encoder was closed.' });
  });
});
