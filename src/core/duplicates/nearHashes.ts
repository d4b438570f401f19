/**
 * Pairs of photos with nearly the same hash, turned or not, found without comparing all with all: multi-index hashing
 * (Norouzi, Punjani and Fleet 2012, "Fast search in Hamming space with multi-index hashing"). Two hashes that differ in
 * few bits differ in at most a quarter of those in one of four bands, so only photos near in one band are compared.
 */
import { countBits, turnHash, type HashBits, type PictureHashes } from './pictureHash.ts';

const BANDS = 4;
const BAND_BITS = 16;
const BAND_KEYS = 2 ** BAND_BITS;
const TURNS = 4;

/** Sides rounded to whole pixels of a thumbnail leave proportions about this uncertain. */
const ASPECT_TOLERANCE = 0.03;

/**
 * Most partners that are looked for on one photo's behalf. A thousand frames of one scene would have half a million pairs;
 * groups need no more than some for each.
 */
const MOST_PARTNERS = 64;

/** Two photos by their places in the columns, the earlier first. */
export interface NearPair {
  readonly first: number;
  readonly second: number;
  /** Bits. */
  readonly distance: number;
  /** Quarters the first is to be turned by to look like the second. */
  readonly turns: number;
}

/** Searches on behalf of some of the photos at a time, so that the thread can do something else in between. */
export interface NearHashSearch {
  /** Pairs whose earlier photo is at a place from `from` to below `to`. */
  search(from: number, to: number): NearPair[];
}

/** @param radius most bits that may differ */
export function createNearHashSearch(hashes: PictureHashes, radius: number): NearHashSearch {
  const { lows, highs, aspects } = hashes;
  const bands = Array.from({ length: BANDS }, (_, band) => indexBand(hashes, band));
  const masks = masksWithin(Math.floor(radius / BANDS));
  /** For whom a photo was found last. */
  const foundFor = new Int32Array(lows.length).fill(-1);

  function searchFor(first: number, found: NearPair[]): void {
    let bits: HashBits = { low: lows[first] ?? 0, high: highs[first] ?? 0 };
    if (isPlain(bits)) return;
    let partners = 0;
    for (let turns = 0; turns < TURNS; turns += 1) {
      if (turns > 0) bits = turnHash(bits);
      const { low, high } = bits;
      const aspect = turns % 2 === 0 ? (aspects[first] ?? 1) : 1 / (aspects[first] ?? 1);
      for (let band = 0; band < BANDS; band += 1) {
        const index = bands[band];
        if (index === undefined) continue;
        const key = bandOf(low, high, band);
        for (const mask of masks) {
          const end = index.starts[(key ^ mask) + 1] ?? 0;
          for (let at: number = index.starts[key ^ mask] ?? 0; at < end; at += 1) {
            const second: number = index.places[at] ?? 0;
            if (second <= first || foundFor[second] === first) continue;
            const distance = countBits(low ^ (lows[second] ?? 0)) + countBits(high ^ (highs[second] ?? 0));
            if (distance > radius || !isAlike(aspect, aspects[second] ?? 1)) continue;
            foundFor[second] = first;
            found.push({ first, second, distance, turns });
            partners += 1;
            if (partners === MOST_PARTNERS) return;
          }
        }
      }
    }
  }

  return {
    search(from, to) {
      const found: NearPair[] = [];
      for (let first = from; first < Math.min(to, lows.length); first += 1) searchFor(first, found);
      return found;
    },
  };
}

/** Whether two of the photos are near each other, in which quarter turn; null where they are not. */
export function compareHashes(
  { lows, highs, aspects }: PictureHashes,
  first: number,
  second: number,
  radius: number,
): Pick<NearPair, 'distance' | 'turns'> | null {
  let bits: HashBits = { low: lows[first] ?? 0, high: highs[first] ?? 0 };
  const other: HashBits = { low: lows[second] ?? 0, high: highs[second] ?? 0 };
  if (isPlain(bits) || isPlain(other)) return null;
  let nearest: Pick<NearPair, 'distance' | 'turns'> | null = null;
  for (let turns = 0; turns < TURNS; turns += 1) {
    if (turns > 0) bits = turnHash(bits);
    const distance = countBits(bits.low ^ other.low) + countBits(bits.high ^ other.high);
    if (distance > Math.min(radius, (nearest?.distance ?? radius + 1) - 1)) continue;
    const aspect = turns % 2 === 0 ? (aspects[first] ?? 1) : 1 / (aspects[first] ?? 1);
    if (isAlike(aspect, aspects[second] ?? 1)) nearest = { distance, turns };
  }
  return nearest;
}

function isPlain({ low, high }: HashBits): boolean {
  return low === 0 && high === 0;
}

function isAlike(aspect: number, other: number): boolean {
  return Math.abs(aspect - other) <= ASPECT_TOLERANCE * Math.max(aspect, other);
}

function bandOf(low: number, high: number, band: number): number {
  const half = band < 2 ? low : high;
  return band % 2 === 0 ? half & (BAND_KEYS - 1) : half >>> BAND_BITS;
}

interface BandIndex {
  /** Where the photos with a key begin in `places`; one more at the end. */
  readonly starts: Uint32Array;
  /** Places of photos by key, ascending under each. */
  readonly places: Uint32Array;
}

/** Photos without a hash are in no index. */
function indexBand({ lows, highs }: PictureHashes, band: number): BandIndex {
  const keys = Int32Array.from(lows, (low, place) => {
    const high = highs[place] ?? 0;
    return isPlain({ low, high }) ? -1 : bandOf(low, high, band);
  });
  const starts = new Uint32Array(BAND_KEYS + 1);
  for (const key of keys) if (key >= 0) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  for (let key = 0; key < BAND_KEYS; key += 1) {
    starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  }
  const next = starts.slice();
  const places = new Uint32Array(starts[BAND_KEYS] ?? 0);
  keys.forEach((key, place) => {
    if (key < 0) return;
    const at = next[key] ?? 0;
    places[at] = place;
    next[key] = at + 1;
  });
  return { starts, places };
}

/** Every way to change at most `most` bits of a band. */
function masksWithin(most: number): Uint16Array {
  const masks: number[] = [];
  for (let mask = 0; mask < BAND_KEYS; mask += 1) if (countBits(mask) <= most) masks.push(mask);
  return Uint16Array.from(masks);
}
