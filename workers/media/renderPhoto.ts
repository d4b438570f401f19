/**
 * Decodes a picture once and makes everything Winnow keeps or needs of it: thumbnail, preview and the model's pixels.
 */
import type { Preprocessing } from '../../src/core/model.ts';
import { toModelInput } from '../../src/core/pixels/resample.ts';
import type { PhotoFormat } from '../../src/core/photo.ts';
import type { DerivedImage } from '../../src/library/library.ts';
import type { Outcome } from '../../src/media/media.ts';
import { drawOnWhite, type DrawingCanvas } from './canvas.ts';
import type { WorkerRender } from './contract.ts';
import { decodePicture } from './decode.ts';

/** Fills a laptop's window; twice the pixels would double what a library weighs for the rare zoom, which shows the original. */
const PREVIEW_LONG_SIDE = 1600;
/** Rows of the timeline are about 220 px high: sharp enough at 1.5 device pixels, acceptable at 2, small at 100,000. */
const THUMBNAIL_SHORT_SIDE = 320;
/** A panorama's thumbnail must not be as large as its preview. */
const THUMBNAIL_LONG_SIDE = 1024;
const PREVIEW_QUALITY = 0.85;
const THUMBNAIL_QUALITY = 0.8;

/**
 * The exact resampler reads every pixel (190 ms for 12 megapixels), so the browser first halves a large picture until
 * one more halving would bring its short side below this many times the model's. A halving is a plain average of
 * neighbours, after which the antialiased filter still decides what the model sees: against resampling all 12
 * megapixels, 0.7 of 255 off on average, 5 at most, in 20 ms.
 */
const LEAST_REDUCED_FACTOR = 2;

/** Width and height of the result are as shown. */
export async function renderPhoto(
  original: ArrayBuffer,
  format: PhotoFormat,
  input: Preprocessing | null,
): Promise<Outcome<WorkerRender>> {
  const decoded = await decodePicture(original, format);
  if (!decoded.ok) return decoded;
  const bitmap = decoded.value;
  const { width, height } = bitmap;
  try {
    const previewCanvas = drawScaled(bitmap, fitScale(width, height, Infinity, PREVIEW_LONG_SIDE));
    const { canvas } = previewCanvas;
    const thumbnailScale = fitScale(canvas.width, canvas.height, THUMBNAIL_SHORT_SIDE, THUMBNAIL_LONG_SIDE);
    const [preview, thumbnail] = await Promise.all([
      encodeImage(previewCanvas, PREVIEW_QUALITY),
      encodeImage(drawScaled(canvas, thumbnailScale), THUMBNAIL_QUALITY),
    ]);
    const pixels = input === null ? null : makeModelInput(bitmap, input);
    return { ok: true, value: { width, height, thumbnail, preview, input: pixels } };
  } finally {
    bitmap.close();
  }
}

/** Only the model's pixels. */
export async function renderInput(
  original: ArrayBuffer,
  format: PhotoFormat,
  input: Preprocessing,
): Promise<Outcome<Uint8Array>> {
  const decoded = await decodePicture(original, format);
  if (!decoded.ok) return decoded;
  try {
    return { ok: true, value: makeModelInput(decoded.value, input) };
  } finally {
    decoded.value.close();
  }
}

/** How far to shrink so that the short or the long side fits, whichever shrinks more; never enlarges. */
function fitScale(width: number, height: number, shortSide: number, longSide: number): number {
  return Math.min(1, shortSide / Math.min(width, height), longSide / Math.max(width, height));
}

function drawScaled(source: ImageBitmap | OffscreenCanvas, scale: number): DrawingCanvas {
  const side = (length: number): number => Math.max(1, Math.round(length * scale));
  return drawOnWhite(source, side(source.width), side(source.height));
}

/** JPEG: every browser writes it, and it takes a tenth of the time of WebP, which an import would notice. */
async function encodeImage({ canvas }: DrawingCanvas, quality: number): Promise<DerivedImage> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return { bytes: await blob.arrayBuffer(), mimeType: blob.type, width: canvas.width, height: canvas.height };
}

function makeModelInput(bitmap: ImageBitmap, input: Preprocessing): Uint8Array {
  const factor = Math.min(bitmap.width, bitmap.height) / input.size;
  const halvings = Math.max(0, Math.floor(Math.log2(factor / LEAST_REDUCED_FACTOR)));
  const { canvas, context } = drawScaled(bitmap, 2 ** -halvings);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return toModelInput(data, canvas.width, canvas.height, input);
}
