import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApiToken, type NewApiToken } from '../../../src/api/apiToken.ts';
import type { Profile } from '../../../src/core/profile.ts';
import { openLibrary } from '../../../src/library/openLibrary.ts';
import { hasApiToken } from '../../../src/library/lock/lockedToken.ts';
import { openProfiles, readProfileIds, type ProfileStore } from '../../../src/library/profiles.ts';
import { buildCategory, buildConfig } from '../../../src/testing/builders.ts';
import { addPhoto, setCategories } from '../../../src/testing/libraryFixtures.ts';
import { handleApi } from './handleApi.ts';
import { createLockedProfiles } from '../../../src/testing/lockedProfiles.ts';
import { openByToken } from './openByToken.ts';

const CONFIG = '/api/system-config';
const SCAN = '/api/classification/scan';

interface Person {
  readonly profile: Profile;
  readonly token: NewApiToken;
}

let name: string;
let store: ProfileStore;
let anna: Person;
let ben: Person;

beforeEach(async () => {
  name = `test.profiles.${crypto.randomUUID()}`;
  store = await openProfiles(name);
  anna = await createPerson('Anna');
  ben = await createPerson('Ben');
});

afterEach(async () => {
  store.close();
  for (const { profile } of [anna, ben]) await Dexie.delete(`winnow-${profile.id}`);
  await Dexie.delete(name);
});

/** A profile with a token, a photo, and one category that has the profile's name. */
async function createPerson(person: string): Promise<Person> {
  const created = await store.create({ name: person, colour: 'blue' }, 1);
  if (!created.ok) throw new Error(`No profile was made: ${created.fault}`);
  const library = await openLibrary(created.profile.id);
  const token = await createApiToken();
  await library.apiTokens.replace({ sha256: token.sha256, start: token.start, createdAtMs: 1 });
  await setCategories(library, buildCategory({ name: person }));
  await addPhoto(library);
  library.close();
  return { profile: created.profile, token };
}

/** One request, answered over the libraries of this test's profiles. */
async function call(
  token: string,
  path: string,
  method = 'GET',
  body?: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const headers = {
    Authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  const response = await handleApi(
    new Request(path, { method, headers, ...(body === undefined ? {} : { body }) }),
    {
      openByToken: (sha256) =>
        openByToken({ readIds: () => readProfileIds(name), openLibrary, hasToken: hasApiToken }, sha256),
      isFileMode: () => Promise.resolve(false),
      nowMs: () => 5,
    },
  );
  return { status: response.status, text: await response.text() };
}

async function describe({ profile }: Person) {
  const library = await openLibrary(profile.id);
  const [config, runs, token] = [
    await library.config.read(),
    await library.runs.readRecent(10),
    await library.apiTokens.read(),
  ];
  library.close();
  return {
    categories: config.document.classification.categories.map((category) => category.name),
    scans: runs.filter(({ kind }) => kind === 'scan').length,
    lastUsedAtMs: token?.lastUsedAtMs,
  };
}

it('each token reads, replaces and scans its own profile, and leaves the other alone', async () => {
  expect((await call(anna.token.token, CONFIG)).text).toContain('"Anna"');
  expect((await call(ben.token.token, CONFIG)).text).toContain('"Ben"');
  const before = await describe(anna);
  expect(before).toEqual({ categories: ['Anna'], scans: 0, lastUsedAtMs: 5 });

  const body = JSON.stringify(buildConfig([buildCategory({ name: 'Receipts' })]));
  expect((await call(ben.token.token, CONFIG, 'PUT', body)).status).toBe(200);
  expect((await call(ben.token.token, SCAN, 'POST')).status).toBe(204);
  expect(await describe(ben)).toEqual({ categories: ['Receipts'], scans: 1, lastUsedAtMs: 5 });
  expect(await describe(anna)).toEqual(before);
});

it('the token of a deleted profile is a wrong one from the moment the profile is off the list', async () => {
  expect((await call(anna.token.token, CONFIG)).status).toBe(200);
  await store.remove(anna.profile.id, 'Fresh start', 2);
  const whileItsDatabaseIsThere = await call(anna.token.token, CONFIG);
  expect(whileItsDatabaseIsThere.status).toBe(401);
  expect(whileItsDatabaseIsThere.text).toContain('revoked');
  await store.eraseRemoved();
  expect((await call(anna.token.token, CONFIG)).status).toBe(401);
  expect((await call(ben.token.token, CONFIG)).status).toBe(200);
  expect(await Dexie.getDatabaseNames()).not.toContain(`winnow-${anna.profile.id}`);
});

it('a library that cannot be opened keeps no other from being asked, and an unknown token from being called wrong', async () => {
  // As a later version of Winnow would leave it.
  const later = new Dexie(`winnow-${anna.profile.id}`);
  later.version(1_000).stores({});
  await later.open();
  later.close();
  expect((await call(ben.token.token, CONFIG)).status).toBe(200);
  const answer = await call(anna.token.token, CONFIG);
  expect(answer.status).toBe(503);
  expect(answer.text).toContain('newer version');
});

it('the token of a locked profile is known, and opens nothing', async () => {
  const locked = createLockedProfiles();
  const { id, key } = await locked.make();
  const token = await createApiToken();
  const library = await openLibrary(id, { key });
  await library.apiTokens.replace({ sha256: token.sha256, start: token.start, createdAtMs: 1 });
  library.close();

  const parts = { readIds: () => Promise.resolve([id]), openLibrary, hasToken: hasApiToken };
  expect(await openByToken(parts, token.sha256)).toEqual({ kind: 'locked' });
  expect(await openByToken(parts, anna.token.sha256)).toEqual({ kind: 'unknown' });
  await locked.deleteAll();
});
