/**
 * Turns a picture's bytes into a bitmap as it is meant to be seen, orientation applied exactly once:
 * - what the browser decodes (JPEG, PNG, WebP, AVIF, GIF, BMP): `imageOrientation: 'from-image'`; of an animation, the
 *   first frame;
 * - HEIC: libheif turns by the file's own `irot`/`imir`; an EXIF orientation beside them repeats it and is not applied;
 * - TIFF: the decoder leaves the orientation tag alone, so it is applied here.
 */
import type { PhotoFormat } from '../../src/core/photo.ts';
import { withOtherChroma } from '../../src/media/avifChroma.ts';
import type { Outcome } from '../../src/media/media.ts';
import { readTiffOrientation } from '../../src/media/tiffTags.ts';
import { newCanvas, releaseCanvas } from './canvas.ts';
import { loadHeicDecoder } from './decodeHeic.ts';
import { loadTiffDecoder } from './decodeTiff.ts';
import { type ChooseHalvings, decodeReducedJpeg } from './reducedJpeg.ts';

/** A picture as it is meant to be seen. */
export interface DecodedPicture {
  /** The whole picture, or a smaller copy of it where that is all that was needed. */
  readonly picture: ImageBitmap;
  /** Of the whole picture, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Pixels as a decoder library gives them: RGBA, not premultiplied. */
export interface DecodedPixels {
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Null where the picture is damaged. */
export type Decoder = (original: ArrayBuffer) => Promise<DecodedPixels | null>;

const DAMAGED: Outcome<never> = {
  ok: false,
  refusal: { kind: 'corrupt', detail: 'The file is damaged: its picture cannot be decoded.' },
};

/**
 * Decodes a picture once and hands it to `use`, after which it is gone. A picture that cannot be decoded is a `corrupt`
 * refusal. `chooseHalvings` says how much smaller a large JPEG may come.
 */
export async function withDecoded<T>(
  original: ArrayBuffer,
  format: PhotoFormat,
  chooseHalvings: ChooseHalvings,
  use: (decoded: DecodedPicture) => Promise<T>,
): Promise<Outcome<T>> {
  const decoded = await decode(original, format, chooseHalvings);
  if (!decoded.ok) return decoded;
  try {
    return { ok: true, value: await use(decoded.value) };
  } finally {
    decoded.value.picture.close();
  }
}

async function decode(
  original: ArrayBuffer,
  format: PhotoFormat,
  chooseHalvings: ChooseHalvings,
): Promise<Outcome<DecodedPicture>> {
  const reduced = format === 'jpeg' ? await decodeReducedJpeg(original, chooseHalvings) : null;
  if (reduced !== null) return { ok: true, value: reduced };
  const whole = await decodeWhole(original, format);
  if (!whole.ok) return whole;
  const { width, height } = whole.value;
  return { ok: true, value: { picture: whole.value, width, height } };
}

async function decodeWhole(original: ArrayBuffer, format: PhotoFormat): Promise<Outcome<ImageBitmap>> {
  if (format === 'heic' || format === 'tiff') return decodeByLibrary(original, format);
  const bitmap =
    (await decodeByBrowser(original)) ?? (format === 'avif' ? await decodeRepairedAvif(original) : null);
  return bitmap === null ? DAMAGED : { ok: true, value: bitmap };
}

/** Null where the browser says the picture is damaged. */
async function decodeByBrowser(original: ArrayBuffer): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(new Blob([original]), { imageOrientation: 'from-image' });
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}

async function decodeRepairedAvif(original: ArrayBuffer): Promise<ImageBitmap | null> {
  for (const repaired of withOtherChroma(original)) {
    const bitmap = await decodeByBrowser(repaired);
    if (bitmap !== null) return bitmap;
  }
  return null;
}

/** Shared by all files of this worker; a decoder that could not be loaded is asked for again. */
const decoders = new Map<'heic' | 'tiff', Promise<Decoder>>();

function loadDecoder(format: 'heic' | 'tiff'): Promise<Decoder> {
  const loading = decoders.get(format) ?? (format === 'heic' ? loadHeicDecoder() : loadTiffDecoder());
  decoders.set(format, loading);
  loading.catch(() => decoders.delete(format));
  return loading;
}

async function decodeByLibrary(
  original: ArrayBuffer,
  format: 'heic' | 'tiff',
): Promise<Outcome<ImageBitmap>> {
  const decoder = await loadDecoder(format).catch(() => null);
  if (decoder === null) {
    const name = format === 'heic' ? 'HEIC' : 'TIFF';
    const detail = `The decoder for ${name} pictures could not be loaded. Try again with a connection.`;
    return { ok: false, refusal: { kind: 'unreadable', detail } };
  }
  const pixels = await decoder(original);
  if (pixels === null) return DAMAGED;
  const bitmap = await createImageBitmap(new ImageData(pixels.rgba, pixels.width, pixels.height));
  const orientation = format === 'tiff' ? readTiffOrientation(new Uint8Array(original)) : 1;
  return { ok: true, value: orientation === 1 ? bitmap : turnUpright(bitmap, orientation) };
}

/** Applies an EXIF orientation (2..8). Matrices from the EXIF 2.32 definition of tag 274. */
function turnUpright(bitmap: ImageBitmap, orientation: number): ImageBitmap {
  const { width: w, height: h } = bitmap;
  const swapsSides = orientation >= 5;
  const { canvas, context } = newCanvas(swapsSides ? h : w, swapsSides ? w : h);
  const matrices: Readonly<Record<number, DOMMatrix2DInit>> = {
    2: { a: -1, b: 0, c: 0, d: 1, e: w, f: 0 },
    3: { a: -1, b: 0, c: 0, d: -1, e: w, f: h },
    4: { a: 1, b: 0, c: 0, d: -1, e: 0, f: h },
    5: { a: 0, b: 1, c: 1, d: 0, e: 0, f: 0 },
    6: { a: 0, b: 1, c: -1, d: 0, e: h, f: 0 },
    7: { a: 0, b: -1, c: -1, d: 0, e: h, f: w },
    8: { a: 0, b: -1, c: 1, d: 0, e: 0, f: w },
  };
  context.setTransform(matrices[orientation]);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const upright = canvas.transferToImageBitmap();
  releaseCanvas(canvas);
  return upright;
}
