import * as fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { openLibrary } from '../library/openLibrary.ts';
import { buildImported } from '../testing/builders.ts';
import {
  applyCommand,
  bringIntoPlay,
  categoriesArbitrary,
  commandArbitrary,
} from '../testing/libraryCommands.ts';
import { addPhotos, archiving, match, MODEL_KEY, setCategories } from '../testing/libraryFixtures.ts';
import { drawUnitRows } from '../testing/unitRows.ts';
import { createScorer } from '../scorer/scorerClient.ts';

const DIM = 4;
const profiles: string[] = [];

function newProfile(prefix = 'test-'): string {
  const profile = prefix + crypto.randomUUID();
  profiles.push(profile);
  return profile;
}

afterAll(() => {
  for (const profile of profiles) indexedDB.deleteDatabase(`winnow-${profile}`);
});

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The request failed.')));
  });
}

/** Every row of every table there is. */
async function dump(profile: string): Promise<Record<string, unknown[]>> {
  const database = await answerOf(indexedDB.open(`winnow-${profile}`));
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const tables = await Promise.all(
    names.map(async (name): Promise<[string, unknown[]]> => {
      const rows: unknown[] = await answerOf(transaction.objectStore(name).getAll());
      return [name, rows];
    }),
  );
  database.close();
  return Object.fromEntries(tables);
}

/** A library in which every kind of thing has a row or two. */
async function fill(profile: string): Promise<void> {
  const library = await openLibrary(profile);
  const categories = [archiving('Receipts')];
  await setCategories(library, ...categories);
  const ids = await addPhotos(library, 'a.jpg', 'b.jpg');
  await match(library, ids, categories);
  await library.embeddings.putMany(MODEL_KEY, DIM, ids, drawUnitRows(ids.length, DIM, 1));
  await library.tags.addByHand(ids, 'Holidays', 1);
  await library.runs.start('scan', 2, 1);
  await library.promptVectors.write('m::a photo', new Float32Array([1]));
  await library.apiTokens.replace({ sha256: `of ${profile}`, start: 'winnow_a', createdAtMs: 1 });
  library.close();
}

it('whatever is done in one profile leaves every row of the other as it was', () =>
  fc.assert(
    fc.asyncProperty(
      categoriesArbitrary,
      fc.array(commandArbitrary, { minLength: 4, maxLength: 12 }),
      async (categories, commands) => {
        const [anna, ben] = [newProfile(), newProfile()];
        await fill(ben);
        const before = await dump(ben);
        expect(Object.values(before).filter((rows) => rows.length === 0).length).toBeLessThan(
          Object.keys(before).length / 2,
        );

        const play = await bringIntoPlay(await openLibrary(anna));
        await setCategories(play.library, ...categories);
        for (const command of commands) await applyCommand(play, command);
        play.library.close();
        expect(await dump(ben)).toEqual(before);
      },
    ),
    { numRuns: 10 },
  ));

it('the same picture is new to each profile, and a token works for one', async () => {
  const [anna, ben] = await Promise.all([openLibrary(newProfile()), openLibrary(newProfile())]);
  const picture = buildImported({ sha256: 'the same bytes' });
  for (const library of [anna, ben]) {
    expect(await library.photos.addImported([picture])).toMatchObject([{ ok: true }]);
    expect(await library.photos.addImported([picture])).toMatchObject([{ reason: 'duplicate' }]);
  }
  await anna.apiTokens.replace({ sha256: 'anna', start: 'winnow_a', createdAtMs: 1 });
  expect(await ben.apiTokens.isValid('anna')).toBe(false);
  expect(await ben.apiTokens.read()).toBeNull();
  anna.close();
  ben.close();
});

it('writes are announced to windows of their own profile, also where one id begins like the other', async () => {
  const short = newProfile();
  const long = newProfile(`${short}-`);
  const [first, second] = await Promise.all([openLibrary(short), openLibrary(long)]);
  const heard: string[] = [];
  first.subscribe((changed) => heard.push(...changed));
  const told = new Promise<void>((resolve) => {
    second.subscribe(() => resolve());
  });
  await second.runs.start('scan', 1, 1);
  await told;
  expect(heard).toEqual([]);
  first.close();
  second.close();
});

it('a scorer finds photos of the profile it was started for, and none of another', async () => {
  const [anna, ben] = [newProfile(), newProfile()];
  await fill(anna);
  (await openLibrary(ben)).close();
  const request = { modelKey: MODEL_KEY, dim: DIM, vectors: drawUnitRows(1, DIM, 2) };
  const found: number[] = [];
  for (const profile of [anna, ben]) {
    const scorer = createScorer(profile);
    const ranked = await scorer.rank(request, new AbortController().signal);
    if (!ranked.ok) throw new Error(ranked.reason);
    found.push(ranked.ranking.photoIds.length);
    scorer.close();
  }
  expect(found).toEqual([2, 0]);
});
