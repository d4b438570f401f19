/** With the runtime that ships, in Node, over a small CLIP that is quantised as the hub's models are. */
import { readFileSync } from 'node:fs';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';
import { makeVisionEncoder, SMALL_CLIP } from '../../tools/randomClip/encoders.mjs';
import { withItemsApart } from './oneAtATime.ts';
import { usesOperator } from './onnxOperators.ts';
import type { Feed, Session } from './runtime.ts';

const { dim, vision } = SMALL_CLIP;
const STARTER = 'public/models/starter/onnx/vision_model_quantized.onnx';
const COUNT = 3;
/** Starting the runtime takes seconds on a busy machine. */
const TIMEOUT_MS = 60_000;

env.wasm.numThreads = 1;

function makeModel(isQuantised: boolean): Uint8Array {
  return new Uint8Array(Buffer.concat(makeVisionEncoder(SMALL_CLIP, { seed: 1, isQuantised })));
}

const quantised = makeModel(true);
const exact = makeModel(false);

async function openSession(model: Uint8Array): Promise<Session> {
  const session = await InferenceSession.create(model);
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    async run(feeds, output) {
      const tensors = Object.fromEntries(
        Object.entries(feeds).map(([name, { type, data, dims }]) => [name, new Tensor(type, data, dims)]),
      );
      const outputs = await session.run(tensors, [output]);
      return outputs[output]?.data;
    },
  };
}

/** Pictures of different contrast, so that one scale for all of them is wrong for each. */
function drawBatch(): Feed {
  const length = 3 * vision.size ** 2;
  const data = Float32Array.from({ length: COUNT * length }, (_, index) => {
    const contrast = [2, 0.7, 0.2][Math.floor(index / length)] ?? 0;
    return contrast * Math.sin(index * 0.37) * Math.cos(index * 0.011);
  });
  return { type: 'float32', data, dims: [COUNT, 3, vision.size, vision.size] };
}

async function run(session: Session, feed: Feed): Promise<Float32Array> {
  const data = await session.run({ pixel_values: feed }, 'image_embeds');
  if (!(data instanceof Float32Array)) throw new Error('no image_embeds');
  return data;
}

async function runAlone(
  session: Session,
  { type, data, dims: [count = 1, ...shape] }: Feed,
): Promise<number[]> {
  const length = data.length / count;
  const rows: number[] = [];
  for (let item = 0; item < count; item++) {
    const part = data.subarray(item * length, (item + 1) * length);
    rows.push(...(await run(session, { type, data: part, dims: [1, ...shape] })));
  }
  return rows;
}

describe('withItemsApart', { timeout: TIMEOUT_MS }, () => {
  it('gives a picture the vector it has alone, where the model would not', async () => {
    const plain = await openSession(quantised);
    const batch = drawBatch();
    const alone = await runAlone(plain, batch);
    expect(alone).toHaveLength(COUNT * dim);
    expect([...(await run(plain, batch))]).not.toEqual(alone);
    expect([...(await run(withItemsApart(plain, quantised), batch))]).toEqual(alone);
  });

  it('leaves a model in float as it is: its pictures do not touch each other', async () => {
    const plain = await openSession(exact);
    expect(withItemsApart(plain, exact)).toBe(plain);
    const batch = drawBatch();
    const together = await run(plain, batch);
    const alone = await runAlone(plain, batch);
    expect(Math.max(...alone.map((value, index) => Math.abs(value - (together[index] ?? NaN))))).toBeLessThan(
      1e-4,
    );
  });

  it('answers what the runtime answers where that is no vector', async () => {
    const broken: Session = { inputNames: [], outputNames: [], run: () => Promise.resolve(null) };
    expect(
      await withItemsApart(broken, quantised).run({ pixel_values: drawBatch() }, 'image_embeds'),
    ).toBeNull();
  });
});

describe('usesOperator', () => {
  it('finds what a file uses and nothing else', () => {
    expect(usesOperator(quantised, 'DynamicQuantizeLinear')).toBe(true);
    expect(usesOperator(quantised, 'Softmax')).toBe(true);
    expect(usesOperator(quantised, 'Conv')).toBe(false);
    expect(usesOperator(exact, 'DynamicQuantizeLinear')).toBe(false);
  });

  it('reads a file that another program wrote', () => {
    const starter = readFileSync(STARTER);
    expect(usesOperator(starter, 'Conv')).toBe(true);
    expect(usesOperator(starter, 'DynamicQuantizeLinear')).toBe(false);
  });

  it('finds nothing in what is no model', () => {
    const cut = quantised.subarray(0, 30);
    for (const bytes of [
      new Uint8Array(),
      new TextEncoder().encode('<!doctype html>'),
      cut,
      new Uint8Array(99).fill(255),
    ]) {
      expect(usesOperator(bytes, 'Conv')).toBe(false);
    }
  });
});
