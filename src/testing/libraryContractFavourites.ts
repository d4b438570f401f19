/** The library contract, part nine: favourites. */
import { describe, expect, it, vi } from 'vitest';
import type { Collection } from '../library/library.ts';
import {
  addPhoto,
  addPhotos,
  archiving,
  describePhoto,
  match,
  setCategories,
  type LibraryInTest,
} from './libraryFixtures.ts';

export function describeFavourites(library: LibraryInTest): void {
  const isFavourite = async (id: number): Promise<boolean | undefined> =>
    (await library().photos.read(id))?.isFavourite;

  describe('favourites', () => {
    it('are marked and unmarked as one change, and listed newest first outside the trash', async () => {
      const [first = 0, second = 0, third = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      await library().photos.moveByHand([second], 'archive', 1);
      const made = await library().photos.setFavourite([first, second, third, third], true, 2);
      expect(made).toMatchObject({ photos: 3, returned: 0 });
      expect(await library().runs.read(made.runId ?? 0)).toMatchObject({
        kind: 'bulk',
        total: 3,
        subject: { kind: 'favourite', isFavourite: true },
      });
      await library().photos.moveByHand([third], 'trash', 3);
      expect([...(await library().photos.readList({ isFavourite: true })).ids]).toEqual([second, first]);
      expect([...(await library().photos.readFavouriteIds())]).toEqual([first, second, third]);

      expect(await library().photos.setFavourite([first, third], false, 4)).toMatchObject({ photos: 2 });
      expect([...(await library().photos.readFavouriteIds())]).toEqual([second]);
    });

    it('marks nothing twice, and nothing that is not there', async () => {
      const id = await addPhoto(library());
      await library().photos.setFavourite([id], true, 1);
      const again = await library().photos.setFavourite([id, id + 1_000], true, 2);
      expect(again).toEqual({ runId: null, photos: 0, returned: 0 });
    });

    it('stay where they are: counts and places do not change', async () => {
      const [, archived = 0, trashed = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      await library().photos.moveByHand([archived], 'archive', 1);
      await library().photos.moveByHand([trashed], 'trash', 1);
      await library().photos.setFavourite([archived, trashed], true, 2);
      expect(await library().photos.readCounts()).toEqual({ timeline: 1, archive: 1, trash: 1 });
      expect(await describePhoto(library(), archived)).toBe('archive by user');
      await library().photos.moveByHand([trashed], 'timeline', 3);
      expect(await isFavourite(trashed)).toBe(true);
    });

    it('come back where classification had archived them, and go back there with undo', async () => {
      await setCategories(library(), archiving('Receipts'));
      const id = await addPhoto(library());
      await match(library(), [id], [archiving('Receipts')]);
      const made = await library().photos.setFavourite([id], true, 200);
      expect(made).toMatchObject({ photos: 1, returned: 1 });
      expect(await describePhoto(library(), id)).toBe('timeline: Auto/Receipts');
      expect(await library().tags.readVetoes(id)).toEqual([]);

      expect(await library().runs.undo(made.runId ?? 0, 300)).toMatchObject({
        movedTo: { timeline: 0, archive: 1, trash: 0 },
        favourites: { added: 0, removed: 1 },
        leftAlone: 0,
      });
      expect(await describePhoto(library(), id)).toBe('archive by classification: Auto/Receipts');
      expect(await isFavourite(id)).toBe(false);
    });

    it('leaves undo of a move to itself, before it and after it', async () => {
      const id = await addPhoto(library());
      const { runId: moved } = await library().photos.moveByHand([id], 'archive', 1);
      const { runId: marked } = await library().photos.setFavourite([id], true, 2);
      expect(await library().runs.undo(moved ?? 0, 3)).toMatchObject({ leftAlone: 0 });
      expect(await describePhoto(library(), id)).toBe('timeline');
      expect(await isFavourite(id)).toBe(true);
      expect(await library().runs.undo(marked ?? 0, 4)).toMatchObject({
        favourites: { added: 0, removed: 1 },
      });
      expect(await isFavourite(id)).toBe(false);
    });

    it('tells those who show photos', async () => {
      const id = await addPhoto(library());
      const seen = new Set<Collection>();
      const stop = library().subscribe((changed) => {
        for (const name of changed) seen.add(name);
      });
      await library().photos.setFavourite([id], true, 1);
      await vi.waitFor(() => expect(seen).toContain('photos'));
      stop();
    });
  });
}
