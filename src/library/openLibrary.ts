/** Opens a profile's library: one IndexedDB database, behind the interface in library.ts. */
import type { DataKey } from '../core/profileLock.ts';
import { assembleLibrary } from './assembleLibrary.ts';
import type { Library } from './library.ts';
import { withKey } from './lock/withKey.ts';
import { openDatabase } from './openDatabase.ts';

/** The profile everybody has until they make another. */
export const DEFAULT_PROFILE_ID = 'default';

/**
 * Opens the profile's database, making or migrating it as needed. Rejects where the browser keeps no databases (some
 * private windows), where a newer version of the app has already migrated this one, or where the profile is locked.
 * @param options.key of a locked profile
 * @param options.random dice for the jobs' back-off, from [0, 1); tests pass loaded ones
 */
export async function openLibrary(
  profileId: string = DEFAULT_PROFILE_ID,
  options: { readonly key?: DataKey | null; readonly random?: () => number } = {},
): Promise<Library> {
  const opened = await openDatabase(profileId, withKey(options.key ?? null));
  return assembleLibrary(opened, options.random ?? Math.random);
}
