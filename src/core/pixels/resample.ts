/**
 * A decoded picture becomes the square of pixels that a model was trained on. Resampling is Pillow's, digit for digit:
 * models are trained on it, and a browser canvas resizes differently enough to move scores across a threshold. Mean and
 * deviation are applied later, beside the encoder, so that a queued picture costs bytes, not floats.
 *
 * Source of the algorithm: python-pillow, src/libImaging/Resample.c (`ImagingResample`, 8 bits per channel).
 */
import type { Preprocessing } from '../model.ts';
import { squareStarts } from './views.ts';

type Filter = Preprocessing['resample'];

/** A stretch of rows or columns of the output: `start` included, `length` long. */
interface Span {
  readonly start: number;
  readonly length: number;
}

/** Fixed-point weights as in Pillow: 32 bits less 8 for the pixel and 2 for overshoot. */
const PRECISION_BITS = 32 - 8 - 2;
const HALF = 1 << (PRECISION_BITS - 1);

/** For every output position: where its input pixels begin, how many there are, and their weights. */
export interface Weights {
  readonly first: Int32Array;
  readonly count: Int32Array;
  /** `stride` weights an output position, fixed point. */
  readonly values: Int32Array;
  readonly stride: number;
}

/**
 * The two passes of a resize, which take nearly all of its time: a faster implementation may stand in for the one here,
 * as long as it answers the same bytes.
 */
export interface ResamplePasses {
  /**
   * Narrows rows `firstRow` to `lastRow` (excluded) of `width` RGBA pixels, then shortens what came out. Result: RGB, as
   * many pixels a row as `horizontal` has positions, as many rows as `vertical` has.
   */
  run(
    rgba: Uint8Array | Uint8ClampedArray,
    width: number,
    firstRow: number,
    lastRow: number,
    horizontal: Weights,
    vertical: Weights,
  ): Uint8Array;
}

export const SCRIPT_PASSES: ResamplePasses = {
  run(rgba, width, firstRow, lastRow, horizontal, vertical) {
    const outWidth = horizontal.first.length;
    const narrow = resampleRows(rgba, width, firstRow, lastRow, outWidth, horizontal);
    return resampleColumns(narrow, outWidth, firstRow, vertical.first.length, vertical);
  },
};

/**
 * `rgba`: straight (not premultiplied) pixels as shown, orientation applied; left as it is. Result: size x size x 3,
 * RGB 0..255, row by row, equal to Pillow's for the same pixels; two such squares, one after the other, where the model looks
 * at a very tall or wide picture twice (views.ts).
 *
 * - `crop`: the shortest side becomes `size`, the longer one is rounded down, and the middle is kept, rounding to the
 *   upper left (Hugging Face CLIPImageProcessor: `get_resize_output_image_size`, `center_crop`).
 * - `letterbox`: the longest side becomes `size`, the other is rounded to the nearest pixel, and the picture lies in the
 *   middle (rounding to the upper left) of `padColor`.
 * - `stretch`: both sides become `size`, whatever the picture's shape (Hugging Face SiglipImageProcessor).
 */
export function toModelInput(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  preprocessing: Preprocessing,
  passes: ResamplePasses = SCRIPT_PASSES,
): Uint8Array {
  const opaque = flattenOnWhite(rgba);
  const { size, resample, resizeMode } = preprocessing;
  if (resizeMode === 'stretch') {
    return resampleRgb(opaque, width, height, size, size, resample, undefined, undefined, passes);
  }
  return resizeMode === 'crop'
    ? cropped(opaque, width, height, preprocessing, passes)
    : letterboxed(opaque, width, height, preprocessing, passes);
}

function cropped(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  preprocessing: Preprocessing,
  passes: ResamplePasses,
): Uint8Array {
  const { size, resample } = preprocessing;
  const shortest = Math.min(width, height);
  const outWidth = Math.floor((size * width) / shortest);
  const outHeight = Math.floor((size * height) / shortest);
  const isWide = outWidth > outHeight;
  const squares = squareStarts(Math.max(outWidth, outHeight), preprocessing).map((start) => {
    const columns = { start: isWide ? start : 0, length: size };
    const rows = { start: isWide ? 0 : start, length: size };
    return resampleRgb(rgba, width, height, outWidth, outHeight, resample, columns, rows, passes);
  });
  return join(squares);
}

