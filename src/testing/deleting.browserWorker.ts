/** A thread that empties the trash and can be ended at any moment, as a closed tab ends: for tests. */
import { openLibrary } from '../library/openLibrary.ts';
import { deleteForEver } from '../pipeline/emptyTrash.ts';

self.addEventListener('message', ({ data }: MessageEvent<string>) => {
  void (async () => {
    const library = await openLibrary(data);
    await deleteForEver({ library, nowMs: () => 6 }, await library.photos.readIds('trash'), {
      onProgress: (deleted) => {
        self.postMessage(deleted, {});
      },
    });
  })();
});
