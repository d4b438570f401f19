/**
 * A profile: one person, or one purpose, in this browser. It owns a library and its configuration, and nothing crosses
 * profiles. These are the rules about its name and about which one a window opens.
 */

import type { ProfileLock } from './profileLock.ts';

/** Names of colours; what they look like is the interface's business. */
export const PROFILE_COLOURS = ['amber', 'green', 'teal', 'blue', 'violet', 'rose'] as const;
export type ProfileColour = (typeof PROFILE_COLOURS)[number];

export interface Profile {
  /** Names the profile's database, for good: a renamed profile keeps it, and no two ever share one. */
  readonly id: string;
  readonly name: string;
  readonly colour: ProfileColour;
  readonly createdAtMs: number;
  /** Null until a window opens it. */
  readonly lastOpenedAtMs: number | null;
  /** Absent where everybody who uses the browser can open it. */
  readonly lock?: ProfileLock;
}

/** What a person decides about a profile. */
export type ProfileWish = Pick<Profile, 'name' | 'colour'>;

/** In UTF-16 units, as fields count. */
export const LONGEST_PROFILE_NAME = 40;

export type ProfileNameFault = 'empty' | 'too-long' | 'taken';

/** How a name is written down: trimmed, composed, single spaces. */
function tidyName(text: string): string {
  return text.trim().replace(/\s+/g, ' ').normalize('NFC');
}

/** The name as stored, or what is wrong with it. Two profiles may not differ in case only. */
export function parseProfileName(
  text: string,
  others: ReadonlyArray<Pick<Profile, 'name'>>,
): { readonly ok: true; readonly name: string } | { readonly ok: false; readonly fault: ProfileNameFault } {
  const name = tidyName(text);
  if (name === '') return { ok: false, fault: 'empty' };
  if (name.length > LONGEST_PROFILE_NAME) return { ok: false, fault: 'too-long' };
  const key = name.toLowerCase();
  const isTaken = others.some((other) => other.name.toLowerCase() === key);
  return isTaken ? { ok: false, fault: 'taken' } : { ok: true, name };
}

/** True where the text is the profile's name: what a person types to confirm that they mean this one. */
export function isProfileName(text: string, { name }: Pick<Profile, 'name'>): boolean {
  return tidyName(text) === name;
}

/** The first character of the name, whole even where it takes several code units, as a capital where it has one. */
export function profileInitial({ name }: Pick<Profile, 'name'>): string {
  const [first] = new Intl.Segmenter().segment(name);
  return (first?.segment ?? '?').toUpperCase();
}

/** The colour fewest profiles have. */
export function nextProfileColour(profiles: ReadonlyArray<Pick<Profile, 'colour'>>): ProfileColour {
  const [first, ...rest] = PROFILE_COLOURS;
  const uses = (colour: ProfileColour): number =>
    profiles.filter((profile) => profile.colour === colour).length;
  return rest.reduce<ProfileColour>((best, colour) => (uses(colour) < uses(best) ? colour : best), first);
}

/** The profile opened last, or the oldest where none ever was; null where there is none. */
export function lastOpenedProfile(profiles: readonly Profile[]): Profile | null {
  const [first, ...rest] = profiles;
  if (first === undefined) return null;
  return rest.reduce(
    (last, profile) => ((profile.lastOpenedAtMs ?? -1) > (last.lastOpenedAtMs ?? -1) ? profile : last),
    first,
  );
}

export type ProfileChoice =
  | { readonly kind: 'open'; readonly profile: Profile }
  /** The window showed a profile that was deleted since. */
  | { readonly kind: 'gone' };

/** What a window opens: the profile it showed before, or the one opened last anywhere. Null where there is none. */
export function chooseProfile(
  profiles: readonly Profile[],
  rememberedId: string | null,
): ProfileChoice | null {
  if (rememberedId !== null) {
    const remembered = profiles.find(({ id }) => id === rememberedId);
    return remembered === undefined ? { kind: 'gone' } : { kind: 'open', profile: remembered };
  }
  const profile = lastOpenedProfile(profiles);
  return profile === null ? null : { kind: 'open', profile };
}
