/**
 * A classification method: photo facts in, a score per category out. CLIP is one; rules over metadata, text recognition
 * or a dedicated model would be others. The pipeline knows only this interface.
 */
import type { Category } from './category.ts';
import type { CategoryScore } from './classify.ts';
import type { Photo } from './photo.ts';

/** What a method may look at. */
interface PhotoFacts {
  readonly photo: Photo;
  /** Unit vector under the model the scorer was prepared for. */
  readonly embedding: Float32Array;
}

/** Scores one photo against the categories the scorer was prepared for; one entry each, in their order. Pure. */
export type Scorer = (facts: PhotoFacts) => CategoryScore[];

type PreparedScorer =
  | { readonly ok: true; readonly score: Scorer }
  | { readonly ok: false; readonly kind: 'transient' | 'permanent'; readonly reason: string };

export interface ClassificationMethod {
  readonly name: string;
  /** Does once for a batch what does not depend on the photo, such as encoding the prompts. */
  prepare(categories: readonly Category[], modelKey: string): Promise<PreparedScorer>;
}
