/**
 * The scoring kernel as WebAssembly: photos x prompts, four photos against eight prompts at a time, so that the eight sums
 * stay in registers while both vectors are read once (the micro-kernel of Goto and van de Geijn, "Anatomy of
 * High-Performance Matrix Multiplication", 2008). Why it is here beside the ONNX runtime: docs/decisions/0005.
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
  multiply,
  repeatWhile,
  set,
  storeVector,
  subtract,
  V128,
  vectorAdd,
  vectorMultiply,
  vectorZero,
  when,
  type Code,
} from './wasmCode.ts';

/** Floats in a SIMD register. */
export const LANES = 4;
/** Photos handled together; the kernel is given whole groups of them. */
export const ROWS_TOGETHER = 4;
/** Most prompts handled together: two registers. */
export const COLUMNS_TOGETHER = 2 * LANES;
/** Steps along the vectors written out in a row; vectors must be a multiple of it long. */
export const UNROLL = 4;

const FLOAT_BYTES = 4;
const LANE_BYTES = LANES * FLOAT_BYTES;

/** Parameters of `multiply`: addresses in bytes, counts. */
const [PHOTOS, ROWS, PANELS, COLUMNS, DIM, OUT] = [0, 1, 2, 3, 4, 5];
/** Its locals: what a row takes, where the walk along the vectors stands, how many prompts are left. */
const [ROW_BYTES, OUT_ROW_BYTES, PANEL, ROW_END, OUT_TILE, COLUMNS_LEFT, FIRST_ROW] = [
  6, 7, 8, 9, 10, 11, 12,
];
const INTEGER_LOCALS = 6 + ROWS_TOGETHER;
/** Registers: one photo's value in all lanes, the prompts' values, the sums. */
const PHOTO_VALUE = PHOTOS + 6 + INTEGER_LOCALS;
const PROMPT_VALUES = PHOTO_VALUE + 1;
const SUMS = PROMPT_VALUES + 2;
const VECTOR_LOCALS = 1 + 2 + 2 * ROWS_TOGETHER;

const ROW_INDEXES = Array.from({ length: ROWS_TOGETHER }, (_, index) => index);

/**
 * A module with `multiply(photos, rows, panels, columns, dim, out)` over `env.memory`: writes the rows x columns dot products,
 * row-major, to `out`. `photos` is rows x dim; `panels` holds the prompts eight side by side (dim x 8 floats each), the last
 * four as dim x 4 where `columns` leaves four. rows % 4 = columns % 4 = dim % 4 = 0, and dim and rows at least 4.
 */
export function buildKernelModule(): Uint8Array<ArrayBuffer> {
  const body = [
    ...set(ROW_BYTES, multiply(get(DIM), i32(FLOAT_BYTES))),
    ...set(OUT_ROW_BYTES, multiply(get(COLUMNS), i32(FLOAT_BYTES))),
    ...repeatWhile(isBelow(i32(0), get(ROWS)), rowGroup()),
  ];
  return buildModule(
    'multiply',
    6,
    [
      { count: INTEGER_LOCALS, type: I32 },
      { count: VECTOR_LOCALS, type: V128 },
    ],
    body,
  );
}

/** Four photos against all prompts. */
function rowGroup(): Code {
  return [
    ...set(PANEL, get(PANELS)),
    ...set(OUT_TILE, get(OUT)),
    ...set(COLUMNS_LEFT, get(COLUMNS)),
    ...repeatWhile(isBelow(i32(COLUMNS_TOGETHER - 1), get(COLUMNS_LEFT)), tile(2)),
    ...when(get(COLUMNS_LEFT), tile(1)),
    ...set(PHOTOS, add(get(PHOTOS), multiply(get(ROW_BYTES), i32(ROWS_TOGETHER)))),
    ...set(OUT, add(get(OUT), multiply(get(OUT_ROW_BYTES), i32(ROWS_TOGETHER)))),
    ...set(ROWS, subtract(get(ROWS), i32(ROWS_TOGETHER))),
  ];
}

/** Four photos against `registers` x 4 prompts: the sums stay in registers along the whole vectors. */
function tile(registers: 1 | 2): Code {
  const registerIndexes = registers === 1 ? [0] : [0, 1];
  const sumAt = (row: number, register: number): number => SUMS + row * registers + register;
  const eachSum = (code: (row: number, register: number) => Code): Code =>
    ROW_INDEXES.flatMap((row) => registerIndexes.flatMap((register) => code(row, register)));
  const step = (index: number): Code => [
    ...registerIndexes.flatMap((register) =>
      set(PROMPT_VALUES + register, loadVector(get(PANEL), (index * registers + register) * LANE_BYTES)),
    ),
    ...ROW_INDEXES.flatMap((row) => [
      ...set(PHOTO_VALUE, loadSplat(get(FIRST_ROW + row), index * FLOAT_BYTES)),
      ...registerIndexes.flatMap((register) => accumulate(sumAt(row, register), register)),
    ]),
  ];
  return [
    ...ROW_INDEXES.flatMap((row) =>
      set(FIRST_ROW + row, add(get(PHOTOS), multiply(get(ROW_BYTES), i32(row)))),
    ),
    ...set(ROW_END, add(get(PHOTOS), get(ROW_BYTES))),
    ...eachSum((row, register) => set(sumAt(row, register), vectorZero)),
    ...repeatWhile(isBelow(get(FIRST_ROW), get(ROW_END)), [
      ...Array.from({ length: UNROLL }, (_, index) => index).flatMap(step),
      ...advance(PANEL, UNROLL * registers * LANE_BYTES),
      ...ROW_INDEXES.flatMap((row) => advance(FIRST_ROW + row, UNROLL * FLOAT_BYTES)),
    ]),
    ...eachSum((row, register) =>
      storeVector(
        add(get(OUT_TILE), multiply(get(OUT_ROW_BYTES), i32(row))),
        get(sumAt(row, register)),
        register * LANE_BYTES,
      ),
    ),
    ...advance(OUT_TILE, registers * LANE_BYTES),
    ...set(COLUMNS_LEFT, subtract(get(COLUMNS_LEFT), i32(registers * LANES))),
  ];
}

/** Adds the product of the photo's value and the prompts' values to a sum. */
function accumulate(sum: number, register: number): Code {
  const [photo, prompts] = [get(PHOTO_VALUE), get(PROMPT_VALUES + register)];
  return set(sum, vectorAdd(get(sum), vectorMultiply(photo, prompts)));
}

function advance(local: number, bytes: number): Code {
  return set(local, add(get(local), i32(bytes)));
}
