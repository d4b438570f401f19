/**
 * Pairs of photos with nearly the same hash, turned or not, found without comparing all with all: multi-index hashing
 * (Norouzi, Punjani and Fleet 2012, "Fast search in Hamming space with multi-index hashing"). Two hashes that differ in
 * few bits differ in at most a quarter of those in one of four bands, so only photos near in one band are compared.
 */
import {
  coarseBits,
  countBits,
  HASH_WORDS,
  hashDistance,
  isPlain,
  turnCoarse,
  turnHash,
  type CoarseBits,
  type HashBits,
  type PictureHashes,
} from './pictureHash.ts';

/** Most bits that may differ. */
export interface HashReach {
  /** Of the coarse 64. */
  readonly coarse: number;
  /** Of all 256. */
  readonly all: number;
}

const BANDS = 4;
const BAND_BITS = 16;
const BAND_KEYS = 2 ** BAND_BITS;
const TURNS = 4;

/** Sides rounded to whole pixels of a thumbnail leave proportions about this uncertain. */
const ASPECT_TOLERANCE = 0.03;

/**
 * A copy in black and white, or in other colours, is not the same picture. Compression takes some colour away, and all of
 * what little there was.
 */
const CHROMA_TOLERANCE = 0.3;
const CHROMA_NOISE = 6;

/**
 * Most partners that are looked for on one photo's behalf. A thousand frames of one scene would have half a million pairs;
 * groups need no more than some for each.
 */
const MOST_PARTNERS = 64;

/** Two photos by their places in the columns, the earlier first. */
export interface NearPair {
  readonly first: number;
  readonly second: number;
  /** Bits of all 256. */
  readonly distance: number;
  /** Quarters the first is to be turned by to look like the second. */
  readonly turns: number;
}

/** Searches on behalf of some of the photos at a time, so that the thread can do something else in between. */
export interface NearHashSearch {
  /** Pairs whose earlier photo is at a place from `from` to below `to`. */
  search(from: number, to: number): NearPair[];
}

