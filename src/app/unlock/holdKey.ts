/** A window that holds the key of a locked profile: when it lets go of it. The key is gone with the page. */
import type { Profile } from '../../core/profile.ts';
import type { ProfileStore } from '../../library/profiles.ts';
import { useImports } from '../import/importer.ts';
import { isUnderWay } from '../import/importSession.ts';
import { forgetOldDownloads } from '../downloadCopies.ts';
import { lockChannelName } from '../settings/profiles/lockControls.ts';
import { lockWhenIdle } from './lockWhenIdle.ts';

function letGo(): void {
  location.reload();
}

/** Copies made for downloads lie unencrypted in the site's storage, in browsers that cannot write to a chosen file. */
const DOWNLOADS_KEPT_MS = 3_600_000;

export function holdKey(store: ProfileStore, { id, lock }: Profile): void {
  void forgetOldDownloads(DOWNLOADS_KEPT_MS);
  let minutes = lock?.lockAfterMinutes ?? null;
  const follow = async (): Promise<void> => {
    const profiles = await store.readAll();
    minutes = profiles.find((profile) => profile.id === id)?.lock?.lockAfterMinutes ?? null;
  };
  store.subscribe(() => void follow().catch((error: unknown) => console.error(error)));
  new BroadcastChannel(lockChannelName(id)).addEventListener('message', letGo);
  // One that comes back out of the browser's memory stood still: nobody knows for how long.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) letGo();
  });
  lockWhenIdle({
    page: window,
    readMinutes: () => minutes,
    isBusy: () => isUnderWay(useImports.getState().session),
    nowMs: () => Date.now(),
    lock: letGo,
  });
}
