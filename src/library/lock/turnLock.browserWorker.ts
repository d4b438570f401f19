/** A thread that turns a profile's lock and can be ended in the middle of it, for tests. */
import { openProfiles } from '../profiles.ts';
import { settleLock } from './turnLock.ts';
import { unwrapKey } from './wrapKey.ts';

self.addEventListener('message', (event: MessageEvent<{ profileId: string; passphrase: string }>) => {
  void turn(event.data.profileId, event.data.passphrase);
});

async function turn(profileId: string, passphrase: string): Promise<void> {
  const store = await openProfiles();
  const lock = (await store.readAll()).find(({ id }) => id === profileId)?.lock;
  const key = lock === undefined ? null : await unwrapKey(lock, passphrase, profileId);
  // Where the lock is off already the last one was ended between its last step and saying so.
  if (lock !== undefined && key !== null) {
    await settleLock(store, profileId, lock, key, { onShare: () => undefined, onWaiting: () => undefined });
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker takes none.
  self.postMessage('done');
}
