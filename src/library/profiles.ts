/**
 * Which profiles this browser has, in a small database of its own beside theirs. A profile that was removed leaves its id
 * behind, so that its database is deleted at the latest at the next start, whatever interrupted it.
 */
import { Dexie, type Table } from 'dexie';
import {
  nextProfileColour,
  parseProfileName,
  type Profile,
  type ProfileNameFault,
  type ProfileWish,
} from '../core/profile.ts';
import type { ProfileLock } from '../core/profileLock.ts';
import { followTables } from './changes.ts';
import { PROFILES_TABLE, REGISTRY_NAME } from './lock/storedLock.ts';
import { DEFAULT_PROFILE_ID } from './openLibrary.ts';
import { openGuarded, type DatabaseEnd } from './openGuarded.ts';
import { databaseName } from './schema.ts';
import { keepTransactionsWhole } from './wholeTransactions.ts';

const NATIVE_VERSION = 10;

type ProfileResult =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly fault: ProfileNameFault | 'gone' };

export interface ProfileStore {
  /** Oldest first. */
  readAll(): Promise<Profile[]>;
  /** As {@link ProfileStore.readAll}, with a first profile made where there is none. It takes over the library there may be. */
  readAtStart(firstName: string, nowMs: number): Promise<Profile[]>;
  create(wish: ProfileWish, nowMs: number): Promise<ProfileResult>;
  change(id: string, wish: ProfileWish): Promise<ProfileResult>;
  /**
   * What becomes of a profile's lock; null is none. Rejects where the profile is gone. What decides who may open the library
   * is only to be changed by whoever holds its fence alone (lock/turnLock.ts).
   */
  changeLock(id: string, change: (lock: ProfileLock | null) => ProfileLock | null): Promise<void>;
  /** The profile a new window opens is the one opened last. */
  noteOpened(id: string, nowMs: number): Promise<void>;
  /**
   * Takes the profile off the list, for good and for every window, and makes a fresh one where it was the last. Answers
   * those there are then. Its database goes with {@link ProfileStore.eraseRemoved}.
   */
  remove(id: string, freshName: string, nowMs: number): Promise<Profile[]>;
  /**
   * Deletes the databases of removed profiles, and has the caller forget what else was kept for each. Answers how many of them cannot be deleted yet, because a window that
   * stands still has them open; the browser deletes those when it closes.
   */
  eraseRemoved(forget?: (id: string) => void): Promise<number>;
  /** Calls back after committed changes, this tab's and others'; returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Resolves when the list was closed from outside and stays so. */
  readonly taken: Promise<DatabaseEnd>;
  close(): void;
}

class Registry extends Dexie {
  readonly profiles: Table<Profile, string>;
  readonly removed: Table<{ readonly id: string }, string>;

  constructor(name: string) {
    super(name, { cache: 'disabled' });
    keepTransactionsWhole(this);
    this.version(1).stores({ [PROFILES_TABLE]: 'id, createdAtMs', removed: 'id' });
    this.profiles = this.table(PROFILES_TABLE);
    this.removed = this.table('removed');
  }
}

function readInOrder(db: Registry): Promise<Profile[]> {
  return db.profiles.orderBy('createdAtMs').toArray();
}

/**
 * Opens the list of profiles, making it as needed. Rejects where the browser keeps no databases.
 * @param name of its database; tests have their own
 */
