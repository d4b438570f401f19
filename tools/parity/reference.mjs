/**
 * Another program's answer to the same pixels: the ONNX runtime for Node, whose kernels are machine code for this
 * processor, on arithmetic written down here once more.
 */
import { createRequire } from 'node:module';

/**
 * @typedef {import('onnxruntime-common').InferenceSession} InferenceSession
 * @typedef {Pick<import('../../src/core/model.ts').Preprocessing, 'size' | 'mean' | 'std'>} Numbers
 */

/**
 * transformers.js brings it; it is no dependency of the app. Throws where it has no build for this machine.
 * @returns {typeof import('onnxruntime-common')}
 */
export function loadNativeRuntime() {
  const fromTransformers = createRequire(createRequire(import.meta.url).resolve('@xenova/transformers'));
  // oxlint-disable-next-line typescript/no-unsafe-return -- a CommonJS module has no types here
  return fromTransformers('onnxruntime-node');
}

/**
 * Pixels as the page gives them, size x size x 3, to the tensor's numbers, channel by channel.
 * @param {Uint8Array} pixels
 * @param {Numbers} preprocessing
 */
export function toNumbers(pixels, { size, mean, std }) {
  const plane = size * size;
  return Float32Array.from({ length: 3 * plane }, (_, index) => {
    const channel = Math.floor(index / plane);
    const value = pixels[(index % plane) * 3 + channel] ?? Number.NaN;
    return (value / 255 - (mean[channel] ?? 0)) / (std[channel] ?? 1);
  });
}

/** @param {Float32Array} vector */
export function toUnit(vector) {
  const length = Math.hypot(...vector);
  return Array.from(vector, (value) => value / length);
}

/** Of unit vectors. @param {readonly number[]} a @param {readonly number[]} b */
export function cosine(a, b) {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? Number.NaN), 0);
}

/**
 * Unit vectors of pictures.
 * @param {string} modelFile
 * @param {readonly Uint8Array[]} inputs
 * @param {Numbers} preprocessing
 * @param {number} [batch] pictures a run of the model
 */
export async function encodeNatively(modelFile, inputs, preprocessing, batch = 1) {
  const { InferenceSession, Tensor } = loadNativeRuntime();
  const session = await InferenceSession.create(modelFile);
  const { size } = preprocessing;
  const length = 3 * size * size;
  const [input = 'pixel_values'] = session.inputNames;
  const output = session.outputNames.includes('image_embeds')
    ? 'image_embeds'
    : (session.outputNames[0] ?? 'image_embeds');
  /** @type {number[][]} */
  const vectors = [];
  try {
    for (let at = 0; at < inputs.length; at += batch) {
      const some = inputs.slice(at, at + batch);
      const numbers = new Float32Array(some.length * length);
      for (const [index, pixels] of some.entries())
        numbers.set(toNumbers(pixels, preprocessing), index * length);
      const tensor = new Tensor('float32', numbers, [some.length, 3, size, size]);
      const data = (await session.run({ [input]: tensor }))[output]?.data;
      if (!(data instanceof Float32Array)) throw new Error(`${modelFile} gives no ${output}.`);
      const dim = data.length / some.length;
      vectors.push(...some.map((_, index) => toUnit(data.subarray(index * dim, (index + 1) * dim))));
    }
  } finally {
    await session.release();
  }
  return vectors;
}
