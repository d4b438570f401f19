/**
 * What screens may do about the lock of the profile that the window shows. Turning it on or off is two steps: the wish is
 * written down and the window starts again; there the passphrase is typed once more and rows are rewritten.
 */
import type { Profile } from '../../../core/profile.ts';
import type * as TurnLock from '../../../library/lock/turnLock.ts';
import type { ProfileStore } from '../../../library/profiles.ts';

export interface LockParts {
  readonly store: ProfileStore;
  /** The profile this window shows, as it was at the start. */
  readonly current: Profile;
  /** Whoever has no lock does not load what makes one. */
  readonly loadTurnLock: () => Promise<typeof TurnLock>;
  /** Gives back what the queues have in hand, makes the change, and starts the window again. */
  readonly restartAfter: (change: () => Promise<void>) => Promise<void>;
}

export interface LockControls {
  /** Asks for a lock; nothing is encrypted before the passphrase was typed again. Takes about a second. */
  readonly request: (passphrase: string) => Promise<void>;
  /** False where the current one is wrong. Takes about two seconds. */
  readonly changePassphrase: (current: string, next: string) => Promise<boolean>;
  readonly remove: () => Promise<void>;
  /** Null: never by itself. */
  readonly setLockAfter: (minutes: number | null) => Promise<void>;
  /** Every window that shows the profile lets go of its key and asks for the passphrase. */
  readonly lockNow: () => void;
}

/** Windows of one profile tell each other to lock. */
export function lockChannelName(profileId: string): string {
  return `winnow-lock-${profileId}`;
}

export function createLockControls({
  store,
  current: { id },
  loadTurnLock,
  restartAfter,
}: LockParts): LockControls {
  return {
    async request(passphrase) {
      const { prepareLock } = await loadTurnLock();
      // The slow part comes before the work is stopped.
      const request = await prepareLock(id, passphrase);
      await restartAfter(() => request(store));
    },
    async changePassphrase(current, next) {
      const { changePassphrase } = await loadTurnLock();
      const lock = (await store.readAll()).find((profile) => profile.id === id)?.lock;
      if (lock === undefined) throw new Error('The lock was removed meanwhile.');
      return changePassphrase(store, id, lock, { current, next });
    },
    async remove() {
      const { requestUnsealing } = await loadTurnLock();
      await restartAfter(() => requestUnsealing(store, id));
    },
    setLockAfter: (minutes) =>
      store.changeLock(id, (lock) => (lock === null ? null : { ...lock, lockAfterMinutes: minutes })),
    lockNow() {
      const channel = new BroadcastChannel(lockChannelName(id));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin and takes none.
      channel.postMessage('lock');
      channel.close();
      location.reload();
    },
  };
}
