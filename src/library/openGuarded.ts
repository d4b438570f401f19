/**
 * Opens a database so that no two versions of the app write into it. One that a newer version has migrated is not opened;
 * one that a newer version wants to migrate, or that is to be deleted, is closed for good. Dexie by itself would open the
 * first, and open the second again at the next read.
 */
import type { Dexie } from 'dexie';

/** Why an open database was closed from outside. */
export type DatabaseEnd = 'newer-version' | 'deleted';

/** A newer version of the app has migrated the database. */
class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';

  constructor() {
    super('This library was last used by a newer version of Winnow. Reload the page to update it.');
  }
}

/** True where that is the reason, of whichever thread: an error that crossed from another has lost its class. */
export function isNewerError(error: unknown): boolean {
  return error instanceof Error && error.name === 'NewerDatabaseError';
}

/** Any thread of the site that waits for others to let go of a database says so here. */
const BLOCKED_CHANNEL = 'winnow-upgrade-blocked';

/**
 * Calls back while some thread waits to migrate a database that another window, of an older version, keeps open; returns the
 * way to stop. Not called for a window that lets go of it when asked, as all do since version 5.
 */
export function watchBlocked(onBlocked: () => void): () => void {
  const channel = new BroadcastChannel(BLOCKED_CHANNEL);
  channel.addEventListener('message', onBlocked);
  return () => {
    channel.close();
  };
}

function tellBlocked(): void {
  const channel = new BroadcastChannel(BLOCKED_CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is the origin's own
  channel.postMessage('blocked');
  channel.close();
}

/**
 * @param nativeVersion the newest version the app knows, in IndexedDB's terms
 * @returns `taken` resolves when the database had to be closed
 * @throws NewerDatabaseError
 */
export async function openGuarded(
  db: Dexie,
  nativeVersion: number,
): Promise<{ readonly taken: Promise<DatabaseEnd> }> {
  db.on('blocked', tellBlocked);
  const taken = new Promise<DatabaseEnd>((resolve) => {
    // `false` keeps Dexie's own answer off, which would open the database again.
    db.on('versionchange', ({ newVersion }) => {
      db.close();
      resolve(newVersion === null ? 'deleted' : 'newer-version');
      return false;
    });
  });
  await db.open();
  if (db.backendDB().version > nativeVersion) {
    db.close();
    throw new NewerDatabaseError();
  }
  return { taken };
}
