/**
 * The perceptual hash of a picture: the signs of its lowest frequencies. Copies that were resized or compressed again have
 * nearly the same, and the hash of a copy turned by a quarter follows from the hash alone.
 */

/** Grey levels, 0 to 255, row by row. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array | Uint8ClampedArray;
}

/** 64 bits in two halves; row `v` of the frequencies is byte `v`, column `u` its bit. 0 and 0 for a picture without any. */
export interface HashBits {
  /** Vertical frequencies 0 to 3, unsigned. */
  readonly low: number;
  /** Vertical frequencies 4 to 7, unsigned. */
  readonly high: number;
}

/** What is kept of a picture to find its duplicates. */
export interface PictureHash extends HashBits {
  /** Width by height, as shown. */
  readonly aspect: number;
  readonly sharpness: number;
}

/** Hashes of many photos, as columns of equal length; ids ascending. */
export interface PictureHashes {
  readonly ids: Uint32Array<ArrayBuffer>;
  readonly lows: Uint32Array<ArrayBuffer>;
  readonly highs: Uint32Array<ArrayBuffer>;
  readonly aspects: Float32Array<ArrayBuffer>;
  readonly sharpness: Float32Array<ArrayBuffer>;
}

export const NO_HASH: HashBits = { low: 0, high: 0 };

/** Pictures are averaged to SIDE x SIDE and the lowest BITS x BITS frequencies kept, as pHash does (phash.org). */
const SIDE = 32;
const BITS = 8;

/**
 * A frequency fainter than this (of an orthonormal transform of 32 x 32 grey levels) has the sign of compression noise.
 * A picture most of whose frequencies are faint is plain: it looks like every other plain picture and gets no hash.
 */
const FAINT = 2;
const MOST_FAINT = 32;

/** cosines[frequency * SIDE + position], orthonormal. */
const COSINES = Float64Array.from({ length: BITS * SIDE }, (_, index) => {
  const frequency = Math.floor(index / SIDE);
  const position = index % SIDE;
  const scale = Math.sqrt((frequency === 0 ? 1 : 2) / SIDE);
  return scale * Math.cos((Math.PI * frequency * (2 * position + 1)) / (2 * SIDE));
});

/** The hash of a picture; {@link NO_HASH} for one that is plain or has no pixels. */
export function hashPicture(picture: GreyPicture): HashBits {
  const frequencies = lowestFrequencies(shrink(picture));
  let low = 0;
  let high = 0;
  let faint = 0;
  // The first is the picture's brightness, which says nothing about what is on it.
  for (let index = 1; index < frequencies.length; index += 1) {
    const value = frequencies[index] ?? 0;
    if (Math.abs(value) < FAINT) faint += 1;
    if (value <= 0) continue;
    if (index < 32) low |= 1 << index;
    else high |= 1 << (index - 32);
  }
  return faint > MOST_FAINT ? NO_HASH : { low: low >>> 0, high: high >>> 0 };
}

/** The hash of the same picture turned clockwise by a quarter: sides change places, odd columns their sign. */
export function turnHash({ low, high }: HashBits): HashBits {
  let turnedLow = 0;
  let turnedHigh = 0;
  for (let index = 1; index < BITS * BITS; index += 1) {
    const u = index % BITS;
    const v = Math.floor(index / BITS);
    const from = u * BITS + v;
    const bit = (from < 32 ? low >>> from : high >>> (from - 32)) & 1;
    if ((bit ^ (u & 1)) === 0) continue;
    if (index < 32) turnedLow |= 1 << index;
    else turnedHigh |= 1 << (index - 32);
  }
  return { low: turnedLow >>> 0, high: turnedHigh >>> 0 };
}

/** Bits in which two hashes differ. */
export function hashDistance(a: HashBits, b: HashBits): number {
  return countBits(a.low ^ b.low) + countBits(a.high ^ b.high);
}

/** Set bits of 32, added up side by side (Hacker's Delight, 5-1). */
export function countBits(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * How sharp a picture is: the variance of its Laplacian (Pech-Pacheco et al. 2000, "Diatom autofocusing in brightfield
 * microscopy"). Comparable between pictures of about the same size.
 */
export function sharpnessOf({ width, height, pixels }: GreyPicture): number {
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const around =
        (pixels[at - 1] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at - width] ?? 0) + (pixels[at + width] ?? 0);
      const laplacian = around - 4 * (pixels[at] ?? 0);
      sum += laplacian;
      squares += laplacian * laplacian;
    }
  }
  const count = Math.max(0, width - 2) * Math.max(0, height - 2);
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

/** Averages over the area that each of the SIDE x SIDE pixels covers; proportions are given up. */
function shrink({ width, height, pixels }: GreyPicture): Float64Array {
  const columns = shares(width);
  const rows = shares(height);
  const narrow = new Float64Array(SIDE * height);
  for (let y = 0; y < height; y += 1) {
    for (const { from, to, weight } of columns) {
      narrow[y * SIDE + to] = (narrow[y * SIDE + to] ?? 0) + weight * (pixels[y * width + from] ?? 0);
    }
  }
  const small = new Float64Array(SIDE * SIDE);
  for (const { from, to, weight } of rows) {
    for (let x = 0; x < SIDE; x += 1) {
      small[to * SIDE + x] = (small[to * SIDE + x] ?? 0) + weight * (narrow[from * SIDE + x] ?? 0);
    }
  }
  return small;
}

interface Share {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** How much of each of SIDE stretches of equal length each of `length` pixels makes up. */
function shares(length: number): Share[] {
  const found: Share[] = [];
  const step = length / SIDE;
  for (let to = 0; to < SIDE; to += 1) {
    const begin = to * step;
    const end = begin + step;
    for (let from = Math.floor(begin); from < Math.min(length, Math.ceil(end)); from += 1) {
      const covered = Math.min(end, from + 1) - Math.max(begin, from);
      if (covered > 0) found.push({ from, to, weight: covered / step });
    }
  }
  return found;
}

/** BITS x BITS of the discrete cosine transform (type II), the vertical frequency the row. */
function lowestFrequencies(small: Float64Array): Float64Array {
  const rows = new Float64Array(BITS * SIDE);
  for (let u = 0; u < BITS; u += 1) {
    for (let y = 0; y < SIDE; y += 1) {
      let sum = 0;
      for (let x = 0; x < SIDE; x += 1) sum += (small[y * SIDE + x] ?? 0) * (COSINES[u * SIDE + x] ?? 0);
      rows[u * SIDE + y] = sum;
    }
  }
  const frequencies = new Float64Array(BITS * BITS);
  for (let v = 0; v < BITS; v += 1) {
    for (let u = 0; u < BITS; u += 1) {
      let sum = 0;
      for (let y = 0; y < SIDE; y += 1) sum += (rows[u * SIDE + y] ?? 0) * (COSINES[v * SIDE + y] ?? 0);
      frequencies[v * BITS + u] = sum;
    }
  }
  return frequencies;
}
