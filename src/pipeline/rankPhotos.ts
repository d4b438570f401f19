/** Ranking of all photos by some vectors: what a text search and the preview of a category ask for. */
import type { PhotoId } from '../core/photo.ts';
import type { ScoringKernel } from '../core/scoring/kernel.ts';
import { createRanker } from '../core/scoring/ranking.ts';
import type { EmbeddingPack, Library } from '../library/library.ts';
import { INTERRUPTED_REASON, type RankRequest, type RankResult } from '../scorer/scorer.ts';
import type { VectorCache } from './vectorCache.ts';

export async function rankPhotos(
  {
    library,
    kernel,
    cache,
  }: { readonly library: Library; readonly kernel: ScoringKernel; readonly cache: VectorCache },
  request: RankRequest,
  signal: AbortSignal,
): Promise<RankResult> {
  const { modelKey, vectors, dim } = request;
  const ranker = createRanker(vectors.length / dim);
  const [trash, cached] = await Promise.all([cache.readTrash(), cache.readPacks(modelKey)]);

  function add(pack: EmbeddingPack): void {
    // Prepared for each pack: while the next was being read, another call may have prepared the kernel for itself.
    const products = kernel.prepare(vectors, dim)(pack.vectors);
    pack.ids.forEach((id: PhotoId, row) => {
      if (!trash.has(id)) ranker.add(id, products, row);
    });
  }

  if (cached === null) {
    for await (const pack of library.embeddings.streamPacks(modelKey)) {
      if (signal.aborted) break;
      add(pack);
    }
  } else if (!signal.aborted) {
    for (const pack of cached) add(pack);
  }
  return signal.aborted ? { ok: false, reason: INTERRUPTED_REASON } : { ok: true, ranking: ranker.rank() };
}
