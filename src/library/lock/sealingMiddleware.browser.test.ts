/** What Dexie does over sealed rows beyond what the library's own suite asks of it today. */
import { Dexie, type Table } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSealedPictures } from './sealedPictures.ts';
import { createSealedRows, DamagedRowError } from './sealedRows.ts';
import { createSealingMiddleware } from './sealingMiddleware.ts';
import { newDataKey } from './wrapKey.ts';

interface Tag {
  readonly id: number;
  readonly foldedPath: string;
  readonly categoryKey: string | null;
  readonly count: number;
}

const key = newDataKey();
let name: string;
let db: Dexie;
let tags: Table<Tag, number, Omit<Tag, 'id'>>;

async function openSealed(version = 1): Promise<Dexie> {
  const sealed = new Dexie(name, { cache: 'disabled' });
  sealed.use(createSealingMiddleware(createSealedRows(key, await createSealedPictures(key))));
  sealed.version(1).stores({ tags: '++id, &foldedPath, categoryKey', vetoes: '[photoId+kind+categoryKey]' });
  if (version > 1) {
    sealed
      .version(2)
      .stores({ runs: '++id' })
      .upgrade(async (transaction) => {
        await transaction
          .table<Tag>('tags')
          .toCollection()
          .modify((tag: Tag & { count: number }) => {
            tag.count *= 10;
          });
        await transaction.table('runs').add({ note: 'upgraded' });
      });
  }
  await sealed.open();
  return sealed;
}

beforeEach(async () => {
  name = `sealing-${crypto.randomUUID()}`;
  db = await openSealed();
  tags = db.table('tags');
  await tags.bulkAdd(
    ['b', 'a/z', 'a', 'c', 'a/b'].map((foldedPath, index) => ({
      foldedPath,
      categoryKey: foldedPath === 'b' ? null : `of ${foldedPath.slice(0, 1)}`,
      count: index,
    })),
  );
});

afterEach(async () => {
  db.close();
  await Dexie.delete(name);
});

function veto(photoId: number, categoryKey: string): object {
  return { photoId, kind: 'tag', categoryKey, atMs: 1 };
}

const paths = (found: readonly Tag[]): string[] => found.map(({ foldedPath }) => foldedPath);

describe('hidden text', () => {
  it('is found where it is equal', async () => {
    expect((await tags.where('foldedPath').equals('a/b').first())?.count).toBe(4);
    expect(await tags.where('foldedPath').equals('z').first()).toBeUndefined();
    expect(await tags.where('categoryKey').equals('of a').count()).toBe(3);
  });

  it('is found by where it begins, in its own order', async () => {
    expect(paths(await tags.where('foldedPath').startsWith('a/').toArray())).toEqual(['a/b', 'a/z']);
    expect(await tags.where('foldedPath').startsWith('a/').primaryKeys()).toEqual([5, 2]);
    expect(await tags.where('foldedPath').startsWith('a').count()).toBe(3);
    expect(paths(await tags.orderBy('foldedPath').toArray())).toEqual(['a', 'a/b', 'a/z', 'b', 'c']);
    expect(paths(await tags.orderBy('foldedPath').limit(2).toArray())).toEqual(['a', 'a/b']);
    expect(paths(await tags.where('foldedPath').above('a/b').toArray())).toEqual(['a/z', 'b', 'c']);
  });

  it('is not gone through row by row, rather than in a wrong order', async () => {
    await expect(tags.orderBy('foldedPath').each(() => undefined)).rejects.toThrow('tags is locked');
  });

  it('is unique all the same, and a batch says which of it was not stored', async () => {
    const again = { foldedPath: 'b', categoryKey: null, count: 9 };
    await expect(tags.add(again)).rejects.toMatchObject({ name: 'ConstraintError' });
    const error: unknown = await tags
      .bulkAdd([{ ...again, foldedPath: 'new' }, again, { ...again, foldedPath: 'newer' }])
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'BulkError', failures: [{ name: 'ConstraintError' }] });
    expect(paths(await tags.toArray())).toEqual(['b', 'a/z', 'a', 'c', 'a/b', 'new', 'newer']);
  });

  it('stands in keys as well', async () => {
    const vetoes = db.table<object, [number, string, string]>('vetoes');
    await vetoes.bulkPut([veto(1, 'b'), veto(1, 'a'), veto(2, 'a')]);
    expect(await vetoes.get([1, 'tag', 'a'])).toEqual(veto(1, 'a'));
    const ofOne = vetoes.where(':id').between([1, Dexie.minKey], [1, Dexie.maxKey]);
    expect(await ofOne.toArray()).toEqual([veto(1, 'a'), veto(1, 'b')]);
    expect(await ofOne.primaryKeys()).toEqual([
      [1, 'tag', 'a'],
      [1, 'tag', 'b'],
    ]);
    expect(await ofOne.delete()).toBe(2);
    expect(await vetoes.toArray()).toEqual([veto(2, 'a')]);
  });
});

it('rows are changed and deleted as others are', async () => {
  await tags.update(1, { count: 7 });
  await tags.where('categoryKey').equals('of c').delete();
  await tags.toCollection().modify((tag: Tag & { count: number }) => {
    tag.count += 1;
  });
  expect((await tags.toArray()).map(({ id, count }) => [id, count])).toEqual([
    [1, 8],
    [2, 2],
    [3, 3],
    [5, 5],
  ]);
});

it('an upgrade reads and writes plain rows, and leaves them sealed', async () => {
  db.close();
  db = await openSealed(2);
  expect((await db.table<Tag>('tags').toArray()).map(({ count }) => count)).toEqual([0, 10, 20, 30, 40]);
  expect(await db.table('runs').toArray()).toEqual([{ id: 1, note: 'upgraded' }]);
  const raw = await new Dexie(name).open();
  const stored: object = (await raw.table<object, number>('tags').get(1)) ?? {};
  expect(Object.keys(stored).toSorted()).toEqual(['foldedPath', 'id', 'sealed']);
  raw.close();
});

it('a row that is not sealed is none of the library’s', async () => {
  const raw = await new Dexie(name).open();
  await raw.table('tags').put({ id: 1, foldedPath: 'slipped in', count: 1 });
  raw.close();
  await expect(tags.get(1)).rejects.toBeInstanceOf(DamagedRowError);
});

it('an index with text nobody decided about is refused', async () => {
  db.close();
  await Dexie.delete(name);
  const careless = new Dexie(name);
  careless.use(createSealingMiddleware(createSealedRows(key, await createSealedPictures(key))));
  careless.version(1).stores({ photos: 'id, camera' });
  await careless.open();
  await expect(careless.table('photos').put({ id: 1, camera: 'Hasselblad' })).rejects.toThrow(
    'Whether photos.camera stays readable in a locked profile is not decided.',
  );
  careless.close();
});
