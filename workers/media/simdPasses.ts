/**
 * The resampler's passes on WebAssembly SIMD: lays pixels and weights out in its memory and runs the modules of
 * resampleModule.ts. Four to six times as fast as the script, with the same bytes as the result.
 */
import { SCRIPT_PASSES, type ResamplePasses, type Weights } from '../../src/core/pixels/resample.ts';
import { buildNarrowModule, buildShortenModule, LOW_BITS } from './resampleModule.ts';

const PAGE_BYTES = 65_536;
/** The last load may reach this far behind what it needs. */
const SLACK_BYTES = 64;
/** WebAssembly memory never shrinks; larger pictures (a panorama of 30,000 pixels) are left to the script. */
const MAX_BYTES = 64 * 1024 * 1024;

type WasmCall = (...values: number[]) => void;

/** The fastest passes this browser has. */
export function createPasses(): ResamplePasses {
  const [narrowCode, shortenCode] = [buildNarrowModule(), buildShortenModule()];
  if (!WebAssembly.validate(narrowCode) || !WebAssembly.validate(shortenCode)) return SCRIPT_PASSES;
  const memory = new WebAssembly.Memory({ initial: 1 });
  const narrow = instantiate(narrowCode, 'narrow', memory);
  const shorten = instantiate(shortenCode, 'shorten', memory);

  return {
    run(rgba, width, firstRow, lastRow, horizontal, vertical) {
      const [outWidth, outHeight] = [horizontal.first.length, vertical.first.length];
      const rowBytes = width * 4;
      // The second pass reads sixteen bytes at a time: its rows are padded, and the first pass fills the padding too.
      const narrowWidth = roundUp(outWidth, 4);
      const narrowBytes = narrowWidth * 4;
      const rows = lastRow - firstRow;
      const columnPlan = planColumns(horizontal, narrowWidth);
      const rowPlan = planRows(vertical, firstRow, narrowBytes);

      const sourceAt = 0;
      const columnPlanAt = roundUp(rowBytes * rows + SLACK_BYTES, 16);
      const rowPlanAt = columnPlanAt + columnPlan.byteLength;
      const narrowAt = roundUp(rowPlanAt + rowPlan.byteLength, 16);
      // An odd number of rows is made even by one more, whose weight is 0.
      const outAt = narrowAt + narrowBytes * (rows + 1) + SLACK_BYTES;
      const endAt = outAt + narrowBytes * outHeight;
      if (endAt > MAX_BYTES) return SCRIPT_PASSES.run(rgba, width, firstRow, lastRow, horizontal, vertical);

      const bytes = reserve(memory, endAt);
      bytes.set(rgba.subarray(rowBytes * firstRow, rowBytes * lastRow), sourceAt);
      new Int32Array(memory.buffer, columnPlanAt, columnPlan.length).set(columnPlan);
      new Int32Array(memory.buffer, rowPlanAt, rowPlan.length).set(rowPlan);
      narrow(sourceAt, rowBytes, rows, columnPlanAt, rowPlanAt, narrowAt);
      shorten(narrowAt, narrowBytes, rowPlanAt, rowPlanAt + rowPlan.byteLength, outAt);
      return toRgb(bytes, outAt, narrowBytes, outWidth, outHeight);
    },
  };
}

function instantiate(code: Uint8Array<ArrayBuffer>, name: string, memory: WebAssembly.Memory): WasmCall {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
  const call = instance.exports[name];
  if (!isCall(call)) throw new Error(`The resampler was assembled without its function ${name}`);
  return call;
}

function isCall(value: WebAssembly.ExportValue | undefined): value is WasmCall {
  return typeof value === 'function';
}

/** Growing moves the memory, so views are not kept. */
function reserve(memory: WebAssembly.Memory, bytes: number): Uint8Array<ArrayBuffer> {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  return new Uint8Array(memory.buffer);
}

/** Two weights in one word, their lower or their higher parts. */
function packLow(first: number, second: number): number {
  const mask = 2 ** LOW_BITS - 1;
  return (first & mask) | ((second & mask) << 16);
}

function packHigh(first: number, second: number): number {
  return ((first >> LOW_BITS) & 0xffff) | ((second >> LOW_BITS) << 16);
}

/** The plan of the first pass. Positions beyond the last have no weights; they come out black and are never read. */
function planColumns({ first, count, values, stride }: Weights, positions: number): Int32Array {
  const plan: number[] = [];
  for (let i = 0; i < positions; i++) {
    const taps = count[i] ?? 0;
    const groups = Math.ceil(taps / 4);
    plan.push((first[i] ?? 0) * 4, groups);
    const weight = (tap: number): number => (tap < taps ? (values[i * stride + tap] ?? 0) : 0);
    for (let tap = 0; tap < groups * 4; tap += 2) {
      plan.push(packLow(weight(tap), weight(tap + 1)), packHigh(weight(tap), weight(tap + 1)));
    }
  }
  return Int32Array.from(plan);
}

/** The plan of the second pass, whose first row is input row `firstRow`. */
function planRows({ first, count, values, stride }: Weights, firstRow: number, rowBytes: number): Int32Array {
  const plan: number[] = [];
  for (let i = 0; i < first.length; i++) {
    const taps = count[i] ?? 0;
    plan.push(((first[i] ?? 0) - firstRow) * rowBytes, Math.ceil(taps / 2));
    const weight = (tap: number): number => (tap < taps ? (values[i * stride + tap] ?? 0) : 0);
    for (let tap = 0; tap < taps; tap += 2) {
      plan.push(packLow(weight(tap), weight(tap + 1)), packHigh(weight(tap), weight(tap + 1)));
    }
  }
  return Int32Array.from(plan);
}

function toRgb(
  bytes: Uint8Array,
  outAt: number,
  rowBytes: number,
  width: number,
  height: number,
): Uint8Array {
  const rgb = new Uint8Array(width * height * 3);
  let target = 0;
  for (let y = 0; y < height; y++) {
    const end = outAt + y * rowBytes + width * 4;
    for (let source = end - width * 4; source < end; source += 4) {
      rgb[target++] = bytes[source] ?? 0;
      rgb[target++] = bytes[source + 1] ?? 0;
      rgb[target++] = bytes[source + 2] ?? 0;
    }
  }
  return rgb;
}

function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}
