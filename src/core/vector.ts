/**
 * Vector maths of the classifier. All embeddings are stored as unit vectors, so a dot product is a cosine similarity
 * and no division is needed when comparing.
 */

/** How far a squared length may be from 1 before a vector is not taken for a unit vector (int8 and fp16 encoders round). */
const UNIT_TOLERANCE = 1e-3;

/** Dot product; for unit vectors the cosine similarity. Throws on different lengths: they come from different models. */
export function dot(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new Error(`dot: lengths differ (${a.length} and ${b.length})`);
  let sum = 0;
  // Indices are within both arrays, so the fallbacks are never taken; they only satisfy the compiler.
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** The vector scaled to length 1, as a new array; null where it has no direction (zero or not finite). */
export function normalise(vector: Float32Array): Float32Array | null {
  const length = Math.sqrt(dot(vector, vector));
  if (!Number.isFinite(length) || length === 0) return null;
  return vector.map((value) => value / length);
}

/** True for finite vectors of length 1. Anything else would be scored without meaning, silently. */
export function isUnit(vector: Float32Array): boolean {
  return Math.abs(dot(vector, vector) - 1) <= UNIT_TOLERANCE;
}

/** Row `index` of a row-major n x dim matrix, as a view on the same memory. */
export function rowOf(matrix: Float32Array, dim: number, index: number): Float32Array {
  return matrix.subarray(index * dim, (index + 1) * dim);
}

/** Vectors of `dim` values as the rows of one matrix. Throws on another length: the vector is another model's. */
export function joinRows(vectors: readonly Float32Array[], dim: number): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(vectors.length * dim);
  vectors.forEach((vector, index) => {
    if (vector.length !== dim) throw new Error(`A vector of ${vector.length} values among those of ${dim}`);
    rows.set(vector, index * dim);
  });
  return rows;
}
