/**
 * Photos by how well they match: the best score over some prompts for each, highest first. Columns and no objects, since a
 * hundred thousand photos are ranked while somebody types.
 */
import type { PhotoId } from '../photo.ts';
import { bestColumn, productAt } from './clipScorer.ts';
import type { Products } from './kernel.ts';

/** Ranked photos as columns of equal length: score descending, of equal scores the lower id first. */
export interface Ranking {
  readonly photoIds: Uint32Array<ArrayBuffer>;
  readonly scores: Float32Array<ArrayBuffer>;
  /** Which of the prompts gave the score, by its place among them; the first of equals. */
  readonly winners: Uint16Array<ArrayBuffer>;
}

/** Most photos ranked at once: their places must fit beside a float's 32 bits into the 53 bits of an exact number. */
const MOST_PHOTOS = 2 ** 21;

/** Collects photos in ascending order of their ids. */
export function createRanker(prompts: number) {
  let capacity = 1024;
  let count = 0;
  let ids = new Uint32Array(capacity);
  let scores = new Float32Array(capacity);
  let winners = new Uint16Array(capacity);

  function grow(): void {
    capacity *= 2;
    ids = copyInto(new Uint32Array(capacity), ids);
    scores = copyInto(new Float32Array(capacity), scores);
    winners = copyInto(new Uint16Array(capacity), winners);
  }

  return {
    /** The photo whose products with the prompts are in `row`. */
    add(id: PhotoId, products: Products, row: number): void {
      if (count === capacity) grow();
      const best = bestColumn(products, row, { start: 0, end: prompts });
      ids[count] = id;
      scores[count] = productAt(products, row, best);
      winners[count] = Math.max(0, best);
      count += 1;
    },
    rank: (): Ranking => rank(ids.subarray(0, count), scores.subarray(0, count), winners.subarray(0, count)),
  };
}

function copyInto<Column extends { set(from: ArrayLike<number>): void }>(
  target: Column,
  from: ArrayLike<number>,
): Column {
  target.set(from);
  return target;
}

function rank(ids: Uint32Array, scores: Float32Array, winners: Uint16Array): Ranking {
  const order = descendingOrder(scores);
  return {
    photoIds: Uint32Array.from(order, (index) => ids[index] ?? 0),
    scores: Float32Array.from(order, (index) => scores[index] ?? 0),
    winners: Uint16Array.from(order, (index) => winners[index] ?? 0),
  };
}

/**
 * Places of the scores from the highest to the lowest, of equal ones in their order. Sorted by exact numbers that hold score
 * and place, because typed arrays sort fastest without a function to compare with: the bits of a float in an order of
 * their own (see {@link descendingBits}), then the place.
 */
export function descendingOrder(scores: Float32Array): Uint32Array<ArrayBuffer> {
  if (scores.length > MOST_PHOTOS) throw new Error(`More than ${MOST_PHOTOS} photos cannot be ranked`);
  const keys = descendingBits(scores);
  for (let index = 0; index < keys.length; index++) {
    keys[index] = (keys[index] ?? 0) * MOST_PHOTOS + index;
  }
  keys.sort();
  return Uint32Array.from(keys, (key) => key % MOST_PHOTOS);
}

/**
 * Numbers from 0 to 2^32 - 1, smaller for higher floats: the bits of an IEEE 754 float read as a whole number already
 * ascend for positive floats and descend for negative ones. No NaN comes here.
 */
function descendingBits(scores: Float32Array): Float64Array<ArrayBuffer> {
  // Minus zero is nought: the two are equal, and so must be their keys.
  const bits = new Uint32Array(Float32Array.from(scores, (score) => score + 0).buffer);
  const keys = new Float64Array(bits.length);
  for (let index = 0; index < bits.length; index++) {
    const value = bits[index] ?? 0;
    keys[index] = value >= 0x80000000 ? value : 0x7fffffff - value;
  }
  return keys;
}
