/**
 * Why a photo has the tags it has: every category's score against its threshold, with the prompt that won and the
 * corrections that stand in the way.
 */
import { categoryKey, isVetoed, type Category } from '../core/category.ts';
import { isMatch } from '../core/classify.ts';
import type { PhotoId } from '../core/photo.ts';
import { createClipScorer } from '../core/scoring/clipScorer.ts';
import { referenceKernel } from '../core/scoring/kernel.ts';
import { createClipMethod } from './clipMethod.ts';
import type { Deps } from './deps.ts';

export interface ExplainedCategory {
  readonly category: Category;
  readonly score: number;
  /** The prompt with the highest score. */
  readonly prompt: string;
  readonly matched: boolean;
  readonly tagVetoed: boolean;
  readonly archiveVetoed: boolean;
  /** The photo carries the category's tag now. */
  readonly linked: boolean;
}

export type Explanation =
  | { readonly ok: true; readonly rows: ExplainedCategory[] }
  | { readonly ok: false; readonly reason: 'no-embedding' | 'model-unavailable'; readonly detail: string };

/** Scores a photo against all categories, disabled ones included, in configuration order. Changes nothing. */
export async function explainPhoto(deps: Deps, photoId: PhotoId): Promise<Explanation> {
  const { library, encoder } = deps;
  const model = await encoder.load();
  if (!model.ok) return { ok: false, reason: 'model-unavailable', detail: model.reason };

  const photo = await library.photos.read(photoId);
  const embeddings = await library.embeddings.readMany(model.value.key, [photoId]);
  const embedding = embeddings.get(photoId);
  if (photo === null || embedding === undefined) {
    const detail = photo?.failure?.reason ?? 'The photo has not been encoded yet.';
    return { ok: false, reason: 'no-embedding', detail };
  }

  const { categories } = (await library.config.read()).document.classification;
  const { key, dim } = model.value;
  const method = await createClipMethod(deps.prompts, dim).prepare(categories, key);
  if (!method.ok) return { ok: false, reason: 'model-unavailable', detail: method.reason };
  // One photo: the plain loop is done before a worker would have been asked.
  const scores = createClipScorer(referenceKernel, categories, method.prepared).score(embedding);

  const vetoes = await library.tags.readVetoes(photoId);
  const linkedKeys = new Set((await library.tags.readLinks(photoId)).map(({ tag }) => tag.categoryKey));
  return {
    ok: true,
    rows: scores.scoresOf(0).map((entry) => {
      const name = categoryKey(entry.category.name);
      return {
        category: entry.category,
        score: entry.score,
        prompt: entry.prompt,
        matched: isMatch(entry),
        tagVetoed: isVetoed(vetoes, name, 'tag'),
        archiveVetoed: isVetoed(vetoes, name, 'archive'),
        linked: linkedKeys.has(name),
      };
    }),
  };
}
