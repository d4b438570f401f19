/** Perceptual hashes and what a person said are no duplicates, in memory. */
import { HASH_WORDS, type PictureHash } from '../core/duplicates/pictureHash.ts';
import type { DuplicateStore } from '../library/library.ts';
import { takeId, type MemoryState } from './memoryState.ts';

export function memoryDuplicates(state: MemoryState): DuplicateStore {
  return {
    async putHashes({ ids, bits, aspects, chromas, sharpness }) {
      ids.forEach((id, at) => {
        if (!state.photos.has(id)) return;
        const hash: PictureHash = {
          bits: bits.slice(at * HASH_WORDS, (at + 1) * HASH_WORDS),
          aspect: aspects[at] ?? 0,
          chroma: chromas[at] ?? 0,
          sharpness: sharpness[at] ?? 0,
        };
        state.pictureHashes.set(id, hash);
      });
      state.changed('duplicates');
    },
    async readHashes() {
      const hashes = [...state.pictureHashes].toSorted(([a], [b]) => a - b);
      return {
        ids: Uint32Array.from(hashes, ([id]) => id),
        bits: Uint32Array.from(hashes.flatMap(([, { bits }]) => [...bits])),
        aspects: Float32Array.from(hashes, ([, { aspect }]) => aspect),
        chromas: Float32Array.from(hashes, ([, { chroma }]) => chroma),
        sharpness: Float32Array.from(hashes, ([, { sharpness }]) => sharpness),
      };
    },
    async readUnhashedIds() {
      const ids = [...state.photos.values()]
        .filter(({ id, visibility }) => visibility !== 'trash' && !state.pictureHashes.has(id))
        .map(({ id }) => id);
      return Uint32Array.from(ids).toSorted();
    },
    async setApart(photoIds, nowMs) {
      const id = takeId(state);
      state.notDuplicates.push({ id, photoIds: Uint32Array.from(photoIds), atMs: nowMs });
      state.changed('duplicates');
      return id;
    },
    async forgetApart(id) {
      state.notDuplicates = state.notDuplicates.filter((apart) => apart.id !== id);
      state.changed('duplicates');
    },
    async readApart() {
      return [...state.notDuplicates];
    },
    async clearApart() {
      state.notDuplicates = [];
      state.changed('duplicates');
    },
  };
}
