/**
 * The browser's half of the evaluation: the app's own media and encoder workers, driven from outside. It encodes what
 * it is given and decides nothing.
 */
import type { ModelInfo, Preprocessing } from '../../../src/core/model.ts';
import { createEncoder } from '../../../src/encoder/encoderClient.ts';
import { createMedia } from '../../../src/media/mediaClient.ts';

const media = createMedia();
const encoder = createEncoder();
const neverAborted = new AbortController().signal;

async function loadModel(): Promise<ModelInfo> {
  const loaded = await encoder.load();
  if (!loaded.ok) throw new Error(loaded.reason);
  return loaded.value;
}

/** Unit vectors of the prompts, in order. */
async function encodePrompts(prompts: string[]): Promise<number[][]> {
  const outcome = await encoder.encodeTexts(prompts, neverAborted);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.map(({ vector }) => Array.from(vector));
}

/** Fetches pictures by address and encodes them in one batch, `changes` in place of the model's own preprocessing; `null` where one could not be read, with the reason. */
async function encodePictures(
  addresses: readonly string[],
  changes: Partial<Preprocessing>,
): Promise<Array<{ vector: number[]; reason: null } | { vector: null; reason: string }>> {
  const model = await loadModel();
  const { dim } = model;
  const preprocessing = { ...model.preprocessing, ...changes };
  const inputs = await Promise.all(
    addresses.map(async (address) => {
      const response = await fetch(address);
      const file = new File([await response.arrayBuffer()], address);
      const inspected = await media.inspect(file, neverAborted);
      if (!inspected.ok) return inspected;
      return media.renderInput(inspected.value.original, inspected.value.format, preprocessing, neverAborted);
    }),
  );
  const readable = inputs.flatMap((input) => (input.ok ? [input.value] : []));
  const encoded = await encoder.encodeImages(readable, neverAborted);
  if (!encoded.ok) throw new Error(encoded.reason);
  let row = 0;
  return inputs.map((input) => {
    if (!input.ok) return { vector: null, reason: input.refusal.detail };
    const start = row * dim;
    row += 1;
    return { vector: [...encoded.value.subarray(start, start + dim)], reason: null };
  });
}

declare global {
  interface Window {
    winnowEvaluation: {
      loadModel: typeof loadModel;
      encodePrompts: typeof encodePrompts;
      encodePictures: typeof encodePictures;
    };
  }
}

window.winnowEvaluation = { loadModel, encodePrompts, encodePictures };
