/** The lock of a profile as the list of profiles keeps it, read without opening more than that one row. */
import type { Profile } from '../../core/profile.ts';
import type { ProfileLock } from '../../core/profileLock.ts';

/** The list's database. No profile's can have this name: theirs begin with `winnow-`. */
export const REGISTRY_NAME = 'winnow.profiles';
export const PROFILES_TABLE = 'profiles';

/** Null where the profile has none. Looking makes no list where there is none yet. */
export function readStoredLock(profileId: string): Promise<ProfileLock | null> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(REGISTRY_NAME);
    opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
    opening.addEventListener('error', (event) => {
      if (opening.error?.name !== 'AbortError') reject(failure(opening.error));
      else {
        // Nothing was there, and nothing was made.
        event.preventDefault();
        resolve(null);
      }
    });
    opening.addEventListener('success', () => {
      const registry = opening.result;
      // Nothing here stands in the way of whoever changes or deletes the list.
      registry.addEventListener('versionchange', () => registry.close());
      const reading = registry.transaction(PROFILES_TABLE).objectStore(PROFILES_TABLE).get(profileId);
      reading.addEventListener('success', () => {
        registry.close();
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- profiles.ts alone writes these rows: their shape is trusted.
        const profile = reading.result as Profile | undefined;
        resolve(profile?.lock ?? null);
      });
      reading.addEventListener('error', () => {
        registry.close();
        reject(failure(reading.error));
      });
    });
  });
}

function failure(error: DOMException | null): Error {
  return error ?? new Error('The list of profiles could not be read.');
}
