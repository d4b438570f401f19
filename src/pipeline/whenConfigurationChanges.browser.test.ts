/**
 * The table "When the configuration changes", row by row, on the real library: configurations are saved as the page, the
 * API and the file save them, and photos are classified by the queues and the scorer worker. Words stand for pictures
 * (src/testing/wordEncoder.ts): the prompt `a photo of a receipt` is 1 on `receipt`, 0.71 on `receipt table`, 0 on `dog`.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { autoTagPath, type Category } from '../core/category.ts';
import type { ConfigDocument } from '../core/config/document.ts';
import type { PhotoId } from '../core/photo.ts';
import type { SaveConfigResult } from '../library/library.ts';
import { openLibrary } from '../library/openLibrary.ts';
import { createScorer } from '../scorer/scorerClient.ts';
import { buildCategory, buildConfig } from '../testing/builders.ts';
import { describePhoto } from '../testing/libraryFixtures.ts';
import { createMemoryMedia } from '../testing/memoryMedia.ts';
import { pictureFile } from '../testing/pictureFiles.ts';
import { createWordEncoder, type WordEncoder } from '../testing/wordEncoder.ts';
import { saveConfig } from './applyConfig.ts';
import { applyConfigFile } from './configFile.ts';
import type { ConfigFileSource } from './configFileSource.ts';
import type { Deps } from './deps.ts';
import { importPhotos } from './importPhotos.ts';
import { createLockLeadership } from './leadership.ts';
import { createPromptEncoder } from './promptEncoder.ts';
import { startQueues, type QueueRunner } from './runQueues.ts';
import { startScan } from './scanLibrary.ts';

/** Workers start and threads take turns: on a busy machine that is seconds. */
const PATIENCE = { timeout: 30_000 };

interface World {
  readonly profileId: string;
  readonly deps: Deps & { readonly encoder: WordEncoder };
  runner: QueueRunner;
}

let world: World;

async function openWorld(): Promise<World> {
  const profileId = `when-${crypto.randomUUID()}`;
  const library = await openLibrary(profileId);
  const encoder = createWordEncoder();
  const deps = {
    library,
    encoder,
    media: createMemoryMedia(),
    prompts: createPromptEncoder({ library, encoder }),
    scorer: createScorer(profileId),
    nowMs: () => Date.now(),
  };
  return { profileId, deps, runner: startRunner(deps, profileId) };
}

function startRunner(deps: Deps, lock: string): QueueRunner {
  return startQueues(deps, {
    acquireLeadership: createLockLeadership({ locks: navigator.locks, name: lock }),
  });
}

/** Waits until no queue has anything to do. */
async function settle(): Promise<void> {
  const { jobs } = world.deps.library;
  await expect
    .poll(async () => {
      const counts = Object.values(await jobs.readCounts());
      return counts.reduce((sum, { waiting, active, delayed }) => sum + waiting + active + delayed, 0);
    }, PATIENCE)
    .toBe(0);
}

/** Imports a picture of each text, and lets them be looked at. */
async function add(...texts: string[]): Promise<void> {
  await importPhotos(
    world.deps,
    texts.map((text) => ({ file: pictureFile(text), path: text })),
    { signal: new AbortController().signal, onProgress: () => undefined },
  );
  await settle();
}

async function save(document: ConfigDocument): Promise<Extract<SaveConfigResult, { ok: true }>> {
  const { revision } = await world.deps.library.config.read();
  const saved = await saveConfig(world.deps, document, revision, 'page');
  if (!saved.ok) throw new Error('The configuration changed under the test');
  return saved;
}

function saveCategories(...categories: Category[]) {
  return save(buildConfig(categories));
}

async function scan(): Promise<void> {
  const started = await startScan(world.deps);
  if (!started.ok) throw new Error(`The scan did not start: ${started.reason}`);
  await expect
    .poll(async () => (await world.deps.library.runs.read(started.runId))?.state, PATIENCE)
    .toBe('done');
}

/** `receipt-table.jpg` is the picture of `receipt table`. */
function wordsOf(fileName: string): string {
  return fileName.replace(/\.jpg$/, '').replaceAll('-', ' ');
}

