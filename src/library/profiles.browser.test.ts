import { Dexie } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import type { Profile } from '../core/profile.ts';
import { addPhoto } from '../testing/libraryFixtures.ts';
import { DEFAULT_PROFILE_ID, openLibrary } from './openLibrary.ts';
import { openProfiles, readProfileIds, type ProfileStore } from './profiles.ts';
import { databaseName } from './schema.ts';

const FIRST = 'My photos';
const FRESH = 'Fresh start';

const names = new Set<string>();
const stores = new Set<ProfileStore>();

/** A list of profiles of its own; again for "another window", or a restart. */
async function open(name = `test.profiles.${crypto.randomUUID()}`): Promise<{
  readonly name: string;
  readonly store: ProfileStore;
}> {
  const store = await openProfiles(name);
  names.add(name);
  stores.add(store);
  return { name, store };
}

async function create(store: ProfileStore, name: string, nowMs = 1): Promise<Profile> {
  const created = await store.create({ name, colour: 'teal' }, nowMs);
  if (!created.ok) throw new Error(`No profile was made: ${created.fault}`);
  names.add(databaseName(created.profile.id));
  return created.profile;
}

/** The profile's library with one photo in it, closed again. */
async function fill({ id }: Pick<Profile, 'id'>): Promise<void> {
  const library = await openLibrary(id);
  await addPhoto(library);
  library.close();
}

async function readNames(): Promise<Set<string>> {
  return new Set(await Dexie.getDatabaseNames());
}

afterEach(async () => {
  for (const store of stores) store.close();
  stores.clear();
  for (const name of names) await Dexie.delete(name);
  names.clear();
});

it('begins with one profile, whose library is the one that was there before there were profiles', async () => {
  const { name, store } = await open();
  expect(await store.readAll()).toEqual([]);
  const { store: second } = await open(name);
  const [a, b] = await Promise.all([store.readAtStart(FIRST, 5), second.readAtStart(FIRST, 6)]);
  expect(a).toEqual(b);
  expect(a).toMatchObject([{ id: DEFAULT_PROFILE_ID, name: FIRST, lastOpenedAtMs: null }]);
  expect(databaseName(DEFAULT_PROFILE_ID)).toBe('winnow-default');
});

it('keeps what was decided about a profile, under one id', async () => {
  const { name, store } = await open();
  await store.readAtStart(FIRST, 1);
  const anna = await create(store, '  Anna ', 2);
  expect(await store.change(anna.id, { name: 'Anna Lena', colour: 'rose' })).toMatchObject({ ok: true });
  await store.noteOpened(anna.id, 7);
  const { store: restarted } = await open(name);
  expect(await restarted.readAtStart(FIRST, 9)).toMatchObject([
    { name: FIRST },
    { id: anna.id, name: 'Anna Lena', colour: 'rose', createdAtMs: 2, lastOpenedAtMs: 7 },
  ]);
});

it('refuses a name another profile has, also from two windows at once', async () => {
  const { name, store } = await open();
  const { store: second } = await open(name);
  const results = await Promise.all(
    [store, second].map((window) => window.create({ name: 'Anna', colour: 'blue' }, 1)),
  );
  expect(results.map((result) => (result.ok ? 'made' : result.fault)).toSorted()).toEqual(['made', 'taken']);
  const ben = await create(store, 'Ben');
  expect(await store.change(ben.id, { name: 'anna', colour: 'blue' })).toEqual({ ok: false, fault: 'taken' });
  expect(await store.change(ben.id, { name: 'BEN', colour: 'blue' })).toMatchObject({ ok: true });
  expect(await store.change('nobody', { name: 'X', colour: 'blue' })).toEqual({ ok: false, fault: 'gone' });
});

