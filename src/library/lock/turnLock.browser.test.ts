/** A whole library under a lock and out again: what is on the disk, who can read it, and what an interruption leaves. */
import { Dexie, type Table } from 'dexie';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCategory, buildImported } from '../../testing/builders.ts';
import { match, MODEL_KEY, setCategories } from '../../testing/libraryFixtures.ts';
import { CHEAP_COST, PASSPHRASE } from '../../testing/lockedProfiles.ts';
import type { DataKey, ProfileLock } from '../../core/profileLock.ts';
import { isLockedError } from '../lockedError.ts';
import { openLibrary } from '../openLibrary.ts';
import { openProfiles, type ProfileStore } from '../profiles.ts';
import { databaseName } from '../schema.ts';
import { encodeValue } from './rowCodec.ts';
import { isSealedRow } from './sealedRows.ts';
import {
  changePassphrase,
  prepareLock,
  requestUnsealing,
  settleLock,
  withdrawRequest,
  withdrawUnsealing,
} from './turnLock.ts';
import { unwrapKey } from './wrapKey.ts';

const SILENT = { onShare: () => undefined, onWaiting: () => undefined };
const JPEG_START = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46);
const TAKEN_MS = Date.UTC(2019, 7, 3, 12, 34, 56);

let store: ProfileStore;
const ids: string[] = [];
beforeAll(async () => {
  store = await openProfiles();
});
afterAll(async () => {
  for (const id of ids) {
    await Dexie.delete(databaseName(id));
    await store.remove(id, 'My photos', 0);
  }
  store.close();
});

async function newProfile(): Promise<string> {
  const created = await store.create({ name: crypto.randomUUID().slice(0, 30), colour: 'rose' }, 0);
  if (!created.ok) throw new Error(created.fault);
  ids.push(created.profile.id);
  return created.profile.id;
}

/** A library with something in every corner that tells about photos. */
async function fill(profileId: string, photos = 3): Promise<void> {
  const library = await openLibrary(profileId);
  const category = buildCategory({ name: 'Grocery-Receipts', prompts: ['a photo of a paper receipt'] });
  await setCategories(library, category);
  const added = await library.photos.addImported(
    Array.from({ length: photos }, (_, index) => {
      const picture = new Uint8Array(3_000 + index * 1_000);
      picture.set(JPEG_START);
      return {
        ...buildImported({
          fileName: `Grandmother-${String(index)}.jpg`,
          sha256: `${'ab'.repeat(31)}${index.toString(16).padStart(2, '0')}`,
          taken: { epochMs: TAKEN_MS + index, offsetMinutes: 120, source: 'exif' },
          metadata: { camera: 'Hasselblad-X', latitude: 48.85837, longitude: 2.294481 },
        }),
        original: picture.buffer,
        thumbnail: { bytes: JPEG_START.slice().buffer, mimeType: 'image/jpeg', width: 4, height: 3 },
        preview: { bytes: JPEG_START.slice().buffer, mimeType: 'image/jpeg', width: 4, height: 3 },
      };
    }),
  );
  const photoIds = added.map((result) => {
    if (!result.ok) throw new Error(result.reason);
    return result.id;
  });
  const { runId } = await library.runs.startScan(TAKEN_MS);
  await match(library, photoIds, [category], runId);
  await library.tags.addByHand(photoIds.slice(0, 2), 'Family/Granny', 1);
  await library.promptVectors.write('winnow/test::a photo of a paper receipt', Float32Array.of(0.6, 0.8));
  await library.embeddings.putMany(
    MODEL_KEY,
    2,
    photoIds,
    new Float32Array(photoIds.length * 2).fill(0.123456),
  );
  await library.photos.moveByHand(photoIds.slice(0, 1), 'trash', 5);
  library.close();
}

type Dump = Record<string, ReadonlyArray<{ readonly key: unknown; readonly row: unknown }>>;

/** Every row of the database, as IndexedDB has it. */
async function dump(profileId: string): Promise<Dump> {
  const db = await new Dexie(databaseName(profileId)).open();
  const tables: Dump = {};
  for (const table of db.tables) {
    const [keys, rows] = await Promise.all([table.toCollection().primaryKeys(), table.toArray()]);
    tables[table.name] = keys.map((key: unknown, index) => ({ key, row: rows[index] as unknown }));
  }
  db.close();
  return tables;
}

function rowsOf(tables: Dump): object[] {
  return Object.values(tables)
    .flat()
    .flatMap(({ row }) => (typeof row === 'object' && row !== null ? [row] : []));
}