function join(squares: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array()] = squares;
  if (squares.length === 1) return first;
  const all = new Uint8Array(first.length * squares.length);
  squares.forEach((square, index) => {
    all.set(square, index * first.length);
  });
  return all;
}

function letterboxed(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  { size, resample, padColor }: Preprocessing,
  passes: ResamplePasses,
): Uint8Array {
  const longest = Math.max(width, height);
  const outWidth = Math.max(1, Math.round((size * width) / longest));
  const outHeight = Math.max(1, Math.round((size * height) / longest));
  const picture = resampleRgb(
    rgba,
    width,
    height,
    outWidth,
    outHeight,
    resample,
    undefined,
    undefined,
    passes,
  );
  if (outWidth === size && outHeight === size) return picture;
  const square = new Uint8Array(size * size * 3);
  const [red, green, blue] = padColor;
  for (let i = 0; i < square.length; i += 3) {
    square[i] = red;
    square[i + 1] = green;
    square[i + 2] = blue;
  }
  const left = Math.floor((size - outWidth) / 2);
  const top = Math.floor((size - outHeight) / 2);
  for (let y = 0; y < outHeight; y++) {
    const row = picture.subarray(y * outWidth * 3, (y + 1) * outWidth * 3);
    square.set(row, ((top + y) * size + left) * 3);
  }
  return square;
}

/** The same array where nothing is transparent, a copy on white otherwise. Rounds as Pillow's paste with a mask. */
function flattenOnWhite(rgba: Uint8Array | Uint8ClampedArray): Uint8Array | Uint8ClampedArray {
  let firstTransparent = 3;
  while (firstTransparent < rgba.length && rgba[firstTransparent] === 255) firstTransparent += 4;
  if (firstTransparent >= rgba.length) return rgba;
  const flat = rgba.slice();
  for (let i = firstTransparent - 3; i < flat.length; i += 4) {
    const alpha = flat[i + 3] ?? 255;
    for (let channel = i; channel < i + 3; channel++) {
      const sum = (flat[channel] ?? 0) * alpha + 255 * (255 - alpha) + 128;
      flat[channel] = ((sum >> 8) + sum) >> 8;
    }
    flat[i + 3] = 255;
  }
  return flat;
}

/**
 * Resizes RGBA pixels (alpha ignored, 4 bytes a pixel) to `outWidth` x `outHeight` and returns the part at `columns`
 * x `rows` as RGB, 3 bytes a pixel, row by row. Only the input that this part depends on is read.
 */
export function resampleRgb(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  outWidth: number,
  outHeight: number,
  filter: Filter,
  columns: Span = { start: 0, length: outWidth },
  rows: Span = { start: 0, length: outHeight },
  passes: ResamplePasses = SCRIPT_PASSES,
): Uint8Array {
  if (rgba.length !== width * height * 4) {
    throw new Error(`resampleRgb: ${rgba.length} bytes are not ${width} x ${height} RGBA pixels`);
  }
  const vertical = computeWeights(height, outHeight, rows, filter);
  const firstRow = vertical.first[0] ?? 0;
  const lastRow = (vertical.first[rows.length - 1] ?? 0) + (vertical.count[rows.length - 1] ?? 0);
  // Pillow leaves out a pass that changes nothing, which also leaves out its rounding; with whole weights they agree.
  const horizontal = computeWeights(width, outWidth, columns, filter);
  return passes.run(rgba, width, firstRow, lastRow, horizontal, vertical);
}

