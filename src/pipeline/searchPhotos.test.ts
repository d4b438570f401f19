import { describe, expect, test } from 'vitest';
import { packTexts } from '../core/packedText.ts';
import type { PhotoId, TakenDate } from '../core/photo.ts';
import { EMPTY_QUERY, NO_FILTERS, type SearchQuery } from '../core/search/searchQuery.ts';
import type { PhotoLists } from '../lists/photoLists.ts';
import { buildImported } from '../testing/builders.ts';
import { pictureFile, textFile } from '../testing/pictureFiles.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { addEmbeddedPhotos, addPhotos } from '../testing/worldSteps.ts';
import { createSearchLists } from './searchList.ts';
import { searchPhotos, type HeldPicture, type SearchAnswer } from './searchPhotos.ts';

const NEVER = new AbortController().signal;

/** What the lists worker does, without the worker. */
function listsOver(deps: TestDeps): Pick<PhotoLists, 'search'> {
  const searches = createSearchLists(deps.library, () => 0);
  return {
    async search(request) {
      const { photos, ...counts } = await searches.search(request);
      const { fileNames, ...columns } = photos;
      return { ...counts, photos: { ...columns, names: packTexts(fileNames) } };
    },
  };
}

function search(
  deps: TestDeps,
  query: Partial<SearchQuery>,
  picture: HeldPicture | null = null,
): Promise<SearchAnswer> {
  return searchPhotos(deps, listsOver(deps), { ...EMPTY_QUERY, ...query }, picture, NEVER);
}

function words(text: string): Pick<SearchQuery, 'subject'> {
  return { subject: { kind: 'words', words: text } };
}

function hold(file: File): HeldPicture {
  return { file, encoded: null };
}

async function findIds(deps: TestDeps, query: Partial<SearchQuery>): Promise<PhotoId[]> {
  const answer = await search(deps, query);
  if (!answer.ok) throw new Error(`The search failed: ${answer.failure.kind}`);
  return [...answer.photos.ids];
}

describe('by words', () => {
  test('shows matches best first, and the rest only on demand', async () => {
    const deps = createTestDeps();
    const [table = 0, receipt = 0, dog = 0] = await addEmbeddedPhotos(
      deps,
      'receipt table',
      'receipt',
      'dog',
    );
    const found = await search(deps, words('a receipt'));
    expect(found).toMatchObject({ ok: true, matches: 2, total: 3 });
    expect(await findIds(deps, words('a receipt'))).toEqual([receipt, table]);
    expect(await findIds(deps, { ...words('a receipt'), more: 1 })).toEqual([receipt, table, dog]);
  });

  test('finds archived photos and none of the trash', async () => {
    const deps = createTestDeps();
    const [archived = 0, trashed = 0] = await addEmbeddedPhotos(deps, 'receipt', 'receipt');
    await deps.library.photos.moveByHand([archived], 'archive', 1);
    await deps.library.photos.moveByHand([trashed], 'trash', 1);
    expect(await findIds(deps, words('receipt'))).toEqual([archived]);
  });

  test('says how much of the library can be searched so far', async () => {
    const deps = createTestDeps();
    await addEmbeddedPhotos(deps, 'receipt');
    await addPhotos(deps, 'receipt', 'receipt');
    const found = await search(deps, words('receipt'));
    expect(found).toMatchObject({ ok: true, ranking: { searchable: 1, inLibrary: 3 } });
  });

  test('encodes words once, and stores nothing', async () => {
    const deps = createTestDeps();
    await addEmbeddedPhotos(deps, 'receipt');
    await search(deps, words('receipt'));
    await search(deps, { ...words('receipt'), more: 1 });
    expect(deps.encoder.promptsEncoded).toEqual(['receipt']);
    expect(deps.library.state.promptVectors.size).toBe(0);
  });

  test('says why there is no model', async () => {
    const deps = createTestDeps();
    deps.encoder.loadFailure = { ok: false, kind: 'transient', reason: 'The model is not there.' };
    expect(await search(deps, words('receipt'))).toEqual({
      ok: false,
      failure: { kind: 'unavailable', reason: 'The model is not there.' },
    });
  });
});

