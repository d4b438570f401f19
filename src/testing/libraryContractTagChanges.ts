/** The library contract, part ten: tags of a person's own, renamed, merged and deleted. */
import { describe, expect, it } from 'vitest';
import type { PhotoId } from '../core/photo.ts';
import { buildConfig } from './builders.ts';
import {
  addPhoto,
  addPhotos,
  archiving,
  describePhoto,
  match,
  setCategories,
  type LibraryInTest,
} from './libraryFixtures.ts';

export function describeTagChanges(library: LibraryInTest): void {
  const tag = async (path: string, ...ids: PhotoId[]): Promise<void> => {
    await library().tags.addByHand(ids, path, 1);
  };
  /** `Holidays 2`: paths with how many photos carry each, those on none left out. */
  const describeTags = async (): Promise<string[]> =>
    (await library().tags.readAll())
      .filter(({ count }) => count > 0)
      .map(({ path, count }) => `${path} ${count}`);

  describe('a tag renamed', () => {
    it('is called so on every photo, with what is nested in it, and undo gives the names back', async () => {
      const [a = 0, b = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      await tag('Holidays', a);
      await tag('holidays/Sea', b);
      await tag('Holidays 2019', b);
      expect(await library().tags.readConsequences('Holidays', 'Trips')).toEqual({
        ok: true,
        photos: 2,
        tags: 2,
        merged: 0,
        both: 0,
      });
      const renamed = await library().tags.rename('Holidays', ' Trips / Far ', 2);
      expect(renamed).toMatchObject({ ok: true, merged: 0 });
      expect(await describeTags()).toEqual(['Holidays 2019 1', 'Trips/Far 1', 'Trips/Far/Sea 1']);

      const runId = renamed.ok ? (renamed.runId ?? 0) : 0;
      expect(await library().runs.read(runId)).toMatchObject({
        subject: { kind: 'rename-tag', from: 'Holidays', to: 'Trips/Far', isMerge: false },
      });
      expect(await library().runs.readUndoCounts(runId)).toMatchObject({ tagsRenamed: 2, leftAlone: 0 });
      expect(await library().runs.undo(runId, 3)).toMatchObject({ tagsRenamed: 2, leftAlone: 0 });
      expect(await describeTags()).toEqual(['Holidays 1', 'Holidays 2019 1', 'holidays/Sea 1']);
    });

    it('may change its way of writing alone', async () => {
      await tag('holidays', await addPhoto(library()));
      expect(await library().tags.rename('HOLIDAYS', 'Holidays', 2)).toMatchObject({ ok: true, merged: 0 });
      expect(await describeTags()).toEqual(['Holidays 1']);
      expect(await library().tags.rename('Holidays', 'Holidays', 3)).toMatchObject({ ok: true, runId: null });
    });

    it('becomes one with a tag of that name, and undo takes them apart', async () => {
      const [a = 0, b = 0, c = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      await tag('Holidays', a, b);
      await tag('Trips', b, c);
      await tag('Holidays/Sea', c);
      expect(await library().tags.readConsequences('Holidays', 'trips')).toMatchObject({
        photos: 3,
        tags: 2,
        merged: 1,
        both: 1,
      });
      const renamed = await library().tags.rename('Holidays', 'trips', 2);
      expect(renamed).toMatchObject({ ok: true, merged: 1, photos: 2 });
      expect(await describeTags()).toEqual(['Trips 3', 'trips/Sea 1']);
      await library().runs.undo(renamed.ok ? (renamed.runId ?? 0) : 0, 3);
      expect(await describeTags()).toEqual(['Holidays 2', 'Holidays/Sea 1', 'Trips 2']);
    });

    it('may come up in the tree to where its parent is, the nested ones with it', async () => {
      const [a = 0, b = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      await tag('A/B', a);
      await tag('A/B/B', b);
      const renamed = await library().tags.rename('A/B', 'A', 2);
      expect(await describeTags()).toEqual(['A 1', 'A/B 1']);
      const runId = renamed.ok ? (renamed.runId ?? 0) : 0;
      const expected = await library().runs.readUndoCounts(runId);
      expect(expected).toMatchObject({ tagsRenamed: 2 });
      expect(await library().runs.undo(runId, 3)).toEqual(expected);
      expect(await describeTags()).toEqual(['A/B 1', 'A/B/B 1']);
    });

    it('keeps its new name under undo where the old one is taken by then', async () => {
      const [a = 0, b = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      await tag('Holidays', a);
      const renamed = await library().tags.rename('Holidays', 'Trips', 2);
      await tag('holidays', b);
      const runId = renamed.ok ? (renamed.runId ?? 0) : 0;
      expect(await library().runs.undo(runId, 3)).toMatchObject({ tagsRenamed: 0 });
      expect(await describeTags()).toEqual(['Trips 1', 'holidays 1']);
    });

    it('goes along in the trash, and counts again with a photo that is restored', async () => {
      const id = await addPhoto(library());
      await tag('Holidays', id);
      await tag('Trips', await addPhoto(library(), 'b.jpg'));
      await library().photos.moveByHand([id], 'trash', 2);
      await library().tags.rename('Holidays', 'Trips', 3);
      expect(await describeTags()).toEqual(['Trips 1']);
      await library().photos.moveByHand([id], 'timeline', 4);
      expect(await describeTags()).toEqual(['Trips 2']);
    });

    it.each([
      ['Holidays', 'Auto/Mine', 'reserved'],
      ['Holidays', ' / ', 'empty'],
      ['Holidays', 'holidays/Sea', 'inside-itself'],
      ['Nobody', 'Trips', 'gone'],
      ['Auto', 'Mine', 'follows-category'],
      ['Auto/Receipts', 'Mine', 'follows-category'],
    ])('is not: %s to %s (%s)', async (from, to, reason) => {
      const id = await addPhoto(library());
      await tag('Holidays', id);
      await setCategories(library(), archiving('Receipts'));
      await match(library(), [id], [archiving('Receipts')]);
      expect(await library().tags.readConsequences(from, to)).toEqual({ ok: false, reason });
      expect(await library().tags.rename(from, to, 2)).toEqual({ ok: false, reason });
      expect(await describeTags()).toEqual(['Auto/Receipts 1', 'Holidays 1']);
    });
  });

  describe('a tag deleted', () => {
    it('comes off every photo with what is nested in it, and undo puts it back', async () => {
      const [a = 0, b = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      await tag('Holidays', a, b);
      await tag('Holidays/Sea', a);
      expect(await library().tags.readConsequences('Holidays', null)).toMatchObject({ photos: 2, tags: 2 });
      const removed = await library().tags.remove('holidays', 2);
      expect(removed).toMatchObject({ ok: true, photos: 2 });
      expect(await describeTags()).toEqual([]);
      expect(await library().runs.undo(removed.ok ? (removed.runId ?? 0) : 0, 3)).toMatchObject({
        retagged: 3,
        leftAlone: 0,
      });
      expect(await describeTags()).toEqual(['Holidays 2', 'Holidays/Sea 1']);
    });

    it('is not while it follows a category, and is once the category is gone', async () => {
      await setCategories(library(), archiving('Receipts'));
      const id = await addPhoto(library());
      await match(library(), [id], [archiving('Receipts')]);
      await tag('Auto/Receipts', id);
      expect(await library().tags.remove('Auto/Receipts', 2)).toEqual({
        ok: false,
        reason: 'follows-category',
      });
      const { revision } = await library().config.read();
      await library().config.save(
        buildConfig(),
        revision,
        'page',
        [{ categoryKey: 'receipts', name: 'Receipts', reason: 'removed' }],
        3,
      );
      expect(await describePhoto(library(), id)).toBe('timeline: Auto/Receipts');
      expect(await library().tags.remove('Auto/Receipts', 4)).toMatchObject({ ok: true, photos: 1 });
      expect(await describePhoto(library(), id)).toBe('timeline');
    });
  });
}
