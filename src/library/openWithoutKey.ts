/** Opening libraries where no key ever is, in the service worker, which then carries nothing of what unseals one. */
import { assembleLibrary } from './assembleLibrary.ts';
import type { Library } from './library.ts';
import { openDatabase } from './openDatabase.ts';

/** As `openLibrary`; rejects with a ProfileLockedError where the profile is locked. */
export async function openWithoutKey(profileId: string): Promise<Library> {
  return assembleLibrary(await openDatabase(profileId, null), Math.random);
}
