/** The library contract, part eleven: deleting for ever. */
import { describe, expect, it } from 'vitest';
import { buildCategory, buildImported } from './builders.ts';
import {
  addPhoto,
  addPhotos,
  describePhoto,
  match,
  MODEL_KEY,
  type LibraryInTest,
} from './libraryFixtures.ts';

export function describeTrash(library: LibraryInTest): void {
  const deleteForEver = (...ids: number[]) => library().trash.beginDeletion(ids, 'page').deleteSome(ids, 9);

  describe('deleting for ever', () => {
    it('leaves nothing of a photo behind, and its neighbours alone', async () => {
      const [kept = 0, gone = 0] = await addPhotos(library(), 'kept.jpg', 'gone.jpg');
      const both = [kept, gone];
      await library().embeddings.putMany(MODEL_KEY, 2, both, Float32Array.of(1, 0, 0, 1));
      await library().duplicates.putHashes({
        ids: Uint32Array.of(...both),
        bits: new Uint32Array(16),
        aspects: Float32Array.of(1, 2),
        chromas: Float32Array.of(3, 4),
        sharpness: Float32Array.of(5, 6),
      });
      await library().duplicates.setApart(both, 1);
      await library().tags.addByHand(both, 'Holidays', 1);
      await match(library(), both, [buildCategory()]);
      await library().photos.moveByHand([gone], 'trash', 2);
      expect(await library().trash.readBytes([gone])).toBe(4);

      expect(await deleteForEver(gone)).toBe(1);
      expect(await describePhoto(library(), gone)).toBe('gone');
      expect(await library().photos.readOriginal(gone)).toBeNull();
      expect(await library().photos.readPreview(gone)).toBeNull();
      expect([...(await library().photos.readThumbnails(both)).keys()]).toEqual([kept]);
      expect((await library().photos.readStates(both)).size).toBe(1);
      expect([...(await library().embeddings.readMany(MODEL_KEY, both)).keys()]).toEqual([kept]);
      expect([...(await library().duplicates.readHashes()).ids]).toEqual([kept]);
      expect(await library().duplicates.readApart()).toEqual([]);
      expect(await library().tags.readLinks(gone)).toEqual([]);
      expect(await library().photos.readCounts()).toEqual({ timeline: 1, archive: 0, trash: 0 });
      expect((await library().photos.readList({ visibility: 'timeline' })).fileNames).toEqual(['kept.jpg']);
      expect((await library().photos.readList({ visibility: 'trash' })).fileNames).toEqual([]);
      expect(await library().jobs.readCounts()).toMatchObject({ 'smart-search': { waiting: 1 } });

      expect((await library().embeddings.readMany(MODEL_KEY, [kept])).get(kept)).toEqual(
        Float32Array.of(1, 0),
      );
      expect((await library().duplicates.readHashes()).chromas).toEqual(Float32Array.of(3));
      expect(await describePhoto(library(), kept)).toBe('timeline: Auto/Receipts, Holidays');
      expect((await library().tags.readAll()).map(({ count }) => count)).toEqual([1, 1]);
    });

    it('keeps nothing that was being worked out about a photo meanwhile', async () => {
      const [kept = 0, gone = 0] = await addPhotos(library(), 'kept.jpg', 'gone.jpg');
      await library().photos.moveByHand([gone], 'trash', 2);
      await deleteForEver(gone);
      const both = [kept, gone];
      await library().embeddings.putMany(MODEL_KEY, 2, both, Float32Array.of(1, 0, 0, 1));
      await library().duplicates.putHashes({
        ids: Uint32Array.of(...both),
        bits: new Uint32Array(16),
        aspects: Float32Array.of(1, 2),
        chromas: Float32Array.of(3, 4),
        sharpness: Float32Array.of(5, 6),
      });
      expect([...(await library().embeddings.readMany(MODEL_KEY, both)).keys()]).toEqual([kept]);
      expect([...(await library().duplicates.readHashes()).ids]).toEqual([kept]);
    });

    it('takes what is in the trash only, once, and counts all of it in one record', async () => {
      const [a = 0, b = 0, c = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      await library().photos.moveByHand([a, b], 'trash', 1);
      const deletion = library().trash.beginDeletion([a, b, c], 'page');
      expect(await deletion.deleteSome([a, c], 2)).toBe(1);
      expect(await deletion.deleteSome([a, b], 3)).toBe(1);
      const [run] = await library().runs.readRecent(1);
      expect(run).toMatchObject({
        total: 2,
        state: 'done',
        cause: 'page',
        subject: { kind: 'delete-for-ever' },
      });
      expect(await deleteForEver(a, b, c)).toBe(0);
      expect((await library().runs.readRecent(1))[0]?.id).toBe(run?.id);
      expect(await describePhoto(library(), c)).toBe('timeline');
    });

    it('makes room for the same picture as a new photo', async () => {
      const id = await addPhoto(library());
      await library().tags.addByHand([id], 'Holidays', 1);
      await library().photos.moveByHand([id], 'trash', 1);
      await deleteForEver(id);
      const again = await addPhoto(library());
      expect(again).not.toBe(id);
      expect(await describePhoto(library(), again)).toBe('timeline');
    });

    it('leaves undo of what was done before right for the others', async () => {
      const [a = 0, b = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      const tagged = await library().tags.addByHand([a, b], 'Holidays', 1);
      const trashed = await library().photos.moveByHand([a, b], 'trash', 2);
      const alone = await library().photos.setFavourite([a], true, 3);
      await deleteForEver(a);
      expect(await library().runs.readUndoCounts(trashed.runId ?? 0)).toMatchObject({
        movedTo: { timeline: 1, archive: 0, trash: 0 },
      });
      await library().runs.undo(trashed.runId ?? 0, 10);
      expect(await describePhoto(library(), b)).toBe('timeline: Holidays');
      expect(await library().runs.undo(tagged.runId ?? 0, 11)).toMatchObject({ untagged: 1, leftAlone: 0 });
      expect(await library().runs.undo(alone.runId ?? 0, 12)).toMatchObject({ leftAlone: 0 });
      expect(await library().photos.readCounts()).toEqual({ timeline: 1, archive: 0, trash: 0 });
    });

    it('works among photos imported later into the same pack', async () => {
      const [a = 0, b = 0, c = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      await library().photos.moveByHand([a, c], 'trash', 5);
      await deleteForEver(a);
      await library().photos.addImported([buildImported({ fileName: 'd.jpg' })]);
      expect((await library().trash.readDates()).get(c)).toBe(5);
      expect(await describePhoto(library(), b)).toBe('timeline');
      expect(await library().photos.readCounts()).toEqual({ timeline: 2, archive: 0, trash: 1 });
    });
  });

  describe('since when photos are in the trash', () => {
    it('is known of those a person put there, and noted of others', async () => {
      const [a = 0, b = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      await library().photos.moveByHand([a, b], 'trash', 5);
      const restored = await library().photos.moveByHand([b], 'timeline', 6);
      expect(await library().trash.readDates()).toEqual(new Map([[a, 5]]));
      await library().runs.undo(restored.runId ?? 0, 7);
      expect((await library().trash.readDates()).get(b)).toBeNaN();
      await library().trash.noteDates(8);
      expect(await library().trash.readDates()).toEqual(
        new Map([
          [a, 5],
          [b, 8],
        ]),
      );
    });

    it('matters once the person wants it to', async () => {
      expect(await library().trash.readKeepDays()).toBeNull();
      await library().trash.setKeepDays(30);
      expect(await library().trash.readKeepDays()).toBe(30);
      await library().trash.setKeepDays(null);
      expect(await library().trash.readKeepDays()).toBeNull();
    });
  });
}
