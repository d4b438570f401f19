/**
 * Classification by CLIP: a category's score is the highest cosine similarity between the photo's embedding and the
 * embeddings of the category's prompts.
 */
import type { Category } from '../core/category.ts';
import type { CategoryScore } from '../core/classify.ts';
import type { ClassificationMethod } from '../core/method.ts';
import { dot } from '../core/vector.ts';
import type { PromptEncoder } from './promptEncoder.ts';

interface PromptVector {
  readonly prompt: string;
  readonly vector: Float32Array;
}

export function createClipMethod(prompts: PromptEncoder): ClassificationMethod {
  return {
    name: 'clip',
    async prepare(categories, modelKey) {
      const encoded = await prompts.read(
        modelKey,
        categories.flatMap((category) => category.prompts),
      );
      if (!encoded.ok) return encoded;
      let next = 0;
      const prepared = categories.map((category) => {
        const vectors = encoded.value.slice(next, (next += category.prompts.length));
        return { category, prompts: pairPrompts(category.prompts, vectors) };
      });
      return {
        ok: true,
        score: ({ embedding }) =>
          prepared.map((entry) => bestPrompt(entry.category, entry.prompts, embedding)),
      };
    },
  };
}

function pairPrompts(prompts: readonly string[], vectors: readonly Float32Array[]): PromptVector[] {
  return vectors.flatMap((vector, index) => {
    const prompt = prompts[index];
    return prompt === undefined ? [] : [{ prompt, vector }];
  });
}

/** The prompt nearest to the photo; the first of equals. A category has at least one prompt. */
function bestPrompt(
  category: Category,
  prompts: readonly PromptVector[],
  embedding: Float32Array,
): CategoryScore {
  let best: CategoryScore = { category, score: Number.NEGATIVE_INFINITY, prompt: '' };
  for (const { prompt, vector } of prompts) {
    const score = dot(embedding, vector);
    if (score > best.score) best = { category, score, prompt };
  }
  return best;
}
