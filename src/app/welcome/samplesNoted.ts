/** Whether samples were ever added to a profile: only then are they looked for. Kept by the browser, for each profile. */
const keyOf = (profileId: string): string => `winnow-samples-${profileId}`;

export function noteSamples(storage: Pick<Storage, 'setItem'>, profileId: string): void {
  try {
    storage.setItem(keyOf(profileId), 'yes');
  } catch {
    // Where site data is blocked nothing is remembered; the tag finds them.
  }
}

export function areSamplesNoted(storage: Pick<Storage, 'getItem'>, profileId: string): boolean {
  try {
    return storage.getItem(keyOf(profileId)) !== null;
  } catch {
    return false;
  }
}

/** When they are gone for good, or the profile is. */
export function forgetSamples(storage: Pick<Storage, 'removeItem'>, profileId: string): void {
  try {
    storage.removeItem(keyOf(profileId));
  } catch {
    // There is nothing to forget.
  }
}
