/** The library contract: what classification did, for a person to look through. */
import { describe, expect, it } from 'vitest';
import type { OpenLinksOf } from '../library/library.ts';
import { buildCategory } from './builders.ts';
import {
  addPhotos,
  archiving,
  describePhoto,
  match,
  setCategories,
  type LibraryInTest,
} from './libraryFixtures.ts';

export function describeReview(library: LibraryInTest): void {
  const receipts = archiving('Receipts');
  const pets = buildCategory({ name: 'Pets' });

  /** Photos with what two runs did at 100: the first run both categories, the second Pets only. */
  async function classified(): Promise<{ ids: [number, number, number]; runs: [number, number] }> {
    await setCategories(library(), receipts, pets);
    const [a = 0, b = 0, c = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
    const first = await library().runs.start('scan', 2, 90);
    await match(library(), [a, b], [receipts, pets], first);
    const second = await library().runs.start('upload-classification', 1, 95);
    await match(library(), [c], [pets], second);
    return { ids: [a, b, c], runs: [first, second] };
  }

  async function readOpen(source: OpenLinksOf): Promise<string[]> {
    const links = await library().review.readOpen(source);
    return links.map(({ photoId, provenance }) => `${String(photoId)} ${provenance.categoryKey}`).toSorted();
  }

  describe('review', () => {
    it('finds what a run, all runs since a moment, and a category ever linked', async () => {
      const { ids, runs } = await classified();
      const [a, b, c] = ids;
      expect(await readOpen({ runId: runs[1] })).toEqual([`${String(c)} pets`]);
      expect(await readOpen({ sinceMs: 100 })).toHaveLength(5);
      expect(await readOpen({ sinceMs: 101 })).toEqual([]);
      expect(await readOpen({ categoryKeys: ['receipts'] })).toEqual([
        `${String(a)} receipts`,
        `${String(b)} receipts`,
      ]);
      expect(await library().review.readOpen({ runId: runs[1] })).toMatchObject([
        { photoId: c, provenance: { score: 0.9, runId: runs[1] } },
      ]);
    });

    it('leaves out what is in the trash, what a person put on, what was undone and what was taken off', async () => {
      const { ids, runs } = await classified();
      const [a, b, c] = ids;
      await library().photos.moveByHand([a], 'trash', 200);
      await library().tags.addByHand([b], 'Auto/Pets', 201);
      expect(await readOpen({ sinceMs: 0 })).toEqual(
        [`${String(b)} receipts`, `${String(c)} pets`].toSorted(),
      );
      await library().runs.undo(runs[1], 202);
      expect(await readOpen({ sinceMs: 0 })).toEqual([`${String(b)} receipts`]);
      const receiptsTag = (await library().tags.readLinks(b)).find(({ tag }) => tag.path === 'Auto/Receipts');
      await library().tags.removeByHand([b], receiptsTag?.tagId ?? 0, 203);
      expect(await readOpen({ sinceMs: 0 })).toEqual([]);
    });

    it('shows a link no more once it was looked at, until that is forgotten, and pins nothing by it', async () => {
      const { ids, runs } = await classified();
      const [a] = ids;
      const links = (await library().review.readOpen({ runId: runs[0] })).filter(
        ({ photoId }) => photoId === a,
      );
      await library().review.mark(links, 300);
      expect(await readOpen({ runId: runs[0] })).toHaveLength(2);
      expect(await readOpen({ categoryKeys: ['pets'] })).toHaveLength(2);
      await library().review.mark(links, null);
      expect(await readOpen({ runId: runs[0] })).toHaveLength(4);

      await library().review.mark(links, 301);
      expect((await library().tags.readLinks(a)).some(({ isByHand }) => isByHand)).toBe(false);
      await library().runs.undo(runs[0], 302);
      expect(await describePhoto(library(), a)).toBe('timeline');
    });

    it('keeps a tag off before there is one, and takes that back', async () => {
      await setCategories(library(), receipts);
      const [id = 0] = await addPhotos(library(), 'a.jpg');
      const { runId } = await library().review.keepOff(id, 'Receipts', 50);
      expect(await library().tags.readVetoes(id)).toEqual([
        { photoId: id, categoryKey: 'receipts', kind: 'tag', atMs: 50 },
      ]);
      await match(library(), [id], [receipts]);
      expect(await describePhoto(library(), id)).toBe('timeline');
      expect((await library().review.keepOff(id, 'Receipts', 51)).runId).toBeNull();
      await library().runs.undo(runId ?? 0, 52);
      await match(library(), [id], [receipts]);
      expect(await describePhoto(library(), id)).toBe('archive by classification: Auto/Receipts');
    });

    it('says what was archived lately, and by which category, until it was brought back', async () => {
      const { ids } = await classified();
      const [a, b] = ids;
      const archived = await library().review.readArchived(100);
      expect(archived.toSorted((x, y) => x.photoId - y.photoId)).toEqual([
        { photoId: a, atMs: 100, categoryKeys: ['receipts'] },
        { photoId: b, atMs: 100, categoryKeys: ['receipts'] },
      ]);
      expect(await library().review.readArchived(101)).toEqual([]);
      await library().photos.moveByHand([a], 'timeline', 200);
      expect((await library().review.readArchived(0)).map(({ photoId }) => photoId)).toEqual([b]);
    });
  });
}
