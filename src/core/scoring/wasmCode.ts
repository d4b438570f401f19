/**
 * The few WebAssembly instructions the scoring kernel is made of, as bytes. Opcodes and encodings are those of
 * https://webassembly.github.io/spec/core/binary/instructions.html.
 */

/** Bytes of one or more instructions, in order. */
export type Code = readonly number[];

export const I32 = 0x7f;
export const V128 = 0x7b;

/** Unsigned LEB128: seven bits to a byte, lowest first, the top bit set on all but the last. */
export function unsigned(value: number): Code {
  return value < 128 ? [value] : [(value % 128) + 128, ...unsigned(Math.floor(value / 128))];
}

/** Signed LEB128 of a number from 0 up: a last byte whose sixth bit is set would be read as negative. */
function constant(value: number): Code {
  if (value < 64) return [value];
  return [(value % 128) + 128, ...constant(Math.floor(value / 128))];
}

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
export const i32 = (value: number): Code => [0x41, ...constant(value)];
export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const subtract = (a: Code, b: Code): Code => [...a, ...b, 0x6b];
export const multiply = (a: Code, b: Code): Code => [...a, ...b, 0x6c];
export const isBelow = (a: Code, b: Code): Code => [...a, ...b, 0x49];

export const when = (condition: Code, body: Code): Code => [...condition, 0x04, 0x40, ...body, 0x0b];

/** Runs `body` as long as `condition` holds before it. */
export function repeatWhile(condition: Code, body: Code): Code {
  return [0x03, 0x40, ...when(condition, [...body, 0x0c, 0x01]), 0x0b];
}

const vector = (opcode: number): Code => [0xfd, ...unsigned(opcode)];
/** Alignment as a power of two; it is a hint only. */
const at = (alignment: number, offset: number): Code => [alignment, ...unsigned(offset)];

export const vectorZero: Code = [...vector(0x0c), ...Array.from({ length: 16 }, () => 0)];
export const loadVector = (address: Code, offset: number): Code => [
  ...address,
  ...vector(0x00),
  ...at(2, offset),
];
/** One float in all four lanes. */
export const loadSplat = (address: Code, offset: number): Code => [
  ...address,
  ...vector(0x09),
  ...at(2, offset),
];
export const storeVector = (address: Code, value: Code, offset: number): Code => [
  ...address,
  ...value,
  ...vector(0x0b),
  ...at(2, offset),
];
export const vectorAdd = (a: Code, b: Code): Code => [...a, ...b, ...vector(0xe4)];
export const vectorMultiply = (a: Code, b: Code): Code => [...a, ...b, ...vector(0xe6)];
const section = (id: number, body: Code): Code => [id, ...unsigned(body.length), ...body];
const name = (text: string): Code => [text.length, ...Array.from(text, (char) => char.charCodeAt(0))];

const MAGIC_AND_VERSION: Code = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/**
 * A module of one exported function `name` without results, over an imported memory `env.memory`.
 * `locals`: their types, numbered after the parameters, which are all i32.
 */
export function buildModule(
  functionName: string,
  parameters: number,
  locals: ReadonlyArray<{ readonly count: number; readonly type: number }>,
  body: Code,
): Uint8Array<ArrayBuffer> {
  const types = Array.from({ length: parameters }, () => I32);
  const code = [
    locals.length,
    ...locals.flatMap(({ count, type }) => [...unsigned(count), type]),
    ...body,
    0x0b,
  ];
  return Uint8Array.from([
    ...MAGIC_AND_VERSION,
    ...section(1, [1, 0x60, parameters, ...types, 0]),
    ...section(2, [1, ...name('env'), ...name('memory'), 0x02, 0x00, 0]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name(functionName), 0x00, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}
