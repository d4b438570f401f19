/** The library contract, part three: configurations with their clean-up, runs and undo. */
import { describe, expect, it } from 'vitest';
import { EMPTY_CONFIG } from '../core/config/document.ts';
import type { CleanUp } from '../core/config/cleanUp.ts';
import { EMPTY_TALLY } from '../core/run.ts';
import { buildCategory, buildConfig } from './builders.ts';
import {
  addPhoto,
  addPhotos,
  archiving,
  describePhoto,
  match,
  setCategories,
  type LibraryInTest,
} from './libraryFixtures.ts';

const REMOVE_RECEIPTS: CleanUp = { categoryKey: 'receipts', name: 'Receipts', reason: 'removed' };

export function describeConfigAndRuns(library: LibraryInTest): void {
  describe('configuration', () => {
    it('begins empty, at revision 0, with no history', async () => {
      expect(await library().config.read()).toMatchObject({ revision: 0, document: EMPTY_CONFIG });
      expect(await library().config.readHistory()).toEqual([]);
    });

    it('keeps every saved one, newest first', async () => {
      const first = buildConfig([buildCategory()]);
      const second = buildConfig([buildCategory({ similarity: 0.5 })]);
      expect(await library().config.save(first, 0, 'page', [], 10)).toEqual({
        ok: true,
        revision: 1,
        untagged: 0,
        returned: 0,
      });
      await library().config.save(second, 1, 'api', [], 20);
      expect(await library().config.readHistory()).toEqual([
        { revision: 2, savedAtMs: 20, cause: 'api', document: second },
        { revision: 1, savedAtMs: 10, cause: 'page', document: first },
      ]);
      expect((await library().config.read()).document).toEqual(second);
    });

    it('keeps the text a document was read from beside it', async () => {
      await library().config.save(buildConfig(), 0, 'import', [], 10, '# ours');
      await library().config.save(buildConfig([buildCategory()]), 1, 'page', [], 20);
      const [second, first] = await library().config.readHistory();
      expect(first).toMatchObject({ cause: 'import', source: '# ours' });
      expect(second).not.toHaveProperty('source');
    });

    it('refuses a save based on an older revision, and then cleans nothing up', async () => {
      const receipts = archiving('Receipts');
      const revision = await setCategories(library(), receipts);
      const id = await addPhoto(library());
      await match(library(), [id], [receipts]);
      const refused = await library().config.save(buildConfig(), revision - 1, 'page', [REMOVE_RECEIPTS], 5);
      expect(refused).toMatchObject({ ok: false, reason: 'stale', current: { revision } });
      expect(await describePhoto(library(), id)).toBe('archive by classification: Auto/Receipts');
      expect(await library().runs.readRecent(5)).toEqual([]);
    });
  });

  describe('clean-up', () => {
    it('returns only what it moved, and is recorded', async () => {
      const receipts = archiving('Receipts');
      const revision = await setCategories(library(), receipts);
      const [moved = 0, byHand = 0, own = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      await library().photos.moveByHand([byHand], 'archive', 1);
      await match(library(), [moved, byHand, own], [receipts]);
      await library().photos.moveByHand([own], 'archive', 2);

      expect(await library().tags.readCategoryConsequences('receipts')).toEqual({
        links: 3,
        photosReturning: 1,
      });
      const saved = await library().config.save(buildConfig(), revision, 'page', [REMOVE_RECEIPTS], 50);
      expect(saved).toEqual({ ok: true, revision: revision + 1, untagged: 3, returned: 1 });
      expect(await describePhoto(library(), moved)).toBe('timeline');
      expect(await describePhoto(library(), byHand)).toBe('archive by user');
      expect(await describePhoto(library(), own)).toBe('archive by user');
      const [run] = await library().runs.readRecent(5);
      expect(run).toMatchObject({ kind: 'clean-up', state: 'done', startedAtMs: 50, total: 3 });
      expect(run?.note).toBe('Category Receipts was removed.');
    });

    it('leaves what another category claims, which then answers for it', async () => {
      const receipts = archiving('Receipts');
      const documents = archiving('Documents');
      const revision = await setCategories(library(), receipts, documents);
      const id = await addPhoto(library());
      await match(library(), [id], [receipts]);
      // Already in the archive: this link does not move the photo, but it would have.
      await match(library(), [id], [documents]);
      const first = await library().config.save(
        buildConfig([documents]),
        revision,
        'page',
        [REMOVE_RECEIPTS],
        1,
      );
      expect(first).toMatchObject({ untagged: 1, returned: 0 });
      const second = await library().config.save(
        buildConfig(),
        revision + 1,
        'page',
        [{ categoryKey: 'documents', name: 'Documents', reason: 'removed' }],
        2,
      );
      expect(second).toMatchObject({ untagged: 1, returned: 1 });
      expect(await describePhoto(library(), id)).toBe('timeline');
    });

    it('goes by the new document: a category that no longer archives claims nothing', async () => {
      const revision = await setCategories(library(), archiving('Receipts'), archiving('Documents'));
      const id = await addPhoto(library());
      await match(library(), [id], [archiving('Receipts'), archiving('Documents')]);
      await library().config.save(
        buildConfig([buildCategory({ name: 'Documents', action: 'tag' })]),
        revision,
        'page',
        [REMOVE_RECEIPTS],
        1,
      );
      expect(await describePhoto(library(), id)).toBe('timeline: Auto/Documents');
    });

    it('does not count a category whose archiving the person took back', async () => {
      const receipts = archiving('Receipts');
      const documents = archiving('Documents');
      const revision = await setCategories(library(), receipts, documents);
      const id = await addPhoto(library());
      await match(library(), [id], [receipts]);
      await library().photos.moveByHand([id], 'timeline', 1);
      await match(library(), [id], [documents]);
      expect(await describePhoto(library(), id)).toMatch(/^archive by classification/);
      await library().config.save(
        buildConfig([receipts]),
        revision,
        'page',
        [{ categoryKey: 'documents', name: 'Documents', reason: 'removed' }],
        2,
      );
      expect(await describePhoto(library(), id)).toBe('timeline: Auto/Receipts');
    });

    it('says beforehand what it would take back, and takes nothing back', async () => {
      const receipts = archiving('Receipts');
      const documents = archiving('Documents');
      const revision = await setCategories(library(), receipts, documents);
      const [only = 0, both = 0, byHand = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      await library().photos.moveByHand([byHand], 'archive', 1);
      await match(library(), [only, byHand], [receipts]);
      await match(library(), [both], [receipts, documents]);
      const plan = [REMOVE_RECEIPTS];
      for (const after of [buildConfig([documents]), buildConfig([{ ...documents, action: 'tag' }])]) {
        const returned = after.classification.categories[0]?.action === 'tag' ? 2 : 1;
        expect(await library().config.readConsequences(plan, after)).toEqual({ untagged: 3, returned });
      }
      expect(await describePhoto(library(), only)).toBe('archive by classification: Auto/Receipts');
      expect((await library().runs.readRecent(5)).filter(({ kind }) => kind === 'clean-up')).toEqual([]);
      const saved = await library().config.save(buildConfig([documents]), revision, 'restore', plan, 1);
      expect(saved).toMatchObject({ untagged: 3, returned: 1 });
    });

    it('by the configuration file is recorded as such', async () => {
      const receipts = archiving('Receipts');
      const revision = await setCategories(library(), receipts);
      await match(library(), [await addPhoto(library())], [receipts]);
      await library().config.save(buildConfig(), revision, 'file', [REMOVE_RECEIPTS], 1);
      const [run] = await library().runs.readRecent(1);
      expect(run?.note).toBe('By the configuration file: Category Receipts was removed.');
    });

    it('is recorded also where no photo carried a tag', async () => {
      const revision = await setCategories(library(), archiving('Receipts'));
      await library().config.save(buildConfig(), revision, 'file', [REMOVE_RECEIPTS], 1);
      const runs = await library().runs.readRecent(5);
      expect(runs.map(({ kind, state, total }) => `${kind} ${state} ${total}`)).toEqual(['clean-up done 0']);
      await library().config.save(buildConfig([archiving('Memes')]), revision + 1, 'page', [], 2);
      expect(await library().runs.readRecent(5)).toHaveLength(1);
    });

    it('takes several categories back together', async () => {
      const both = [archiving('Receipts'), archiving('Documents')];
      const revision = await setCategories(library(), ...both);
      const id = await addPhoto(library());
      await match(library(), [id], both);
      const saved = await library().config.save(
        buildConfig(both.map((category) => ({ ...category, similarity: 0.8 }))),
        revision,
        'page',
        both.map(({ name }) => ({
          categoryKey: name.toLowerCase(),
          name,
          reason: 'similarity-raised' as const,
        })),
        1,
      );
      expect(saved).toMatchObject({ untagged: 2, returned: 1 });
      expect((await library().runs.readRecent(1))[0]?.note).toBe(
        'Category Receipts became stricter. Category Documents became stricter.',
      );
    });

    it('leaves tags a person put on by the same name', async () => {
      const receipts = buildCategory();
      const revision = await setCategories(library(), receipts);
      const [tagged = 0, byHand = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      await match(library(), [tagged], [receipts]);
      await library().tags.addByHand([byHand], 'Auto/Receipts', 1);
      await library().config.save(buildConfig(), revision, 'page', [REMOVE_RECEIPTS], 1);
      expect(await describePhoto(library(), tagged)).toBe('timeline');
      expect(await describePhoto(library(), byHand)).toBe('timeline: Auto/Receipts');
    });

    it('leaves a tag the person had put on, also where the category archived through it', async () => {
      const receipts = archiving('Receipts');
      const revision = await setCategories(library(), receipts);
      const id = await addPhoto(library());
      await library().tags.addByHand([id], 'Auto/Receipts', 1);
      const runId = await library().runs.start('scan', 1, 0);
      const [committed] = await match(library(), [id], [receipts], runId);
      expect(committed).toMatchObject({ newlyLinked: [], archived: true });
      await library().runs.undo(runId, 1);
      expect(await describePhoto(library(), id)).toBe('timeline: Auto/Receipts');
      expect((await library().tags.readLinks(id))[0]?.provenance).toBeNull();

      await match(library(), [id], [receipts]);
      expect(await describePhoto(library(), id)).toBe('archive by classification: Auto/Receipts');
      await library().config.save(buildConfig(), revision, 'page', [REMOVE_RECEIPTS], 1);
      expect(await describePhoto(library(), id)).toBe('timeline: Auto/Receipts');
    });
  });

  describe('runs', () => {
    it('has one open scan, whoever asks for another', async () => {
      const [first, second] = await Promise.all([library().runs.startScan(1), library().runs.startScan(2)]);
      expect(second).toEqual({ isNew: false, runId: first.runId });
      expect(first.isNew).toBe(true);
      await library().runs.setState(first.runId, 'paused', 3);
      expect(await library().runs.startScan(4)).toEqual({ isNew: false, runId: first.runId });
      await library().runs.setState(first.runId, 'cancelled', 5);
      expect((await library().runs.startScan(6)).isNew).toBe(true);
    });

    it('are started, tallied and ended', async () => {
      const id = await library().runs.start('scan', 3, 10, { note: 'A note.' });
      expect(await library().runs.read(id)).toEqual({
        id,
        kind: 'scan',
        state: 'running',
        startedAtMs: 10,
        endedAtMs: null,
        undoneAtMs: null,
        total: 3,
        tally: EMPTY_TALLY,
        note: 'A note.',
      });
      await library().runs.addTally(id, { ...EMPTY_TALLY, processed: 2, matchedByCategory: { a: 1 } });
      await library().runs.addTally(id, { ...EMPTY_TALLY, processed: 1, matchedByCategory: { a: 2 } });
      await library().runs.setTotal(id, 4);
      await library().runs.setState(id, 'paused', 15);
      expect(await library().runs.read(id)).toMatchObject({ state: 'paused', endedAtMs: null });
      await library().runs.setState(id, 'done', 20);
      expect(await library().runs.read(id)).toMatchObject({
        state: 'done',
        endedAtMs: 20,
        total: 4,
        tally: { processed: 3, matchedByCategory: { a: 3 } },
      });
    });

    it('are listed newest first', async () => {
      const ids = [];
      for (const kind of ['import', 'scan', 'bulk'] as const)
        ids.push(await library().runs.start(kind, 0, 0));
      const recent = await library().runs.readRecent(2);
      expect(recent.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
      expect(await library().runs.read(ids[2] ?? 0)).not.toBeNull();
      expect(await library().runs.read(1_000_000)).toBeNull();
    });
  });
}
