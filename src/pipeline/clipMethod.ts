/** The page's half of classification by CLIP: the vectors of all prompts, through the cache. */
import type { ClassificationMethod } from '../core/method.ts';
import type { ClipPrompts } from '../core/scoring/clipScorer.ts';
import { joinRows } from '../core/vector.ts';
import type { PromptEncoder } from './promptEncoder.ts';

/** `dim`: length of the model's vectors. */
export function createClipMethod(
  prompts: Pick<PromptEncoder, 'read'>,
  dim: number,
): ClassificationMethod<ClipPrompts> {
  return {
    name: 'clip',
    async prepare(categories, modelKey) {
      const encoded = await prompts.read(
        modelKey,
        categories.flatMap((category) => category.prompts),
      );
      return encoded.ok ? { ok: true, prepared: { vectors: joinRows(encoded.value, dim), dim } } : encoded;
    },
  };
}
