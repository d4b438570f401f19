/** Random weights that are the same every time, and their 8-bit form. */

/**
 * A stream of normally distributed numbers for one tensor: it depends on the seed and the tensor's name, never on what
 * was drawn before. sfc32 (C. Doty-Humphrey, PractRand, public domain), Marsaglia's polar method.
 * @param {number} seed
 * @param {string} name
 */
function createNormals(seed, name) {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88 ^ seed, 0xb7e15162, 1];
  for (const char of name) c = Math.imul(c ^ (char.codePointAt(0) ?? 0), 0x01000193);

  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let turn = 0; turn < 16; turn++) next();

  let spare = Number.NaN;
  return () => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const x = next() * 2 - 1;
      const y = next() * 2 - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const scale = Math.sqrt((-2 * Math.log(square)) / square);
        spare = y * scale;
        return x * scale;
      }
    }
  };
}

/**
 * @param {number} seed
 * @param {string} name of the tensor
 * @param {number} length
 * @param {number} deviation
 * @param {number} [mean]
 */
export function drawWeights(seed, name, length, deviation, mean = 0) {
  const normal = createNormals(seed, name);
  const values = new Float32Array(length);
  for (let index = 0; index < length; index++) values[index] = mean + normal() * deviation;
  return values;
}

/** Seven bits of eight, as the hub's converter leaves: the sums of two products then fit the 16 bits of older processors. */
const LEVELS = 63;

/**
 * Weights of `columns` columns, row by row, as 8-bit numbers with one scale a column, or one for all (`perColumn` false).
 * `zero` is what stands for 0: 0 gives signed numbers, above it unsigned ones.
 * @param {Float32Array} values
 * @param {number} columns
 * @param {boolean} perColumn
 * @param {number} zero
 */
export function quantise(values, columns, perColumn, zero) {
  const largest = new Float32Array(columns);
  for (let row = 0; row < values.length; row += columns) {
    for (let column = 0; column < columns; column++) {
      const size = Math.abs(values[row + column] ?? 0);
      if (size > (largest[column] ?? 0)) largest[column] = size;
    }
  }
  if (!perColumn) largest.fill(largest.reduce((a, b) => Math.max(a, b), 0));
  const scales = largest.map((size) => Math.max(size / LEVELS, 1e-12));
  const inverse = scales.map((scale) => 1 / scale);
  const stored = zero === 0 ? new Int8Array(values.length) : new Uint8Array(values.length);
  for (let row = 0; row < values.length; row += columns) {
    for (let column = 0; column < columns; column++) {
      stored[row + column] = Math.round((values[row + column] ?? 0) * (inverse[column] ?? 0)) + zero;
    }
  }
  return { stored, scales: perColumn ? scales : scales.subarray(0, 1) };
}
