/**
 * Opens a profile's database, sealed or not: the one way there is to it. Whoever has it open holds a Web Lock, shared; what
 * turns a profile's lock on or off holds it alone. So nobody without the key writes into a sealed database, and nobody
 * with an old key into one that is no longer sealed.
 */
import type { DataKey } from '../core/profileLock.ts';
import { NO_PICTURE_SEAL } from './lock/sealedPictures.ts';
import { readStoredLock } from './lock/storedLock.ts';
import { databaseName, NATIVE_VERSION, ProfileDatabase } from './schema.ts';

export interface OpenDatabase {
  readonly db: ProfileDatabase;
  readonly close: () => void;
}

/** The profile is locked and no key was given, or its rows are just being sealed or opened. */
export class ProfileLockedError extends Error {
  override readonly name = 'ProfileLockedError';

  constructor() {
    super('The profile is locked.');
  }
}

/** True where that is the reason, of whichever thread: an error that crossed from another has lost its class. */
export function isLockedError(error: unknown): boolean {
  return error instanceof Error && error.name === 'ProfileLockedError';
}

/** The Web Lock of a profile's database. */
export function fenceName(profileId: string): string {
  return `winnow-library-${profileId}`;
}

/**
 * Opens the profile's database, making or migrating it as needed.
 * @param key of a locked profile; not looked at in one that has no lock
 * @throws ProfileLockedError
 */
export async function openDatabase(profileId: string, key: DataKey | null): Promise<OpenDatabase> {
  const leave = await enter(profileId);
  let db: ProfileDatabase | null = null;
  try {
    db = await prepare(profileId, key);
    await db.open();
    if (db.backendDB().version > NATIVE_VERSION) {
      // Dexie 4 opens a newer database all the same; rows in this version's shape would spoil it.
      throw new Error(
        'This library was last used by a newer version of Winnow. Reload the page to update it.',
      );
    }
  } catch (error) {
    db?.close();
    leave();
    throw error;
  }
  const opened = db;
  const close = (): void => {
    opened.close();
    leave();
  };
  opened.on('versionchange', ({ newVersion }) => {
    if (newVersion !== null) return true;
    // Deleted with its profile. Dexie's own answer, kept off by `false`, would make it anew, empty, at the next read.
    close();
    return false;
  });
  return { db: opened, close };
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
async function prepare(profileId: string, key: DataKey | null): Promise<ProfileDatabase> {
  const lock = await readStoredLock(profileId);
  if (lock === null) return new ProfileDatabase(databaseName(profileId), NO_PICTURE_SEAL);
  if (lock.state !== 'sealed' || key === null) throw new ProfileLockedError();
  // Most people have no lock, and load none of this.
  const { createSealedDatabase } = await import('./lock/sealedDatabase.ts');
  const db = await createSealedDatabase(databaseName(profileId), lock, key);
  if (db === null) throw new ProfileLockedError();
  return db;
}
