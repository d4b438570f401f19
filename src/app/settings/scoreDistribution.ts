/** How scores are spread, and where a threshold cuts them. Scores come highest first. */

/** Photos at or above the threshold. The same comparison as the classifier's: equal is a match. */
export function countMatches(scores: Float32Array, threshold: number): number {
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((scores[middle] ?? 0) >= threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Scores counted into `bins` equal stretches of 0 to 1; what lies outside is counted at the ends. */
export function histogram(scores: Float32Array, bins: number): Uint32Array {
  const counts = new Uint32Array(bins);
  for (const score of scores) {
    const bin = Math.max(0, Math.min(bins - 1, Math.floor(score * bins)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

export interface CutNeighbours {
  /** Start and end (exclusive) of the best matches, in the list of scores. */
  readonly best: readonly [number, number];
  /** The weakest matches. */
  readonly above: readonly [number, number];
  /** The nearest misses. */
  readonly below: readonly [number, number];
}

/** The photos worth a look at a cut: the best few, and `around` on each side of it. Ranges do not overlap. */
export function neighboursOfCut(
  total: number,
  matches: number,
  { best, around }: { readonly best: number; readonly around: number },
): CutNeighbours {
  const aboveStart = Math.max(0, matches - around);
  const bestEnd = Math.min(aboveStart, best);
  return {
    best: [0, bestEnd],
    above: [aboveStart, matches],
    below: [matches, Math.min(total, matches + around)],
  };
}
