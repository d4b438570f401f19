/** A thread that turns a profile's lock and can be ended in the middle of it, for tests. */
import type { DataKey } from '../../core/profileLock.ts';
import { openProfiles } from '../profiles.ts';
import { settleLock } from './turnLock.ts';

self.addEventListener('message', (event: MessageEvent<{ profileId: string; key: DataKey }>) => {
  void turn(event.data.profileId, event.data.key);
});

async function turn(profileId: string, key: DataKey): Promise<void> {
  const store = await openProfiles();
  const lock = (await store.readAll()).find(({ id }) => id === profileId)?.lock;
  // Where the lock is off already the last one was ended between its last step and saying so.
  if (lock !== undefined) {
    await settleLock(store, profileId, lock, key, { onShare: () => undefined, onWaiting: () => undefined });
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker takes none.
  self.postMessage('done');
}
