/**
 * Deleting everything this site keeps in the browser: every profile's library, models, settings. The wish is written down
 * first and carried out at the next start, before anything is opened, so that an interruption leaves nothing half deleted.
 * The app's own files stay: they hold nothing of anybody, and without them Winnow would not start without a network.
 */
import { Dexie } from 'dexie';
import { eraseDatabase } from './profiles.ts';

export const ERASE_KEY = 'winnow-erase';
/** Caches of the app's own files, as Workbox names them. */
const APP_FILES = /^workbox-precache/;

/** The browser's stores; tests have their own part of them. */
export interface Stores {
  readonly local: Storage;
  readonly session: Storage;
  readonly caches: CacheStorage;
  readonly locks: LockManager;
  /** The private file system; null where there is none. */
  readonly openFiles: (() => Promise<FileSystemDirectoryHandle>) | null;
}

/** The page is to start again after this. Other windows hear of it as a `storage` event. */
export function wishToErase({ local }: Pick<Stores, 'local'>): void {
  local.setItem(ERASE_KEY, 'yes');
}

/**
 * Carries the wish out, where there is one; answers whether there was. Rejects where another window keeps something from
 * being deleted: the wish stays then, for the next start.
 */
export async function eraseIfWished(stores: Stores): Promise<boolean> {
  if (stores.local.getItem(ERASE_KEY) === null) return false;
  // Windows that start at the same time wait until it is done, and then find nothing left to do.
  return stores.locks.request(ERASE_KEY, async () => {
    if (stores.local.getItem(ERASE_KEY) === null) return false;
    await eraseEverything(stores);
    return true;
  });
}

async function eraseEverything({ local, session, caches, openFiles }: Stores): Promise<void> {
  const erasures = await Promise.all((await Dexie.getDatabaseNames()).map((name) => eraseDatabase(name)));
  if (erasures.includes('waiting')) {
    throw new Error('Another window of Winnow still has a library open. Close it, then reload this one.');
  }
  for (const name of await caches.keys()) if (!APP_FILES.test(name)) await caches.delete(name);
  if (openFiles !== null) {
    const root = await openFiles();
    const names: string[] = [];
    // oxlint-disable-next-line transactions/no-for-await -- files: no transaction is open.
    for await (const name of root.keys()) names.push(name);
    for (const name of names) await root.removeEntry(name, { recursive: true });
  }
  session.clear();
  // The wish goes last: until then the next start goes on.
  for (const key of Object.keys(local)) if (key !== ERASE_KEY) local.removeItem(key);
  local.removeItem(ERASE_KEY);
}
