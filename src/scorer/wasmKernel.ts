/**
 * The scoring kernel in WebAssembly: lays photos and prompts out in its memory and multiplies. Needs WebAssembly SIMD, which
 * the ONNX runtime needs as well, so it is nowhere missing where photos can be encoded.
 */
import type { Multiply, ScoringKernel } from '../core/scoring/kernel.ts';
import {
  buildKernelModule,
  COLUMNS_TOGETHER,
  LANES,
  ROWS_TOGETHER,
  UNROLL,
} from '../core/scoring/kernelModule.ts';

const PAGE_BYTES = 65_536;
const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;

type MultiplyCall = (
  photos: number,
  rows: number,
  panels: number,
  columns: number,
  dim: number,
  out: number,
) => void;

/** Throws where the browser knows no WebAssembly SIMD. Some hundred bytes, compiled in under a millisecond. */
export function createWasmKernel(): ScoringKernel {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(buildKernelModule()), { env: { memory } });
  const { multiply } = instance.exports;
  if (!isMultiply(multiply)) throw new Error('The scoring kernel was assembled without its function');
  return { prepare: (prompts, dim) => prepare(memory, multiply, prompts, dim) };
}

/** WebAssembly checks the arguments itself; what the module exports is written in kernelModule.ts. */
function isMultiply(value: WebAssembly.ExportValue | undefined): value is MultiplyCall {
  return typeof value === 'function';
}

/** Memory: the prompts' panels first, then a batch of photos, then its products. It grows with the largest batch. */
function prepare(
  memory: WebAssembly.Memory,
  multiply: MultiplyCall,
  prompts: Float32Array,
  dim: number,
): Multiply {
  // Zeros beyond a vector's end and beyond the last prompt or photo change no product that is read.
  const paddedDim = roundUp(dim, UNROLL);
  const stride = roundUp(prompts.length / dim, LANES);
  const panels = layPanels(prompts, dim, paddedDim, stride);
  const photosAt = panels.length;

  reserve(memory, photosAt).set(panels);

  return (photos) => {
    const rows = photos.length / dim;
    const paddedRows = roundUp(rows, ROWS_TOGETHER);
    const outAt = photosAt + paddedRows * paddedDim;
    const floats = reserve(memory, outAt + paddedRows * stride);
    if (paddedDim === dim) floats.set(photos, photosAt);
    else layRows(floats, photosAt, photos, dim, paddedDim);
    floats.fill(0, photosAt + rows * paddedDim, outAt);
    multiply(photosAt * FLOAT_BYTES, paddedRows, 0, stride, paddedDim, outAt * FLOAT_BYTES);
    return { values: floats.subarray(outAt, outAt + rows * stride), stride };
  };
}

/** The memory as floats, grown to hold at least `floats` of them. Growing moves it, so views are not kept. */
function reserve(memory: WebAssembly.Memory, floats: number): Float32Array {
  const missingBytes = floats * FLOAT_BYTES - memory.buffer.byteLength;
  if (missingBytes > 0) memory.grow(Math.ceil(missingBytes / PAGE_BYTES));
  return new Float32Array(memory.buffer);
}

/** Rows of `dim` values to rows of `paddedDim`. */
function layRows(
  target: Float32Array,
  targetAt: number,
  rows: Float32Array,
  dim: number,
  paddedDim: number,
): void {
  for (let row = 0; row < rows.length / dim; row++) {
    const at = targetAt + row * paddedDim;
    target.set(rows.subarray(row * dim, (row + 1) * dim), at);
    target.fill(0, at + dim, at + paddedDim);
  }
}

/** The prompts as the kernel reads them: eight side by side, step by step along the vectors; the last four likewise. */
function layPanels(prompts: Float32Array, dim: number, paddedDim: number, stride: number): Float32Array {
  const count = prompts.length / dim;
  const panels = new Float32Array(stride * paddedDim);
  for (let prompt = 0; prompt < count; prompt++) {
    const first = prompt - (prompt % COLUMNS_TOGETHER);
    const width = Math.min(COLUMNS_TOGETHER, stride - first);
    for (let at = 0; at < dim; at++) {
      panels[first * paddedDim + at * width + (prompt - first)] = prompts[prompt * dim + at] ?? 0;
    }
  }
  return panels;
}

function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}
