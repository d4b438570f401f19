/**
 * Two views: how a model that sees one square looks at a picture that is far from square. Cut to its middle, a phone's
 * screenshot keeps less than half of itself, so a model that crops gets two squares along the long side, each in the
 * middle of its half, and their vectors are averaged. Measured in docs/encoder.md, "Tall and wide pictures": it helps a
 * network that was trained on crops and harms one that was trained on whole pictures.
 */
import type { Preprocessing } from '../model.ts';
import { dot, normalise, rowOf } from '../vector.ts';

/** Long side to short side from which a second view is worth what it costs. */
const TALL = 1.9;

/** Where the squares of a picture begin along its long side: one in the middle, or two. Lengths in pixels of the model. */
export function squareStarts(length: number, { size, views = 1 }: Preprocessing): readonly number[] {
  const last = length - size;
  if (views === 1 || length < size * TALL) return [Math.floor(last / 2)];
  const startInHalf = (middle: number): number =>
    Math.min(last, Math.max(0, Math.floor(length * middle - size / 2)));
  return [startInHalf(1 / 4), startInHalf(3 / 4)];
}

/** How many squares the pixels of a picture are. */
export function countSquares(pixels: Uint8Array, size: number): number {
  return Math.max(1, Math.floor(pixels.length / (size * size * 3)));
}

/**
 * `rows`: unit vectors of all squares, picture after picture; `counts`: squares of each picture. Result: a unit vector a
 * picture.
 */
export function averageViews(rows: Float32Array, counts: readonly number[]): Float32Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === counts.length) return rows;
  const dim = rows.length / total;
  const vectors = new Float32Array(counts.length * dim);
  let square = 0;
  for (const [picture, count] of counts.entries()) {
    const first = rowOf(rows, dim, square);
    const sum = first.slice();
    for (let view = 1; view < count; view++) {
      const other = rowOf(rows, dim, square + view);
      for (let i = 0; i < dim; i++) sum[i] = (sum[i] ?? 0) + (other[i] ?? 0);
    }
    // Opposite vectors have no middle.
    const unit = dot(sum, sum) < 1e-6 ? first : (normalise(sum) ?? first);
    vectors.set(unit, picture * dim);
    square += count;
  }
  return vectors;
}