function contains(haystack: Uint8Array, needle: Uint8Array): boolean {
  return haystack.some((_, at) => needle.every((byte, index) => haystack[at + index] === byte));
}

async function readLock(profileId: string): Promise<ProfileLock> {
  const lock = (await store.readAll()).find(({ id }) => id === profileId)?.lock;
  if (lock === undefined) throw new Error('The profile has no lock.');
  return lock;
}

async function readKey(profileId: string, passphrase = PASSPHRASE): Promise<DataKey> {
  const key = await unwrapKey(await readLock(profileId), passphrase, profileId);
  if (key === null) throw new Error('The passphrase is wrong.');
  return key;
}

async function settle(profileId: string): Promise<void> {
  await settleLock(store, profileId, await readLock(profileId), await readKey(profileId), SILENT);
}

async function request(profileId: string): Promise<void> {
  await (
    await prepareLock(profileId, PASSPHRASE, CHEAP_COST)
  )(store);
}

async function lockUp(profileId: string): Promise<void> {
  await request(profileId);
  await settle(profileId);
}

describe('a lock turned on', () => {
  it('leaves nothing on the disk that tells about photos', async () => {
    const profileId = await newProfile();
    await fill(profileId);
    const secrets: Array<[string, Uint8Array]> = [
      ...['Grandmother', 'Grocery', 'receipt', 'Granny', 'granny', 'Hasselblad', 'abababab', PASSPHRASE].map(
        (text): [string, Uint8Array] => [text, new TextEncoder().encode(text)],
      ),
      ['the start of a JPEG', JPEG_START],
      ['a date', new Uint8Array(Float64Array.of(TAKEN_MS).buffer)],
      ['a place', new Uint8Array(Float64Array.of(48.85837).buffer)],
      ['a vector', new Uint8Array(Float32Array.of(0.123456).buffer)],
    ];
    const before = encodeValue(await dump(profileId));
    // But for the passphrase, which never was there, each can be found where nothing is locked.
    expect(secrets.filter(([, bytes]) => !contains(before, bytes)).map(([name]) => name)).toEqual([
      PASSPHRASE,
    ]);

    await lockUp(profileId);

    const after = await dump(profileId);
    expect(rowsOf(after).filter((row) => !isSealedRow(row))).toEqual([]);
    const bytes = encodeValue([after, await store.readAll()]);
    expect(secrets.filter(([, secret]) => contains(bytes, secret)).map(([name]) => name)).toEqual([]);
  });

  it('opens for the key only', async () => {
    const profileId = await newProfile();
    await fill(profileId);
    await lockUp(profileId);

    await expect(openLibrary(profileId)).rejects.toSatisfy(isLockedError);
    await expect(openLibrary(profileId, { key: new Uint8Array(32) })).rejects.toSatisfy(isLockedError);
    expect(await unwrapKey(await readLock(profileId), `${PASSPHRASE} `, profileId)).toBeNull();

    const library = await openLibrary(profileId, { key: await readKey(profileId) });
    const list = await library.photos.readList({ visibility: 'timeline' });
    expect(list.fileNames).toEqual(['Grandmother-2.jpg', 'Grandmother-1.jpg']);
    const original = await library.photos.readOriginal(list.ids[0] ?? 0);
    expect(new Uint8Array(original ?? new ArrayBuffer(0)).slice(0, JPEG_START.length)).toEqual(JPEG_START);
    library.close();
  });

  it('is opened by another passphrase once it was changed, and no longer by the old one', async () => {
    const profileId = await newProfile();
    await fill(profileId);
    await lockUp(profileId);
    const key = await readKey(profileId);
    const sealed = await dump(profileId);

    const next = 'a new and longer passphrase';
    const change = async (current: string): Promise<boolean> =>
      changePassphrase(store, profileId, await readLock(profileId), { current, next }, CHEAP_COST);
    expect(await change('wrong')).toBe(false);
    expect(await change(PASSPHRASE)).toBe(true);

    expect(await unwrapKey(await readLock(profileId), PASSPHRASE, profileId)).toBeNull();
    expect(await readKey(profileId, next)).toEqual(key);
    expect(await dump(profileId)).toEqual(sealed);
  });

  it('opens no row that was put in the place of another', async () => {
    const profileId = await newProfile();
    await fill(profileId);
    await lockUp(profileId);
    const db = await new Dexie(databaseName(profileId)).open();
    const originals: Table<{ photoId: number }, number> = db.table('originals');
    const photos: Table<{ id: number; sha256: ArrayBuffer }, number> = db.table('photos');
    const [first, second] = await originals.toArray();
    if (first === undefined || second === undefined) throw new Error('There are no photos to mix up.');
    await originals.put({ ...second, photoId: first.photoId });
    const photo = await photos.get(second.photoId);
    if (photo === undefined) throw new Error('A photo without its row.');
    await photos.put({ ...photo, id: first.photoId, sha256: photo.sha256.slice(1) });
    db.close();

    const library = await openLibrary(profileId, { key: await readKey(profileId) });
    await expect(library.photos.readOriginal(first.photoId)).rejects.toThrow('was changed outside Winnow');
    await expect(library.photos.read(first.photoId)).rejects.toThrow('was changed outside Winnow');
    library.close();
  });

  it('can be called off until something is sealed', async () => {
    const profileId = await newProfile();
    await fill(profileId);
    const before = await dump(profileId);
    await request(profileId);
    await expect(openLibrary(profileId)).rejects.toSatisfy(isLockedError);
    await withdrawRequest(store, profileId);
    (await openLibrary(profileId)).close();
    expect(await dump(profileId)).toEqual(before);
  });

  it('waits until nobody has the library open', async () => {
    const profileId = await newProfile();
    const library = await openLibrary(profileId);
    await request(profileId);
    let isWaiting = false;
    const settled = settleLock(store, profileId, await readLock(profileId), await readKey(profileId), {
      ...SILENT,
      onWaiting() {
        isWaiting = true;
        library.close();
      },
    });
    expect((await settled).kind).toBe('locked');
    expect(isWaiting).toBe(true);
  });
});

