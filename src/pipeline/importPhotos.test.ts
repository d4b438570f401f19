import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PhotoList } from '../core/photo.ts';
import { createGate } from '../testing/gate.ts';
import { settlePromises } from '../testing/manualClock.ts';
import { pictureFile, textFile } from '../testing/pictureFiles.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { createFreshInputs } from './freshInputs.ts';
import { importPhotos, type ImportItem, type ImportOptions, type ImportProgress } from './importPhotos.ts';

function pictures(...words: string[]): ImportItem[] {
  return words.map((text) => ({ file: pictureFile(text), path: `Trip/${text}.jpg` }));
}

function start(
  deps: TestDeps,
  items: readonly ImportItem[],
  options: Partial<ImportOptions> = {},
): { end: Promise<ImportProgress>; seen: ImportProgress[]; cancel: () => void } {
  const controller = new AbortController();
  const seen: ImportProgress[] = [];
  const end = importPhotos(deps, items, {
    signal: controller.signal,
    onProgress: (progress) => seen.push(progress),
    ...options,
  });
  return { end, seen, cancel: () => controller.abort() };
}

function readTimeline(deps: TestDeps): Promise<PhotoList> {
  return deps.library.photos.readList({ visibility: 'timeline' });
}

function pathsOf(entries: ReadonlyArray<{ readonly path: string }>): string[] {
  return entries.map(({ path }) => path).toSorted();
}

test('a photo is stored with its bytes, its thumbnail and its embedding job', async () => {
  const deps = createTestDeps();
  const progress = await start(deps, pictures('receipt table')).end;
  expect(progress).toMatchObject({
    total: 1,
    done: 1,
    imported: 1,
    duplicates: [],
    refused: [],
    state: 'done',
  });

  const [id = 0] = (await readTimeline(deps)).ids;
  expect(await deps.library.photos.read(id)).toMatchObject({
    fileName: 'receipt-table.jpg',
    bytes: 'picture: receipt table'.length,
    visibility: 'timeline',
    importedAtMs: deps.nowMs(),
    classifiedAtMs: null,
  });
  expect(new TextDecoder().decode((await deps.library.photos.readOriginal(id)) ?? undefined)).toBe(
    'picture: receipt table',
  );
  expect((await deps.library.photos.readThumbnails([id])).get(id)?.bytes.byteLength).toBe(4);
  expect([...deps.library.state.jobs.values()]).toMatchObject([
    { queue: 'smart-search', photoIds: [id], state: 'waiting', priority: 0 },
  ]);
});

test('each file that is no picture is refused by name with its reason, and the rest is imported', async () => {
  const deps = createTestDeps();
  const progress = await start(deps, [
    ...pictures('dog'),
    { file: textFile('', 'empty.jpg'), path: 'empty.jpg' },
    { file: textFile('hello', 'notes.jpg'), path: 'notes.jpg' },
    { file: textFile('broken: dog', 'broken.jpg'), path: 'broken.jpg' },
    ...pictures('cat'),
  ]).end;
  expect(progress).toMatchObject({ total: 5, done: 5, imported: 2 });
  expect(progress.refused.map(({ path, refusal }) => `${path}: ${refusal.kind}`).toSorted()).toEqual([
    'broken.jpg: corrupt',
    'empty.jpg: empty-file',
    'notes.jpg: not-an-image',
  ]);
});

test('duplicates are found against the library and within the drop', async () => {
  const deps = createTestDeps();
  await start(deps, pictures('dog')).end;
  const [dog] = (await readTimeline(deps)).ids;
  const items = [
    { file: pictureFile('cat'), path: 'a/cat.jpg' },
    { file: pictureFile('dog'), path: 'a/dog.jpg' },
    { file: pictureFile('cat', 'copy.png'), path: 'b/copy.png' },
    { file: pictureFile('cat', 'copy 2.png'), path: 'b/copy 2.png' },
  ];
  const progress = await start(deps, items).end;
  const cat = (await readTimeline(deps)).ids.find((id) => id !== dog);
  expect(progress).toMatchObject({ done: 4, imported: 1, refused: [] });
  expect(progress.duplicates).toContainEqual({ path: 'a/dog.jpg', existingId: dog });
  // Copies in hand at once race: whichever is hashed first is the one that is kept.
  const copies = progress.duplicates.filter(({ path }) => path !== 'a/dog.jpg');
  expect(copies.map(({ existingId }) => existingId)).toEqual([cat, cat]);
  expect(new Set(copies.map(({ path }) => path)).size).toBe(2);
});