/** Photos outside the trash by their words. */
async function readIds(): Promise<Map<string, PhotoId>> {
  const { photos } = world.deps.library;
  const lists = await Promise.all([
    photos.readList({ visibility: 'timeline' }),
    photos.readList({ visibility: 'archive' }),
  ]);
  return new Map(
    lists.flatMap(({ ids, fileNames }) =>
      fileNames.map((name, at): [string, PhotoId] => [wordsOf(name), ids[at] ?? 0]),
    ),
  );
}

/** Where each photo is and what tags it has, by its words. */
async function readPhotos(): Promise<Record<string, string>> {
  const ids = await readIds();
  const described = await Promise.all(
    [...ids].map(async ([name, id]) => [name, await describePhoto(world.deps.library, id)] as const),
  );
  return Object.fromEntries(described.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function idOf(name: string): Promise<PhotoId> {
  const id = (await readIds()).get(name);
  if (id === undefined) throw new Error(`There is no photo of "${name}"`);
  return id;
}

async function readRuns(): Promise<string[]> {
  const runs = await world.deps.library.runs.readRecent(20);
  return runs
    .filter(({ kind }) => kind === 'clean-up' || kind === 'scan')
    .map(({ kind, state }) => `${kind} ${state}`);
}

/** Prompts encoded since the last time this was asked. */
function takePromptsEncoded(): string[] {
  return world.deps.encoder.promptsEncoded.splice(0);
}

const receipts = buildCategory({ similarity: 0.6, action: 'tag_and_archive' });
const pets = buildCategory({ name: 'Pets', prompts: ['a photo of a dog'] });
const ARCHIVED = `archive by classification: ${autoTagPath('Receipts')}`;

beforeEach(async () => {
  world = await openWorld();
  await saveCategories(receipts);
  await add('receipt', 'receipt table', 'dog');
  expect(await readPhotos()).toEqual({ dog: 'timeline', receipt: ARCHIVED, 'receipt table': ARCHIVED });
  takePromptsEncoded();
});

afterEach(async () => {
  const { deps, runner } = world;
  await runner.stop();
  deps.scorer.close();
  deps.library.close();
});

describe('when the configuration changes', () => {
  it('add a category: used from the next classification, and by a scan', async () => {
    expect(await saveCategories(receipts, pets)).toMatchObject({ untagged: 0, returned: 0 });
    expect((await readPhotos())['dog']).toBe('timeline');
    await add('dog ball');
    expect(await readPhotos()).toMatchObject({ dog: 'timeline', 'dog ball': 'timeline: Auto/Pets' });
    await scan();
    expect(await readPhotos()).toMatchObject({ dog: 'timeline: Auto/Pets', receipt: ARCHIVED });
  });

  it('remove: its tags are taken off and what it archived returns, what a person archived stays', async () => {
    await world.deps.library.photos.moveByHand([await idOf('receipt table')], 'archive', Date.now());
    expect(await saveCategories()).toMatchObject({ untagged: 2, returned: 1 });
    expect(await readPhotos()).toEqual({
      dog: 'timeline',
      receipt: 'timeline',
      'receipt table': 'archive by user',
    });
    expect(await readRuns()).toEqual(['clean-up done']);
  });

  it('rename: remove and add, the scan tags under the new name', async () => {
    expect(await saveCategories({ ...receipts, name: 'Bills' })).toMatchObject({ untagged: 2, returned: 2 });
    expect(await readPhotos()).toEqual({ dog: 'timeline', receipt: 'timeline', 'receipt table': 'timeline' });
    await scan();
    const bills = 'archive by classification: Auto/Bills';
    expect(await readPhotos()).toEqual({ dog: 'timeline', receipt: bills, 'receipt table': bills });
  });

  it('similarity up: its tags are taken off, what it archived returns, the rescan tags what is above', async () => {
    expect(await saveCategories({ ...receipts, similarity: 0.8 })).toMatchObject({
      untagged: 2,
      returned: 2,
    });
    expect(await readPhotos()).toEqual({ dog: 'timeline', receipt: 'timeline', 'receipt table': 'timeline' });
    await scan();
    expect(await readPhotos()).toEqual({ dog: 'timeline', receipt: ARCHIVED, 'receipt table': 'timeline' });
    expect(takePromptsEncoded()).toEqual([]);
  });

  it('similarity down: from the next classification, and by a scan', async () => {
    await saveCategories({ ...receipts, similarity: 0.8 });
    await scan();
    const stricter = await readPhotos();
    expect(await saveCategories({ ...receipts, similarity: 0.5 })).toMatchObject({
      untagged: 0,
      returned: 0,
    });
    expect(await readPhotos()).toEqual(stricter);
    await add('receipt chair');
    expect(await readPhotos()).toEqual({ ...stricter, 'receipt chair': ARCHIVED });
    await scan();
    expect((await readPhotos())['receipt table']).toBe(ARCHIVED);
  });

  it('prompts: encoded at the next classification, and tags there already stay', async () => {
    const edited = { ...receipts, prompts: ['a photo of a dog'] };
    expect(await saveCategories(edited)).toMatchObject({ untagged: 0, returned: 0 });
    expect(takePromptsEncoded()).toEqual([]);
    await scan();
    expect(takePromptsEncoded()).toEqual(['a photo of a dog']);
    expect(await readPhotos()).toEqual({ dog: ARCHIVED, receipt: ARCHIVED, 'receipt table': ARCHIVED });
  });

  it('action: from the next classification; nothing is archived until a scan', async () => {
    await saveCategories({ ...receipts, action: 'tag' });
    expect((await readPhotos())['receipt']).toBe(ARCHIVED);
    await add('receipt chair');
    expect((await readPhotos())['receipt chair']).toBe('timeline: Auto/Receipts');
    await saveCategories(receipts);
    expect((await readPhotos())['receipt chair']).toBe('timeline: Auto/Receipts');
    await scan();
    expect((await readPhotos())['receipt chair']).toBe(ARCHIVED);
  });

  it('category disabled / enabled: at once; its tags stay while it is skipped', async () => {
    await saveCategories({ ...receipts, enabled: false }, pets);
    await add('receipt chair');
    expect(await readPhotos()).toMatchObject({ receipt: ARCHIVED, 'receipt chair': 'timeline' });
    await saveCategories(receipts, pets);
    await add('receipt lamp');
    expect(await readPhotos()).toMatchObject({ 'receipt chair': 'timeline', 'receipt lamp': ARCHIVED });
    await scan();
    expect((await readPhotos())['receipt chair']).toBe(ARCHIVED);
  });

  it('classification disabled: nothing is processed until enabled again, scan included', async () => {
    await save(buildConfig([receipts], { enabled: false }));
    await add('receipt chair');
    expect(await readPhotos()).toMatchObject({ receipt: ARCHIVED, 'receipt chair': 'timeline' });
    const id = await idOf('receipt chair');
    expect((await world.deps.library.photos.read(id))?.classifiedAtMs).toBeNull();
    expect(await startScan(world.deps)).toEqual({ ok: false, reason: 'disabled' });
    await save(buildConfig([receipts]));
    await scan();
    expect((await readPhotos())['receipt chair']).toBe(ARCHIVED);
  });

  it('model: photos and prompts are encoded again with the new one', async () => {
    const { deps, runner, profileId } = world;
    await runner.stop();
    deps.encoder.model = { ...deps.encoder.model, key: 'test/other-words@1:fp32' };
    deps.prompts.clear();
    const ids = [...(await readIds()).values()];
    expect(await deps.library.embeddings.readMany(deps.encoder.model.key, ids)).toEqual(new Map());
    world.runner = startRunner(deps, profileId);
    await expect
      .poll(async () => (await deps.library.embeddings.readMany(deps.encoder.model.key, ids)).size, PATIENCE)
      .toBe(ids.length);
    await settle();
    expect(takePromptsEncoded()).toEqual(['a photo of a receipt']);
    expect(await readPhotos()).toEqual({ dog: 'timeline', receipt: ARCHIVED, 'receipt table': ARCHIVED });
  });
});

describe('saving', () => {
  it('changes nothing where neither the categories nor anything else changed', async () => {
    const { library } = world.deps;
    const before = await library.config.read();
    expect(await save(buildConfig([{ ...receipts }]))).toEqual({
      ok: true,
      revision: before.revision,
      untagged: 0,
      returned: 0,
    });
    expect(await library.config.readHistory()).toHaveLength(1);
    expect(await readRuns()).toEqual([]);
  });

  it('cleans up and stores the snapshot in one transaction, or does neither', async () => {
    type Add = (this: IDBObjectStore, value: unknown) => IDBRequest<IDBValidKey>;
    // oxlint-disable-next-line typescript/unbound-method -- called with its own `this`
    const original: Add = IDBObjectStore.prototype.add;
    const failing: Add = function addButSnapshots(value) {
      // The snapshot is written last.
      if (this.name === 'configs') throw new DOMException('No room', 'QuotaExceededError');
      return original.call(this, value);
    };
    IDBObjectStore.prototype.add = failing;
    try {
      await expect(saveCategories()).rejects.toThrow();
    } finally {
      IDBObjectStore.prototype.add = original;
    }
    expect(await readPhotos()).toEqual({ dog: 'timeline', receipt: ARCHIVED, 'receipt table': ARCHIVED });
    expect((await world.deps.library.config.read()).revision).toBe(1);
    expect(await readRuns()).toEqual([]);
  });

  it('never leaves a person’s word behind: vetoes and tags put on for good outlive it, and every scan', async () => {
    const { tags } = world.deps.library;
    const [table, dog] = [await idOf('receipt table'), await idOf('dog')];
    const [link] = await tags.readLinks(table);
    await tags.removeByHand([table], link?.tagId ?? 0, Date.now());
    await tags.addByHand([dog], autoTagPath('Receipts'), Date.now());
    await saveCategories({ ...receipts, similarity: 0.7 });
    await scan();
    await saveCategories();
    await saveCategories(receipts);
    await scan();
    expect(await readPhotos()).toEqual({
      dog: 'timeline: Auto/Receipts',
      receipt: ARCHIVED,
      'receipt table': 'timeline',
    });
  });
});

/** A site's file with the category at that similarity, or with none. */
function fileWith(similarity: number | null): ConfigFileSource {
  const text =
    similarity === null
      ? 'classification: { categories: [] }'
      : `classification: { categories: [{ name: Receipts, prompts: [a photo of a receipt], similarity: ${similarity}, action: tag_and_archive }] }`;
  return {
    url: 'https://site.example/winnow.config.yaml',
    read: async () => ({ kind: 'present', text }),
    keep: async () => undefined,
    remember: async () => undefined,
    forget: async () => undefined,
  };
}

/** Starts the app beside the file; answers what it said in the console. */
async function startBeside(source: ConfigFileSource): Promise<string[]> {
  const said: string[] = [];
  await applyConfigFile(world.deps, source, (line) => said.push(line));
  return said;
}

describe('start-up in config-file mode', () => {
  it('with no snapshot: stores a baseline, cleans nothing', async () => {
    const library = await openLibrary(`when-${crypto.randomUUID()}`);
    const said: string[] = [];
    await applyConfigFile({ ...world.deps, library }, fileWith(0.9), (line) => said.push(line));
    expect(await library.config.readHistory()).toMatchObject([{ revision: 1, cause: 'file' }]);
    expect(await library.runs.readRecent(5)).toEqual([]);
    expect(said).toEqual([]);
    library.close();
  });

  it('similarity up: cleaned up, said, and rescanned by itself, once', async () => {
    const said = await startBeside(fileWith(0.8));
    expect(said[0]).toBe('Category Receipts became stricter.');
    await expect.poll(readRuns, PATIENCE).toEqual(['scan done', 'clean-up done']);
    expect(await readPhotos()).toEqual({ dog: 'timeline', receipt: ARCHIVED, 'receipt table': 'timeline' });
    expect(await startBeside(fileWith(0.8))).toEqual([]);
    expect(await readRuns()).toEqual(['scan done', 'clean-up done']);
  });

  it('remove: cleaned up and said; nothing is left to scan for', async () => {
    expect(await startBeside(fileWith(null))).toEqual([
      'Category Receipts was removed.',
      'Tags taken off: 2. Photos returned to the timeline: 2.',
    ]);
    expect(await readPhotos()).toEqual({ dog: 'timeline', receipt: 'timeline', 'receipt table': 'timeline' });
    expect(await readRuns()).toEqual(['clean-up done']);
  });

  it('similarity down: nothing is taken back, and no scan starts', async () => {
    expect(await startBeside(fileWith(0.5))).toEqual([]);
    expect(await readRuns()).toEqual([]);
    expect((await world.deps.library.config.read()).revision).toBe(2);
  });
});
