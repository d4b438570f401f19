/**
 * The browser's half of the comparison with another runtime: photos to the model's pixels by the app's media workers,
 * pixels to vectors by its encoder worker.
 */
import type { Preprocessing } from '../../../src/core/model.ts';
import type { Encoder } from '../../../src/encoder/encoder.ts';
import { createEncoder } from '../../../src/encoder/encoderClient.ts';
import type { ModelSource } from '../../../src/encoder/modelSource.ts';
import { createMedia } from '../../../src/media/mediaClient.ts';
import { fromBase64, toBase64 } from './base64.ts';

const media = createMedia();
const neverAborted = new AbortController().signal;
let encoder: Encoder | null = null;

/** Ends the encoder in use and starts one on the CPU for `source`, or for the starter model. */
async function openModel(
  source: ModelSource | null,
  threads: number,
): Promise<{ dim: number; preprocessing: Preprocessing }> {
  encoder?.close();
  encoder = createEncoder({
    preferences: { executionProvider: 'wasm', precision: 'auto', threads, batchSize: 8 },
    ...(source !== null && { model: source }),
  });
  const loaded = await encoder.load();
  if (!loaded.ok) throw new Error(loaded.reason);
  const { dim, preprocessing } = loaded.value;
  // One square a photo: what is compared is what the model makes of a square.
  return { dim, preprocessing: { ...preprocessing, views: 1 } };
}

/** The model's pixels of a photo, base64; null where it cannot be read. */
async function renderInput(address: string, preprocessing: Preprocessing): Promise<string | null> {
  const response = await fetch(address);
  const file = new File([await response.arrayBuffer()], address);
  const inspected = await media.inspect(file, neverAborted);
  if (!inspected.ok) return null;
  const { original, format } = inspected.value;
  const input = await media.renderInput(original, format, preprocessing, neverAborted);
  return input.ok ? toBase64(input.value) : null;
}

/** One call of the encoder: unit vectors, in order. */
async function encode(inputs: readonly string[]): Promise<number[][]> {
  if (encoder === null) throw new Error('No model is open.');
  const outcome = await encoder.encodeImages(inputs.map(fromBase64), neverAborted);
  if (!outcome.ok) throw new Error(outcome.reason);
  const dim = outcome.value.length / inputs.length;
  return inputs.map((_, index) => [...outcome.value.subarray(index * dim, (index + 1) * dim)]);
}

/** One call of the encoder for all prompts: unit vectors, in order. */
async function encodePrompts(prompts: readonly string[]): Promise<number[][]> {
  if (encoder === null) throw new Error('No model is open.');
  const outcome = await encoder.encodeTexts(prompts, neverAborted);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.map(({ vector }) => [...vector]);
}

declare global {
  interface Window {
    winnowParity: {
      openModel: typeof openModel;
      renderInput: typeof renderInput;
      encode: typeof encode;
      encodePrompts: typeof encodePrompts;
    };
  }
}

window.winnowParity = { openModel, renderInput, encode, encodePrompts };
