/** Profiles with a lock, for tests in a browser: as they are once every row is sealed. */
import { Dexie } from 'dexie';
import type { DataKey, ProfileLock } from '../core/profileLock.ts';
import type { Library } from '../library/library.ts';
import { checkOf } from '../library/lock/keyCheck.ts';
import { newDataKey, wrapKey } from '../library/lock/wrapKey.ts';
import { openLibrary } from '../library/openLibrary.ts';
import { openProfiles, type ProfileStore } from '../library/profiles.ts';
import { databaseName } from '../library/schema.ts';

export const PASSPHRASE = 'correct horse battery staple';

/** What guessing costs is not what these tests are about. */
export const CHEAP_COST = { N: 2 ** 4, r: 1, p: 1 };

interface LockedProfile {
  readonly id: string;
  readonly key: DataKey;
}

async function buildLock(
  profileId: string,
  key: DataKey,
  state: ProfileLock['state'] = 'sealed',
): Promise<ProfileLock> {
  const wrappedKey = await wrapKey(key, PASSPHRASE, profileId, CHEAP_COST);
  return { state, wrappedKey, keyCheck: checkOf(key), progress: null, lockAfterMinutes: null };
}

export interface LockedProfiles {
  make(): Promise<LockedProfile>;
  open(options?: { readonly random?: () => number }): Promise<Library>;
  deleteAll(): Promise<void>;
}

/** In the list of profiles that libraries look into. */
export function createLockedProfiles(): LockedProfiles {
  const ids: string[] = [];
  let registry: Promise<ProfileStore> | null = null;
  const openRegistry = (): Promise<ProfileStore> => (registry ??= openProfiles());

  async function make(): Promise<LockedProfile> {
    const store = await openRegistry();
    const created = await store.create(
      { name: `Locked ${crypto.randomUUID().slice(0, 8)}`, colour: 'teal' },
      0,
    );
    if (!created.ok) throw new Error(`A test profile was not made: ${created.fault}`);
    const { id } = created.profile;
    const key = newDataKey();
    const lock = await buildLock(id, key);
    await store.changeLock(id, () => lock);
    ids.push(id);
    return { id, key };
  }

  return {
    make,
    async open({ random } = {}) {
      const { id, key } = await make();
      return openLibrary(id, { key, ...(random === undefined ? {} : { random }) });
    },
    async deleteAll() {
      const store = await openRegistry();
      for (const id of ids) {
        await Dexie.delete(databaseName(id));
        await store.remove(id, 'My photos', 0);
      }
      store.close();
    },
  };
}
