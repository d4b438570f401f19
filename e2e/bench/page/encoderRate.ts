/**
 * How fast pictures become vectors: the app's encoder, onnxruntime-web by itself, and transformers.js, in turn in the same
 * page, so that whatever else the machine does falls on all three alike.
 */
import { env, pipeline, RawImage } from '@xenova/transformers';
import { wrap } from 'comlink';
import runtimeBinary from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import runtimeModule from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import type { Precision } from '../../../src/core/model.ts';
import type { DeviceEncoder } from '../../../src/encoder/encoder.ts';
import { createEncoder } from '../../../src/encoder/encoderClient.ts';
import type { FolderSource } from '../../../src/encoder/modelSource.ts';
import { createMedia } from '../../../src/media/mediaClient.ts';
import type { PlainSessionApi } from './plainSessionWorker.ts';

export interface EncoderRateRequest {
  /** Null for the starter model. */
  readonly source: FolderSource | null;
  readonly visionAddress: string;
  readonly threads: number;
  readonly batches: readonly number[];
  /** Pictures a measurement, at least one run. */
  readonly pictures: number;
  readonly rounds: number;
  /** Where transformers.js finds the model, and as what; null where it cannot run it. */
  readonly hubLayout: { readonly root: string; readonly name: string; readonly dtype: 'fp32' | 'q8' } | null;
}

/** Milliseconds a picture, one figure a round. */
export interface EncoderRateResult {
  readonly precision: Precision;
  readonly winnow: Record<number, number[]>;
  readonly plain: Record<number, number[]>;
  /** From a JPEG of 640x480 to a vector. */
  readonly winnowFromJpeg: number[];
  readonly transformersFromJpeg: number[];
}

const neverAborted = new AbortController().signal;

export async function measureEncoderRate(request: EncoderRateRequest): Promise<EncoderRateResult> {
  const { source, visionAddress, threads, batches, rounds, pictures, hubLayout } = request;
  const encoder = createEncoder({
    ...(source !== null && { model: source }),
    preferences: { executionProvider: 'wasm', precision: 'auto', threads, batchSize: 8 },
  });
  const media = createMedia({ workers: 1 });
  const worker = new Worker(new URL('plainSessionWorker.ts', import.meta.url), { type: 'module' });
  const plain = wrap<PlainSessionApi>(worker);
  try {
    const model = await encoder.load();
    if (!model.ok) throw new Error(model.reason);
    const { preprocessing } = model.value;
    await plain.load(absolute(visionAddress), threads);
    const extract = hubLayout === null ? null : await openTransformers(hubLayout, threads);
    const jpeg = await drawJpeg(640, 480);
    const result: EncoderRateResult = {
      precision: (await encoder.readStatus())?.precision ?? 'fp32',
      winnow: Object.fromEntries(batches.map((batch) => [batch, []])),
      plain: Object.fromEntries(batches.map((batch) => [batch, []])),
      winnowFromJpeg: [],
      transformersFromJpeg: [],
    };
    // The first round warms all of them up and is not counted.
    for (let round = 0; round <= rounds; round++) {
      const isCounted = round > 0;
      for (const batch of batches) {
        const runs = isCounted ? Math.max(1, Math.round(pictures / batch)) : 1;
        const ours = await timeEncoder(encoder, batch, runs, preprocessing.size);
        let plainMs = 0;
        for (let run = 0; run < runs; run++) plainMs += await plain.time(batch, preprocessing.size);
        if (!isCounted) continue;
        result.winnow[batch]?.push(ours);
        result.plain[batch]?.push(plainMs / (runs * batch));
      }
      const photos = isCounted ? pictures : 1;
      const ours = await timeFromJpeg(photos, async () => {
        const bytes = await jpeg.arrayBuffer();
        const input = await media.renderInput(bytes, 'jpeg', preprocessing, neverAborted);
        if (!input.ok) throw new Error(input.refusal.detail);
        await encode(encoder, [input.value]);
      });
      const theirs = extract === null ? null : await timeFromJpeg(photos, () => extract(jpeg));
      if (!isCounted) continue;
      result.winnowFromJpeg.push(ours);
      if (theirs !== null) result.transformersFromJpeg.push(theirs);
    }
    return result;
  } finally {
    worker.terminate();
    encoder.close();
    media.close();
  }
}

/** Encodes pictures in batches of 8 until `until` are done; for watching memory from outside. */
export async function encodeMany(until: number): Promise<void> {
  const encoder = (watched ??= createEncoder({
    preferences: { executionProvider: 'wasm', precision: 'auto', threads: 1, batchSize: 8 },
  }));
  const model = await encoder.load();
  if (!model.ok) throw new Error(model.reason);
  for (; encoded < until; encoded += 8) {
    await encode(
      encoder,
      Array.from({ length: 8 }, () => randomPicture(model.value.preprocessing.size)),
    );
  }
}

let watched: DeviceEncoder | null = null;
let encoded = 0;

async function openTransformers(
  { root, name, dtype }: NonNullable<EncoderRateRequest['hubLayout']>,
  threads: number,
): Promise<(photo: Blob) => Promise<void>> {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useBrowserCache = false;
  // It would start the runtime from a blob, which the site's content security policy refuses.
  env.useWasmCache = false;
  env.localModelPath = root;
  const { wasm } = env.backends.onnx;
  if (wasm === undefined) throw new Error('This transformers.js has no WebAssembly.');
  wasm.wasmPaths = { mjs: absolute(runtimeModule), wasm: absolute(runtimeBinary) };
  wasm.numThreads = threads;
  const extract = await pipeline('image-feature-extraction', name, { dtype, device: 'wasm' });
  return async (photo) => {
    await extract(await RawImage.fromBlob(photo));
  };
}

function absolute(path: string): string {
  return new URL(path, document.baseURI).href;
}

async function timeEncoder(
  encoder: DeviceEncoder,
  batch: number,
  runs: number,
  size: number,
): Promise<number> {
  const inputs = Array.from({ length: batch }, () => randomPicture(size));
  const startedMs = performance.now();
  for (let run = 0; run < runs; run++) await encode(encoder, inputs);
  return (performance.now() - startedMs) / (runs * batch);
}

async function encode(encoder: DeviceEncoder, inputs: readonly Uint8Array[]): Promise<void> {
  const outcome = await encoder.encodeImages(inputs, neverAborted);
  if (!outcome.ok) throw new Error(outcome.reason);
}

/** One photo after the other, as somebody would who has no pipeline. */
async function timeFromJpeg(photos: number, work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  for (let photo = 0; photo < photos; photo++) await work();
  return (performance.now() - startedMs) / photos;
}

function randomPicture(size: number): Uint8Array {
  return Uint8Array.from({ length: size * size * 3 }, () => Math.random() * 256);
}

async function drawJpeg(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser has no 2d canvas.');
  const image = context.createImageData(width, height);
  for (let i = 0; i < image.data.length; i++) image.data[i] = i % 4 === 3 ? 255 : (i * 7 + (i >> 9)) % 256;
  context.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}
