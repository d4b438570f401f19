import { Dexie } from 'dexie';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Collection, Library } from './library.ts';
import { decide } from '../core/classify.ts';
import { buildCategory, buildConfig, buildImported } from '../testing/builders.ts';
import {
  applyCommand,
  bringIntoPlay,
  categoriesArbitrary,
  commandArbitrary,
  describeState,
} from '../testing/libraryCommands.ts';
import { describeLibrary } from '../testing/libraryContract.ts';
import {
  addPhoto,
  addPhotos,
  archiving,
  describePhoto,
  match,
  setCategories,
} from '../testing/libraryFixtures.ts';
import { describeLibraryProperties } from '../testing/libraryProperties.ts';
import { createMemoryLibrary } from '../testing/memoryLibrary.ts';
import { openLibrary } from './openLibrary.ts';
import { databaseName, ProfileDatabase } from './schema.ts';

const profiles: string[] = [];

function newProfile(): string {
  const profile = `test-${crypto.randomUUID()}`;
  profiles.push(profile);
  return profile;
}

afterAll(async () => {
  for (const profile of profiles) await Dexie.delete(databaseName(profile));
});

describeLibrary('the library in IndexedDB', (random) => openLibrary(newProfile(), { random }));
describeLibraryProperties('any library in IndexedDB', () => openLibrary(newProfile()), 45);

async function withLibrary(check: (library: Library, profile: string) => Promise<void>): Promise<void> {
  const profile = newProfile();
  const library = await openLibrary(profile);
  try {
    await check(library, profile);
  } finally {
    library.close();
  }
}

/** Looks into a profile's tables from outside. */
async function inspect<T>(profile: string, look: (db: ProfileDatabase) => Promise<T>): Promise<T> {
  const db = new ProfileDatabase(databaseName(profile));
  try {
    return await look(db);
  } finally {
    db.close();
  }
}

describe('beside the stand-in', () => {
  it('answers and ends up the same, whatever is done', () =>
    fc.assert(
      fc.asyncProperty(
        categoriesArbitrary,
        fc.array(commandArbitrary, { minLength: 4, maxLength: 16 }),
        (categories, commands) =>
          withLibrary(async (library) => {
            const real = await bringIntoPlay(library);
            const standIn = await bringIntoPlay(createMemoryLibrary());
            for (const play of [real, standIn]) await setCategories(play.library, ...categories);
            for (const command of commands) {
              expect(await applyCommand(real, command)).toEqual(await applyCommand(standIn, command));
              expect(await describeState(real)).toEqual(await describeState(standIn));
            }
          }),
      ),
      { numRuns: 25 },
    ));
});

describe('a transaction that fails', () => {
  it('stores no part of a batch of photos', () =>
    withLibrary(async (library, profile) => {
      const broken = buildImported({ fileName: 'b.jpg' });
      // A function cannot be cloned into the database: the second photo's thumbnail fails after much was written.
      const thumbnail = Object.assign({ ...broken.thumbnail }, { toString: () => 'not storable' });
      await expect(
        library.photos.addImported([buildImported({ fileName: 'a.jpg' }), { ...broken, thumbnail }]),
      ).rejects.toThrow();
      const counts = await inspect(profile, async (db) =>
        Promise.all(
          [db.photos, db.originals, db.thumbnails, db.previews, db.jobs].map((table) => table.count()),
        ),
      );
      expect(counts).toEqual([0, 0, 0, 0, 0]);
    }));

  it('commits no decision of a batch', () =>
    withLibrary(async (library) => {
      const text = buildCategory({ name: 'Text', action: 'tag_and_archive' });
      await setCategories(library, text);
      const ids = await addPhotos(library, 'a.jpg', 'b.jpg');
      const scores = [{ category: text, score: 0.9, prompt: 'p' }];
      await expect(
        library.classification.commit(
          ids.map((photoId) => ({ photoId, scores })),
          (input) => {
            if (input.photo.id === ids[1]) throw new Error('A bug');
            return decide(input);
          },
          { runId: null, modelKey: 'm', nowMs: 1 },
        ),
      ).rejects.toThrow('A bug');
      for (const id of ids) expect(await describePhoto(library, id)).toBe('timeline');
    }));

  it('saves no configuration whose clean-up failed', () =>
    withLibrary(async (library, profile) => {
      const receipts = archiving('Receipts');
      const revision = await setCategories(library, receipts);
      const id = await addPhoto(library);
      await match(library, [id], [receipts]);
      // The snapshot is written after the clean-up, and a function in it cannot be stored.
      const unstorable = buildConfig([
        Object.assign({ unstorable: () => null }, buildCategory({ name: 'Memes' })),
      ]);
      const plan = [{ categoryKey: 'receipts', name: 'Receipts', reason: 'removed' }] as const;
      await expect(library.config.save(unstorable, revision, 'page', plan, 1)).rejects.toThrow();
      expect(await inspect(profile, (db) => db.configs.count())).toBe(1);
      expect(await inspect(profile, (db) => db.runs.count())).toBe(0);
      expect(await describePhoto(library, id)).toBe('archive by classification: Auto/Receipts');
    }));
});

