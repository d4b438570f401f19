/** When two photos are taken for the same picture. How the numbers were chosen is in docs/performance.md ("Duplicates"). */

import type { HashReach } from './nearHashes.ts';

/** How alike two photos are. */
export interface Likeness {
  /** Bits in which their hashes differ, one of them turned by `turns` quarters. */
  readonly distance: number;
  readonly turns: number;
  /** Cosine similarity of their embeddings; null where one has none yet. */
  readonly similarity: number | null;
}

/** Hashes that differ in more bits are not looked at. */
export const REACH: HashReach = { coarse: 3, all: 12 };

/** Without embeddings to verify with, hashes have to be nearer. */
const MOST_BITS_UNVERIFIED = 8;

const LEAST_SIMILARITY = 0.9;
/** Models see a turned picture as a slightly different one. */
const LEAST_SIMILARITY_TURNED = 0.7;

export function isSamePicture({ distance, turns, similarity }: Likeness): boolean {
  if (similarity === null) return distance <= MOST_BITS_UNVERIFIED;
  return distance <= REACH.all && similarity >= (turns === 0 ? LEAST_SIMILARITY : LEAST_SIMILARITY_TURNED);
}
