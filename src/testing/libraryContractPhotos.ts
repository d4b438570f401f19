/** The library contract, part one: photos, their lists and moves, and embeddings. */
import { describe, expect, it } from 'vitest';
import type { PhotoListSource } from '../library/library.ts';
import { buildImported } from './builders.ts';
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

export function describePhotos(library: LibraryInTest): void {
  describe('photos', () => {
    it('stores a photo with its bytes and its pending job', async () => {
      const imported = buildImported({ fileName: 'a.jpg' }, 'a cat');
      const [result] = await library().photos.addImported([imported]);
      if (result?.ok !== true) throw new Error('not stored');

      expect(await library().photos.read(result.id)).toEqual({ ...imported.photo, id: result.id });
      expect(await library().photos.readOriginal(result.id)).toEqual(imported.original);
      expect(await library().photos.readThumbnails([result.id])).toEqual(
        new Map([[result.id, imported.thumbnail]]),
      );
      expect(await library().photos.readPreview(result.id)).toEqual(imported.preview);
      const [job] = await library().jobs.claim('smart-search', 10, 1);
      expect(job).toMatchObject({ id: result.jobId, photoIds: [result.id], runId: null });
    });

    it('gives ascending ids in the order of the batch', async () => {
      const ids = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    });

    it('reports known content, also within a batch, and makes no second job for it', async () => {
      const first = await addPhoto(library(), 'a.jpg');
      const results = await library().photos.addImported([
        buildImported({ sha256: 'sha-of-a.jpg', fileName: 'copy of a.jpg' }),
        buildImported({ fileName: 'b.jpg' }),
        buildImported({ sha256: 'sha-of-b.jpg', fileName: 'copy of b.jpg' }),
      ]);
      const second = results[1]?.ok === true ? results[1].id : null;
      expect(results[0]).toEqual({ ok: false, reason: 'duplicate', existingId: first });
      expect(results[2]).toEqual({ ok: false, reason: 'duplicate', existingId: second });
      expect((await library().jobs.readCounts())['smart-search'].waiting).toBe(2);
    });

    it('puts what a run added in the trash when the run is undone', async () => {
      const known = await addPhoto(library(), 'a.jpg');
      const runId = await library().runs.start('restore', 2, 1);
      const batch = [
        buildImported({ fileName: 'a.jpg', sha256: 'sha-of-a.jpg' }),
        buildImported({ fileName: 'b.jpg' }),
      ];
      const [, added] = await library().photos.addImported(batch, { runId, atMs: 2 });
      const id = added?.ok === true ? added.id : 0;
      expect(await library().runs.read(runId)).toMatchObject({ canUndo: true });
      expect(await library().runs.undo(runId, 3)).toMatchObject({ movedTo: { trash: 1 }, leftAlone: 0 });
      expect(await library().photos.read(id)).toMatchObject({ visibility: 'trash' });
      expect(await library().photos.read(known)).toMatchObject({ visibility: 'timeline' });
    });

    it('finds by content and answers null for what is not there', async () => {
      const id = await addPhoto(library(), 'a.jpg');
      expect((await library().photos.findBySha256('sha-of-a.jpg'))?.id).toBe(id);
      expect(await library().photos.findBySha256('sha-of-b.jpg')).toBeNull();
      expect(await library().photos.read(id + 1000)).toBeNull();
      expect(await library().photos.readOriginal(id + 1000)).toBeNull();
      expect([...(await library().photos.readThumbnails([id + 1000, id])).keys()]).toEqual([id]);
      expect([...(await library().photos.readMany([id, id + 1000])).keys()]).toEqual([id]);
    });

    it('reads facts and finds ids by content, each leaving out what is not there', async () => {
      const ids = await addPhotos(library(), ...Array.from({ length: 40 }, (_, index) => `${index}.jpg`));
      const [first = 0, , , fourth = 0] = ids;
      const last = ids.at(-1) ?? 0;
      const facts = await library().photos.readFacts([last, fourth, first, 4711, first]);
      expect([...facts.keys()].toSorted((a, b) => a - b)).toEqual([first, fourth, last]);
      expect(facts.get(fourth)).toMatchObject({ id: fourth, fileName: '3.jpg', format: 'jpeg', width: 640 });
      const hashes = ['sha-of-3.jpg', 'nobody', 'sha-of-0.jpg', 'sha-of-3.jpg'];
      const found = await library().photos.readIdsBySha256(hashes);
      expect(found).toEqual(
        new Map([
          ['sha-of-0.jpg', first],
          ['sha-of-3.jpg', fourth],
        ]),
      );
      expect(await library().photos.readFacts([])).toEqual(new Map());
      expect(await library().photos.readIdsBySha256([])).toEqual(new Map());
    });

    it('lists newest first, the later import first where the moment is the same', async () => {
      const taken = { epochMs: -5, offsetMinutes: null, source: 'file-modified' } as const;
      await library().photos.addImported([
        buildImported({ fileName: 'early.jpg', taken }),
        buildImported({ fileName: 'late.jpg' }),
        buildImported({ fileName: 'early too.jpg', taken }),
      ]);
      const list = await library().photos.readList({ visibility: 'timeline' });
      expect(list.fileNames).toEqual(['late.jpg', 'early too.jpg', 'early.jpg']);
      expect([list.widths[1], list.heights[1], list.takenMs[1]]).toEqual([640, 480, -5]);
    });

    it('lists what was added and moved since a list was read last', async () => {
      const namesById = async (source: PhotoListSource): Promise<Map<number, string | undefined>> => {
        const { ids, fileNames } = await library().photos.readList(source);
        return new Map([...ids].map((id, index) => [id, fileNames[index]]));
      };
      const [first = 0, second = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      const before = await namesById({ visibility: 'timeline' });
      expect(before).toEqual(
        new Map([
          [first, 'a.jpg'],
          [second, 'b.jpg'],
        ]),
      );
      const third = await addPhoto(library(), 'c.jpg');
      await library().photos.moveByHand([first], 'archive', 1);
      const after = await namesById({ visibility: 'timeline' });
      expect(after).toEqual(
        new Map([
          [second, 'b.jpg'],
          [third, 'c.jpg'],
        ]),
      );
      await library().tags.addByHand([first, third], 'Trips', 1);
      const tagged = await namesById({ tagPath: 'Trips' });
      expect(tagged).toEqual(
        new Map([
          [first, 'a.jpg'],
          [third, 'c.jpg'],
        ]),
      );
    });

    it('counts and lists by where photos are', async () => {
      const [, archived = 0, trashed = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      await library().photos.moveByHand([archived], 'archive', 1);
      await library().photos.moveByHand([trashed], 'trash', 1);
      expect(await library().photos.readCounts()).toEqual({ timeline: 1, archive: 1, trash: 1 });
      expect([...(await library().photos.readList({ visibility: 'archive' })).ids]).toEqual([archived]);
      expect([...(await library().photos.readIds('archive'))]).toEqual([archived]);
      expect((await library().photos.readStates([trashed, trashed + 1_000])).get(trashed)).toEqual({
        visibility: 'trash',
        archivedBy: null,
        isFavourite: false,
        classifiedAtMs: null,
      });
    });

    it('lists as columns, by place and by tag', async () => {
      const [first = 0, second = 0, third = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg');
      await library().tags.addByHand([first, third], 'Holidays/2019', 1);
      await library().photos.moveByHand([third], 'archive', 1);
      expect(await library().photos.readList({ visibility: 'timeline' })).toEqual({
        ids: Uint32Array.of(second, first),
        takenMs: Float64Array.of(Date.UTC(2024, 0, 2), Date.UTC(2024, 0, 1)),
        widths: Uint16Array.of(640, 640),
        heights: Uint16Array.of(480, 480),
        fileNames: ['b.jpg', 'a.jpg'],
      });
      const tagged = await library().photos.readList({ tagPath: 'holidays' });
      expect(tagged.fileNames).toEqual(['c.jpg', 'a.jpg']);
      await library().photos.moveByHand([third], 'trash', 1);
      expect([...(await library().photos.readList({ tagPath: 'holidays' })).ids]).toEqual([first]);
    });

    it('stores a preview later, unless the photo is gone', async () => {
      const imported = { ...buildImported({ fileName: 'a.jpg' }), preview: null };
      const [result] = await library().photos.addImported([imported]);
      const id = result?.ok === true ? result.id : 0;
      expect(await library().photos.readPreview(id)).toBeNull();
      await library().photos.putPreview(id, imported.thumbnail);
      await library().photos.putPreview(id + 1_000, imported.thumbnail);
      expect(await library().photos.readPreview(id)).toEqual(imported.thumbnail);
      expect(await library().photos.readPreview(id + 1_000)).toBeNull();
    });

    it('streams ids outside the trash, ascending, in batches', async () => {
      const ids = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg', 'd.jpg');
      const [first = 0, second = 0] = ids;
      await library().photos.moveByHand([first], 'archive', 1);
      await library().photos.moveByHand([second], 'trash', 1);
      const batches: number[][] = [];
      for await (const batch of library().photos.streamIds(2)) batches.push(batch);
      expect(batches).toEqual([[first, ids[2]], [ids[3]]]);
    });

    it('knows which photos are owed a classification', async () => {
      const ids = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg', 'd.jpg');
      const [done = 0, owed = 0, trashed = 0] = ids;
      const embedded = [done, owed, trashed];
      await library().embeddings.putMany(MODEL_KEY, 1, embedded, Float32Array.of(1, 1, 1));
      await library().photos.moveByHand([trashed], 'trash', 1);
      await library().photos.moveByHand([owed], 'archive', 1);
      await library().classification.markClassified([done], 5);
      expect(await library().photos.readUnclassifiedIds(MODEL_KEY)).toEqual([owed]);
      expect(await library().photos.readUnclassifiedIds('another model')).toEqual([]);

      await library().photos.clearClassified([done]);
      expect(await library().photos.readUnclassifiedIds(MODEL_KEY)).toEqual([done, owed]);
    });

    it('knows which photos are owed an embedding and have no job for it', async () => {
      const ids = await addPhotos(library(), 'a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg');
      const [owed = 0, embedded = 0, broken = 0, trashed = 0, queued = 0] = ids;
      expect(await library().photos.readUnembeddedIds(MODEL_KEY)).toEqual([]);

      const jobs = await library().jobs.claim('smart-search', 10, 1);
      const settled = jobs.filter(({ photoIds }) => photoIds[0] !== queued);
      await library().jobs.settle(
        settled.map(({ id, attempts }) => ({ id, attempts, outcome: { kind: 'success' } })),
        1,
      );
      await library().embeddings.putMany(MODEL_KEY, 1, [embedded], Float32Array.of(1));
      await library().photos.recordFailure(broken, { stage: 'embedding', reason: 'It ends early.' });
      await library().photos.moveByHand([trashed], 'trash', 1);
      expect(await library().photos.readUnembeddedIds(MODEL_KEY)).toEqual([owed]);
      expect(await library().photos.readUnembeddedIds('another model')).toEqual([owed, embedded]);
      expect((await library().photos.read(broken))?.failure?.reason).toBe('It ends early.');
      await library().embeddings.putMany(MODEL_KEY, 1, [broken], Float32Array.of(1));
      expect((await library().photos.read(broken))?.failure).toBeNull();
    });
  });

  describe('moves by hand', () => {
    it('marks what a person archived as their own, also what classification had archived', async () => {
      const receipts = archiving('Receipts');
      await setCategories(library(), receipts);
      const id = await addPhoto(library());
      await match(library(), [id], [receipts]);
      expect(await describePhoto(library(), id)).toBe('archive by classification: Auto/Receipts');
      await library().photos.moveByHand([id], 'archive', 2);
      expect(await describePhoto(library(), id)).toBe('archive by user: Auto/Receipts');
    });

    it('answers only what changed', async () => {
      const [first = 0, second = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      await library().photos.moveByHand([first], 'archive', 1);
      const change = await library().photos.moveByHand([first, second, second + 1000], 'archive', 2);
      expect(change).toMatchObject({ photos: 1, from: 'timeline' });
    });

    it('vetoes the categories that claim a photo brought back, and withdraws that on undo', async () => {
      const receipts = archiving('Receipts');
      const memes = archiving('Memes');
      await setCategories(library(), receipts, memes);
      const id = await addPhoto(library());
      await match(library(), [id], [receipts]);
      await match(library(), [id], [memes]);

      const { runId } = await library().photos.moveByHand([id], 'timeline', 7);
      const vetoes = await library().tags.readVetoes(id);
      expect(vetoes.map(({ categoryKey, kind }) => `${kind} ${categoryKey}`).toSorted()).toEqual([
        'archive memes',
        'archive receipts',
      ]);
      await match(library(), [id], [receipts, memes]);
      expect(await describePhoto(library(), id)).toBe('timeline: Auto/Memes, Auto/Receipts');

      await library().runs.undo(runId ?? 0, 8);
      expect(await describePhoto(library(), id)).toBe('archive by classification: Auto/Memes, Auto/Receipts');
      expect(await library().tags.readVetoes(id)).toEqual([]);
    });

    it('keeps vetoes that were there before when a move is undone', async () => {
      const receipts = archiving('Receipts');
      await setCategories(library(), receipts);
      const id = await addPhoto(library());
      await match(library(), [id], [receipts]);
      await library().photos.moveByHand([id], 'timeline', 1);
      await library().photos.moveByHand([id], 'archive', 2);
      const again = await library().photos.moveByHand([id], 'timeline', 3);
      await library().runs.undo(again.runId ?? 0, 4);
      expect(await library().tags.readVetoes(id)).toHaveLength(1);
    });

    it('keeps tags through the trash, uncounted while there', async () => {
      const id = await addPhoto(library());
      await library().tags.addByHand([id], 'Holidays', 1);
      const countOf = async (): Promise<number | undefined> => (await library().tags.readAll())[0]?.count;
      expect(await countOf()).toBe(1);
      const { runId } = await library().photos.moveByHand([id], 'trash', 1);
      expect(await countOf()).toBe(0);
      expect((await library().photos.readList({ tagPath: 'Holidays' })).ids).toHaveLength(0);
      await library().runs.undo(runId ?? 0, 2);
      expect(await countOf()).toBe(1);
      expect(await describePhoto(library(), id)).toBe('timeline: Holidays');
    });
  });

  describe('embeddings', () => {
    it('reads back what was put, by id and model', async () => {
      const [first = 0, second = 0] = await addPhotos(library(), 'a.jpg', 'b.jpg');
      await library().embeddings.putMany(MODEL_KEY, 2, [second, first], Float32Array.of(0, 1, 1, 0));
      const vectors = await library().embeddings.readMany(MODEL_KEY, [first, second, second + 1000]);
      expect(vectors).toEqual(
        new Map([
          [first, Float32Array.of(1, 0)],
          [second, Float32Array.of(0, 1)],
        ]),
      );
      expect(await library().embeddings.readMany('another model', [first])).toEqual(new Map());
    });

    it('removes a model’s vectors and no other’s', async () => {
      const [id = 0] = await addPhotos(library(), 'a.jpg');
      await library().embeddings.putMany(MODEL_KEY, 1, [id], Float32Array.of(1));
      await library().embeddings.putMany(`${MODEL_KEY}+`, 1, [id], Float32Array.of(1));
      expect(await library().photos.readUnclassifiedIds(MODEL_KEY)).toEqual([id]);
      await library().embeddings.deleteModel(MODEL_KEY);
      expect(await library().embeddings.readMany(MODEL_KEY, [id])).toEqual(new Map());
      expect(await library().photos.readUnclassifiedIds(MODEL_KEY)).toEqual([]);
      expect((await library().embeddings.readMany(`${MODEL_KEY}+`, [id])).size).toBe(1);
    });

    it('merges later batches and replaces vectors put again', async () => {
      // In two packs, 256 photos to each.
      const all = await addPhotos(library(), ...Array.from({ length: 300 }, (_, n) => `${String(n)}.jpg`));
      const [one = 0, two = 0, three = 0, four = 0] = all;
      const far = all.at(-1) ?? 0;
      await library().embeddings.putMany(MODEL_KEY, 1, [three, far, one, two], Float32Array.of(3, 7, 1, 2));
      await library().embeddings.putMany(MODEL_KEY, 1, [two, four], Float32Array.of(-2, 4));
      const seen = new Map<number, number | undefined>();
      let last = 0;
      for await (const pack of library().embeddings.streamPacks(MODEL_KEY)) {
        expect(pack.dim).toBe(1);
        pack.ids.forEach((id, index) => {
          expect(id).toBeGreaterThan(last);
          last = id;
          seen.set(id, pack.vectors[index]);
        });
      }
      expect([...seen]).toEqual([
        [one, 1],
        [two, -2],
        [three, 3],
        [four, 4],
        [far, 7],
      ]);
    });

    it('takes vectors and ids only together', async () => {
      await expect(
        library().embeddings.putMany(MODEL_KEY, 2, [1], Float32Array.of(1, 0, 1)),
      ).rejects.toThrow();
    });

    it('does not hand out the memory it keeps', async () => {
      const [id = 0] = await addPhotos(library(), 'a.jpg');
      await library().embeddings.putMany(MODEL_KEY, 1, [id], Float32Array.of(1));
      (await library().embeddings.readMany(MODEL_KEY, [id])).get(id)?.fill(9);
      expect((await library().embeddings.readMany(MODEL_KEY, [id])).get(id)).toEqual(Float32Array.of(1));
    });
  });
}
