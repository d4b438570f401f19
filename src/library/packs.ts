/**
 * Packs: what is small and wanted by the thousand (vectors, states, the columns of lists) is stored with PACK_SIZE
 * neighbouring photo ids to a row. Reading a library is then a few hundred reads instead of a hundred thousand, and a
 * photo's pack follows from its id. How the size was chosen is in docs/storage.md ("Embeddings").
 */
import type { PhotoId } from '../core/photo.ts';

/** Photo ids to a pack. Part of the stored format: changing it takes a migration. */
const PACK_SIZE = 256;

export function packOf(id: PhotoId): number {
  return Math.floor(id / PACK_SIZE);
}

/** The packs the photos are in, each once, ascending. */
export function packsOf(ids: Iterable<PhotoId>): number[] {
  const packs = new Set<number>();
  for (const id of ids) packs.add(packOf(id));
  return [...packs].toSorted((a, b) => a - b);
}

/** Positions in `ids` of those that are wanted, by pack. */
export function groupByPack(
  ids: readonly PhotoId[],
  isWanted: (id: PhotoId) => boolean,
): Map<number, number[]> {
  const positionsByPack = new Map<number, number[]>();
  ids.forEach((id, position) => {
    if (!isWanted(id)) return;
    const pack = packOf(id);
    const positions = positionsByPack.get(pack);
    if (positions === undefined) positionsByPack.set(pack, [position]);
    else positions.push(position);
  });
  return positionsByPack;
}

/** Where `id` is in ascending ids, or -1. */
export function indexInPack(ids: Uint32Array, id: PhotoId): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ids[middle] ?? 0;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