describe('two tabs', () => {
  it('see each other’s writes and are told of them', () =>
    withLibrary(async (first, profile) => {
      const second = await openLibrary(profile);
      const told = new Promise<ReadonlySet<Collection>>((resolve) => {
        second.subscribe(resolve);
      });
      const id = await addPhoto(first);
      expect([...(await told)].toSorted()).toEqual(['jobs', 'marks', 'photos']);
      expect((await second.photos.read(id))?.fileName).toBe('a.jpg');
      second.close();
    }));

  it('hear of writes made in another thread', () =>
    withLibrary(async (library, profile) => {
      const told = new Promise<ReadonlySet<Collection>>((resolve) => {
        library.subscribe(resolve);
      });
      const other = new Worker(new URL('./otherTab.browserWorker.ts', import.meta.url), { type: 'module' });
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker, which has no origin to name.
        other.postMessage(profile);
        expect([...(await told)]).toEqual(['runs']);
        expect((await library.runs.readRecent(1))[0]?.note).toBe('From another thread.');
      } finally {
        other.terminate();
      }
    }));

  it('hear nothing of other profiles', () =>
    withLibrary(async (mine) =>
      withLibrary(async (theirs) => {
        const heard: string[] = [];
        mine.subscribe((changed) => heard.push(...changed));
        await addPhoto(theirs);
        const told = new Promise<void>((resolve) => {
          mine.subscribe(() => resolve());
        });
        await mine.runs.start('scan', 1, 0);
        await told;
        expect(heard).toEqual(['runs']);
      }),
    ));

  it('never claim the same job, and store the same picture once', () =>
    withLibrary(async (first, profile) => {
      const second = await openLibrary(profile);
      const [a, b] = await Promise.all(
        [first, second].map((library) => library.photos.addImported([buildImported({ fileName: 'a.jpg' })])),
      );
      expect([a, b].filter((results) => results?.[0]?.ok === true)).toHaveLength(1);
      const job = {
        queue: 'classification',
        photoIds: [1],
        runId: null,
        priority: 0,
        createdAtMs: 0,
      } as const;
      const ids = await first.jobs.add(Array.from({ length: 40 }, () => job));
      const claimed = await Promise.all(
        Array.from({ length: 8 }, (_, turn) =>
          (turn % 2 === 0 ? first : second).jobs.claim('classification', 5, 0),
        ),
      );
      expect(
        claimed
          .flat()
          .map(({ id }) => id)
          .toSorted((x, y) => x - y),
      ).toEqual(ids);
      second.close();
    }));

  it('that save over each other: one is refused', () =>
    withLibrary(async (first, profile) => {
      const second = await openLibrary(profile);
      const results = await Promise.all(
        [first, second].map((library) => library.config.save(buildConfig(), 0, 'page', [], 1)),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect((await first.config.read()).revision).toBe(1);
      second.close();
    }));
});

describe('many rows', () => {
  it('takes back a category of thousands in several reads and one transaction', () =>
    withLibrary(async (library) => {
      const both = [archiving('Receipts'), archiving('Documents')];
      const revision = await setCategories(library, ...both);
      const ids = await addPhotos(library, ...Array.from({ length: 1_201 }, (_, index) => `${index}.jpg`));
      await match(library, ids, both);
      const saved = await library.config.save(
        buildConfig(),
        revision,
        'page',
        both.map(({ name }) => ({ categoryKey: name.toLowerCase(), name, reason: 'removed' as const })),
        1,
      );
      expect(saved).toMatchObject({ untagged: 2_402, returned: 1_201 });
      expect(await library.photos.readCounts()).toEqual({ timeline: 1_201, archive: 0, trash: 0 });
    }));

  it('claims in order also when a whole library’s jobs are due again', () =>
    withLibrary(async (library) => {
      const job = { queue: 'smart-search', photoIds: [1], runId: null, createdAtMs: 0 } as const;
      const ids = await library.jobs.add(
        Array.from({ length: 1_100 }, (_, index) => ({ ...job, priority: index < 1_000 ? 10 : 0 })),
      );
      const claimed = await library.jobs.claim('smart-search', 1_100, 0);
      await library.jobs.settle(
        claimed.map(({ id, attempts }) => ({
          id,
          attempts,
          outcome: { kind: 'transient', reason: 'Away.' },
        })),
        0,
      );
      const again = await library.jobs.claim('smart-search', 102, 10_000_000);
      expect(again.map(({ id }) => id)).toEqual([...ids.slice(1_000), ids[0], ids[1]]);
    }));
});
