/**
 * The perceptual hash of a picture: the signs of its lowest frequencies. Copies that were resized or compressed again have
 * nearly the same, and the hash of a copy turned by a quarter follows from the hash alone.
 */

/** A picture as its hash sees it. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  /** Grey levels, 0 to 255, row by row. */
  readonly pixels: Uint8Array | Uint8ClampedArray;
  /** How colourful it was: mean difference of the strongest and the weakest of red, green and blue, 0 to 255. */
  readonly chroma: number;
}

/** Words of 32 bits to a hash. */
export const HASH_WORDS = 8;

/**
 * 256 bits: of frequency `u` across and `v` down, bit `16 * v + u`. All 0 for a picture without a hash. The lowest 8 by 8 are
 * what copies are found by; the others tell apart what looks alike from afar, such as two letters on the same paper.
 */
export type HashBits = Uint32Array<ArrayBuffer>;

/** What is kept of a picture to find its duplicates. */
export interface PictureHash {
  readonly bits: HashBits;
  /** Width by height, as shown. */
  readonly aspect: number;
  readonly chroma: number;
  readonly sharpness: number;
}

/** Hashes of many photos, as columns; ids ascending. */
export interface PictureHashes {
  readonly ids: Uint32Array<ArrayBuffer>;
  /** ids.length x HASH_WORDS. */
  readonly bits: Uint32Array<ArrayBuffer>;
  readonly aspects: Float32Array<ArrayBuffer>;
  readonly chromas: Float32Array<ArrayBuffer>;
  readonly sharpness: Float32Array<ArrayBuffer>;
}

/** The lowest 8 by 8 frequencies of a hash in two halves, unsigned: a byte to each frequency down. */
export interface CoarseBits {
  readonly low: number;
  readonly high: number;
}

/** As pHash does (phash.org), with twice its numbers: averaged to SIDE x SIDE, the lowest BITS x BITS frequencies kept. */
const SIDE = 64;
const BITS = 16;
const COARSE = 8;

/**
 * A frequency fainter than this (of an orthonormal transform of 64 x 64 grey levels) has the sign of compression noise.
 * A picture most of whose lowest frequencies are faint is plain: it looks like every other plain picture and gets no hash.
 */
const FAINT = 4;
const MOST_FAINT = 32;

/** cosines[frequency * SIDE + position], orthonormal. */
const COSINES = Float64Array.from({ length: BITS * SIDE }, (_, index) => {
  const frequency = Math.floor(index / SIDE);
  const position = index % SIDE;
  const scale = Math.sqrt((frequency === 0 ? 1 : 2) / SIDE);
  return scale * Math.cos((Math.PI * frequency * (2 * position + 1)) / (2 * SIDE));
});

/** The hash of a picture; without a bit for one that is plain or has no pixels. */
export function hashPicture(picture: GreyPicture): HashBits {
  const frequencies = lowestFrequencies(shrink(picture));
  const bits = new Uint32Array(HASH_WORDS);
  let faint = 0;
  // The first is the picture's brightness, which says nothing about what is on it.
  for (let index = 1; index < frequencies.length; index += 1) {
    const value = frequencies[index] ?? 0;
    if (isCoarse(index) && Math.abs(value) < FAINT) faint += 1;
    if (value > 0) setBit(bits, index);
  }
  return faint > MOST_FAINT ? new Uint32Array(HASH_WORDS) : bits;
}

/** The hash of the same picture turned clockwise by a quarter: sides change places, odd columns their sign. */
export function turnHash(bits: HashBits): HashBits {
  const turned = new Uint32Array(HASH_WORDS);
  for (let index = 1; index < BITS * BITS; index += 1) {
    const u = index % BITS;
    const from = u * BITS + Math.floor(index / BITS);
    const bit = ((bits[from >>> 5] ?? 0) >>> (from & 31)) & 1;
    if ((bit ^ (u & 1)) === 1) setBit(turned, index);
  }
  return turned;
}

/** True for the hash of a picture that has none. */
export function isPlain(bits: HashBits): boolean {
  return bits.every((word) => word === 0);
}

export function coarseBits(bits: HashBits): CoarseBits {
  const row = (v: number): number => ((bits[v >>> 1] ?? 0) >>> ((v & 1) * BITS)) & 0xff;
  const half = (v: number): number => row(v) | (row(v + 1) << 8) | (row(v + 2) << 16) | (row(v + 3) << 24);
  return { low: half(0) >>> 0, high: half(4) >>> 0 };
}

/**
 * The coarse bits of the picture turned clockwise by a quarter: the search does this to every photo, so all bits are moved
 * at once (Hacker's Delight, 7-3: transposing an 8 by 8 bit matrix).
 */
export function turnCoarse({ low, high }: CoarseBits): CoarseBits {
  const top = transposeBlocks(low);
  const bottom = transposeBlocks(high);
  const crossing = (top ^ (bottom << 4)) & 0xf0f0f0f0;
  return { low: (top ^ crossing ^ ODD_COLUMNS) >>> 0, high: (bottom ^ (crossing >>> 4) ^ ODD_COLUMNS) >>> 0 };
}

const ODD_COLUMNS = 0xaaaaaaaa;

/** Transposes 4 by 4 blocks, bit pairs first. */
function transposeBlocks(rows: number): number {
  const bits = (rows ^ (rows >>> 7)) & 0x00aa00aa;
  const pairs = rows ^ bits ^ (bits << 7);
  const blocks = (pairs ^ (pairs >>> 14)) & 0x0000cccc;
  return pairs ^ blocks ^ (blocks << 14);
}

/** Bits in which two hashes differ; `b` begins at a word of many. */
export function hashDistance(a: HashBits, b: Uint32Array, at = 0): number {
  let distance = 0;
  for (let word = 0; word < HASH_WORDS; word += 1) {
    distance += countBits((a[word] ?? 0) ^ (b[at + word] ?? 0));
  }
  return distance;
}

function isCoarse(index: number): boolean {
  return index % BITS < COARSE && index < COARSE * BITS;
}

function setBit(bits: HashBits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
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
export function sharpnessOf({ width, height, pixels }: Omit<GreyPicture, 'chroma'>): number {
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