describe('by photos', () => {
  test('finds others like them, and not them', async () => {
    const deps = createTestDeps();
    const [first = 0, second = 0, like = 0] = await addEmbeddedPhotos(
      deps,
      'receipt table',
      'dog',
      'receipt table',
      'cat',
    );
    expect(await findIds(deps, { subject: { kind: 'photos', ids: [first] } })).toEqual([like]);
    const several = await findIds(deps, { subject: { kind: 'photos', ids: [first, second] }, more: 1 });
    expect(several).not.toContain(first);
    expect(several).not.toContain(second);
    expect(several[0]).toBe(like);
  });

  test('says that a photo has no embedding', async () => {
    const deps = createTestDeps();
    await addEmbeddedPhotos(deps, 'receipt');
    const [waiting = 0] = await addPhotos(deps, 'dog');
    const answer = await search(deps, { subject: { kind: 'photos', ids: [waiting] } });
    expect(answer).toEqual({ ok: false, failure: { kind: 'photo-not-encoded' } });
  });
});

describe('by a picture', () => {
  const subject = { kind: 'picture', token: 'a' } as const;

  test('encodes it where it is, once, and imports nothing', async () => {
    const deps = createTestDeps();
    const [receipt = 0] = await addEmbeddedPhotos(deps, 'receipt', 'dog', 'cat');
    const picture = hold(pictureFile('receipt'));
    for (const more of [0, 0]) {
      const found = await search(deps, { subject, more }, picture);
      expect(found.ok && [...found.photos.ids]).toEqual([receipt]);
    }
    expect(deps.encoder.batches).toEqual([1]);
    expect(await deps.library.photos.readCounts()).toMatchObject({ timeline: 3 });
  });

  test('encodes it anew for another model', async () => {
    const deps = createTestDeps();
    await addEmbeddedPhotos(deps, 'receipt');
    const picture = hold(pictureFile('receipt'));
    await search(deps, { subject }, picture);
    deps.encoder.model = { ...deps.encoder.model, key: 'test/words@2:fp32' };
    await search(deps, { subject }, picture);
    expect(deps.encoder.batches).toEqual([1, 1]);
  });

  test('says what is wrong with it', async () => {
    const deps = createTestDeps();
    expect(await search(deps, { subject }, hold(textFile('not a picture', 'a.txt')))).toEqual({
      ok: false,
      failure: { kind: 'picture-unreadable', reason: 'This is not a picture.' },
    });
    expect(await search(deps, { subject })).toEqual({ ok: false, failure: { kind: 'picture-gone' } });
  });
});

function noonOf(day: number): TakenDate {
  return { epochMs: Date.UTC(2024, 5, day, 12), offsetMinutes: null, source: 'exif' };
}

async function addVariety(deps: TestDeps): Promise<PhotoId[]> {
  const results = await deps.library.photos.addImported([
    buildImported({ fileName: 'a.jpg', taken: noonOf(1), metadata: { camera: 'X100' } }),
    buildImported({ fileName: 'b.png', taken: noonOf(2), format: 'png' }),
    buildImported({ fileName: 'c.jpg', taken: noonOf(3), metadata: { camera: 'X100' } }),
    buildImported({ fileName: 'd.jpg', taken: noonOf(4), metadata: { camera: 'Phone' } }),
  ]);
  return results.flatMap((result) => (result.ok ? [result.id] : []));
}

