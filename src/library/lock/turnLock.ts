/**
 * Turns a profile's lock on and off: the steps from one state to the next, each of which an interruption leaves as it is.
 * What rewrites rows holds the library's fence alone, so that nothing else has it open (openDatabase.ts).
 */
import type { DataKey, ProfileLock, ScryptCost } from '../../core/profileLock.ts';
import { fenceName } from '../openDatabase.ts';
import type { ProfileStore } from '../profiles.ts';
import { databaseName } from '../schema.ts';
import { checkOf, isKeyOf } from './keyCheck.ts';
import { rewriteLibrary, type Rewriting } from './rewriteLibrary.ts';
import { createSealedPictures } from './sealedPictures.ts';
import { createSealedRows } from './sealedRows.ts';
import { newDataKey, unwrapKey, wrapKey } from './wrapKey.ts';

type LockStore = Pick<ProfileStore, 'changeLock'>;

/**
 * Makes a lock with a fresh key, which takes about a second, and answers how to put it on the profile. Nothing is sealed
 * then: typing the passphrase once more begins it ({@link settleLock}).
 */
export async function prepareLock(
  profileId: string,
  passphrase: string,
  cost?: ScryptCost,
): Promise<(store: LockStore) => Promise<void>> {
  const key = newDataKey();
  const wrappedKey = await wrapKey(key, passphrase, profileId, cost);
  const keyCheck = checkOf(key);
  return (store) =>
    store.changeLock(profileId, (lock) => {
      if (lock !== null) throw new Error('The profile has a lock already.');
      return { state: 'requested', wrappedKey, keyCheck, progress: null, lockAfterMinutes: null };
    });
}

/** Takes back a request of which nothing was done yet. */
export function withdrawRequest(store: LockStore, profileId: string): Promise<void> {
  return store.changeLock(profileId, (lock) => (lock?.state === 'requested' ? null : lock));
}

/** Rows are opened when the passphrase is typed next ({@link settleLock}). */
export function requestUnsealing(store: LockStore, profileId: string): Promise<void> {
  return store.changeLock(profileId, (lock) =>
    lock?.state === 'sealed' ? { ...lock, state: 'unsealing', progress: null } : lock,
  );
}

/** Leaves the lock on after all: rows that were opened already are sealed again with the next passphrase. */
export function withdrawUnsealing(store: LockStore, profileId: string): Promise<void> {
  return store.changeLock(profileId, (lock) =>
    lock?.state === 'unsealing' ? { ...lock, state: 'sealing', progress: null } : lock,
  );
}

/** Wraps the key with another passphrase; false where the current one is wrong. No row is rewritten. */
export async function changePassphrase(
  store: LockStore,
  profileId: string,
  lock: ProfileLock,
  { current, next }: { readonly current: string; readonly next: string },
  cost?: ScryptCost,
): Promise<boolean> {
  const key = await unwrapKey(lock, current, profileId);
  if (key === null) return false;
  const wrappedKey = await wrapKey(key, next, profileId, cost);
  await store.changeLock(profileId, (now) => {
    if (now === null || !isKeyOf(now, key)) throw new Error('The lock was removed meanwhile.');
    return { ...now, wrappedKey };
  });
  return true;
}

/** What a lock has come to, once it is settled. */
export type SettledLock = { readonly kind: 'locked'; readonly key: DataKey } | { readonly kind: 'open' };

export interface SettleOptions {
  readonly onShare: (share: number) => void;
  /** Another window still has the library open: it is waited for. */
  readonly onWaiting: () => void;
}

/**
 * Brings a lock that is being turned on or off to where it was going, from wherever it was left. Rejects where a row is
 * damaged or the disk is full; it can be tried again.
 */
export async function settleLock(
  store: LockStore,
  profileId: string,
  lock: ProfileLock,
  key: DataKey,
  { onShare, onWaiting }: SettleOptions,
): Promise<SettledLock> {
  if (lock.state === 'sealed') return { kind: 'locked', key };
  return aloneWith(profileId, onWaiting, async () => {
    const rewriting: Rewriting = lock.state === 'unsealing' ? 'open' : 'seal';
    let from = lock.progress;
    await store.changeLock(profileId, (now) => {
      // Another window may have come first, and have finished, or turned round.
      if (now === null || !isKeyOf(now, key)) throw new Error('The lock was removed meanwhile.');
      from = now.state === lock.state ? now.progress : null;
      return { ...now, state: rewriting === 'seal' ? 'sealing' : 'unsealing', progress: from };
    });
    const pictures = await createSealedPictures(key);
    await rewriteLibrary(databaseName(profileId), rewriting, {
      rows: createSealedRows(key, pictures),
      pictures,
      from,
      onShare,
      onProgress: (progress) =>
        store.changeLock(profileId, (now) => (now === null ? null : { ...now, progress })),
    });
    if (rewriting === 'open') {
      await store.changeLock(profileId, () => null);
      return { kind: 'open' };
    }
    await store.changeLock(profileId, (now) => now && { ...now, state: 'sealed', progress: null });
    return { kind: 'locked', key };
  });
}

/** Runs the work while nobody has the library open. Windows that show the profile start again when its lock changes, and let go. */
async function aloneWith<T>(profileId: string, onWaiting: () => void, work: () => Promise<T>): Promise<T> {
  const name = fenceName(profileId);
  const held = await navigator.locks.query();
  if (held.held?.some((lock) => lock.name === name) === true) onWaiting();
  return navigator.locks.request(name, work);
}
