/** The library contract, part two: tags, corrections, and committing what the classifier decided. */
import { describe, expect, it } from 'vitest';
import { decide } from '../core/classify.ts';
import { tallyOf } from '../core/tally.ts';
import { buildCategory, buildConfig } from './builders.ts';
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

export function describeTags(library: LibraryInTest): void {
  describe('tags by hand', () => {
    it('adds once, whatever the case, and counts', async () => {
      const [first = 0, second = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      await library().tags.addByHand([first, second + 1000], 'Holidays/2019', 5);
      await library().tags.addByHand([first, second], ' holidays/2019', 6);
      expect(await library().tags.readAll()).toMatchObject([
        { path: 'Holidays/2019', kind: 'user', categoryKey: null, count: 2 },
      ]);
      const [link] = await library().tags.readLinks(first);
      expect(link).toMatchObject({ linkedAtMs: 5, provenance: null, tag: { path: 'Holidays/2019' } });
    });

    it('lists tags by path', async () => {
      const id = await addPhoto(library());
      for (const path of ['b', 'a/c', 'a']) await library().tags.addByHand([id], path, 1);
      expect((await library().tags.readAll()).map(({ path }) => path)).toEqual(['a', 'a/c', 'b']);
    });

    it('lists the photos of a tag and of those below it, each once, newest first', async () => {
      const [first = 0, second = 0, third = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      await library().tags.addByHand([first, second], 'Trips', 1);
      await library().tags.addByHand([second, third], 'Trips/2019', 1);
      await library().tags.addByHand([first], 'Trips elsewhere', 1);
      const idsOf = async (tagPath: string): Promise<number[]> => [
        ...(await library().photos.readList({ tagPath })).ids,
      ];
      expect(await idsOf('trips')).toEqual([third, second, first]);
      expect(await idsOf('Trips/2019')).toEqual([third, second]);
      expect(await idsOf('Nothing')).toEqual([]);
    });

    it('takes a tag of the person’s own off without a veto', async () => {
      const id = await addPhoto(library());
      await library().tags.addByHand([id], 'Holidays', 1);
      const [link] = await library().tags.readLinks(id);
      expect(await library().tags.removeByHand([id], link?.tagId ?? 0, 2)).toMatchObject({ returned: 0 });
      expect(await describePhoto(library(), id)).toBe('timeline');
      expect(await library().tags.readVetoes(id)).toEqual([]);
      expect((await library().tags.readAll())[0]?.count).toBe(0);
    });

    it('counts the tags that some photos carry', async () => {
      const ids = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      const [first = 0, second = 0, third = 0] = ids;
      await library().tags.addByHand([first, second], 'Trips', 1);
      await library().tags.addByHand([second, third], 'Boats', 2);
      const named = (await library().tags.readTagsOn([first, second])).map(({ path, count }) => [
        path,
        count,
      ]);
      expect(named).toEqual([
        ['Boats', 1],
        ['Trips', 2],
      ]);
      expect(await library().tags.readTagsOn([])).toEqual([]);
    });

    it('takes a category’s tag off many photos as one change, and puts it back', async () => {
      const receipts = archiving('Receipts');
      await setCategories(library(), receipts);
      const ids = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      const [first = 0, second = 0, third = 0] = ids;
      await match(library(), [first, second], [receipts]);
      const [tag] = await library().tags.readTagsOn(ids);
      const off = await library().tags.removeByHand(ids, tag?.id ?? 0, 5);
      expect(off).toMatchObject({ photos: 2, returned: 2 });
      expect(await library().photos.readCounts()).toEqual({ timeline: 3, archive: 0, trash: 0 });
      expect(await library().tags.readVetoes(second)).toHaveLength(1);
      expect(await library().tags.readVetoes(third)).toEqual([]);
      await library().runs.undo(off.runId ?? 0, 6);
      expect(await library().tags.readTagsOn(ids)).toMatchObject([{ count: 2 }]);
      expect(await library().tags.readVetoes(first)).toEqual([]);
      expect(await describePhoto(library(), first)).toBe('archive by classification: Auto/Receipts');
    });

    it('remembers that an auto tag was taken off, until that is withdrawn', async () => {
      const receipts = archiving('Receipts');
      await setCategories(library(), receipts);
      const id = await addPhoto(library());
      await match(library(), [id], [receipts]);
      const [link] = await library().tags.readLinks(id);
      await library().tags.removeByHand([id], link?.tagId ?? 0, 2);
      expect(await describePhoto(library(), id)).toBe('timeline');
      expect(await library().tags.readVetoes(id)).toEqual([
        { photoId: id, categoryKey: 'receipts', kind: 'tag', atMs: 2 },
      ]);

      await match(library(), [id], [receipts]);
      expect(await describePhoto(library(), id)).toBe('timeline');
      await library().tags.withdrawCorrections(await library().tags.readVetoes(id), 3);
      await match(library(), [id], [receipts]);
      expect(await describePhoto(library(), id)).toBe('archive by classification: Auto/Receipts');
    });

    it('leaves a photo archived that another category claims', async () => {
      const both = [archiving('Receipts'), archiving('Documents')];
      await setCategories(library(), ...both);
      const id = await addPhoto(library());
      await match(library(), [id], both);
      const links = await library().tags.readLinks(id);
      await library().tags.removeByHand([id], links[0]?.tagId ?? 0, 2);
      expect(await describePhoto(library(), id)).toMatch(/^archive by classification/);
      await library().tags.removeByHand([id], links[1]?.tagId ?? 0, 3);
      expect(await describePhoto(library(), id)).toBe('timeline');
    });
  });

  describe('corrections', () => {
    it('are found by category, latest first', async () => {
      const receipts = archiving('Receipts');
      const pets = buildCategory({ name: 'Pets' });
      await setCategories(library(), receipts, pets);
      const [off = 0, back = 0, on = 0, pet = 0] = await addPhotos(library(), 'a', 'b', 'c', 'd');
      await match(library(), [off, back], [receipts]);
      await match(library(), [pet], [pets]);
      const [link] = await library().tags.readLinks(off);
      await library().tags.removeByHand([off], link?.tagId ?? 0, 10);
      await library().photos.moveByHand([back], 'timeline', 20);
      await library().tags.addByHand([on], 'auto/receipts', 30);
      await library().tags.addByHand([on], 'Receipts of my own', 40);
      expect(await library().tags.readCorrections('receipts')).toEqual([
        { photoId: on, categoryKey: 'receipts', kind: 'always', atMs: 30 },
        { photoId: back, categoryKey: 'receipts', kind: 'archive', atMs: 20 },
        { photoId: off, categoryKey: 'receipts', kind: 'tag', atMs: 10 },
      ]);
      expect(await library().tags.readCorrections('pets')).toEqual([]);
      expect(await library().tags.readTaggedIds('receipts')).toEqual([back, on]);
      expect(await library().tags.readTaggedIds('nothing')).toEqual([]);
    });

    it('a tag put on for good outlives scan, undo and clean-up, and takes a veto away', async () => {
      const receipts = archiving('Receipts');
      const revision = await setCategories(library(), receipts);
      const [never = 0, matching = 0] = await addPhotos(library(), 'a', 'b');
      await library().tags.addByHand([never], 'Auto/Receipts', 1);
      expect((await library().tags.readLinks(never))[0]).toMatchObject({
        isByHand: true,
        provenance: null,
        tag: { path: 'Auto/Receipts', kind: 'auto', categoryKey: 'receipts' },
      });
      const runId = await library().runs.start('scan', 2, 0);
      await match(library(), [matching], [receipts], runId);
      expect((await library().tags.readLinks(matching))[0]?.isByHand).toBe(false);
      await library().tags.addByHand([matching], 'Auto/Receipts', 2);
      expect((await library().tags.readLinks(matching))[0]).toMatchObject({
        isByHand: true,
        provenance: { score: 0.9 },
      });
      await library().config.save(
        buildConfig(),
        revision,
        'page',
        [{ categoryKey: 'receipts', name: 'Receipts', reason: 'removed' }],
        4,
      );
      expect(await describePhoto(library(), never)).toBe('timeline: Auto/Receipts');
      expect(await describePhoto(library(), matching)).toBe('timeline: Auto/Receipts');
      expect((await library().tags.readCorrections('receipts')).map(({ kind }) => kind)).toEqual([
        'always',
        'always',
      ]);

      const [link] = await library().tags.readLinks(never);
      await library().tags.removeByHand([never], link?.tagId ?? 0, 5);
      expect(await describePhoto(library(), never)).toBe('timeline');
      await library().tags.addByHand([never], 'Auto/Receipts', 6);
      expect(await library().tags.readVetoes(never)).toEqual([]);
      expect(await describePhoto(library(), never)).toBe('timeline: Auto/Receipts');
    });

    it('withdrawn, leave the photo to classification again; undone, are as they were', async () => {
      const receipts = archiving('Receipts');
      await setCategories(library(), receipts);
      const [off = 0, back = 0, on = 0, both = 0] = await addPhotos(library(), 'a', 'b', 'c', 'd');
      await match(library(), [off, back, both], [receipts]);
      const [link] = await library().tags.readLinks(off);
      await library().tags.removeByHand([off], link?.tagId ?? 0, 10);
      await library().photos.moveByHand([back], 'timeline', 20);
      await library().tags.addByHand([on, both], 'Auto/Receipts', 30);
      const corrections = await library().tags.readCorrections('receipts');
      const places = () => Promise.all([off, back, on, both].map((id) => describePhoto(library(), id)));
      const corrected = await places();
      expect(corrections).toHaveLength(4);
      expect(corrected).toEqual([
        'timeline',
        'timeline: Auto/Receipts',
        'timeline: Auto/Receipts',
        'archive by classification: Auto/Receipts',
      ]);

      const { runId, photos } = await library().tags.withdrawCorrections(corrections, 40);
      expect(photos).toBe(4);
      expect(await library().tags.readCorrections('receipts')).toEqual([]);
      expect(await places()).toEqual([
        'timeline',
        'timeline: Auto/Receipts',
        'timeline',
        'archive by classification: Auto/Receipts',
      ]);
      expect((await library().tags.readLinks(both))[0]?.isByHand).toBe(false);
      expect(await library().tags.withdrawCorrections(corrections, 50)).toMatchObject({ runId: null });
      expect((await library().tags.readAll()).map(({ count }) => count)).toEqual([2]);

      await library().runs.undo(runId ?? 0, 60);
      expect(await places()).toEqual(corrected);
      expect(await library().tags.readCorrections('receipts')).toEqual(corrections);
      expect((await library().tags.readAll()).map(({ count }) => count)).toEqual([3]);
    });
  });

  describe('classification', () => {
    it('tags, archives and marks in one go, and says what was new', async () => {
      const receipts = archiving('Receipts');
      const text = buildCategory({ name: 'Text' });
      await setCategories(library(), receipts, text);
      const id = await addPhoto(library());
      const runId = await library().runs.start('scan', 1, 0);
      const [committed] = await match(library(), [id], [receipts, text], runId);
      expect(committed).toMatchObject({ photoId: id, newlyLinked: ['Receipts', 'Text'], archived: true });
      expect((await library().photos.read(id))?.classifiedAtMs).toBe(100);
      const links = await library().tags.readLinks(id);
      expect(links.find(({ tag }) => tag.path === 'Auto/Receipts')).toMatchObject({
        linkedAtMs: 100,
        tag: { kind: 'auto', categoryKey: 'receipts' },
        provenance: {
          runId,
          categoryKey: 'receipts',
          score: 0.9,
          prompt: 'a photo of a receipt',
          threshold: 0.6,
          modelKey: MODEL_KEY,
          archived: true,
        },
      });
      expect(links.find(({ tag }) => tag.path === 'Auto/Text')?.provenance?.archived).toBe(false);
      expect((await library().tags.readAll()).map(({ count }) => count)).toEqual([1, 1]);
    });

    it('links twice as once', async () => {
      const text = buildCategory({ name: 'Text' });
      await setCategories(library(), text);
      const id = await addPhoto(library());
      await match(library(), [id], [text]);
      const before = await library().tags.readLinks(id);
      const [again] = await match(library(), [id], [text], 99);
      expect(again?.newlyLinked).toEqual([]);
      expect(await library().tags.readLinks(id)).toEqual(before);
      expect((await library().tags.readAll())[0]?.count).toBe(1);
    });

    it('leaves photos that are gone or in the trash alone', async () => {
      const text = buildCategory({ name: 'Text' });
      await setCategories(library(), text);
      const id = await addPhoto(library());
      await library().photos.moveByHand([id], 'trash', 1);
      const committed = await match(library(), [id, id + 1000], [text]);
      expect(committed.map(({ decision }) => decision)).toEqual([null, null]);
      expect(await describePhoto(library(), id)).toBe('trash');
      expect((await library().photos.read(id))?.classifiedAtMs).toBeNull();
    });

    it('marks a photo that matched nothing', async () => {
      const id = await addPhoto(library());
      const [committed] = await match(library(), [id], []);
      expect(committed).toMatchObject({ newlyLinked: [], archived: false, decision: { matches: [] } });
      expect((await library().photos.read(id))?.classifiedAtMs).toBe(100);
    });

    it('commits nothing under a configuration that is no longer in force', async () => {
      const text = buildCategory({ name: 'Text' });
      const revision = await setCategories(library(), text);
      const id = await addPhoto(library());
      const commitUnder = (configRevision: number) =>
        library().classification.commit(
          [{ photoId: id, scores: [{ category: text, score: 0.9, prompt: 'p' }] }],
          decide,
          { runId: null, modelKey: MODEL_KEY, nowMs: 5, configRevision },
        );
      expect(await commitUnder(revision - 1)).toEqual({ ok: false, reason: 'stale' });
      expect(await describePhoto(library(), id)).toBe('timeline');
      expect(await commitUnder(revision)).toMatchObject({ ok: true, tally: { processed: 1, tagged: 1 } });
    });

    it('counts the batch in its run and in its job with the decisions, or not at all', async () => {
      const text = buildCategory({ name: 'Text' });
      await setCategories(library(), text);
      const [matching = 0, other = 0, gone = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      const { runId } = await library().runs.startScan(1);
      const [jobId = 0] = await library().jobs.add([
        {
          queue: 'classification',
          photoIds: [matching, other, gone],
          runId,
          priority: 1,
          createdAtMs: 1,
        },
      ]);
      const [claimed] = await library().jobs.claim('classification', 1, 2);
      const attempts = claimed?.attempts ?? 0;
      const commitJob = (nowMs: number) =>
        library().classification.commit(
          [
            { photoId: matching, scores: [{ category: text, score: 0.9, prompt: 'p' }] },
            { photoId: other, scores: [] },
          ],
          decide,
          {
            runId,
            modelKey: MODEL_KEY,
            nowMs,
            job: { id: jobId, attempts, doneCount: 3, counted: tallyOf('skipped', 1) },
          },
        );
      const counts = { processed: 3, tagged: 1, unchanged: 1, skipped: 1, matchedByCategory: { Text: 1 } };
      expect(await commitJob(5)).toMatchObject({ ok: true, tally: counts });
      expect((await library().runs.read(runId))?.tally).toMatchObject(counts);
      await library().jobs.releaseActive(5);
      const [job] = await library().jobs.claim('classification', 1, 10);
      expect(job).toMatchObject({ doneCount: 3, photoIds: [matching, other, gone] });

      await library().jobs.removeByRun(runId);
      expect(await commitJob(6)).toEqual({ ok: false, reason: 'job-gone' });
      expect((await library().runs.read(runId))?.tally).toMatchObject(counts);
      expect((await library().photos.read(matching))?.classifiedAtMs).toBe(5);
    });

    it('archives through a link made when the category only tagged', async () => {
      await setCategories(library(), buildCategory());
      const id = await addPhoto(library());
      await match(library(), [id], [buildCategory()]);
      await setCategories(library(), archiving('Receipts'));
      const [committed] = await match(library(), [id], [archiving('Receipts')]);
      expect(committed).toMatchObject({ newlyLinked: [], archived: true });
      expect((await library().tags.readLinks(id))[0]?.provenance?.archived).toBe(true);
    });

    it('handles many photos at once', async () => {
      const text = archiving('Text');
      await setCategories(library(), text);
      const ids = await addPhotos(library(), ...Array.from({ length: 120 }, (_, index) => `${index}.jpg`));
      const every = ids.filter((_, index) => index % 3 === 0);
      const committed = await match(library(), every, [text]);
      expect(committed.every(({ archived }) => archived)).toBe(true);
      expect(await library().photos.readCounts()).toEqual({ timeline: 80, archive: 40, trash: 0 });
      expect((await library().tags.readAll())[0]?.count).toBe(40);
      expect(await library().tags.readCategoryConsequences('text')).toEqual({
        links: 40,
        photosReturning: 40,
      });
    });
  });
}
