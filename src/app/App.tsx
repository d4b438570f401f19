/** The app, once its parts are there: gives them to every screen and keeps what screens remember true to the library. */
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { PhotoId } from '../core/photo.ts';
import type { Deps } from '../pipeline/deps.ts';
import { readLargePicture } from '../pipeline/readLargePicture.ts';
import { AppPartsContext, type AppParts } from './depsContext.ts';
import { firstPageStands } from './firstPageStands.ts';
import { startServiceWorker } from './install/updates.ts';
import { followLibrary } from './invalidation.ts';
import { createImageUrls } from './pictures/imageUrls.ts';
import { PicturesContext, type Pictures } from './pictures/useImageUrl.ts';
import { createQueryClient } from './queries.ts';
import { createAppRouter, preloadPages } from './router.tsx';
import { PROFILES_KEY } from './settings/profiles/useProfiles.ts';

export function App({ parts }: { readonly parts: AppParts }) {
  const { profiles, models } = parts;
  const { library } = parts.deps;
  const [queryClient] = useState(createQueryClient);
  const [router] = useState(createAppRouter);
  const [pictures] = useState(() => createPictures(parts.deps));
  useEffect(() => followLibrary(library, queryClient), [library, queryClient]);
  useEffect(
    () => profiles.store.subscribe(() => void queryClient.invalidateQueries({ queryKey: PROFILES_KEY })),
    [profiles, queryClient],
  );
  useEffect(
    // Another model: what screens remember of scores, prompts and the model itself is of the one before.
    () => models.subscribeActive(() => void queryClient.invalidateQueries()),
    [models, queryClient],
  );
  useEffect(() => {
    void bringInTheRest(queryClient, parts.startWork);
  }, [queryClient, parts]);

  return (
    <AppPartsContext value={parts}>
      <PicturesContext value={pictures}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </PicturesContext>
    </AppPartsContext>
  );
}

/** Once the first page stands: the work behind it, what one may go to next, and last all that is kept for use offline. */
async function bringInTheRest(queryClient: QueryClient, startWork: () => void): Promise<void> {
  await firstPageStands(queryClient.getQueryCache());
  startWork();
  try {
    await preloadPages();
  } catch (error) {
    // Going to such a page says so itself, and tries again after a reload.
    console.warn('Winnow: pages could not be brought in ahead.', error);
  }
  startServiceWorker();
}

/** Some 600 thumbnails are 20 MB; larger pictures are ten times as large, and few are looked at twice. */
function createPictures(deps: Deps): Pictures {
  const { library } = deps;
  return {
    thumbnails: createImageUrls((ids) => library.photos.readThumbnails(ids), {
      kept: 600,
      batch: 32,
      concurrency: 2,
    }),
    previews: createImageUrls((ids) => readLargePictures(deps, ids), { kept: 8, batch: 1, concurrency: 3 }),
  };
}

async function readLargePictures(deps: Deps, ids: readonly PhotoId[]) {
  const pictures = await Promise.all(ids.map(async (id) => [id, await readLargePicture(deps, id)] as const));
  return new Map(pictures.flatMap(([id, picture]) => (picture === null ? [] : [[id, picture] as const])));
}
