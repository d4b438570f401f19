/**
 * The sums behind every score: dot products of many photos with many prompts. The loop here is the reference; the app
 * multiplies with src/scorer/wasmKernel.ts, some twenty times faster, and tests hold the one against the other.
 */

/** Dot products of n photos with k prompts, row by row of photos; valid until the next multiplication. */
export interface Products {
  /** The product of photo `i` and prompt `j` is at `i * stride + j`. */
  readonly values: Float32Array;
  /** Values from one photo to the next, at least k; what lies beyond k means nothing. */
  readonly stride: number;
}

/** `photos`: n x dim, row-major. */
export type Multiply = (photos: Float32Array) => Products;

export interface ScoringKernel {
  /** Lays out the prompts (k x dim, row-major) for the photos to come. Holds until the next preparation. */
  prepare(prompts: Float32Array, dim: number): Multiply;
}

/** One product after the other, in float32 storage and double sums. */
export const referenceKernel: ScoringKernel = {
  prepare: (prompts, dim) => (photos) => {
    const n = photos.length / dim;
    const k = prompts.length / dim;
    const values = new Float32Array(n * k);
    for (let photo = 0; photo < n; photo++) {
      for (let prompt = 0; prompt < k; prompt++) {
        let sum = 0;
        for (let at = 0; at < dim; at++) {
          sum += (photos[photo * dim + at] ?? 0) * (prompts[prompt * dim + at] ?? 0);
        }
        values[photo * k + prompt] = sum;
      }
    }
    return { values, stride: k };
  },
};