/** Pillow's `precompute_coeffs` and `normalize_coeffs_8bpc` for the output positions in `span`. */
function computeWeights(inSize: number, outSize: number, span: Span, filter: Filter): Weights {
  const scale = inSize / outSize;
  const filterScale = Math.max(scale, 1);
  const support = (filter === 'bicubic' ? 2 : 1) * filterScale;
  const kernel = filter === 'bicubic' ? bicubic : bilinear;
  const stride = Math.ceil(support) * 2 + 1;
  const first = new Int32Array(span.length);
  const count = new Int32Array(span.length);
  const values = new Int32Array(span.length * stride);
  const exact = new Float64Array(stride);
  for (let i = 0; i < span.length; i++) {
    const center = (span.start + i + 0.5) * scale;
    const from = Math.max(0, Math.trunc(center - support + 0.5));
    const taps = Math.min(inSize, Math.trunc(center + support + 0.5)) - from;
    let sum = 0;
    for (let k = 0; k < taps; k++) {
      const weight = kernel((from + k - center + 0.5) / filterScale);
      exact[k] = weight;
      sum += weight;
    }
    for (let k = 0; k < taps; k++) {
      const weight = ((exact[k] ?? 0) / sum) * (1 << PRECISION_BITS);
      values[i * stride + k] = Math.trunc(weight + (weight < 0 ? -0.5 : 0.5));
    }
    first[i] = from;
    count[i] = taps;
  }
  return { first, count, values, stride };
}

/** Keys' cubic convolution with a = -0.5, as Pillow's BICUBIC. */
function bicubic(x: number): number {
  const a = -0.5;
  const distance = Math.abs(x);
  if (distance < 1) return ((a + 2) * distance - (a + 3)) * distance * distance + 1;
  if (distance < 2) return (((distance - 5) * distance + 8) * distance - 4) * a;
  return 0;
}

function bilinear(x: number): number {
  return Math.max(0, 1 - Math.abs(x));
}

// In the two passes below every index is within its array, so the `?? 0` are never taken; they satisfy the compiler
// and cost nothing measurable. Sums fit 32 bits (see PRECISION_BITS).

/** Rows `firstRow` to `lastRow` of RGBA pixels, narrowed; RGB out. Writing clamps and rounds as Pillow's clip8. */
function resampleRows(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  firstRow: number,
  lastRow: number,
  outWidth: number,
  weights: Weights,
): Uint8ClampedArray {
  const { first, count, values, stride } = weights;
  const out = new Uint8ClampedArray((lastRow - firstRow) * outWidth * 3);
  let target = 0;
  for (let y = firstRow; y < lastRow; y++) {
    for (let x = 0; x < outWidth; x++) {
      let source = (y * width + (first[x] ?? 0)) * 4;
      let at = x * stride;
      const end = at + (count[x] ?? 0);
      let r = HALF;
      let g = HALF;
      let b = HALF;
      for (; at < end; at++, source += 4) {
        const weight = values[at] ?? 0;
        r = (r + (rgba[source] ?? 0) * weight) | 0;
        g = (g + (rgba[source + 1] ?? 0) * weight) | 0;
        b = (b + (rgba[source + 2] ?? 0) * weight) | 0;
      }
      out[target] = r >> PRECISION_BITS;
      out[target + 1] = g >> PRECISION_BITS;
      out[target + 2] = b >> PRECISION_BITS;
      target += 3;
    }
  }
  return out;
}

/** The vertical pass over rows that begin at input row `firstRow`. */
function resampleColumns(
  narrow: Uint8ClampedArray,
  width: number,
  firstRow: number,
  outHeight: number,
  weights: Weights,
): Uint8Array {
  const { first, count, values, stride } = weights;
  const rowBytes = width * 3;
  const out = new Uint8ClampedArray(outHeight * rowBytes);
  const sums = new Int32Array(rowBytes);
  for (let y = 0; y < outHeight; y++) {
    sums.fill(HALF);
    let source = ((first[y] ?? 0) - firstRow) * rowBytes;
    // Row by row rather than pixel by pixel: memory is then read in order.
    for (let tap = 0; tap < (count[y] ?? 0); tap++) {
      const weight = values[y * stride + tap] ?? 0;
      for (let i = 0; i < rowBytes; i++, source++) {
        sums[i] = (sums[i] ?? 0) + (narrow[source] ?? 0) * weight;
      }
    }
    for (let i = 0; i < rowBytes; i++) out[y * rowBytes + i] = (sums[i] ?? 0) >> PRECISION_BITS;
  }
  return new Uint8Array(out.buffer);
}
