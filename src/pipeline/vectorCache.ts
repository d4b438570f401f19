/**
 * All vectors of a model in memory, so that a second search does not read them again. Shared by whoever asks while they are
 * being read; forgotten when embeddings are written, and never more than a budget.
 */
import type { PhotoId } from '../core/photo.ts';
import type { EmbeddingPack, Library } from '../library/library.ts';

export interface VectorCache {
  /** All packs under the model, or null where they are more than the budget: to be streamed. */
  readPacks(modelKey: string): Promise<readonly EmbeddingPack[] | null>;
  readTrash(): Promise<ReadonlySet<PhotoId>>;
  /** Gives the memory back. What is being read still answers those who asked. */
  release(): void;
  /** Releases, and listens to the library no longer. */
  close(): void;
}

export function createVectorCache(
  library: Pick<Library, 'embeddings' | 'photos' | 'subscribe'>,
  budgetBytes: number,
): VectorCache {
  let packs: { readonly modelKey: string; readonly read: Promise<EmbeddingPack[] | null> } | null = null;
  let trash: Promise<ReadonlySet<PhotoId>> | null = null;
  const unsubscribe = library.subscribe((changed) => {
    if (changed.has('embeddings')) packs = null;
    if (changed.has('photos')) trash = null;
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

  function release(): void {
    packs = null;
    trash = null;
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
    release,
    close() {
      unsubscribe();
      release();
    },
  };
}
