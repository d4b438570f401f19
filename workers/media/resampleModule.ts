/**
 * The two passes of the exact resampler as WebAssembly SIMD. A weight has 22 bits and the product instruction takes 16, so
 * each weight comes in two parts, high * 2^11 + low; their sums are put together at the end. That is exact, since all
 * arithmetic is modulo 2^32 and the whole sum fits: the result is the script's, bit for bit.
 */
import {
  add,
  buildModule,
  get,
  I32,
  i32,
  isBelow,
  loadSplat,
  loadVector,
  repeatWhile,
  set,
  storeVector,
  subtract,
  unsigned,
  V128,
  type Code,
} from '../../src/core/scoring/wasmCode.ts';

/** Bits of a weight's lower part: 11 lower and 11 higher bits and a sign, which both fit 16. */
export const LOW_BITS = 11;
/** As in src/core/pixels/resample.ts. */
const PRECISION_BITS = 22;

const simd = (opcode: number): Code => [0xfd, ...unsigned(opcode)];
const loadInteger = (address: Code, offset: number): Code => [...address, 0x28, 2, ...unsigned(offset)];
const shuffle = (a: Code, b: Code, lanes: readonly number[]): Code => [...a, ...b, ...simd(0x0d), ...lanes];
const extendLow = (a: Code): Code => [...a, ...simd(0x89)];
const extendHigh = (a: Code): Code => [...a, ...simd(0x8a)];
/** Products of neighbouring 16-bit values, added in pairs. */
const dot = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xba)];
const addIntegers = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xae)];
const splatInteger = (a: Code): Code => [...a, ...simd(0x11)];
const shiftLeft = (a: Code, bits: number): Code => [...a, ...i32(bits), ...simd(0xab)];
const shiftRight = (a: Code, bits: number): Code => [...a, ...i32(bits), ...simd(0xac)];
/** To 16 bits, then to bytes, both clamped. */
const narrowToWords = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x85)];
const narrowToBytes = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x66)];
const storeFirstLane = (address: Code, a: Code): Code => [
  ...address,
  ...a,
  ...simd(0x1b),
  0,
  0x36,
  2,
  ...unsigned(0),
];
const advance = (local: number, by: Code): Code => set(local, add(get(local), by));

/** Two neighbouring pixels' channels side by side: r0 r1 g0 g1 b0 b1 a0 a1, then the same of the third and fourth. */
const PAIR_PIXELS = [0, 4, 1, 5, 2, 6, 3, 7, 8, 12, 9, 13, 10, 14, 11, 15];
/** Bytes of two rows side by side: the first eight of each, the last eight of each. */
const PAIR_FIRST = [0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23];
const PAIR_LAST = [8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31];

/** Both parts of the sums, put together, rounded and brought back to the range of a pixel. */
const finish = (low: number, high: number, half: number): Code =>
  shiftRight(addIntegers(addIntegers(shiftLeft(get(high), LOW_BITS), get(low)), get(half)), PRECISION_BITS);

const setHalf = (half: number): Code => set(half, splatInteger(i32(2 ** (PRECISION_BITS - 1))));
const zeroed = (local: number): Code => set(local, splatInteger(i32(0)));
const accumulate = (sum: number, pixels: number, weights: number): Code =>
  set(sum, addIntegers(get(sum), dot(get(pixels), get(weights))));

/**
 * `narrow(source, rowBytes, rows, plan, planEnd, out)` over `env.memory`: RGBA rows to RGBA rows. The plan has, for every
 * pixel of an output row: where in the input row its pixels begin, in bytes; how many groups of four pixels there are;
 * and for each group four words of two weights each: low and high of the first two pixels, low and high of the others.
 */
