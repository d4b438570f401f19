/** The library contract, part seven: the undo journal. */
import { describe, expect, it } from 'vitest';
import { decide } from '../core/classify.ts';
import { EMPTY_TALLY, NOTHING_UNDONE, type UndoCounts } from '../core/run.ts';
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

const DAY_MS = 86_400_000;

function counts({
  timeline = 0,
  archive = 0,
  trash = 0,
  ...others
}: Partial<Omit<UndoCounts, 'movedTo'> & UndoCounts['movedTo']>): UndoCounts {
  return { ...NOTHING_UNDONE, ...others, movedTo: { timeline, archive, trash } };
}

export function describeUndo(library: LibraryInTest): void {
  const undo = (runId: number | null, nowMs = 1_000): Promise<UndoCounts> =>
    library().runs.undo(runId ?? 0, nowMs);

  /** Where the photo is, its links in full and its vetoes. */
  async function dump(id: number): Promise<unknown> {
    const links = (await library().tags.readLinks(id)).toSorted((a, b) => a.tagId - b.tagId);
    const vetoes = await library().tags.readVetoes(id);
    const photo = await library().photos.read(id);
    const { visibility, archivedBy, isFavourite } = photo ?? {};
    return { visibility, archivedBy, isFavourite, links, vetoes };
  }

  describe('undo of a scan', () => {
    it('takes back what it did and nothing else', async () => {
      const receipts = archiving('Receipts');
      await setCategories(library(), receipts);
      const [before = 0, during = 0, since = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      await match(library(), [before], [receipts]);
      const runId = await library().runs.start('scan', 3, 0);
      expect((await library().runs.read(runId))?.canUndo).toBeUndefined();
      await match(library(), [before, during, since], [receipts], runId);
      expect((await library().runs.read(runId))?.canUndo).toBe(true);
      await library().photos.moveByHand([since], 'archive', 5);

      const expected = counts({ untagged: 2, timeline: 1, leftAlone: 1 });
      expect(await library().runs.readUndoCounts(runId)).toEqual(expected);
      expect(await describePhoto(library(), during)).toBe('archive by classification: Auto/Receipts');
      expect(await undo(runId, 60)).toEqual(expected);
      expect(await describePhoto(library(), before)).toBe('archive by classification: Auto/Receipts');
      expect(await describePhoto(library(), during)).toBe('timeline');
      expect(await describePhoto(library(), since)).toBe('archive by user');
      expect((await library().tags.readAll())[0]?.count).toBe(1);
      const undone = await library().runs.read(runId);
      expect(undone?.undoneAtMs).toBe(60);
      expect(undone?.canUndo).toBeUndefined();
      expect(await undo(runId, 70)).toEqual(NOTHING_UNDONE);
      expect((await library().runs.read(runId))?.undoneAtMs).toBe(60);
      expect(await undo(1_000_000, 70)).toEqual(NOTHING_UNDONE);
    });

    it('takes an archiving back and leaves the older link it went through', async () => {
      await setCategories(library(), buildCategory());
      const id = await addPhoto(library());
      await match(library(), [id], [buildCategory()]);
      const before = await dump(id);
      await setCategories(library(), archiving('Receipts'));
      const runId = await library().runs.start('scan', 1, 0);
      await match(library(), [id], [archiving('Receipts')], runId);
      expect(await undo(runId)).toEqual(counts({ timeline: 1 }));
      expect(await dump(id)).toEqual(before);
    });

    it('returns a photo also where an older link claims it that had not archived it', async () => {
      const receipts = archiving('Receipts');
      const documents = archiving('Documents');
      await setCategories(library(), receipts, documents);
      const id = await addPhoto(library());
      const byHand = await library().photos.moveByHand([id], 'archive', 1);
      await match(library(), [id], [receipts]);
      await undo(byHand.runId);
      const before = await dump(id);
      const runId = await library().runs.start('scan', 1, 0);
      await match(library(), [id], [documents], runId);
      expect(await undo(runId)).toEqual(counts({ untagged: 1, timeline: 1 }));
      expect(await dump(id)).toEqual(before);
    });

    it('can come in any order: what a later run claims stays until that one is undone', async () => {
      const receipts = archiving('Receipts');
      const documents = archiving('Documents');
      await setCategories(library(), receipts, documents);
      const id = await addPhoto(library());
      const first = await library().runs.start('scan', 1, 0);
      await match(library(), [id], [receipts], first);
      const second = await library().runs.start('scan', 1, 0);
      await match(library(), [id], [documents], second);
      expect(await undo(first)).toEqual(counts({ untagged: 1, leftAlone: 1 }));
      expect(await describePhoto(library(), id)).toBe('archive by classification: Auto/Documents');
      expect(await undo(second)).toEqual(counts({ untagged: 1, timeline: 1 }));
      expect(await describePhoto(library(), id)).toBe('timeline');
    });

    it('leaves a tag that the person vouched for since as the person’s', async () => {
      const receipts = buildCategory();
      await setCategories(library(), receipts);
      const id = await addPhoto(library());
      const runId = await library().runs.start('scan', 1, 0);
      await match(library(), [id], [receipts], runId);
      await library().tags.addByHand([id], 'Auto/Receipts', 5);
      expect(await undo(runId)).toEqual(counts({ leftAlone: 1 }));
      expect(await library().tags.readLinks(id)).toMatchObject([{ provenance: null, isByHand: true }]);
    });

    it('gives a tag back to the person whose it was', async () => {
      const [own = 0, other = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      await library().tags.addByHand([own], 'auto/receipts', 1);
      await setCategories(library(), buildCategory());
      const runId = await library().runs.start('scan', 1, 0);
      await match(library(), [other], [buildCategory()], runId);
      expect(await library().tags.readAll()).toMatchObject([{ path: 'Auto/Receipts', kind: 'auto' }]);
      await undo(runId);
      expect(await library().tags.readAll()).toMatchObject([
        { path: 'auto/receipts', kind: 'user', categoryKey: null, count: 1 },
      ]);
    });

    it('undoes a run of several transactions as one', async () => {
      const both = [archiving('Receipts'), archiving('Documents')];
      await setCategories(library(), ...both);
      const ids = await addPhotos(library(), 'a.jpg', 'b.jpg');
      const before = await Promise.all(ids.map(dump));
      const runId = await library().runs.start('upload-classification', 0, 0);
      for (const category of both) await match(library(), ids, [category], runId);
      const expected = counts({ untagged: 4, timeline: 2 });
      expect(await library().runs.readUndoCounts(runId)).toEqual(expected);
      expect(await undo(runId)).toEqual(expected);
      expect(await Promise.all(ids.map(dump))).toEqual(before);
    });
  });

  describe('undo of a clean-up', () => {
    it('restores links and places, and leaves the configuration as it is', async () => {
      const receipts = archiving('Receipts');
      const revision = await setCategories(library(), receipts);
      const [archived = 0, trashed = 0, since = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      await match(library(), [archived, trashed, since], [receipts]);
      await library().photos.moveByHand([trashed], 'trash', 2);
      const before = [await dump(archived), await dump(trashed)];
      const plan = [{ categoryKey: 'receipts', name: 'Receipts', reason: 'removed' as const }];
      await library().config.save(buildConfig(), revision, 'api', plan, 50);
      const [run] = await library().runs.readRecent(1);
      expect(run).toMatchObject({
        kind: 'clean-up',
        cause: 'api',
        canUndo: true,
        configRevision: revision + 1,
        subject: { kind: 'clean-up', categories: [{ name: 'Receipts', reason: 'removed' }] },
        tally: { untagged: 3, returned: 2, untaggedByCategory: { Receipts: 3 } },
      });
      await library().photos.moveByHand([since], 'archive', 60);
      expect(await undo(run?.id ?? 0)).toEqual(counts({ retagged: 3, archive: 1, leftAlone: 1 }));
      expect([await dump(archived), await dump(trashed)]).toEqual(before);
      expect(await describePhoto(library(), since)).toBe('archive by user: Auto/Receipts');
      expect((await library().tags.readAll())[0]?.count).toBe(2);
      expect((await library().config.read()).document.classification.categories).toEqual([]);
    });

    it('brings nothing back that a run made which was undone meanwhile', async () => {
      const receipts = archiving('Receipts');
      const revision = await setCategories(library(), receipts);
      const id = await addPhoto(library());
      const scan = await library().runs.start('scan', 1, 0);
      await match(library(), [id], [receipts], scan);
      const plan = [{ categoryKey: 'receipts', name: 'Receipts', reason: 'removed' as const }];
      await library().config.save(buildConfig(), revision, 'page', plan, 50);
      const [cleanUp] = await library().runs.readRecent(1);
      expect(await undo(scan)).toEqual(NOTHING_UNDONE);
      expect(await undo(cleanUp?.id ?? 0)).toEqual(counts({ leftAlone: 1 }));
      expect(await describePhoto(library(), id)).toBe('timeline');
    });

    it('is recorded also where there was nothing to take back, and then has nothing to undo', async () => {
      const revision = await setCategories(library(), archiving('Receipts'));
      const plan = [{ categoryKey: 'receipts', name: 'Receipts', reason: 'removed' as const }];
      await library().config.save(buildConfig(), revision, 'file', plan, 50);
      const [run] = await library().runs.readRecent(1);
      expect(run).toMatchObject({ kind: 'clean-up', total: 0, tally: EMPTY_TALLY });
      expect(run?.canUndo).toBeUndefined();
    });
  });

  describe('undo of what a person did', () => {
    it('is a run of its own, and none where nothing changed', async () => {
      const [first = 0, second = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      const moved = await library().photos.moveByHand([first, second, second + 1_000], 'trash', 9);
      expect(moved).toMatchObject({ photos: 2, from: 'timeline' });
      expect(await library().runs.read(moved.runId ?? 0)).toMatchObject({
        kind: 'bulk',
        state: 'done',
        startedAtMs: 9,
        total: 2,
        subject: { kind: 'move', to: 'trash', from: 'timeline' },
        canUndo: true,
      });
      expect(await library().photos.moveByHand([first], 'trash', 10)).toEqual({
        runId: null,
        photos: 0,
        from: null,
      });
      expect(await undo(moved.runId)).toEqual(counts({ timeline: 2 }));
      expect(await library().photos.readCounts()).toEqual({ timeline: 2, archive: 0, trash: 0 });
    });

    it('takes tags off that were put on, and puts tags on that were taken off, with their corrections', async () => {
      const receipts = archiving('Receipts');
      await setCategories(library(), receipts);
      const id = await addPhoto(library());
      await match(library(), [id], [receipts]);
      const tagged = await dump(id);
      const [link] = await library().tags.readLinks(id);
      const off = await library().tags.removeByHand([id], link?.tagId ?? 0, 5);
      const untagged = await dump(id);
      const on = await library().tags.addByHand([id], 'Auto/Receipts', 6);
      expect(await library().tags.readVetoes(id)).toEqual([]);
      expect(await undo(on.runId)).toEqual(counts({ untagged: 1 }));
      expect(await dump(id)).toEqual(untagged);
      expect(await undo(off.runId)).toEqual(counts({ retagged: 1, archive: 1 }));
      expect(await dump(id)).toEqual(tagged);
    });

    it('leaves alone what was moved on since', async () => {
      const id = await addPhoto(library());
      const archived = await library().photos.moveByHand([id], 'archive', 1);
      await library().photos.moveByHand([id], 'trash', 2);
      expect(await undo(archived.runId)).toEqual(counts({ leftAlone: 1 }));
      expect(await describePhoto(library(), id)).toBe('trash');
    });
  });

  describe('a re-evaluation', () => {
    it('adds and removes, says both beforehand, and is undone exactly', async () => {
      const receipts = archiving('Receipts');
      const documents = archiving('Documents');
      const memes = buildCategory({ name: 'Memes', enabled: false });
      await setCategories(library(), receipts, documents, memes);
      const ids = await addPhotos(library(), 'a', 'b', 'c', 'd', 'e');
      const [gone = 0, other = 0, kept = 0, own = 0, fresh = 0] = ids;
      await match(library(), [gone, other, kept, own], [receipts]);
      await match(library(), [gone], [memes]);
      await library().tags.addByHand([own], 'Auto/Receipts', 5);
      const before = await Promise.all(ids.map(dump));

      const runId = await library().runs.start('re-evaluate', 4, 0);
      const judged = ids.map((photoId) => ({
        photoId,
        scores: (photoId === kept
          ? [receipts]
          : photoId === other || photoId === fresh
            ? [documents]
            : []
        ).map((category) => ({ category, score: 0.9, prompt: 'p' })),
      }));
      const reevaluated = ['Receipts', 'Documents'];
      const expected = {
        processed: 5,
        tagged: 2,
        archived: 1,
        untagged: 2,
        untaggedByCategory: { Receipts: 2 },
        returned: 2,
      };
      expect(await library().classification.preview(judged, decide, { reevaluated })).toMatchObject(expected);
      expect(await Promise.all(ids.map(dump))).toEqual(before);
      const context = { runId, modelKey: MODEL_KEY, nowMs: 200, reevaluated };
      const result = await library().classification.commit(judged, decide, context);
      expect(result).toMatchObject({ ok: true, tally: expected });
      expect(await Promise.all(ids.map((id) => describePhoto(library(), id)))).toEqual([
        'timeline: Auto/Memes',
        'archive by classification: Auto/Documents',
        'archive by classification: Auto/Receipts',
        'timeline: Auto/Receipts',
        'archive by classification: Auto/Documents',
      ]);
      const again = await library().classification.preview(judged, decide, { reevaluated });
      expect(again).toMatchObject({ tagged: 0, archived: 0, untagged: 0, returned: 0, unchanged: 5 });

      expect(await undo(runId)).toEqual(counts({ untagged: 2, retagged: 2, timeline: 1, archive: 2 }));
      expect(await Promise.all(ids.map(dump))).toEqual(before);
    });
  });

  describe('the journal', () => {
    it('is kept for a month, for the last runs however old, and then forgotten', async () => {
      const ids = await addPhotos(library(), 'a.jpg', 'b.jpg');
      const runIds: Array<number | null> = [];
      for (let turn = 0; turn < 22; turn += 1) {
        const { runId } = await library().photos.moveByHand(
          ids,
          turn % 2 === 0 ? 'archive' : 'timeline',
          turn,
        );
        runIds.push(runId);
      }
      expect(await library().runs.forgetOldUndo(30 * DAY_MS)).toBe(1);
      expect(await library().runs.forgetOldUndo(40 * DAY_MS)).toBe(1);
      expect(await library().runs.forgetOldUndo(40 * DAY_MS)).toBe(0);
      const [oldest = 0, , third = 0] = runIds.map((id) => id ?? 0);
      expect((await library().runs.read(oldest))?.canUndo).toBeUndefined();
      expect((await library().runs.read(third))?.canUndo).toBe(true);
      expect(await undo(oldest)).toEqual(NOTHING_UNDONE);
    });

    it('pages runs by their ids', async () => {
      const ids: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) ids.push(await library().runs.start('scan', 0, turn));
      const [first = 0, second = 0, third = 0, , fifth = 0] = ids;
      const page = await library().runs.readRange(0, fifth, 2);
      expect(page.map(({ id }) => id)).toEqual([ids[3], third]);
      expect(await library().runs.readRange(0, first, 2)).toEqual([]);
      const [newest] = await library().runs.readRange(second, Number.MAX_SAFE_INTEGER, 9);
      expect(newest?.id).toBe(fifth);
      expect(await library().runs.readRange(second, fifth, 9)).toHaveLength(3);
    });
  });
}