describe('filters', () => {
  test('alone show photos newest first, wherever they are', async () => {
    const deps = createTestDeps();
    const [a = 0, b = 0, c = 0, d = 0] = await addVariety(deps);
    await deps.library.photos.moveByHand([c], 'archive', 1);
    await deps.library.photos.moveByHand([d], 'trash', 1);
    const inJune = { ...NO_FILTERS, from: '2024-06-01', to: '2024-06-30' };
    expect(await findIds(deps, { filters: inJune })).toEqual([c, b, a]);
    expect(await findIds(deps, { filters: { ...inJune, place: 'archive' } })).toEqual([c]);
    expect(await findIds(deps, { filters: { ...inJune, place: 'timeline' } })).toEqual([b, a]);
    expect(await findIds(deps, { filters: { ...inJune, camera: 'X100' } })).toEqual([c, a]);
    expect(await findIds(deps, { filters: { ...inJune, format: 'png' } })).toEqual([b]);
    expect(await findIds(deps, { filters: { ...inJune, to: '2024-06-01' } })).toEqual([a]);
  });

  test('by tag take what is nested along, and combine with a place', async () => {
    const deps = createTestDeps();
    const [a = 0, b = 0, c = 0] = await addVariety(deps);
    await deps.library.tags.addByHand([a, b], 'Holidays/2024', 1);
    await deps.library.tags.addByHand([c], 'Work', 1);
    await deps.library.photos.moveByHand([a], 'archive', 1);
    const tagged = { ...NO_FILTERS, tag: 'Holidays' };
    expect(await findIds(deps, { filters: tagged })).toEqual([b, a]);
    expect(await findIds(deps, { filters: { ...tagged, place: 'archive' } })).toEqual([a]);
    expect(await findIds(deps, { filters: { ...tagged, tag: 'Nobody' } })).toEqual([]);
  });

  test('keep to favourites, wherever they are, with other filters and without', async () => {
    const deps = createTestDeps();
    const [a = 0, b = 0, c = 0, d = 0] = await addVariety(deps);
    await deps.library.tags.addByHand([a, b], 'Holidays', 1);
    await deps.library.photos.moveByHand([c], 'archive', 1);
    await deps.library.photos.setFavourite([b, c, d], true, 1);
    await deps.library.photos.moveByHand([d], 'trash', 1);
    const favourites = { ...NO_FILTERS, favourite: true } as const;
    expect(await findIds(deps, { filters: favourites })).toEqual([c, b]);
    expect(await findIds(deps, { filters: { ...favourites, tag: 'Holidays' } })).toEqual([b]);
    expect(await findIds(deps, { filters: { ...favourites, place: 'archive' } })).toEqual([c]);
  });

  test('narrow a ranking without moving its cut', async () => {
    const deps = createTestDeps();
    const [archived = 0, shown = 0, other = 0] = await addEmbeddedPhotos(deps, 'receipt', 'receipt', 'dog');
    await deps.library.photos.moveByHand([archived], 'archive', 1);
    const onTimeline = { ...words('receipt'), filters: { ...NO_FILTERS, place: 'timeline' } as const };
    expect(await findIds(deps, onTimeline)).toEqual([shown]);
    expect(await findIds(deps, { ...onTimeline, more: 1 })).toEqual([shown, other]);
  });

  test('by camera read each photo’s row once', async () => {
    const deps = createTestDeps();
    await addVariety(deps);
    let rows = 0;
    const searches = createSearchLists({
      photos: {
        ...deps.library.photos,
        readMany(ids) {
          rows += ids.length;
          return deps.library.photos.readMany(ids);
        },
      },
    });
    const request = { filters: { ...NO_FILTERS, camera: 'X100' }, ranking: null, cut: 0, below: 0 };
    await searches.search(request);
    expect(rows).toBe(4);
    await searches.search(request);
    expect(rows).toBe(4);
    expect(await searches.countKinds()).toEqual({
      cameras: [
        { camera: 'X100', count: 2 },
        { camera: 'Phone', count: 1 },
      ],
      formats: [
        { format: 'jpeg', count: 3 },
        { format: 'png', count: 1 },
      ],
    });
    expect(rows).toBe(4);
  });
});
