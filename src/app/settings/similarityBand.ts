/** Where a threshold stands among the model's named stretches of the similarity slider. */
import type { SimilarityBands } from '../../core/model.ts';

export type SimilarityBand = 'very-loose' | 'loose' | 'normal' | 'strict' | 'very-strict';

/** A border belongs to the stricter side: with Normal from 0.22, 0.22 is Normal. */
export function similarityBand(similarity: number, bands: SimilarityBands): SimilarityBand {
  if (similarity < bands.loose[0]) return 'very-loose';
  if (similarity < bands.normal[0]) return 'loose';
  if (similarity < bands.strict[0]) return 'normal';
  return similarity <= bands.strict[1] ? 'strict' : 'very-strict';
}
