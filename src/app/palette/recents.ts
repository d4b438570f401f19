/**
 * The commands run last on this device, by id. Only commands of the app itself: names of tags, categories and profiles, and
 * words searched for, are the person's own and are not remembered here.
 */
const STORAGE_KEY = 'winnow-recent-commands';
const MOST_KEPT = 5;

/** Latest first. */
export function readRecents(): string[] {
  try {
    return (localStorage.getItem(STORAGE_KEY) ?? '').split(' ').filter((id) => id !== '');
  } catch {
    return [];
  }
}

export function rememberRecent(id: string): void {
  const recents = [id, ...readRecents().filter((other) => other !== id)].slice(0, MOST_KEPT);
  try {
    localStorage.setItem(STORAGE_KEY, recents.join(' '));
  } catch {
    // Where site data is blocked nothing is remembered.
  }
}