export function buildNarrowModule(): Uint8Array<ArrayBuffer> {
  const [source, rowBytes, rows, plan, planEnd, out] = [0, 1, 2, 3, 4, 5] as const;
  const [step, from, groups] = [6, 7, 8] as const;
  const [pixels, pair, weights, low, high, half] = [9, 10, 11, 12, 13, 14] as const;
  const twoPixels = (isFirst: boolean): Code => {
    const offset = isFirst ? 0 : 8;
    return [
      ...set(pair, isFirst ? extendLow(get(pixels)) : extendHigh(get(pixels))),
      ...set(weights, loadSplat(get(step), offset)),
      ...accumulate(low, pair, weights),
      ...set(weights, loadSplat(get(step), offset + 4)),
      ...accumulate(high, pair, weights),
    ];
  };
  const group: Code = [
    ...set(pixels, loadVector(get(from), 0)),
    ...set(pixels, shuffle(get(pixels), get(pixels), PAIR_PIXELS)),
    ...twoPixels(true),
    ...twoPixels(false),
    ...advance(from, i32(16)),
    ...advance(step, i32(16)),
    ...set(groups, subtract(get(groups), i32(1))),
  ];
  const pixel: Code = [
    ...set(from, add(get(source), loadInteger(get(step), 0))),
    ...set(groups, loadInteger(get(step), 4)),
    ...advance(step, i32(8)),
    ...zeroed(low),
    ...zeroed(high),
    ...repeatWhile(isBelow(i32(0), get(groups)), group),
    ...set(low, finish(low, high, half)),
    ...set(low, narrowToWords(get(low), get(low))),
    ...storeFirstLane(get(out), narrowToBytes(get(low), get(low))),
    ...advance(out, i32(4)),
  ];
  const row: Code = [
    ...set(step, get(plan)),
    ...repeatWhile(isBelow(get(step), get(planEnd)), pixel),
    ...advance(source, get(rowBytes)),
    ...set(rows, subtract(get(rows), i32(1))),
  ];
  const body = [...setHalf(half), ...repeatWhile(isBelow(i32(0), get(rows)), row)];
  return buildModule(
    'narrow',
    6,
    [
      { count: 3, type: I32 },
      { count: 6, type: V128 },
    ],
    body,
  );
}

/**
 * `shorten(source, rowBytes, plan, planEnd, out)` over `env.memory`: rows of `rowBytes` (a multiple of 16) to fewer or
 * more of them. The plan has, for every output row: where its first input row begins, in bytes; how many pairs of rows
 * there are; and for each pair two words of two weights each, low and high.
 */
export function buildShortenModule(): Uint8Array<ArrayBuffer> {
  const [source, rowBytes, plan, planEnd, out] = [0, 1, 2, 3, 4] as const;
  const [column, from, step, pairs] = [5, 6, 7, 8] as const;
  const [upper, lower, pair, lowWeights, highWeights, half] = [9, 10, 11, 12, 13, 14] as const;
  /** Where the sums of each quarter of the sixteen bytes lie, of lower parts and of higher ones. */
  const [low, high] = [
    [15, 16, 17, 18],
    [19, 20, 21, 22],
  ] as const;
  const quarters = [0, 1, 2, 3] as const;
  const quarterOfPair = (quarter: (typeof quarters)[number]): Code => {
    const bytes = shuffle(get(upper), get(lower), quarter < 2 ? PAIR_FIRST : PAIR_LAST);
    return [
      ...set(pair, quarter % 2 === 0 ? extendLow(bytes) : extendHigh(bytes)),
      ...accumulate(low[quarter], pair, lowWeights),
      ...accumulate(high[quarter], pair, highWeights),
    ];
  };
  const pairOfRows: Code = [
    ...set(upper, loadVector(get(from), 0)),
    ...set(lower, loadVector(add(get(from), get(rowBytes)), 0)),
    ...set(lowWeights, loadSplat(get(step), 0)),
    ...set(highWeights, loadSplat(get(step), 4)),
    ...quarters.flatMap(quarterOfPair),
    ...advance(from, add(get(rowBytes), get(rowBytes))),
    ...advance(step, i32(8)),
    ...set(pairs, subtract(get(pairs), i32(1))),
  ];
  const finished = (quarter: (typeof quarters)[number]): Code => finish(low[quarter], high[quarter], half);
  const sixteenBytes: Code = [
    ...set(from, add(add(get(source), loadInteger(get(plan), 0)), get(column))),
    ...set(pairs, loadInteger(get(plan), 4)),
    ...set(step, add(get(plan), i32(8))),
    ...quarters.flatMap((quarter) => [...zeroed(low[quarter]), ...zeroed(high[quarter])]),
    ...repeatWhile(isBelow(i32(0), get(pairs)), pairOfRows),
    ...storeVector(
      get(out),
      narrowToBytes(narrowToWords(finished(0), finished(1)), narrowToWords(finished(2), finished(3))),
      0,
    ),
    ...advance(out, i32(16)),
    ...advance(column, i32(16)),
  ];
  const row: Code = [
    ...set(column, i32(0)),
    ...repeatWhile(isBelow(get(column), get(rowBytes)), sixteenBytes),
    // The walk along the weights ended where the next row's plan begins.
    ...set(plan, get(step)),
  ];
  const body = [...setHalf(half), ...repeatWhile(isBelow(get(plan), get(planEnd)), row)];
  return buildModule(
    'shorten',
    5,
    [
      { count: 4, type: I32 },
      { count: 14, type: V128 },
    ],
    body,
  );
}
