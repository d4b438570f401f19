/** What screens may do with profiles, and what becomes of this window when the one it shows is deleted. */
import { lastOpenedProfile, type Profile } from '../../../core/profile.ts';
import type { ProfileContents } from '../../../library/profileContents.ts';
import type { ProfileStore } from '../../../library/profiles.ts';
import type { ProfileScan } from '../../../pipeline/scanProfiles.ts';
import { profilesText } from './messages.ts';
import { openProfile, readRememberedProfile } from './openProfile.ts';

export interface ProfileParts {
  readonly store: ProfileStore;
  /** The profile this window shows, as it was at the start. */
  readonly current: Profile;
  readonly readContents: (id: string) => Promise<ProfileContents>;
  /** Asks every profile for a scan. */
  readonly scanAll: () => Promise<ProfileScan[]>;
  readonly nowMs: () => number;
}

export interface ProfileControls extends ProfileParts {
  /**
   * Deletes a profile and everything in it. Where it is the one this window shows, the window starts again with another.
   * Answers how many libraries another window, which stands still, keeps from being deleted yet.
   */
  readonly remove: (profile: Profile) => Promise<number>;
}

export function createProfileControls(parts: ProfileParts): ProfileControls {
  const { store, current, nowMs } = parts;
  let stopWatching = watchOpenProfile(store, current);

  return {
    ...parts,
    async remove(profile) {
      const isOpenHere = profile.id === current.id;
      if (isOpenHere) stopWatching();
      try {
        const left = await store.remove(profile.id, profilesText.freshName, nowMs());
        const next = lastOpenedProfile(left);
        if (!isOpenHere || next === null) return await store.eraseRemoved();
        // The next start deletes the database: by then neither the page nor its workers have it open.
        openProfile(next, profilesText.removed(profile.name));
        return 0;
      } catch (error) {
        if (isOpenHere) stopWatching = watchOpenProfile(store, current);
        throw error;
      }
    },
  };
}

/**
 * Starts the page again where another window has deleted the profile it shows, or where it comes out of the browser's
 * memory with another profile than the window shows by now. Returns the way to stop.
 */
function watchOpenProfile(store: ProfileStore, { id }: Profile): () => void {
  const check = async (): Promise<void> => {
    const remembered = readRememberedProfile();
    const isAnother = remembered !== null && remembered.id !== id;
    // One that is about to open another is on its way.
    if (isAnother) return;
    if (!(await store.readAll()).some((profile) => profile.id === id)) location.reload();
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