test('copies of a file that is refused are refused with it', async () => {
  const deps = createTestDeps();
  const progress = await start(
    deps,
    ['a.jpg', 'b.jpg', 'c.jpg'].map((path) => ({ file: textFile('broken: dog', path), path })),
  ).end;
  expect(pathsOf(progress.refused)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
});

test('no more files are in hand than there are workers', async () => {
  const deps = createTestDeps({ parallelism: 3 });
  await start(deps, pictures(...Array.from({ length: 40 }, (_, index) => `picture ${index}`))).end;
  expect(deps.media.inHand.most).toBe(3);
});

test('photos are stored several to a transaction', async () => {
  const deps = createTestDeps();
  let transactions = 0;
  await start(deps, pictures(...Array.from({ length: 80 }, (_, index) => `picture ${index}`)), {
    onStored: () => (transactions += 1),
  }).end;
  expect(transactions).toBe(5);
});

test('rendering does not run ahead of a library that is slow to store', async () => {
  const deps = createTestDeps({ parallelism: 2 });
  const slow = deps.library.photos.addImported.bind(deps.library.photos);
  const storage = createGate();
  const library = {
    ...deps.library,
    photos: {
      ...deps.library.photos,
      addImported: async (batch: Parameters<typeof slow>[0]) => {
        await storage.opened;
        return slow(batch);
      },
    },
  };
  let inspected = 0;
  deps.media.gate = async (work) => {
    if (work === 'inspect') inspected += 1;
  };
  const items = pictures(...Array.from({ length: 100 }, (_, index) => `picture ${index}`));
  const { end } = start({ ...deps, library }, items);
  await settlePromises();
  expect(inspected).toBeLessThanOrEqual(2 * 16 + 2);
  storage.open();
  expect(await end).toMatchObject({ imported: 100 });
});

test('cancelling keeps what is stored, leaves out what is not, and names each file of it', async () => {
  const deps = createTestDeps({ parallelism: 2 });
  const items = pictures(...Array.from({ length: 100 }, (_, index) => `picture ${index}`));
  const run = start(deps, items);
  let rendered = 0;
  deps.media.gate = async (work) => {
    if (work === 'render' && ++rendered === 20) run.cancel();
  };
  const progress = await run.end;
  const stored = (await readTimeline(deps)).ids;
  expect(progress.state).toBe('cancelled');
  expect(progress.imported).toBe(stored.length);
  expect(stored.length).toBeGreaterThanOrEqual(8);
  expect(stored.length).toBeLessThan(30);
  const kept = new Set((await readTimeline(deps)).fileNames.map((name) => `Trip/${name.replace('-', ' ')}`));
  expect(progress.leftOut.toSorted()).toEqual(
    items
      .map(({ path }) => path)
      .filter((path) => !kept.has(path))
      .toSorted(),
  );
  // Once more, from the start: nothing is repeated, nothing is missing.
  const again = await start(deps, items).end;
  expect(again).toMatchObject({ imported: 100 - stored.length, done: 100 });
  expect(again.duplicates).toHaveLength(stored.length);
});

test('while paused nothing is begun, and what was rendered is stored', async () => {
  const deps = createTestDeps({ parallelism: 2 });
  const pause = createGate();
  let isPaused = false;
  let rendered = 0;
  deps.media.gate = async (work) => {
    if (work === 'render' && ++rendered === 3) isPaused = true;
  };
  const items = pictures(...Array.from({ length: 20 }, (_, index) => `picture ${index}`));
  const run = start(deps, items, { waitWhilePaused: () => (isPaused ? pause.opened : Promise.resolve()) });
  await settlePromises();
  const atPause = run.seen.at(-1);
  expect(atPause).toMatchObject({ state: 'paused' });
  expect(atPause?.imported).toBe((await readTimeline(deps)).ids.length);
  expect(atPause?.imported).toBeGreaterThanOrEqual(3);
  await settlePromises();
  expect(run.seen.at(-1)).toBe(atPause);

  isPaused = false;
  pause.open();
  expect(await run.end).toMatchObject({ state: 'done', imported: 20 });
});

test('a paused import can be cancelled', async () => {
  const deps = createTestDeps();
  const run = start(deps, pictures('dog'), { waitWhilePaused: () => new Promise(() => {}) });
  await settlePromises();
  run.cancel();
  expect(await run.end).toMatchObject({ state: 'cancelled', done: 0, leftOut: ['Trip/dog.jpg'] });
});

test('a full storage stops the import and refuses the rest by name', async () => {
  const deps = createTestDeps({ parallelism: 2 });
  deps.library.state.bytesLeft = 400;
  const progress = await start(
    deps,
    pictures(...Array.from({ length: 60 }, (_, index) => `picture ${index}`)),
  ).end;
  expect(progress.imported).toBe((await readTimeline(deps)).ids.length);
  // Two full batches fit, and perhaps the small one that was under way.
  expect(progress.imported).toBeGreaterThanOrEqual(16);
  expect(progress.imported).toBeLessThan(20);
  expect(progress.refused).toHaveLength(60 - progress.imported);
  expect(new Set(progress.refused.map(({ refusal }) => refusal.kind))).toEqual(new Set(['storage-full']));
  expect(progress).toMatchObject({ done: 60, state: 'done' });
});

test('an error while storing costs its batch only', async () => {
  const deps = createTestDeps({ parallelism: 1 });
  deps.library.state.storeError = new Error('The database was closed.');
  const progress = await start(
    deps,
    pictures(...Array.from({ length: 40 }, (_, index) => `picture ${index}`)),
  ).end;
  expect(progress).toMatchObject({ imported: 24, done: 40 });
  expect(progress.refused[0]?.refusal).toEqual({
    kind: 'not-stored',
    detail: 'It could not be stored: The database was closed.',
  });
});

test('a media worker that dies costs its file only', async () => {
  const deps = createTestDeps();
  let inspected = 0;
  deps.media.gate = async () => {
    inspected += 1;
    if (inspected === 2) throw new Error('The worker died.');
  };
  const progress = await start(deps, pictures('dog', 'cat', 'bird')).end;
  expect(progress).toMatchObject({ imported: 2, done: 3 });
  expect(progress.refused.map(({ refusal }) => refusal)).toEqual([
    { kind: 'unreadable', detail: 'It could not be read: The worker died.' },
  ]);
});

test('model inputs are kept for the encoder, and an absent model does not hold the import back', async () => {
  const deps = createTestDeps();
  const freshInputs = createFreshInputs();
  await start(deps, pictures('dog', 'cat'), { freshInputs }).end;
  const [id = 0] = (await readTimeline(deps)).ids;
  expect(freshInputs.take(deps.encoder.model.key, id)).not.toBeNull();

  deps.encoder.load = () => new Promise(() => {});
  expect(await start(deps, pictures('bird'), { freshInputs }).end).toMatchObject({ imported: 1 });
});

test('progress only ever grows, and every file comes to exactly one end', async () => {
  const item = fc.record({
    words: fc.constantFrom('dog', 'cat', 'bird', 'fish', 'horse', 'cow'),
    prefix: fc.constantFrom('picture: ', 'picture: ', 'broken: ', ''),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(item, { maxLength: 40 }),
      fc.integer({ min: 1, max: 4 }),
      async (files, parallelism) => {
        const deps = createTestDeps({ parallelism });
        const items = files.map(({ words, prefix }, index) => ({
          file: textFile(`${prefix}${words}`, `${index}.jpg`),
          path: `${index}.jpg`,
        }));
        const { end, seen } = start(deps, items);
        const progress = await end;
        const stored = await readTimeline(deps);
        const ends = [
          ...stored.fileNames,
          ...progress.duplicates.map(({ path }) => path),
          ...progress.refused.map(({ path }) => path),
        ];
        expect(ends.toSorted()).toEqual(items.map(({ path }) => path).toSorted());
        expect(progress.done).toBe(items.length);
        expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).toSorted((a, b) => a - b));
      },
    ),
    { numRuns: 40 },
  );
});
