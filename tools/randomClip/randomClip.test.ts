/** The random model is a model: the runtime that ships accepts it, and its answers behave as a CLIP's do. */
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { makeTextEncoder, makeVisionEncoder, SMALL_CLIP } from './encoders.mjs';

const { dim, vision, text } = SMALL_CLIP;
const START = 49406n;
const END = 49407n;
/** Starting the runtime takes seconds on a busy machine. */
const TIMEOUT_MS = 60_000;

env.wasm.numThreads = 1;

function join(chunks: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(chunks));
}

function drawPictures(): Float32Array {
  const side = vision.size;
  const formulas = [
    (x: number) => (4 * x) / side - 2,
    (x: number, y: number) => (((x >> 3) + (y >> 3)) % 2) * 3 - 1.5,
    (_: number, y: number) => (3 * y) / side - 1,
  ];
  return Float32Array.from(
    formulas.flatMap((formula) =>
      Array.from({ length: 3 * side * side }, (_, index) =>
        formula(index % side, Math.floor(index / side) % side),
      ),
    ),
  );
}

function unitRows(values: Float32Array): Float32Array[] {
  return Array.from({ length: values.length / dim }, (_, row) => {
    const vector = values.subarray(row * dim, (row + 1) * dim);
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  });
}

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  return (a ?? new Float32Array()).reduce((sum, value, index) => sum + value * (b?.[index] ?? Number.NaN), 0);
}

async function run(
  model: Uint8Array,
  input: string,
  tensor: Tensor,
  output: string,
): Promise<Float32Array[]> {
  const session = await InferenceSession.create(model);
  const outputs = await session.run({ [input]: tensor });
  await session.release();
  const data = outputs[output]?.data;
  if (!(data instanceof Float32Array)) throw new Error(`no ${output}`);
  return unitRows(data);
}

function encodePictures(isQuantised: boolean): Promise<Float32Array[]> {
  const pixels = drawPictures();
  const tensor = new Tensor('float32', pixels, [3, 3, vision.size, vision.size]);
  return run(
    join(makeVisionEncoder(SMALL_CLIP, { seed: 1, isQuantised })),
    'pixel_values',
    tensor,
    'image_embeds',
  );
}

function encodePrompts(prompts: readonly bigint[][], isQuantised: boolean): Promise<Float32Array[]> {
  const ids = prompts.flatMap((words) => [
    START,
    ...words,
    ...Array<bigint>(text.tokens - words.length - 1).fill(END),
  ]);
  const tensor = new Tensor('int64', BigInt64Array.from(ids), [prompts.length, text.tokens]);
  return run(join(makeTextEncoder(SMALL_CLIP, { seed: 1, isQuantised })), 'input_ids', tensor, 'text_embeds');
}

function makeSeeded(seed: number): Uint8Array {
  return join(makeVisionEncoder(SMALL_CLIP, { seed, isQuantised: true }));
}

describe('random CLIP', { timeout: TIMEOUT_MS }, () => {
  it('is the same for the same seed, another for another', () => {
    expect(Buffer.compare(makeSeeded(1), makeSeeded(1))).toBe(0);
    expect(Buffer.compare(makeSeeded(1), makeSeeded(2))).not.toBe(0);
  });

  it('tells pictures apart, in float and in 8 bits alike', async () => {
    const exact = await encodePictures(false);
    expect(exact.flatMap((vector) => [...vector]).every(Number.isFinite)).toBe(true);
    expect(cosine(exact[0], exact[1])).toBeLessThan(0.9);
    expect(cosine(exact[1], exact[2])).toBeLessThan(0.9);
    const rounded = await encodePictures(true);
    const agreement = exact.map((vector, index) => cosine(vector, rounded[index]));
    expect(Math.min(...agreement)).toBeGreaterThan(0.95);
    // Else it was not quantised at all.
    expect(Math.min(...agreement)).toBeLessThan(0.99999);
  });

  it('tells prompts apart, and reads nothing behind the end', async () => {
    const cat = [320n, 1125n, 539n, 320n, 2368n];
    const dog = [320n, 1125n, 539n, 320n, 1929n];
    const [first, second, third] = await encodePrompts([cat, dog, [...cat, END, 2368n]], false);
    expect(cosine(first, second)).toBeLessThan(0.99);
    expect(cosine(first, third)).toBeCloseTo(1, 5);
    const [rounded] = await encodePrompts([cat], true);
    expect(cosine(first, rounded)).toBeGreaterThan(0.95);
  });
});
