/** What finding duplicates goes by: perceptual hashes, packed, and what a person said are no duplicates. */
import { HASH_WORDS, type PictureHashes } from '../core/duplicates/pictureHash.ts';
import type { DuplicateStore } from './library.ts';
import type { PhotoId } from '../core/photo.ts';
import { packsOf } from './packs.ts';
import type { PictureHashPackRow, ProfileDatabase } from './schema.ts';
import { groupExisting, readIdsOutsideTrash } from './states.ts';

export function createDuplicateStore(db: ProfileDatabase): DuplicateStore {
  return {
    async putHashes(hashes) {
      await db.transaction('rw', db.pictureHashes, db.states, async () => {
        const incoming = await groupExisting(db, [...hashes.ids]);
        const packs = [...incoming.keys()];
        const stored = await db.pictureHashes.bulkGet(packs);
        await db.pictureHashes.bulkPut(
          packs.map((pack, index) => ({
            pack,
            ...mergeHashes(stored[index], pickHashes(hashes, incoming.get(pack) ?? [])),
          })),
        );
      });
    },

    readHashes: async () => joinHashes(await db.pictureHashes.orderBy(':id').toArray()),

    readUnhashedIds: () =>
      db.transaction('r', db.states, db.pictureHashes, async () => {
        const hashed = new Set<number>();
        await db.pictureHashes.each(({ ids }) => {
          for (const id of ids) hashed.add(id);
        });
        return (await readIdsOutsideTrash(db)).filter((id) => !hashed.has(id));
      }),

    setApart: (photoIds, nowMs) =>
      db.notDuplicates.add({ photoIds: Uint32Array.from(photoIds), atMs: nowMs }),
    forgetApart: (id) => db.notDuplicates.delete(id),
    readApart: () => db.notDuplicates.toArray(),
    clearApart: () => db.notDuplicates.clear(),
  };
}

/** Forgets photos that are being deleted, in the caller's transaction. */
export async function removeHashes(db: ProfileDatabase, going: ReadonlySet<PhotoId>): Promise<void> {
  for (const row of await db.pictureHashes.bulkGet(packsOf(going))) {
    if (row === undefined) continue;
    const kept = [...row.ids.keys()].filter((place) => !going.has(row.ids[place] ?? 0));
    if (kept.length === 0) await db.pictureHashes.delete(row.pack);
    else if (kept.length < row.ids.length) {
      await db.pictureHashes.put({ pack: row.pack, ...pickHashes(row, kept) });
    }
  }
}

/** Those at the places. */
function pickHashes(hashes: PictureHashes, places: readonly number[]): PictureHashes {
  const bits = new Uint32Array(places.length * HASH_WORDS);
  places.forEach((place, index) => {
    bits.set(hashes.bits.subarray(place * HASH_WORDS, (place + 1) * HASH_WORDS), index * HASH_WORDS);
  });
  return {
    ids: Uint32Array.from(places, (place) => hashes.ids[place] ?? 0),
    bits,
    aspects: Float32Array.from(places, (place) => hashes.aspects[place] ?? 0),
    chromas: Float32Array.from(places, (place) => hashes.chromas[place] ?? 0),
    sharpness: Float32Array.from(places, (place) => hashes.sharpness[place] ?? 0),
  };
}

/** A pack with new hashes in it, replacing those of the same photo; ids ascending. */
function mergeHashes(stored: PictureHashPackRow | undefined, incoming: PictureHashes): PictureHashes {
  const replaced = new Set(incoming.ids);
  const kept = [...(stored?.ids ?? [])].flatMap((id, place) => (replaced.has(id) ? [] : [place]));
  const all = joinHashes(stored === undefined ? [incoming] : [pickHashes(stored, kept), incoming]);
  const places = [...all.ids.keys()].toSorted((a, b) => (all.ids[a] ?? 0) - (all.ids[b] ?? 0));
  return pickHashes(all, places);
}

function joinHashes(parts: readonly PictureHashes[]): PictureHashes {
  const count = parts.reduce((sum, { ids }) => sum + ids.length, 0);
  const joined: PictureHashes = {
    ids: new Uint32Array(count),
    bits: new Uint32Array(count * HASH_WORDS),
    aspects: new Float32Array(count),
    chromas: new Float32Array(count),
    sharpness: new Float32Array(count),
  };
  let at = 0;
  for (const part of parts) {
    joined.ids.set(part.ids, at);
    joined.bits.set(part.bits, at * HASH_WORDS);
    joined.aspects.set(part.aspects, at);
    joined.chromas.set(part.chromas, at);
    joined.sharpness.set(part.sharpness, at);
    at += part.ids.length;
  }
  return joined;
}
