/**
 * All vectors of a model in memory, so that a second search does not read them again. Shared by whoever asks while they are
 * being read; forgotten when embeddings are written, and never more than a budget.
 */
import type { PhotoId } from '../core/photo.ts';
import type { RuleFacts } from '../core/rules/metadataRules.ts';
import type { EmbeddingPack, Library } from '../library/library.ts';

export interface VectorCache {
  /** All packs under the model, or null where they are more than the budget: to be streamed. */
  readPacks(modelKey: string): Promise<readonly EmbeddingPack[] | null>;
  readTrash(): Promise<ReadonlySet<PhotoId>>;
  /** What metadata rules look at, of a pack's photos; kept for the next time, up to {@link MOST_FACTS} photos. */
  readFacts(ids: Uint32Array): Promise<ReadonlyMap<PhotoId, RuleFacts>>;
  /** Gives the memory back. What is being read still answers those who asked. */
  release(): void;
  /** Releases, and listens to the library no longer. */
  close(): void;
}

/** Some 200 bytes each. Of a larger library the rest is read again for each preview that has metadata rules. */
const MOST_FACTS = 100_000;

export function createVectorCache(
  library: Pick<Library, 'embeddings' | 'photos' | 'subscribe'>,
  budgetBytes: number,
): VectorCache {
  let packs: { readonly modelKey: string; readonly read: Promise<EmbeddingPack[] | null> } | null = null;
  let trash: Promise<ReadonlySet<PhotoId>> | null = null;
  /** By the first id of the pack. */
  let factsByPack = new Map<PhotoId, ReadonlyMap<PhotoId, RuleFacts>>();
  let factCount = 0;
  const unsubscribe = library.subscribe((changed) => {
    if (changed.has('embeddings')) packs = null;
    if (changed.has('photos')) forgetPhotos();
  });

  async function readAll(modelKey: string): Promise<EmbeddingPack[] | null> {
    const all: EmbeddingPack[] = [];
    let bytes = 0;
    for await (const pack of library.embeddings.streamPacks(modelKey)) {
      bytes += pack.vectors.byteLength;
      if (bytes > budgetBytes) return null;
      all.push(pack);
    }
    return all;
  }

  function forgetPhotos(): void {
    trash = null;
    factsByPack = new Map();
    factCount = 0;
  }

  function release(): void {
    packs = null;
    forgetPhotos();
  }

  return {
    async readPacks(modelKey) {
      if (packs?.modelKey === modelKey) return packs.read;
      const mine = { modelKey, read: readAll(modelKey) };
      packs = mine;
      try {
        return await mine.read;
      } catch (error) {
        if (packs === mine) packs = null;
        throw error;
      }
    },
    async readTrash() {
      const mine = (trash ??= library.photos.readIds('trash').then((ids) => new Set(ids)));
      try {
        return await mine;
      } catch (error) {
        if (trash === mine) trash = null;
        throw error;
      }
    },
    async readFacts(ids) {
      const [first = -1] = ids;
      const known = factsByPack.get(first);
      if (known?.size === ids.length) return known;
      const kept = factsByPack;
      const facts = new Map<PhotoId, RuleFacts>();
      for (const [id, found] of await library.photos.readFacts([...ids])) facts.set(id, toRuleFacts(found));
      // Forgotten meanwhile: what was read may be of before.
      if (kept === factsByPack && factCount + facts.size <= MOST_FACTS) {
        factCount += facts.size - (known?.size ?? 0);
        factsByPack.set(first, facts);
      }
      return facts;
    },
    release,
    close() {
      unsubscribe();
      release();
    },
  };
}

function toRuleFacts({ fileName, format, width, height, taken, metadata }: RuleFacts): RuleFacts {
  return { fileName, format, width, height, taken, metadata };
}
