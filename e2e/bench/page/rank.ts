/** Text search without the text encoder: all photos by their score against one prompt, through the app's own worker. */
import { DEFAULT_PROFILE_ID } from '../../../src/library/openLibrary.ts';
import { createScorer } from '../../../src/scorer/scorerClient.ts';
import { drawPromptVector } from './benchCategories.ts';

export interface RankTimes {
  /** The first search: worker started, library opened, vectors read. */
  readonly coldMs: number;
  readonly warmMs: readonly number[];
  readonly photos: number;
}

/** Searches once and then `runs` times, each time for something else. */
export async function timeSearches(
  model: { readonly key: string; readonly dim: number },
  runs: number,
): Promise<RankTimes> {
  const scorer = createScorer(DEFAULT_PROFILE_ID);
  const signal = new AbortController().signal;
  const search = async (prompt: string): Promise<{ ms: number; photos: number }> => {
    const vectors = drawPromptVector(prompt, model.dim);
    const startedMs = performance.now();
    const result = await scorer.rank({ modelKey: model.key, dim: model.dim, vectors }, signal);
    const ms = performance.now() - startedMs;
    if (!result.ok) throw new Error(result.reason);
    return { ms, photos: result.ranking.photoIds.length };
  };
  try {
    const cold = await search('the first search');
    const warmMs: number[] = [];
    for (let run = 0; run < runs; run++) warmMs.push((await search(`search ${run}`)).ms);
    return { coldMs: cold.ms, warmMs, photos: cold.photos };
  } finally {
    scorer.close();
  }
}
