/** Random vectors for tests of scoring. */

/** `count` x `dim`, unit rows; the same for the same seed (mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c). */
export function drawUnitRows(count: number, dim: number, seed: number): Float32Array<ArrayBuffer> {
  let state = seed | 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const rows = Float32Array.from({ length: count * dim }, () => random() - 0.5);
  for (let start = 0; start < rows.length; start += dim) {
    const row = rows.subarray(start, start + dim);
    const length = Math.hypot(...row);
    // A row of nothing but zeros has no direction; any will do.
    if (length === 0) row[0] = 1;
    else row.forEach((value, index) => (row[index] = value / length));
  }
  return rows;
}