it('tells other windows of changes, and only of its own', async () => {
  const { name, store } = await open();
  const { store: second } = await open(name);
  const { store: strangers } = await open();
  let heardByStrangers = 0;
  strangers.subscribe(() => (heardByStrangers += 1));
  const told = new Promise<void>((resolve) => {
    second.subscribe(resolve);
  });
  await create(store, 'Anna');
  await told;
  expect(await second.readAll()).toHaveLength(1);
  expect(heardByStrangers).toBe(0);
});

it('a removed profile takes its own database along, and no other', async () => {
  const { store } = await open();
  const [anna, ben] = [await create(store, 'Anna', 1), await create(store, 'Ben', 2)];
  await fill(anna);
  await fill(ben);
  expect(await store.remove(anna.id, FRESH, 3)).toMatchObject([{ id: ben.id }]);
  expect(await store.eraseRemoved()).toBe(0);
  expect(await readNames()).not.toContain(databaseName(anna.id));
  const library = await openLibrary(ben.id);
  expect((await library.photos.readCounts()).timeline).toBe(1);
  library.close();
});

it('the last profile leaves a fresh one, with a library nobody had before', async () => {
  const { store } = await open();
  const anna = await create(store, 'Anna');
  const [fresh, ...others] = await store.remove(anna.id, FRESH, 3);
  expect(others).toEqual([]);
  expect(fresh).toMatchObject({ name: FRESH, lastOpenedAtMs: null });
  expect(fresh?.id).not.toBe(anna.id);
  // Removing it again, as an impatient second press would, makes no second one.
  expect(await store.remove(anna.id, FRESH, 4)).toEqual([fresh]);
});

it('a removal that was interrupted is completed at the next start', async () => {
  const { name, store } = await open();
  const anna = await create(store, 'Anna', 1);
  await create(store, 'Ben', 2);
  await fill(anna);
  await store.remove(anna.id, FRESH, 3);
  store.close();

  const { store: restarted } = await open(name);
  expect(await restarted.readAtStart(FIRST, 4)).toMatchObject([{ name: 'Ben' }]);
  expect(await readProfileIds(name)).not.toContain(anna.id);
  const forgotten: string[] = [];
  await restarted.eraseRemoved((id) => forgotten.push(id));
  expect(forgotten).toEqual([anna.id]);
  expect(await readNames()).not.toContain(databaseName(anna.id));
  // A window that had not heard of it may open it once more.
  await fill(anna);
  await restarted.eraseRemoved();
  expect(await readNames()).not.toContain(databaseName(anna.id));
});

it('a library that is open elsewhere closes when its profile is removed, and is not made again', async () => {
  const { store } = await open();
  const anna = await create(store, 'Anna', 1);
  await create(store, 'Ben', 2);
  const library = await openLibrary(anna.id);
  await addPhoto(library);
  await store.remove(anna.id, FRESH, 3);
  expect(await store.eraseRemoved()).toBe(0);
  await expect(library.photos.readCounts()).rejects.toThrow();
  await expect(addPhoto(library)).rejects.toThrow();
  expect(await readNames()).not.toContain(databaseName(anna.id));
});

it('a removed library that somebody does not let go of is deleted when they do', async () => {
  const { store } = await open();
  const anna = await create(store, 'Anna', 1);
  await create(store, 'Ben', 2);
  await fill(anna);
  // Without an answer to `versionchange`, as a window that stands still.
  const holder = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(databaseName(anna.id));
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('Not opened.')));
  });
  await store.remove(anna.id, FRESH, 3);
  expect(await store.eraseRemoved()).toBe(1);
  expect(await store.readAll()).toMatchObject([{ name: 'Ben' }]);
  holder.close();
  await expect.poll(readNames).not.toContain(databaseName(anna.id));
});

it('looks only for libraries that are there, and makes none', async () => {
  const { name, store } = await open();
  const [anna, ben] = [await create(store, 'Anna', 1), await create(store, 'Ben', 2)];
  await fill(ben);
  expect(await readProfileIds(name)).toEqual([ben.id]);
  expect(await readNames()).not.toContain(databaseName(anna.id));
});
