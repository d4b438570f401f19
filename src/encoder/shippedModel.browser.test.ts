/**
 * The shipped model gives, in the browser's runtime, what it gave where it was made: every file is what the manifest
 * says (the encoder checks that while loading), and golden prompts and pictures come out as recorded.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTokenizer } from '../../workers/encoder/tokenizer.ts';
import { createEncoder } from './encoderClient.ts';
import { parseManifest } from './manifest.ts';
import { STARTER_MODEL } from './registry.ts';

const MAX_BYTES = 10 * 1024 * 1024;

const numbers = z.array(z.number()).min(1);
const goldenSchema = z
  .object({
    tolerance: z.number().positive(),
    size: z.number(),
    prompts: z
      .array(z.object({ text: z.string(), ids: z.array(z.int()), first: numbers, last: z.number() }))
      .min(1),
    pictures: z.array(z.object({ name: z.string(), formula: z.string(), first: numbers })).min(1),
  })
  .nullable();

/** The formulas of the manifest: values 0..1 of red, green and blue at column x and row y of a square of S pixels. */
const FORMULAS: Readonly<Record<string, (x: number, y: number, size: number) => readonly number[]>> = {
  gradient: (x, y, size) => [x / (size - 1), y / (size - 1), (x + y) / (2 * size - 2)],
  checks: (x, y) => Array<number>(3).fill((Math.floor(x / 8) + Math.floor(y / 8)) % 2),
  lines: (x, y, size) => {
    const isInk = y % 10 < 3 && x > 16 && x < size - 16 - ((Math.floor(y / 10) * 37) % 40);
    return Array<number>(3).fill(isInk ? 0.2 : 0.95);
  },
};

function draw(name: string, size: number): Uint8Array {
  const formula = FORMULAS[name];
  if (formula === undefined) throw new Error(`No formula for the golden picture ${name}.`);
  const pixels = new Uint8Array(size * size * 3);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      pixels.set(
        formula(x, y, size).map((value) => Math.round(value * 255)),
        (y * size + x) * 3,
      );
    }
  }
  return pixels;
}

async function fetchJson(path: string): Promise<unknown> {
  return (await fetch(`${STARTER_MODEL.folder}${path}`)).json();
}

const manifestJson = z
  .object({ golden: z.unknown().optional() })
  .loose()
  .parse(await fetchJson('manifest.json'));
const manifest = parseManifest(manifestJson);
const encoder = createEncoder();
const neverAborted = new AbortController().signal;
const golden = goldenSchema.parse(manifestJson.golden ?? null);
if (golden === null) console.warn('Skipped: golden outputs. manifest.json holds none.');

describe.skipIf(golden === null)('golden outputs of the shipped model', () => {
  const { tolerance, size, prompts, pictures } = golden ?? {
    tolerance: 0,
    size: 1,
    prompts: [],
    pictures: [],
  };
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
    const outcome = await encoder.encodeImages([draw(name, size)], neverAborted);
    if (!outcome.ok) throw new Error(outcome.reason);
    expectClose([...outcome.value.subarray(0, first.length)], first);
  });

  function expectClose(actual: readonly number[], expected: readonly number[]): void {
    const differences = expected.map((value, index) => Math.abs(value - (actual[index] ?? NaN)));
    const largest = differences.reduce((a, b) => Math.max(a, b), 0);
    console.info(`largest difference ${largest.toExponential(1)}`);
    expect(differences.every((difference) => difference <= tolerance)).toBe(true);
  }

  it('points a prompt of unknown words away from every picture', async () => {
    const texts = await encoder.encodeTexts(['a zyzzyvaq of a qwrtplk'], neverAborted);
    const encoded = await encoder.encodeImages(
      pictures.map(({ name }) => draw(name, size)),
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
