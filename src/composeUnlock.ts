/**
 * The start of a window whose profile is locked, or is being locked or unlocked: nothing of its library is opened before
 * the passphrase was typed. The key that comes of it is kept by nobody but this page and its workers.
 */
import type { AppParts } from './app/depsContext.ts';
import type { UnlockParts } from './app/unlock/unlockParts.ts';
import type { Profile } from './core/profile.ts';
import type { DataKey, ProfileLock } from './core/profileLock.ts';
import type { ProfileStore } from './library/profiles.ts';

export interface UnlockDeps {
  readonly store: ProfileStore;
  readonly profile: Profile;
  readonly lock: ProfileLock;
  readonly others: readonly Profile[];
  readonly composeProfile: (profile: Profile, key: DataKey | null) => Promise<AppParts>;
}

export function composeUnlock({ store, profile, lock, others, composeProfile }: UnlockDeps): UnlockParts {
  const { id } = profile;
  const findNow = async (): Promise<Profile | undefined> =>
    (await store.readAll()).find((each) => each.id === id);

  // Another window may turn the lock, or delete the profile, while this one still asks.
  const check = async (): Promise<void> => {
    const now = await findNow();
    if (now?.lock?.state !== lock.state) location.reload();
  };
  const stopWatching = store.subscribe(() => {
    check().catch((error: unknown) => console.error(error));
  });

  return {
    profile,
    state: lock.state,
    others,
    async unlock(passphrase, progress) {
      const [{ unwrapKey }, { settleLock }] = await Promise.all([
        import('./library/lock/wrapKey.ts'),
        import('./library/lock/turnLock.ts'),
      ]);
      const now = await findNow();
      if (now?.lock === undefined)
        throw new Error('The lock was removed in another window. Reload this one.');
      const key = await unwrapKey(now.lock, passphrase, id);
      if (key === null) return { ok: false };
      stopWatching();
      const settled = await settleLock(store, id, now.lock, key, progress);
      const then = (await findNow()) ?? now;
      const parts = await composeProfile(then, settled.kind === 'locked' ? settled.key : null);
      return { ok: true, parts };
    },
    async withdraw() {
      stopWatching();
      const { withdrawRequest, withdrawUnsealing } = await import('./library/lock/turnLock.ts');
      if (lock.state === 'requested') await withdrawRequest(store, id);
      else await withdrawUnsealing(store, id);
      location.reload();
    },
  };
}
