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
      await library().duplicates.putHashes(hashesOf(700, 3, 300));
      await library().duplicates.putHashes(hashesOf(5, 1));
      await library().duplicates.putHashes({ ...hashesOf(3), sharpness: Float32Array.of(9) });
      const expected = hashesOf(1, 3, 5, 300, 700);
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
