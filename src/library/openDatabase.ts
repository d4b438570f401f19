/**
 * Opens a profile's database, sealed or not: the one way there is to it. Whoever has it open holds a Web Lock, shared; what
 * turns a profile's lock on or off holds it alone. So nobody without the key writes into a sealed database, and nobody
 * with an old key into one that is no longer sealed.
 */
import type { DataKey, ProfileLock } from '../core/profileLock.ts';
import { NO_PICTURE_SEAL } from './lock/sealedPictures.ts';
import { readStoredLock } from './lock/storedLock.ts';
import { ProfileLockedError } from './lockedError.ts';
import { openGuarded, type DatabaseEnd } from './openGuarded.ts';
import { databaseName, NATIVE_VERSION, ProfileDatabase } from './schema.ts';

/** Which library, and what opens it: what threads with a library of their own are told. */
export interface LibraryAt {
  readonly profileId: string;
  /** Null where the profile has no lock. */
  readonly key: DataKey | null;
}

export interface OpenDatabase {
  readonly db: ProfileDatabase;
  readonly close: () => void;
  /** Resolves when the database had to be closed: a newer version of the app migrates it, or it is deleted. */
  readonly taken: Promise<DatabaseEnd>;
}

/** A locked profile's database, not yet open; null where the key is not the lock's. */
export type OpenSealed = (name: string, lock: ProfileLock) => Promise<ProfileDatabase | null>;

/** The Web Lock of a profile's database. */
export function fenceName(profileId: string): string {
  return `winnow-library-${profileId}`;
}

/**
 * Opens the profile's database, making or migrating it as needed.
 * @param openSealed for a locked profile (lock/withKey.ts); not asked in one that has no lock
 * @throws ProfileLockedError, NewerDatabaseError
 */
export async function openDatabase(profileId: string, openSealed: OpenSealed | null): Promise<OpenDatabase> {
  const leave = await enter(profileId);
  let db: ProfileDatabase | null = null;
  try {
    db = await prepare(profileId, openSealed);
    const { taken } = await openGuarded(db, NATIVE_VERSION);
    void taken.then(leave);
    const opened = db;
    const close = (): void => {
      opened.close();
      leave();
    };
    return { db, close, taken };
  } catch (error) {
    db?.close();
    leave();
    throw error;
  }
}

/** Answers how to leave. While a lock is being turned on or off nobody enters. */
function enter(profileId: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const held = navigator.locks.request(
      fenceName(profileId),
      { mode: 'shared', ifAvailable: true },
      (lock) => {
        if (lock === null) throw new ProfileLockedError();
        return new Promise<void>((leave) => {
          resolve(leave);
        });
      },
    );
    held.catch(reject);
  });
}

/** Read inside the fence, the lock stays as it is for as long as the database is open. */
async function prepare(profileId: string, openSealed: OpenSealed | null): Promise<ProfileDatabase> {
  const lock = await readStoredLock(profileId);
  if (lock === null) return new ProfileDatabase(databaseName(profileId), NO_PICTURE_SEAL);
  if (lock.state !== 'sealed' || openSealed === null) throw new ProfileLockedError();
  const db = await openSealed(databaseName(profileId), lock);
  if (db === null) throw new ProfileLockedError();
  return db;
}
