/**
 * The shipped model gives, in the browser's runtime, what it gave where it was made: every file is what the manifest
 * says (the encoder checks that while loading), and golden prompts and pictures come out as recorded.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { createTokenizer } from '../../workers/encoder/tokenizer.ts';
import { createEncoder } from './encoderClient.ts';
import { drawGoldenPicture } from './golden.ts';
import { parseManifest } from './manifest.ts';
import { STARTER_MODEL } from './registry.ts';

const MAX_BYTES = 10 * 1024 * 1024;

async function fetchJson(path: string): Promise<unknown> {
  return (await fetch(`${STARTER_MODEL.folder}${path}`)).json();
}

const manifest = parseManifest(await fetchJson('manifest.json'));
const encoder = createEncoder();
const neverAborted = new AbortController().signal;
const golden = manifest.ok ? manifest.value.golden : null;
if (golden === null) throw new Error('manifest.json of the shipped model holds no golden outputs.');
const { tolerance, size, prompts, pictures } = golden;

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  const differences = expected.map((value, index) => Math.abs(value - (actual[index] ?? NaN)));
  const largest = differences.reduce((a, b) => Math.max(a, b), 0);
  console.info(`largest difference ${largest.toExponential(1)}`);
  expect(differences.every((difference) => difference <= tolerance)).toBe(true);
}

describe('golden outputs of the shipped model', () => {
  afterAll(() => {
    encoder.close();
  });

  it('is a valid manifest of at most 10 MB', () => {
    if (!manifest.ok) throw new Error(manifest.reason);
    const bytes = manifest.value.files.reduce((sum, file) => sum + file.bytes, 0);
    expect(bytes).toBeLessThan(MAX_BYTES);
    expect(manifest.value.starterSet).toHaveLength(8);
  });

  it.each(prompts)('tokens of "$text"', async ({ text, ids }) => {
    const tokenizer = createTokenizer(
      await fetchJson('tokenizer.json'),
      await fetchJson('tokenizer_config.json'),
      [],
    );
    const { ids: row, mask } = tokenizer.encode([text]);
    expect([...row].filter((_, index) => mask[index] === 1n).map(Number)).toEqual(ids);
  });

  it.each(prompts)('vector of "$text"', async ({ text, first, last }) => {
    const outcome = await encoder.encodeTexts([text], neverAborted);
    if (!outcome.ok) throw new Error(outcome.reason);
    const vector = outcome.value[0]?.vector ?? new Float32Array();
    expectClose([...vector.subarray(0, first.length), vector.at(-1) ?? NaN], [...first, last]);
  });

  it.each(pictures)('vector of the picture "$name"', async ({ name, first }) => {
    const outcome = await encoder.encodeImages([drawGoldenPicture(name, size)], neverAborted);
    if (!outcome.ok) throw new Error(outcome.reason);
    expectClose([...outcome.value.subarray(0, first.length)], first);
  });

  it('points a prompt of unknown words away from every picture', async () => {
    const texts = await encoder.encodeTexts(['a zyzzyvaq of a qwrtplk'], neverAborted);
    const encoded = await encoder.encodeImages(
      pictures.map(({ name }) => drawGoldenPicture(name, size)),
      neverAborted,
    );
    if (!texts.ok) throw new Error(texts.reason);
    if (!encoded.ok) throw new Error(encoded.reason);
    const [text] = texts.value;
    if (text === undefined) throw new Error('A vector is missing.');
    expect(text.unknownWords).toEqual(['zyzzyvaq', 'qwrtplk']);
    const dim = text.vector.length;
    for (const start of pictures.map((_, index) => index * dim)) {
      const picture = encoded.value.subarray(start, start + dim);
      expect(picture.reduce((sum, value, index) => sum + value * (text.vector[index] ?? 0), 0)).toBeLessThan(
        0.1,
      );
    }
  });
});
