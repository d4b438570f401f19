/**
 * Scan all profiles: asks for a scan in each, in that profile's own database and with its own categories. A scan runs in
 * a window that shows its profile, so those of profiles that no window shows wait until one does.
 */
import type { Profile } from '../core/profile.ts';
import { reasonOf } from '../core/reasonOf.ts';
import type { Library } from '../library/library.ts';
import { isLockedError } from '../library/lockedError.ts';
import type { Deps } from './deps.ts';
import { startScan, type StartScanResult } from './scanLibrary.ts';

export interface ProfileScan {
  readonly profile: Profile;
  readonly result:
    | StartScanResult
    | { readonly ok: false; readonly reason: 'locked' }
    | { readonly ok: false; readonly reason: 'unreadable'; readonly message: string };
}

export interface ScanProfilesDeps extends Pick<Deps, 'nowMs'> {
  /** Opens a profile's library; it is closed again once the scan is asked for. */
  readonly openLibrary: (profileId: string) => Promise<Library>;
}

/** One after the other; a profile that cannot be opened keeps no other from its scan. */
export async function scanProfiles(
  { openLibrary, nowMs }: ScanProfilesDeps,
  profiles: readonly Profile[],
): Promise<ProfileScan[]> {
  const scans: ProfileScan[] = [];
  for (const profile of profiles) {
    try {
      const library = await openLibrary(profile.id);
      try {
        scans.push({ profile, result: await startScan({ library, nowMs }) });
      } finally {
        library.close();
      }
    } catch (error) {
      if (isLockedError(error)) {
        scans.push({ profile, result: { ok: false, reason: 'locked' } });
        continue;
      }
      scans.push({ profile, result: { ok: false, reason: 'unreadable', message: reasonOf(error) } });
    }
  }
  return scans;
}