describe('a lock taken off', () => {
  it('leaves every row as it was', async () => {
    const profileId = await newProfile();
    await fill(profileId);
    const before = await dump(profileId);
    await lockUp(profileId);
    await requestUnsealing(store, profileId);
    await settle(profileId);
    expect(await dump(profileId)).toEqual(before);
    expect((await store.readAll()).find(({ id }) => id === profileId)).not.toHaveProperty('lock');
    (await openLibrary(profileId)).close();
  });

  it('can be left on after all', async () => {
    const profileId = await newProfile();
    await fill(profileId);
    await lockUp(profileId);
    await requestUnsealing(store, profileId);
    await withdrawUnsealing(store, profileId);
    await settle(profileId);
    expect((await readLock(profileId)).state).toBe('sealed');
    expect(rowsOf(await dump(profileId)).every(isSealedRow)).toBe(true);
  });
});

/** A longer life each time, so that one comes to its end however slow the machine is. */
function livingLonger(): () => number {
  let round = 0;
  return () => {
    round += 1;
    return 20 + Math.random() * 60 * 1.5 ** round;
  };
}

/** Ends the thread that turns the lock after so long, again and again, until one has come to the end. */
async function turnWithKills(profileId: string, nextDelayMs: () => number): Promise<number> {
  const key = await readKey(profileId);
  for (let kills = 0; ; kills += 1) {
    const worker = new Worker(new URL('./turnLock.browserWorker.ts', import.meta.url), { type: 'module' });
    const done = new Promise<'done'>((resolve, reject) => {
      worker.addEventListener('message', () => resolve('done'));
      worker.addEventListener('error', (event) => reject(new Error(event.message)));
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker takes none.
    worker.postMessage({ profileId, key });
    const killed = new Promise<'killed'>((resolve) => {
      setTimeout(() => resolve('killed'), nextDelayMs());
    });
    const outcome = await Promise.race([done, killed]);
    worker.terminate();
    if (outcome === 'done') return kills;
  }
}

it('a thread killed at any moment loses nothing, and the next goes on', { timeout: 180_000 }, async () => {
  const profileId = await newProfile();
  await fill(profileId, 120);
  const before = await dump(profileId);
  let kills = 0;
  let mixed = 0;
  for (let round = 0; round < 2; round += 1) {
    await request(profileId);
    kills += await turnWithKills(profileId, livingLonger());
    const sealed = rowsOf(await dump(profileId));
    expect(sealed.filter((row) => !isSealedRow(row))).toEqual([]);
    if (kills > 0) mixed += 1;
    await requestUnsealing(store, profileId);
    kills += await turnWithKills(profileId, livingLonger());
    expect(await dump(profileId)).toEqual(before);
  }
  expect(kills).toBeGreaterThan(0);
  expect(mixed).toBeGreaterThan(0);
});
