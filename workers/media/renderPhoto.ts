/**
 * Decodes a picture once, no larger than needed, and makes what an import wants of it: thumbnail and the model's pixels.
 * Previews are made later, by a decode of their own.
 */
import type { Preprocessing } from '../../src/core/model.ts';
import { toModelInput } from '../../src/core/pixels/resample.ts';
import type { PhotoFormat } from '../../src/core/photo.ts';
import { PREVIEW_LONG_SIDE } from '../../src/core/preview.ts';
import type { DerivedImage } from '../../src/library/library.ts';
import type { Outcome } from '../../src/media/media.ts';
import type { PictureSize } from '../../src/media/pictureSize.ts';
import { drawOnWhite, readPixels, releaseCanvas } from './canvas.ts';
import type { WorkerRender } from './contract.ts';
import { type DecodedPicture, withDecoded } from './decode.ts';
import { createPasses } from './simdPasses.ts';

/** Rows of the timeline are about 220 px high: sharp enough at 1.5 device pixels, acceptable at 2, small at 100,000. */
const THUMBNAIL_SHORT_SIDE = 320;
/** A panorama's thumbnail must not be as large as its preview. */
const THUMBNAIL_LONG_SIDE = 1024;
/** A JPEG that the decoder makes this much smaller than a thumbnail is one: drawing it anew would only blur it. */
const THUMBNAIL_TOLERANCE = 0.9;
const PREVIEW_QUALITY = 0.85;
const THUMBNAIL_QUALITY = 0.8;

/**
 * The exact resampler reads every pixel, so a large picture is first halved, by the decoder or the browser, until one more
 * halving would bring its short side below this many times the model's. A halving is a plain average of neighbours, after
 * which the antialiased filter still decides what the model sees: against resampling all 12 megapixels, 0.7 of 255 off on
 * average, 5 at most.
 */
const LEAST_REDUCED_FACTOR = 2;

const passes = createPasses();

/** Width and height of the result are as shown. */
export function renderPhoto(
  original: ArrayBuffer,
  format: PhotoFormat,
  input: Preprocessing | null,
): Promise<Outcome<WorkerRender>> {
  const chooseHalvings = (whole: PictureSize): number => halvingsForImport(whole, input);
  return withDecoded(original, format, chooseHalvings, async (decoded) => {
    const { picture, width, height } = decoded;
    const scale = fitScale(picture, THUMBNAIL_SHORT_SIDE, THUMBNAIL_LONG_SIDE);
    // Written while the model's pixels are made.
    const thumbnail = encodeImage(drawScaled(picture, scale), THUMBNAIL_QUALITY);
    const pixels = input === null ? null : makeModelInput(decoded, input);
    return { width, height, thumbnail: await thumbnail, input: pixels };
  });
}

/** Only the model's pixels: the same as at the import. */
export function renderInput(
  original: ArrayBuffer,
  format: PhotoFormat,
  input: Preprocessing,
): Promise<Outcome<Uint8Array>> {
  const chooseHalvings = (whole: PictureSize): number => halvingsForImport(whole, input);
  return withDecoded(original, format, chooseHalvings, (decoded) =>
    Promise.resolve(makeModelInput(decoded, input)),
  );
}

export function renderPreview(original: ArrayBuffer, format: PhotoFormat): Promise<Outcome<DerivedImage>> {
  return withDecoded(original, format, halvingsForPreview, ({ picture }) =>
    encodeImage(drawScaled(picture, previewScale(picture)), PREVIEW_QUALITY),
  );
}

function previewScale(size: PictureSize): number {
  return fitScale(size, Infinity, PREVIEW_LONG_SIDE);
}

/** How far to shrink so that the short or the long side fits, whichever shrinks more; never enlarges. */
function fitScale({ width, height }: PictureSize, shortSide: number, longSide: number): number {
  return Math.min(1, shortSide / Math.min(width, height), longSide / Math.max(width, height));
}

/** Halvings that leave a picture no smaller than `scale` of it. */
function halvingsDownTo(scale: number): number {
  return Math.max(0, Math.floor(-Math.log2(scale)));
}

function halvingsForPreview(whole: PictureSize): number {
  return halvingsDownTo(previewScale(whole));
}

/** The most that both the thumbnail and the model's pixels bear. */
function halvingsForImport(whole: PictureSize, input: Preprocessing | null): number {
  const thumbnailScale = fitScale(whole, THUMBNAIL_SHORT_SIDE, THUMBNAIL_LONG_SIDE) * THUMBNAIL_TOLERANCE;
  const forThumbnail = halvingsDownTo(thumbnailScale);
  return input === null ? forThumbnail : Math.min(forThumbnail, halvingsForModel(whole, input));
}

function halvingsForModel({ width, height }: PictureSize, { size }: Preprocessing): number {
  return halvingsDownTo((size * LEAST_REDUCED_FACTOR) / Math.min(width, height));
}

/** On white. */
function drawScaled(picture: ImageBitmap, scale: number): OffscreenCanvas {
  const side = (length: number): number => Math.max(1, Math.round(length * scale));
  return drawOnWhite(picture, side(picture.width), side(picture.height)).canvas;
}

/**
 * Releases the canvas. JPEG: every browser writes it, and it takes a tenth of the time of WebP, which an import would
 * notice.
 */
async function encodeImage(canvas: OffscreenCanvas, quality: number): Promise<DerivedImage> {
  const { width, height } = canvas;
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  releaseCanvas(canvas);
  return { bytes: await blob.arrayBuffer(), mimeType: blob.type, width, height };
}

/** What the decoder did not halve yet, the browser does. */
function makeModelInput({ picture, width, height }: DecodedPicture, input: Preprocessing): Uint8Array {
  const halvedAlready = Math.round(Math.log2(width / picture.width));
  const canvas = drawScaled(picture, 2 ** (halvedAlready - halvingsForModel({ width, height }, input)));
  const { width: drawnWidth, height: drawnHeight } = canvas;
  const pixels = readPixels(canvas);
  releaseCanvas(canvas);
  return toModelInput(pixels, drawnWidth, drawnHeight, input, passes);
}
