/** The library contract: perceptual hashes, and photos a person said are no duplicates. */
import { describe, expect, it } from 'vitest';
import { HASH_WORDS, type PictureHashes } from '../core/duplicates/pictureHash.ts';
import { addPhotos, type LibraryInTest } from './libraryFixtures.ts';

/** Hashes that say whose they are. */
function hashesOf(...ids: readonly number[]): PictureHashes {
  return {
    ids: Uint32Array.from(ids),
    bits: Uint32Array.from(
      ids.flatMap((id) => Array.from({ length: HASH_WORDS }, (_, word) => 0xffff_0000 + id * 8 + word)),
    ),
    aspects: Float32Array.from(ids, () => 1.5),
    chromas: Float32Array.from(ids, (id) => id / 4),
    sharpness: Float32Array.from(ids, (id) => id + 0.5),
  };
}

export function describeDuplicates(library: LibraryInTest): void {
  describe('duplicates', () => {
    it('keeps hashes in the order of ids, whatever order they came in', async () => {
      // In two packs, 256 photos to each.
      const all = await addPhotos(library(), ...Array.from({ length: 300 }, (_, n) => `${String(n)}.jpg`));
      const [one = 0, two = 0, three = 0] = all;
      const [far = 0, further = 0] = all.slice(-2);
      await library().duplicates.putHashes(hashesOf(further, two, far));
      await library().duplicates.putHashes(hashesOf(three, one));
      await library().duplicates.putHashes({ ...hashesOf(two), sharpness: Float32Array.of(9) });
      const expected = hashesOf(one, two, three, far, further);
      expected.sharpness[1] = 9;
      expect(await library().duplicates.readHashes()).toEqual(expected);
    });

    it('knows which photos outside the trash have no hash yet', async () => {
      const { photos, duplicates } = library();
      const [first = 0, second = 0, third = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      await photos.moveByHand([second], 'trash', 10);
      expect([...(await duplicates.readUnhashedIds())]).toEqual([first, third]);
      await duplicates.putHashes(hashesOf(first));
      expect([...(await duplicates.readUnhashedIds())]).toEqual([third]);
    });

    it('remembers what is no duplicate until told otherwise', async () => {
      const { duplicates } = library();
      const kept = await duplicates.setApart([1, 2], 10);
      const undone = await duplicates.setApart([3, 4, 5], 20);
      await duplicates.forgetApart(undone);
      expect(await duplicates.readApart()).toEqual([{ id: kept, photoIds: Uint32Array.of(1, 2), atMs: 10 }]);
      await duplicates.clearApart();
      expect(await duplicates.readApart()).toEqual([]);
    });
  });
}
