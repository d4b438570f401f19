/**
 * A classification method: photos in, a score per category out. CLIP is one; rules over metadata, text recognition or a
 * dedicated model would be others. A method has two halves, because they run on different threads: what is prepared once
 * for a configuration, on the page, and the scoring of batches of photos, in the scorer worker.
 */
import type { Category } from './category.ts';
import type { CategoryScore } from './classify.ts';

type PreparedMethod<Prepared> =
  | { readonly ok: true; readonly prepared: Prepared }
  | { readonly ok: false; readonly kind: 'transient' | 'permanent'; readonly reason: string };

/** The page's half. */
export interface ClassificationMethod<Prepared> {
  readonly name: string;
  /** Does once what does not depend on the photos, such as encoding the prompts. The answer can cross threads. */
  prepare(categories: readonly Category[], modelKey: string): Promise<PreparedMethod<Prepared>>;
}

/** The scorer's half, made from what was prepared for some categories; its answers come in their order. Pure. */
export interface BatchScorer {
  /** `vectors`: n x dim, unit rows under the model prepared for. The answer holds until the next call. */
  score(vectors: Float32Array): BatchScores;
}

/** Scores of one batch. Objects are made for what is asked of a photo only: most match nothing. */
interface BatchScores {
  /** The categories that the photo in this row matches. */
  matchesOf(row: number): CategoryScore[];
  /** Every category's score for the photo in this row. */
  scoresOf(row: number): CategoryScore[];
}
