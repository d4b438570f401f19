/** The library contract, part nine: favourites. */
import { describe, expect, it, vi } from 'vitest';
import { decide } from '../core/classify.ts';
import { planCleanUp } from '../core/config/cleanUp.ts';
import type { Collection } from '../library/library.ts';
import { buildConfig } from './builders.ts';
import {
  addPhoto,
  addPhotos,
  archiving,
  describePhoto,
  match,
  MODEL_KEY,
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

    it('are tagged by classification and not archived, which is counted', async () => {
      await setCategories(library(), archiving('Receipts'));
      const [favourite = 0, other = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      await library().photos.setFavourite([favourite], true, 1);
      const scores = [{ category: archiving('Receipts'), score: 0.9, prompt: 'a receipt' }];
      const entries = [favourite, other].map((photoId) => ({ photoId, scores }));
      const expected = { tagged: 2, archived: 1, favouritesKept: 1 };
      expect(await library().classification.preview(entries, decide, {})).toMatchObject(expected);
      const context = { runId: null, modelKey: MODEL_KEY, nowMs: 2 };
      const committed = await library().classification.commit(entries, decide, context);
      expect(committed).toMatchObject({ ok: true, tally: expected });
      expect(await describePhoto(library(), favourite)).toBe('timeline: Auto/Receipts');
      expect(await describePhoto(library(), other)).toBe('archive by classification: Auto/Receipts');
    });

    it('are archived like others where the configuration says so, and stay there as they are marked', async () => {
      const { revision } = await library().config.read();
      const document = buildConfig([archiving('Receipts')], { archivesFavourites: true });
      await library().config.save(document, revision, 'page', [], 1);
      const [before = 0, after = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      await library().photos.setFavourite([before], true, 1);
      await match(library(), [before, after], [archiving('Receipts')]);
      expect(await library().photos.setFavourite([after], true, 2)).toMatchObject({ photos: 1, returned: 0 });
      expect(await library().photos.readCounts()).toEqual({ timeline: 0, archive: 2, trash: 0 });
    });

    it('are claimed by no category that is left, so that they come back with the one that archived them', async () => {
      const both = [archiving('Receipts'), archiving('Memes')];
      const told = buildConfig(both, { archivesFavourites: true });
      await library().config.save(told, (await library().config.read()).revision, 'page', [], 1);
      const id = await addPhoto(library());
      await library().photos.setFavourite([id], true, 1);
      await match(library(), [id], both);
      await library().config.save(buildConfig(both), (await library().config.read()).revision, 'page', [], 2);
      const { revision, document } = await library().config.read();
      const next = buildConfig([archiving('Memes')]);
      const plan = planCleanUp(document.classification, next.classification);
      expect(await library().config.readConsequences(plan, next)).toMatchObject({ returned: 1 });
      expect(await library().config.save(next, revision, 'page', plan, 3)).toMatchObject({ returned: 1 });
      expect(await describePhoto(library(), id)).toBe('timeline: Auto/Memes');
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
