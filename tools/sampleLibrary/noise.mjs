/** Chance that is the same on every machine: a seeded dice, and smooth noise over the plane made from it. */

/**
 * Numbers from 0 to below 1, the same for the same seed (mulberry32, Tommy Ettinger, public domain).
 * @param {number} seed
 * @returns {() => number}
 */
export function createDice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Value noise, smoothed, from -1 to 1.
 * @param {number} seed
 * @returns {(x: number, y: number) => number}
 */
export function createNoise(seed) {
  const dice = createDice(seed);
  const size = 256;
  const values = Float32Array.from({ length: size * size }, () => dice() * 2 - 1);
  /** @param {number} x @param {number} y */
  const at = (x, y) => values[((y & (size - 1)) << 8) | (x & (size - 1))] ?? 0;
  return (x, y) => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const u = x - left;
    const v = y - top;
    // Perlin's fade: no edges in the slope either.
    const fadeX = u * u * u * (u * (u * 6 - 15) + 10);
    const fadeY = v * v * v * (v * (v * 6 - 15) + 10);
    const upper = at(left, top) + (at(left + 1, top) - at(left, top)) * fadeX;
    const lower = at(left, top + 1) + (at(left + 1, top + 1) - at(left, top + 1)) * fadeX;
    return upper + (lower - upper) * fadeY;
  };
}

/**
 * Several octaves of noise, each twice as fine and half as strong; about -1 to 1.
 * @param {(x: number, y: number) => number} noise
 * @param {number} x
 * @param {number} y
 * @param {number} octaves
 */
export function fractal(noise, x, y, octaves) {
  let sum = 0;
  let strength = 0.5;
  for (let octave = 0; octave < octaves; octave += 1) {
    sum += noise(x, y) * strength;
    // Turned a little each time, so that no grid shows.
    [x, y] = [1.6 * x + 1.2 * y + 17.3, -1.2 * x + 1.6 * y + 5.1];
    strength /= 2;
  }
  return sum;
}

/**
 * Ridges instead of waves: mountains. About 0 to 1.
 * @param {(x: number, y: number) => number} noise
 * @param {number} x
 * @param {number} y
 * @param {number} octaves
 */
export function ridges(noise, x, y, octaves) {
  let sum = 0;
  let strength = 0.5;
  let previous = 1;
  for (let octave = 0; octave < octaves; octave += 1) {
    const ridge = (1 - Math.abs(noise(x, y))) ** 2;
    sum += ridge * strength * previous;
    previous = ridge;
    [x, y] = [1.6 * x + 1.2 * y + 17.3, -1.2 * x + 1.6 * y + 5.1];
    strength /= 2;
  }
  return sum;
}