export function createNearHashSearch(hashes: PictureHashes, reach: HashReach): NearHashSearch {
  const { ids, bits: allBits, aspects, chromas } = hashes;
  const columns = toCoarseColumns(hashes);
  const { lows, highs } = columns;
  const bands = Array.from({ length: BANDS }, (_, band) => indexBand(columns, band));
  const masks = masksWithin(Math.floor(reach.coarse / BANDS));
  /** For whom a photo was found last. */
  const foundFor = new Int32Array(ids.length).fill(-1);

  /** Whether a photo is near the first, turned so often; compared in full only where it is near from afar. */
  function distanceTo(
    second: number,
    { low, high, aspect, chroma }: TurnedPhoto,
    full: () => HashBits,
  ): number | null {
    const coarse = countBits(low ^ (lows[second] ?? 0)) + countBits(high ^ (highs[second] ?? 0));
    if (coarse > reach.coarse || !isAlike(aspect, aspects[second] ?? 1)) return null;
    if (!isAsColourful(chroma, chromas[second] ?? 0)) return null;
    const distance = hashDistance(full(), allBits, second * HASH_WORDS);
    return distance > reach.all ? null : distance;
  }

  function searchFor(first: number, found: NearPair[]): void {
    let coarse: CoarseBits = { low: lows[first] ?? 0, high: highs[first] ?? 0 };
    if (isWithoutBits(coarse)) return;
    let partners = 0;
    for (let turns = 0; turns < TURNS; turns += 1) {
      if (turns > 0) coarse = turnCoarse(coarse);
      const photo: TurnedPhoto = {
        ...coarse,
        aspect: aspectAt(hashes, first, turns),
        chroma: chromas[first] ?? 0,
      };
      let turned: HashBits | null = null;
      const full = (): HashBits => (turned ??= turnedHashAt(hashes, first, turns));
      for (let band = 0; band < BANDS; band += 1) {
        const { starts, places } = bands[band] ?? NO_INDEX;
        const key = bandOf(coarse, band);
        for (let nth = 0; nth < masks.length; nth += 1) {
          const near = key ^ (masks[nth] ?? 0);
          const end = starts[near + 1] ?? 0;
          for (let at = starts[near] ?? 0; at < end; at += 1) {
            const second = places[at] ?? 0;
            if (second <= first || foundFor[second] === first) continue;
            const distance = distanceTo(second, photo, full);
            if (distance === null) continue;
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
      for (let first = from; first < Math.min(to, ids.length); first += 1) searchFor(first, found);
      return found;
    },
  };
}

/** Whether two of the photos are near each other, in which quarter turn; null where they are not. */
export function compareHashes(
  hashes: PictureHashes,
  first: number,
  second: number,
  reach: HashReach,
): Pick<NearPair, 'distance' | 'turns'> | null {
  let bits = hashAt(hashes, first);
  const other = hashAt(hashes, second);
  if (isPlain(bits) || isPlain(other)) return null;
  if (!isAsColourful(hashes.chromas[first] ?? 0, hashes.chromas[second] ?? 0)) return null;
  const { low, high } = coarseBits(other);
  for (let turns = 0; turns < TURNS; turns += 1) {
    if (turns > 0) bits = turnHash(bits);
    const mine = coarseBits(bits);
    const coarse = countBits(mine.low ^ low) + countBits(mine.high ^ high);
    const distance = hashDistance(bits, other);
    const isNear = coarse <= reach.coarse && distance <= reach.all;
    if (isNear && isAlike(aspectAt(hashes, first, turns), aspectAt(hashes, second, 0))) {
      return { distance, turns };
    }
  }
  return null;
}

function hashAt({ bits }: PictureHashes, place: number): HashBits {
  return bits.subarray(place * HASH_WORDS, (place + 1) * HASH_WORDS);
}

function turnedHashAt(hashes: PictureHashes, place: number, turns: number): HashBits {
  let bits = hashAt(hashes, place);
  for (let turn = 0; turn < turns; turn += 1) bits = turnHash(bits);
  return bits;
}

function aspectAt({ aspects }: PictureHashes, place: number, turns: number): number {
  const aspect = aspects[place] ?? 1;
  return turns % 2 === 0 ? aspect : 1 / aspect;
}

interface CoarseColumns {
  readonly lows: Uint32Array;
  readonly highs: Uint32Array;
}

function toCoarseColumns(hashes: PictureHashes): CoarseColumns {
  const lows = new Uint32Array(hashes.ids.length);
  const highs = new Uint32Array(hashes.ids.length);
  for (let place = 0; place < lows.length; place += 1) {
    const { low, high } = coarseBits(hashAt(hashes, place));
    lows[place] = low;
    highs[place] = high;
  }
  return { lows, highs };
}

function isAsColourful(chroma: number, other: number): boolean {
  return Math.abs(chroma - other) <= CHROMA_NOISE + CHROMA_TOLERANCE * Math.max(chroma, other);
}

function isAlike(aspect: number, other: number): boolean {
  return Math.abs(aspect - other) <= ASPECT_TOLERANCE * Math.max(aspect, other);
}

function isWithoutBits({ low, high }: CoarseBits): boolean {
  return low === 0 && high === 0;
}

function bandOf({ low, high }: CoarseBits, band: number): number {
  const half = band < 2 ? low : high;
  return band % 2 === 0 ? half & (BAND_KEYS - 1) : half >>> BAND_BITS;
}

interface TurnedPhoto extends CoarseBits {
  readonly aspect: number;
  readonly chroma: number;
}

interface BandIndex {
  /** Where the photos with a key begin in `places`; one more at the end. */
  readonly starts: Uint32Array;
  /** Places of photos by key, ascending under each. */
  readonly places: Uint32Array;
}

const NO_INDEX: BandIndex = { starts: new Uint32Array(), places: new Uint32Array() };

/** Photos without a hash are in no index. */
function indexBand({ lows, highs }: CoarseColumns, band: number): BandIndex {
  const keys = Int32Array.from(lows, (low, place) => {
    const coarse = { low, high: highs[place] ?? 0 };
    return isWithoutBits(coarse) ? -1 : bandOf(coarse, band);
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
