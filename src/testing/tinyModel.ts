/**
 * A CLIP-shaped pair of encoders of a few kilobytes, written as ONNX: a convolution and a projection for pictures, a
 * projection for tokens. Seeded random weights; fp16 with inputs and outputs in 32 bits, as hubs export it.
 */
export const TINY_SIZE = 32;
export const TINY_DIM = 32;
export const TINY_TEXT_LENGTH = 16;

const PATCH = 8;
const CHANNELS = 16;
const OPSET = 17;
const IR_VERSION = 8;
const FLOAT = 1;
const INT64 = 7;
const FLOAT16 = 10;

export interface TinyOptions {
  readonly seed?: number;
  readonly isHalf?: boolean;
}

/** pixel_values n x 3 x 32 x 32 to image_embeds n x 32. */
export function writeTinyVision({ seed = 1, isHalf = false }: TinyOptions = {}): Uint8Array<ArrayBuffer> {
  const type = isHalf ? FLOAT16 : FLOAT;
  return writeModel({
    nodes: [
      node('Cast', ['pixel_values'], ['x'], { to: type }),
      node('Conv', ['x', 'kernel'], ['patches'], { kernel_shape: [PATCH, PATCH], strides: [PATCH, PATCH] }),
      node('Relu', ['patches'], ['active']),
      node('GlobalAveragePool', ['active'], ['pooled']),
      node('Flatten', ['pooled'], ['features'], { axis: 1 }),
      node('Gemm', ['features', 'projection'], ['y']),
      node('Cast', ['y'], ['image_embeds'], { to: FLOAT }),
    ],
    weights: [
      tensor(
        'kernel',
        [CHANNELS, 3, PATCH, PATCH],
        drawWeights(CHANNELS * 3 * PATCH ** 2, seed, 0.2),
        isHalf,
      ),
      tensor('projection', [CHANNELS, TINY_DIM], drawWeights(CHANNELS * TINY_DIM, seed + 1, 2), isHalf),
    ],
    input: value('pixel_values', FLOAT, ['n', 3, TINY_SIZE, TINY_SIZE]),
    output: value('image_embeds', FLOAT, ['n', TINY_DIM]),
  });
}

/** input_ids n x 16 to text_embeds n x 32. */
export function writeTinyText(): Uint8Array<ArrayBuffer> {
  return writeModel({
    nodes: [
      node('Cast', ['input_ids'], ['x'], { to: FLOAT }),
      node('Gemm', ['x', 'projection'], ['text_embeds']),
    ],
    weights: [
      tensor(
        'projection',
        [TINY_TEXT_LENGTH, TINY_DIM],
        drawWeights(TINY_TEXT_LENGTH * TINY_DIM, 7, 1),
        false,
      ),
    ],
    input: value('input_ids', INT64, ['n', TINY_TEXT_LENGTH]),
    output: value('text_embeds', FLOAT, ['n', TINY_DIM]),
  });
}

/** Even over -scale/2..scale/2; the generator is Numerical Recipes' (1664525, 1013904223). */
function drawWeights(count: number, seed: number, scale: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state / 2 ** 32 - 0.5) * scale;
  });
}

/** Cut, not rounded, and without subnormals: near enough for weights. */
function toHalf(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.slice().buffer);
  return Uint16Array.from(bits, (one) => {
    const exponent = ((one >>> 23) & 255) - 112;
    const sign = (one >>> 16) & 0x8000;
    return exponent <= 0 ? sign : sign | (exponent << 10) | ((one & 0x7fffff) >>> 13);
  });
}

// ONNX is Protocol Buffers; the numbers below are the fields of onnx.proto (github.com/onnx/onnx).

interface Graph {
  readonly nodes: readonly Uint8Array[];
  readonly weights: readonly Uint8Array[];
  readonly input: Uint8Array;
  readonly output: Uint8Array;
}

function writeModel({ nodes, weights, input, output }: Graph): Uint8Array<ArrayBuffer> {
  const graph = join([
    ...nodes.map((one) => bytesField(1, one)),
    textField(2, 'tiny'),
    ...weights.map((one) => bytesField(5, one)),
    bytesField(11, input),
    bytesField(12, output),
  ]);
  const opset = join([textField(1, ''), intField(2, OPSET)]);
  return join([intField(1, IR_VERSION), bytesField(7, graph), bytesField(8, opset)]);
}

function node(
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Readonly<Record<string, number | readonly number[]>> = {},
): Uint8Array {
  return join([
    ...inputs.map((name) => textField(1, name)),
    ...outputs.map((name) => textField(2, name)),
    textField(4, operator),
    ...Object.entries(attributes).map(([name, one]) => bytesField(5, attribute(name, one))),
  ]);
}

function attribute(name: string, one: number | readonly number[]): Uint8Array {
  return typeof one === 'number'
    ? join([textField(1, name), intField(3, one), intField(20, 2)])
    : join([textField(1, name), ...one.map((item) => intField(8, item)), intField(20, 7)]);
}

function tensor(name: string, dims: readonly number[], values: Float32Array, isHalf: boolean): Uint8Array {
  const data = isHalf ? toHalf(values) : values;
  return join([
    ...dims.map((size) => intField(1, size)),
    intField(2, isHalf ? FLOAT16 : FLOAT),
    textField(8, name),
    bytesField(9, new Uint8Array(data.buffer)),
  ]);
}

/** A named dimension is free. */
function value(name: string, type: number, dims: ReadonlyArray<number | string>): Uint8Array {
  const shape = join(
    dims.map((size) => bytesField(1, typeof size === 'number' ? intField(1, size) : textField(2, size))),
  );
  return join([
    textField(1, name),
    bytesField(2, bytesField(1, join([intField(1, type), bytesField(2, shape)]))),
  ]);
}

function intField(field: number, one: number): Uint8Array {
  return join([varint(field << 3), varint(one)]);
}

function textField(field: number, text: string): Uint8Array {
  return bytesField(field, new TextEncoder().encode(text));
}

function bytesField(field: number, payload: Uint8Array): Uint8Array {
  return join([varint((field << 3) | 2), varint(payload.length), payload]);
}

function varint(one: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = one; ; rest >>>= 7) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
