import { Dexie } from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPhotoLists } from '../lists/photoListsClient.ts';
import { createScorer } from '../scorer/scorerClient.ts';
import { addPhoto } from '../testing/libraryFixtures.ts';
import { openNative } from '../testing/publishedVersions.ts';
import { openBackupStore } from './backupStore.ts';
import { isNewerError, watchBlocked } from './openGuarded.ts';
import { openLibrary } from './openLibrary.ts';
import { openProfiles } from './profiles.ts';
import { databaseName, NATIVE_VERSION } from './schema.ts';
import { measureLibrary } from './storageUse.ts';

const PROFILE = `guarded-${crypto.randomUUID()}`;
const DATABASE = databaseName(PROFILE);
const REGISTRY = `test.registry.${crypto.randomUUID()}`;
const connections: IDBDatabase[] = [];

afterEach(async () => {
  for (const connection of connections.splice(0)) connection.close();
  await Dexie.delete(DATABASE);
  await Dexie.delete(REGISTRY);
});

/** A connection of another version of the app, in IndexedDB's own terms; unlike ours it lets go only when told to. */
function connect(name: string, version: number, upgrade: (db: IDBDatabase) => void = () => undefined) {
  return new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.addEventListener('upgradeneeded', () => upgrade(request.result));
    request.addEventListener('success', () => {
      connections.push(request.result);
      resolve(request.result);
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  });
}

/** What a later version of the app might do first. */
function addLaterTable(db: IDBDatabase): void {
  db.createObjectStore('later', { keyPath: 'id' });
}

/** Workers have a library of their own; the reason comes back whole. */
async function readListInWorker(): Promise<unknown> {
  const lists = createPhotoLists({ profileId: PROFILE, key: null }, null);
  try {
    return await lists.read({ visibility: 'timeline' }, new AbortController().signal);
  } finally {
    lists.close();
  }
}

async function hashInWorker(): Promise<unknown> {
  const scorer = createScorer(PROFILE);
  try {
    return await scorer.hashPhotos([1], new AbortController().signal);
  } finally {
    scorer.close();
  }
}

describe('a window of this version, when a newer one migrates its library', () => {
  it('lets go at once, says so, and never writes into it again', async () => {
    const library = await openLibrary(PROFILE);
    const id = await addPhoto(library);
    const later = await connect(DATABASE, NATIVE_VERSION + 10, addLaterTable);
    expect(await library.taken).toBe('newer-version');
    // Dexie by itself would open the database once more for each of these.
    await expect(library.photos.read(id)).rejects.toThrow();
    await expect(addPhoto(library, 'b.jpg')).rejects.toThrow();
    const rows = await new Promise((resolve) => {
      const request = later.transaction('photos').objectStore('photos').count();
      request.addEventListener('success', () => resolve(request.result));
    });
    expect(rows).toBe(1);
  });

  it('loses nothing that was being written: the newer one waits for it', async () => {
    const library = await openLibrary(PROFILE);
    const adding = Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => addPhoto(library, `${String(index)}.jpg`)),
    );
    const migrating = connect(DATABASE, NATIVE_VERSION + 10, addLaterTable);
    const stored = (await adding).filter(({ status }) => status === 'fulfilled').length;
    const later = await migrating;
    const tables = ['photos', 'originals', 'thumbnails', 'jobs'];
    const counts = await Promise.all(
      tables.map(
        (table) =>
          new Promise<number>((resolve) => {
            const request = later.transaction(table).objectStore(table).count();
            request.addEventListener('success', () => resolve(request.result));
          }),
      ),
    );
    // Whole photos only, and every one that was reported.
    expect(new Set(counts.slice(0, 3)).size).toBe(1);
    expect(counts[0]).toBeGreaterThanOrEqual(stored);
    expect(await library.taken).toBe('newer-version');
  });

  it('holds the list of profiles the same way', async () => {
    const store = await openProfiles(REGISTRY);
    await store.readAtStart('Me', 1);
    await connect(REGISTRY, 1_000, addLaterTable);
    expect(await store.taken).toBe('newer-version');
    await expect(store.readAll()).rejects.toThrow();
  });
});

describe('a library that a newer version has migrated', () => {
  it.each([
    ['a page or a worker', () => openLibrary(PROFILE)],
    ['a backup', () => openBackupStore(PROFILE)],
    ['the lists worker', () => readListInWorker()],
    ['the scorer worker', () => hashInWorker()],
    ['the counting of room', () => measureLibrary(PROFILE, new AbortController().signal, () => {})],
  ])('is opened by no part of this version: %s', async (_, open) => {
    (await openLibrary(PROFILE)).close();
    (await connect(DATABASE, NATIVE_VERSION + 10, addLaterTable)).close();
    const refused: unknown = await open().then(
      () => null,
      (error: unknown) => error,
    );
    expect(isNewerError(refused)).toBe(true);
    const untouched = await connect(DATABASE, NATIVE_VERSION + 10);
    expect([...untouched.objectStoreNames]).toContain('later');
  });

  it('is told apart in the list of profiles too', async () => {
    (await openProfiles(REGISTRY)).close();
    (await connect(REGISTRY, 1_000, addLaterTable)).close();
    await expect(openProfiles(REGISTRY)).rejects.toSatisfy(isNewerError);
  });
});

describe('an older window that does not let go', () => {
  it('is said to be in the way, to every window, and the library opens when it is gone', async () => {
    const held = await openNative(DATABASE, 4);
    const waiting = vi.fn();
    const stopWaiting = watchBlocked(waiting);
    const opening = openLibrary(PROFILE);
    await vi.waitFor(() => expect(waiting).toHaveBeenCalled());
    stopWaiting();
    held.close();
    const library = await opening;
    expect(await library.photos.readCounts()).toEqual({ timeline: 0, archive: 0, trash: 0 });
    library.close();
  });
});
