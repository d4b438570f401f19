/**
 * Why a photo has the tags it has: what every signal of every category says, with what won and what spoke against it, and the
 * corrections that stand in the way.
 */
import { archivingRuleOf } from '../core/archiving.ts';
import { categoryKey, isVetoed, type Category } from '../core/category.ts';
import { decide, isMatch, type Verdict } from '../core/classify.ts';
import type { PhotoId } from '../core/photo.ts';
import { referenceKernel } from '../core/scoring/kernel.ts';
import { createCategoryScorer } from '../core/scoring/methods.ts';
import type { Deps } from './deps.ts';
import { prepareMethods } from './methods.ts';

export interface ExplainedCategory {
  readonly category: Category;
  /** Of the signal that decides. */
  readonly score: number;
  /** The prompt with the highest score; empty where another signal decides. */
  readonly prompt: string;
  /** What every signal says; left out where the prompts are all there is and nothing speaks against them. */
  readonly verdicts?: readonly Verdict[];
  readonly matched: boolean;
  readonly tagVetoed: boolean;
  readonly archiveVetoed: boolean;
  /** The photo carries the category's tag now. */
  readonly linked: boolean;
}

export type Explanation =
  | {
      readonly ok: true;
      readonly rows: ExplainedCategory[];
      /** A category would archive the photo, which stays because it is a favourite. */
      readonly isSpared: boolean;
    }
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

  const { classification } = (await library.config.read()).document;
  const { categories } = classification;
  const { key, dim } = model.value;
  const encodePrompts = (texts: readonly string[]) => deps.prompts.read(key, texts);
  const methods = await prepareMethods({ library, modelKey: key, dim, encodePrompts }, categories);
  if (!methods.ok) return { ok: false, reason: 'model-unavailable', detail: methods.reason };
  // One photo: the plain loop is done before a worker would have been asked.
  const scorer = createCategoryScorer(referenceKernel, categories, methods.prepared);
  const facts = new Map([[photoId, photo]]);
  const scores = scorer.score({ ids: Uint32Array.of(photoId), vectors: embedding, facts });

  const vetoes = await library.tags.readVetoes(photoId);
  const linkedKeys = new Set((await library.tags.readLinks(photoId)).map(({ tag }) => tag.categoryKey));
  const found = scores.scoresOf(0);
  const { isSpared } = decide({
    photo,
    scores: found.filter(({ category }) => classification.enabled && category.enabled),
    vetoes,
    archivesFavourites: archivingRuleOf(classification).archivesFavourites,
  });
  return {
    ok: true,
    isSpared,
    rows: found.map((entry) => {
      const name = categoryKey(entry.category.name);
      return {
        category: entry.category,
        score: entry.score,
        prompt: entry.prompt,
        ...(entry.verdicts === undefined ? {} : { verdicts: entry.verdicts }),
        matched: isMatch(entry),
        tagVetoed: isVetoed(vetoes, name, 'tag'),
        archiveVetoed: isVetoed(vetoes, name, 'archive'),
        linked: linkedKeys.has(name),
      };
    }),
  };
}
