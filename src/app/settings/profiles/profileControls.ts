/** What screens may do with profiles, and what becomes of this window when the one it shows is deleted. */
import { lastOpenedProfile, type Profile } from '../../../core/profile.ts';
import type { ProfileContents } from '../../../library/profileContents.ts';
import type { ProfileStore } from '../../../library/profiles.ts';
import type { ProfileScan } from '../../../pipeline/scanProfiles.ts';
import { firstWords } from '../../../messages/words.ts';
import { createLockControls, type LockControls, type LockParts } from './lockControls.ts';
import { openProfile, readRememberedProfile } from './openProfile.ts';

export interface ProfileParts {
  readonly store: ProfileStore;
  /** The profile this window shows, as it was at the start. */
  readonly current: Profile;
  readonly readContents: (id: string) => Promise<ProfileContents>;
  /** Asks every profile for a scan. */
  readonly scanAll: () => Promise<ProfileScan[]>;
  /** See {@link ProfileStore.eraseRemoved}: whatever is kept for a profile, its database and beside it. */
  readonly eraseRemoved: () => Promise<number>;
  /** Ends the work of the queues in this window; what was cut short waits again. */
  readonly stopWork: () => Promise<void>;
  readonly loadTurnLock: LockParts['loadTurnLock'];
  readonly nowMs: () => number;
}

/** A batch in the encoder's hands may take seconds; nobody waits longer than this for another profile. */
const STOP_WITHIN_MS = 1_000;

export interface ProfileControls extends ProfileParts {
  /** Shows the profile in this window instead of the one it shows. */
  readonly open: (profile: Profile) => Promise<void>;
  /**
   * Deletes a profile and everything in it. Where it is the one this window shows, the window starts again with another.
   * Answers how many libraries another window, which stands still, keeps from being deleted yet.
   */
  readonly remove: (profile: Profile) => Promise<number>;
  /** The lock of the profile that this window shows. */
  readonly lock: LockControls;
}

export function createProfileControls(parts: ProfileParts): ProfileControls {
  const { store, current, eraseRemoved, stopWork, loadTurnLock, nowMs } = parts;
  let stopWatching = watchOpenProfile(store, current);

  /** Gives back what the queues have in hand, rather than have it look like the work of a window that crashed. */
  async function leaveFor(profile: Profile, notice?: string): Promise<void> {
    const stopped = stopWork().catch((error: unknown) => console.error(error));
    const waited = new Promise<void>((resolve) => {
      setTimeout(resolve, STOP_WITHIN_MS);
    });
    await Promise.race([stopped, waited]);
    openProfile(profile, notice);
  }

  /** What hears of the change in other windows has them start again as well, and let go of the library. */
  async function restartAfter(change: () => Promise<void>): Promise<void> {
    stopWatching();
    try {
      await change();
    } catch (error) {
      stopWatching = watchOpenProfile(store, current);
      throw error;
    }
    await leaveFor(current);
  }

  return {
    ...parts,
    lock: createLockControls({ store, current, loadTurnLock, restartAfter }),
    open: (profile) => leaveFor(profile),
    async remove(profile) {
      const isOpenHere = profile.id === current.id;
      if (isOpenHere) stopWatching();
      try {
        const left = await store.remove(profile.id, firstWords().profiles.freshName, nowMs());
        const next = lastOpenedProfile(left);
        if (!isOpenHere || next === null) return await eraseRemoved();
        // The next start deletes the database: by then neither the page nor its workers have it open.
        await leaveFor(next, firstWords().profiles.removed(profile.name));
        return 0;
      } catch (error) {
        if (isOpenHere) stopWatching = watchOpenProfile(store, current);
        throw error;
      }
    },
  };
}

/**
 * Starts the page again where another window has deleted the profile it shows or turned its lock, or where it comes out of the browser's
 * memory with another profile than the window shows by now. Returns the way to stop.
 */
function watchOpenProfile(store: ProfileStore, { id, lock }: Profile): () => void {
  const check = async (): Promise<void> => {
    const remembered = readRememberedProfile();
    const isAnother = remembered !== null && remembered.id !== id;
    // One that is about to open another is on its way.
    if (isAnother) return;
    const now = (await store.readAll()).find((profile) => profile.id === id);
    if (now === undefined || now.lock?.state !== lock?.state) location.reload();
  };
  const checkNow = (): void => void check().catch((error: unknown) => console.error(error));
  const show = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    if (readRememberedProfile()?.id === id) checkNow();
    else location.reload();
  };
  const stop = store.subscribe(checkNow);
  // A page that stood still heard of nothing meanwhile.
  document.addEventListener('resume', checkNow);
  addEventListener('pageshow', show);
  return () => {
    stop();
    document.removeEventListener('resume', checkNow);
    removeEventListener('pageshow', show);
  };
}
