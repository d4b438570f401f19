/** The stored vectors of some photos, as they are stored: in packs, nothing copied and no object to a photo. */
import type { PhotoId } from '../core/photo.ts';
import type { EmbeddingPack, Library } from '../library/library.ts';

/** Ids further apart than this are read apart: there may be whole packs between them that nobody asked for. */
const NEAR = 512;

/** Packs that hold those of the photos that have a vector under the model; neighbours come along. Ids ascend. */
export async function readEmbeddingPacks(
  { embeddings }: Pick<Library, 'embeddings'>,
  modelKey: string,
  ids: readonly PhotoId[],
): Promise<EmbeddingPack[]> {
  const packsByFirstId = new Map<PhotoId, EmbeddingPack>();
  for (const [first, last] of rangesOf(ids)) {
    for (const pack of await embeddings.readRange(modelKey, first, last)) {
      const [firstId] = pack.ids;
      // Two ranges may end and begin in one pack.
      if (firstId !== undefined) packsByFirstId.set(firstId, pack);
    }
  }
  return [...packsByFirstId.values()];
}

/** First and last of each stretch of ids that lie near each other. */
function rangesOf(ids: readonly PhotoId[]): Array<readonly [PhotoId, PhotoId]> {
  const ranges: Array<[PhotoId, PhotoId]> = [];
  for (const id of Uint32Array.from(ids).toSorted()) {
    const range = ranges.at(-1);
    if (range === undefined || id - range[1] > NEAR) ranges.push([id, id]);
    else range[1] = id;
  }
  return ranges;
}
