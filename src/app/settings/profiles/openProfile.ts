/**
 * Which profile this window shows. It is remembered with the window, so that two can show two, and opening another is a
 * new start of the page: nothing that the page or its workers hold of one profile can then reach the other.
 */
import type { Profile } from '../../../core/profile.ts';

const STORAGE_KEY = 'winnow-profile';
const NOTICE_KEY = 'winnow-notice';

/** As much of a profile as is needed to open it again, or to say that it is gone. */
export type RememberedProfile = Pick<Profile, 'id' | 'name'>;

/** Site data may be blocked; the window then opens what was opened last. */
function readItem(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeItem(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // See above.
  }
}

function parseRemembered(text: string): RememberedProfile | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('id' in value) || !('name' in value)) return null;
    const { id, name } = value;
    return typeof id === 'string' && typeof name === 'string' ? { id, name } : null;
  } catch {
    return null;
  }
}

/** What this window showed before; null in a new one. */
export function readRememberedProfile(): RememberedProfile | null {
  const text = readItem(STORAGE_KEY);
  return text === null ? null : parseRemembered(text);
}

export function rememberProfile({ id, name }: RememberedProfile): void {
  writeItem(STORAGE_KEY, JSON.stringify({ id, name }));
}

/**
 * Starts the page again with the profile. Work that is queued stays in its profile's database and goes on when a window
 * shows that profile; photos on their way in are as if the window had been closed.
 * @param notice said once the page is there
 */
export function openProfile(profile: RememberedProfile, notice?: string): void {
  rememberProfile(profile);
  if (notice !== undefined) writeItem(NOTICE_KEY, notice);
  location.assign(import.meta.env.BASE_URL);
}

/** What was to be said after the start, once. */
export function takeNotice(): string | null {
  const notice = readItem(NOTICE_KEY);
  writeItem(NOTICE_KEY, null);
  return notice;
}
