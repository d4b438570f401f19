/**
 * A threshold for a model a person changes to. Cosines of different models cannot be compared, but a category can be kept as
 * wide as it was: the new threshold is the one that as many photos pass.
 */

/** The slider's step. */
const STEPS = 100;

/**
 * @param matches how many photos the category matched under the model before
 * @param scores of all photos under the new model, in any order
 * @returns a multiple of 0.01 that as nearly as many photos reach; of several, the one in the middle of the gap between the
 *   last match and the first that is none. Null where nothing was matched, or there is nothing to match.
 */
export function suggestThreshold(matches: number, scores: Float32Array): number | null {
  if (matches <= 0 || scores.length === 0) return null;
  const descending = scores.toSorted().toReversed();
  const last = descending[Math.min(matches, descending.length) - 1] ?? 0;
  const next = descending[matches] ?? last - 2 / STEPS;
  const middle = (last + next) / 2;
  let best = { threshold: 0, difference: Infinity, distance: Infinity };
  for (let step = 0; step <= STEPS; step++) {
    const threshold = step / STEPS;
    const difference = Math.abs(countAtLeast(descending, threshold) - matches);
    const distance = Math.abs(threshold - middle);
    if (difference < best.difference || (difference === best.difference && distance < best.distance)) {
      best = { threshold, difference, distance };
    }
  }
  return best.threshold;
}

/** `descending`: highest first. As in classification, a score equal to the threshold counts. */
function countAtLeast(descending: Float32Array, threshold: number): number {
  let low = 0;
  let high = descending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((descending[middle] ?? 0) >= threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}
