/** A thread that restores a backup and can be ended at any moment, as a closed tab ends: for tests. */
import { openWorld, restore } from './backupWorlds.ts';
import { createMemoryMedia } from './memoryMedia.ts';

interface Order {
  readonly profile: string;
  readonly file: Blob;
}

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  void (async () => {
    const world = await openWorld(createMemoryMedia(), data.profile);
    await restore(world, data.file);
    self.postMessage('restored', {});
  })();
});
