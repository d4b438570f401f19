/**
 * Embeddings, packed: a row holds the vectors of a pack of photos under one model (packs.ts).
 */
import { Dexie } from 'dexie';
import type { PhotoId } from '../core/photo.ts';
import { rowOf } from '../core/vector.ts';
import type { EmbeddingPack, EmbeddingStore } from './library.ts';
import { packOf, packsOf } from './packs.ts';
import type { PackRow, ProfileDatabase } from './schema.ts';
import { groupExisting } from './states.ts';

/** Packs read at once while streaming: some megabytes, so that requests are few and memory stays bounded. */
const PACKS_AT_A_TIME = 8;

export function createEmbeddingStore(db: ProfileDatabase): EmbeddingStore {
  return {
    async putMany(modelKey, dim, ids, vectors) {
      if (vectors.length !== ids.length * dim) {
        throw new Error(`${ids.length} embeddings of ${dim} values cannot be ${vectors.length} values long`);
      }
      await db.transaction('rw', db.embeddings, db.embeddedIds, db.photos, db.states, async () => {
        const incoming = await groupExisting(db, ids);
        const keys = [...incoming.keys()].map((pack): [string, number] => [modelKey, pack]);
        const stored = await db.embeddings.bulkGet(keys);
        const rows = [...incoming].map(([pack, positions], index) =>
          mergePack(
            stored[index],
            { modelKey, pack, dim },
            new Map(positions.map((position) => [ids[position] ?? 0, rowOf(vectors, dim, position)])),
          ),
        );
        await db.embeddings.bulkPut(rows);
        await db.embeddedIds.bulkPut(
          rows.map(({ pack, ids: packIds }) => ({ modelKey, pack, ids: packIds })),
        );
        await forgetFailures(db, ids);
      });
    },

    async readMany(modelKey, ids) {
      const wanted = new Set(ids);
      const rows = await db.embeddings.bulkGet(
        packsOf(ids).map((pack): [string, number] => [modelKey, pack]),
      );
      const vectorsById = new Map<PhotoId, Float32Array>();
      for (const row of rows) {
        row?.ids.forEach((id, index) => {
          // Copied, so that one vector in use does not keep its whole pack in memory.
          if (wanted.has(id)) vectorsById.set(id, rowOf(row.vectors, row.dim, index).slice());
        });
      }
      return vectorsById;
    },

    readRange: (modelKey, firstId, lastId) =>
      db.embeddings
        .where(':id')
        .between([modelKey, packOf(firstId)], [modelKey, packOf(lastId)], true, true)
        .toArray(),

    streamPacks: (modelKey) => streamPacks(db, modelKey),

    async deleteModel(modelKey) {
      await db.transaction('rw', db.embeddings, db.embeddedIds, async () => {
        const [from, to] = [
          [modelKey, Dexie.minKey],
          [modelKey, Dexie.maxKey],
        ];
        await db.embeddings.where(':id').between(from, to).delete();
        await db.embeddedIds.where(':id').between(from, to).delete();
      });
    },
  };
}

/** A photo that has an embedding after all did not fail. Few ever do, so they are asked for first. */
async function forgetFailures(db: ProfileDatabase, ids: readonly PhotoId[]): Promise<void> {
  const failed = await db.photos.where('failure.stage').equals('embedding').primaryKeys();
  if (failed.length === 0) return;
  const embedded = new Set(ids);
  for (const id of failed) if (embedded.has(id)) await db.photos.update(id, { failure: null });
}

/** Ids of all photos with an embedding under the model, read without the vectors; in the caller's transaction. */
export async function readEmbeddedIds(db: ProfileDatabase, modelKey: string): Promise<Set<PhotoId>> {
  const rows = await db.embeddedIds
    .where(':id')
    .between([modelKey, Dexie.minKey], [modelKey, Dexie.maxKey])
    .toArray();
  const ids = new Set<PhotoId>();
  for (const row of rows) for (const id of row.ids) ids.add(id);
  return ids;
}

/** Forgets photos that are being deleted, under every model, in the caller's transaction. */
export async function removeEmbeddings(db: ProfileDatabase, going: ReadonlySet<PhotoId>): Promise<void> {
  const packs = new Set(packsOf(going));
  const keys = (await db.embeddedIds.toCollection().primaryKeys()).filter(([, pack]) => packs.has(pack));
  for (const key of keys) {
    const row = await db.embeddings.get(key);
    if (row === undefined || !row.ids.some((id) => going.has(id))) continue;
    const kept = [...row.ids.keys()].filter((index) => !going.has(row.ids[index] ?? 0));
    if (kept.length === 0) {
      await db.embeddings.delete(key);
      await db.embeddedIds.delete(key);
      continue;
    }
    const ids = Uint32Array.from(kept, (index) => row.ids[index] ?? 0);
    const vectors = new Float32Array(kept.length * row.dim);
    kept.forEach((index, place) => {
      vectors.set(rowOf(row.vectors, row.dim, index), place * row.dim);
    });
    await db.embeddings.put({ ...row, ids, vectors });
    await db.embeddedIds.put({ modelKey: row.modelKey, pack: row.pack, ids });
  }
}

/** The next packs are read while the caller works on those it has; no transaction spans two reads. */
async function* streamPacks(db: ProfileDatabase, modelKey: string): AsyncIterable<EmbeddingPack> {
  const keys = await db.embeddings
    .where(':id')
    .between([modelKey, Dexie.minKey], [modelKey, Dexie.maxKey])
    .primaryKeys();
  const readFrom = async (start: number): Promise<Array<PackRow | undefined>> => {
    const some = keys.slice(start, start + PACKS_AT_A_TIME);
    return some.length === 0 ? [] : db.embeddings.bulkGet(some);
  };
  let next = readFrom(0);
  try {
    for (let start = 0; start < keys.length; start += PACKS_AT_A_TIME) {
      const rows = await next;
      next = readFrom(start + PACKS_AT_A_TIME);
      for (const row of rows) {
        if (row !== undefined) yield row;
      }
    }
  } finally {
    // A caller that stops early leaves a read behind: its failure would be nobody's.
    next.catch(() => undefined);
  }
}

/** A pack with new vectors in it, replacing those of the same photo. */
function mergePack(
  stored: PackRow | undefined,
  { modelKey, pack, dim }: Pick<PackRow, 'modelKey' | 'pack' | 'dim'>,
  incoming: ReadonlyMap<PhotoId, Float32Array>,
): PackRow {
  if (stored !== undefined && stored.dim !== dim) {
    throw new Error(`Embeddings under ${modelKey} have ${stored.dim} values, not ${dim}`);
  }
  const vectorsById = new Map(incoming);
  stored?.ids.forEach((id, index) => {
    if (!vectorsById.has(id)) vectorsById.set(id, rowOf(stored.vectors, dim, index));
  });
  const ids = Uint32Array.from(vectorsById.keys()).toSorted();
  const vectors = new Float32Array(ids.length * dim);
  ids.forEach((id, index) => {
    const vector = vectorsById.get(id);
    if (vector !== undefined) vectors.set(vector, index * dim);
  });
  return { modelKey, pack, dim, ids, vectors };
}
