/** What the signals of a category being written find on every photo: where the vectors are, pack by pack; writes nothing. */
import type { PhotoId } from '../core/photo.ts';
import type { RuleFacts } from '../core/rules/metadataRules.ts';
import type { ScoringKernel } from '../core/scoring/kernel.ts';
import { createCategoryScorer, readsFacts } from '../core/scoring/methods.ts';
import { createPreviewCollector } from '../core/scoring/previewColumns.ts';
import type { EmbeddingPack, Library } from '../library/library.ts';
import { INTERRUPTED_REASON, type PreviewRequest, type PreviewResult } from '../scorer/scorer.ts';
import type { VectorCache } from './vectorCache.ts';

const NO_FACTS: ReadonlyMap<PhotoId, RuleFacts> = new Map();

export async function previewPhotos(
  {
    library,
    kernel,
    cache,
  }: { readonly library: Library; readonly kernel: ScoringKernel; readonly cache: VectorCache },
  { modelKey, category, prepared }: PreviewRequest,
  signal: AbortSignal,
): Promise<PreviewResult> {
  const needsFacts = readsFacts([category]);
  const [trash, cached] = await Promise.all([cache.readTrash(), cache.readPacks(modelKey)]);
  const collector = createPreviewCollector((id) => !trash.has(id));

  async function add({ ids, vectors }: EmbeddingPack): Promise<void> {
    const facts = needsFacts ? await cache.readFacts(ids) : NO_FACTS;
    // Made for each pack: while something was being read, another call may have prepared the kernel for itself.
    const scorer = createCategoryScorer(kernel, [category], prepared);
    scorer.score({ ids, vectors, facts });
    collector.add({ ids }, scorer.signals[0] ?? []);
  }

  for await (const pack of cached ?? library.embeddings.streamPacks(modelKey)) {
    if (signal.aborted) return { ok: false, reason: INTERRUPTED_REASON };
    await add(pack);
  }
  return signal.aborted
    ? { ok: false, reason: INTERRUPTED_REASON }
    : { ok: true, columns: collector.finish() };
}