export async function openProfiles(name: string = REGISTRY_NAME): Promise<ProfileStore> {
  const db = new Registry(name);
  const { taken } = await openGuarded(db, NATIVE_VERSION);
  const changes = followTables(name);
  const inTransaction = <T>(work: () => Promise<T>): Promise<T> =>
    db.transaction('rw', db.profiles, db.removed, work);

  /** A profile nobody named: for the first start, and in the place of the last one removed. */
  async function addUnnamed(id: string, wished: string, nowMs: number): Promise<void> {
    await db.profiles.add({
      id,
      name: wished,
      colour: nextProfileColour([]),
      createdAtMs: nowMs,
      lastOpenedAtMs: null,
    });
  }

  return {
    readAll: () => readInOrder(db),
    async readAtStart(firstName, nowMs) {
      const known = await readInOrder(db);
      if (known.length > 0) return known;
      return inTransaction(async () => {
        // Another window may start for the first time in the same moment.
        if ((await db.profiles.count()) === 0) await addUnnamed(DEFAULT_PROFILE_ID, firstName, nowMs);
        return readInOrder(db);
      });
    },
    create: (wish, nowMs) =>
      inTransaction(async () => {
        const named = parseProfileName(wish.name, await readInOrder(db));
        if (!named.ok) return named;
        const profile: Profile = {
          id: crypto.randomUUID(),
          name: named.name,
          colour: wish.colour,
          createdAtMs: nowMs,
          lastOpenedAtMs: null,
        };
        await db.profiles.add(profile);
        return { ok: true, profile };
      }),
    change: (id, wish) =>
      inTransaction(async () => {
        const profiles = await readInOrder(db);
        const before = profiles.find((profile) => profile.id === id);
        if (before === undefined) return { ok: false, fault: 'gone' };
        const named = parseProfileName(
          wish.name,
          profiles.filter((profile) => profile.id !== id),
        );
        if (!named.ok) return named;
        const profile: Profile = { ...before, name: named.name, colour: wish.colour };
        await db.profiles.put(profile);
        return { ok: true, profile };
      }),
    changeLock: (id, change) =>
      inTransaction(async () => {
        const profile = await db.profiles.get(id);
        if (profile === undefined) throw new Error('The profile was deleted meanwhile.');
        const { lock: before, ...unlocked } = profile;
        const lock = change(before ?? null);
        await db.profiles.put(lock === null ? unlocked : { ...unlocked, lock });
      }),
    async noteOpened(id, nowMs) {
      await db.profiles.update(id, { lastOpenedAtMs: nowMs });
    },
    remove: (id, freshName, nowMs) =>
      inTransaction(async () => {
        await db.profiles.delete(id);
        await db.removed.put({ id });
        if ((await db.profiles.count()) === 0) await addUnnamed(crypto.randomUUID(), freshName, nowMs);
        return readInOrder(db);
      }),
    async eraseRemoved(forget) {
      // The ids stay listed: a window that had not heard of it may have made an empty database under the name again.
      const removed = await db.removed.toArray();
      if (removed.length === 0) return 0;
      for (const { id } of removed) forget?.(id);
      const there = new Set(await Dexie.getDatabaseNames());
      const names = removed.map(({ id }) => databaseName(id)).filter((database) => there.has(database));
      const erasures = await Promise.all(names.map(eraseDatabase));
      return erasures.filter((erasure) => erasure === 'waiting').length;
    },
    subscribe: (listener) =>
      changes.subscribe(() => {
        listener();
      }),
    taken,
    close() {
      changes.stop();
      db.close();
    },
  };
}

/** Deletes a database. Whoever has it open is told and closes it; nobody is waited for who does not. */
export function eraseDatabase(name: string): Promise<'erased' | 'waiting'> {
  const db = new Dexie(name);
  return new Promise((resolve, reject) => {
    db.on('blocked', () => {
      resolve('waiting');
    });
    db.delete().then(() => resolve('erased'), reject);
  });
}

/**
 * Ids of the profiles that have a library, for whoever must look through all of them. Looking makes none.
 * @param name of the list's database; tests have their own
 */
export async function readProfileIds(name: string = REGISTRY_NAME): Promise<string[]> {
  const there = new Set(await Dexie.getDatabaseNames());
  // Until a window has started with profiles there is the one library that was there before them.
  const ids = there.has(name) ? await readListedIds(name) : [DEFAULT_PROFILE_ID];
  return ids.filter((id) => there.has(databaseName(id)));
}

async function readListedIds(name: string): Promise<string[]> {
  const db = new Registry(name);
  try {
    return (await readInOrder(db)).map(({ id }) => id);
  } finally {
    db.close();
  }
}
