/** Opens a profile's library: one IndexedDB database, behind the interface in library.ts. */
import { createApiTokenStore } from './apiTokens.ts';
import { followCollections } from './changes.ts';
import { createClassificationStore } from './classification.ts';
import { createConfigStore } from './config.ts';
import { createDuplicateStore } from './duplicates.ts';
import { createEmbeddingStore } from './embeddings.ts';
import { createFolderStore } from './folders.ts';
import { createJobStore } from './jobs.ts';
import type { DataKey } from '../core/profileLock.ts';
import type { Library } from './library.ts';
import { openDatabase } from './openDatabase.ts';
import { createPhotoStore } from './photos.ts';
import { createPromptVectorStore } from './promptVectors.ts';
import { createReviewStore } from './review.ts';
import { createRunStore } from './runs.ts';
import { createTagStore } from './tags.ts';
import { createTrashStore } from './trash.ts';

/** The profile everybody has until they make another. */
export const DEFAULT_PROFILE_ID = 'default';

/**
 * Opens the profile's database, making or migrating it as needed. Rejects where the browser keeps no databases (some
 * private windows), where a newer version of the app has already migrated this one, or where the profile is locked.
 * @param options.key of a locked profile
 * @param options.random dice for the jobs' back-off, from [0, 1); tests pass loaded ones
 */
export async function openLibrary(
  profileId: string = DEFAULT_PROFILE_ID,
  options: { readonly key?: DataKey | null; readonly random?: () => number } = {},
): Promise<Library> {
  const { db, close, taken } = await openDatabase(profileId, options.key ?? null);
  const changes = followCollections(db.name);
  return {
    photos: createPhotoStore(db),
    embeddings: createEmbeddingStore(db),
    tags: createTagStore(db),
    classification: createClassificationStore(db),
    config: createConfigStore(db),
    jobs: createJobStore(db, options.random ?? Math.random),
    runs: createRunStore(db),
    promptVectors: createPromptVectorStore(db),
    apiTokens: createApiTokenStore(db),
    duplicates: createDuplicateStore(db),
    folders: createFolderStore(db),
    review: createReviewStore(db),
    trash: createTrashStore(db),
    subscribe: (listener) => changes.subscribe(listener),
    taken,
    close() {
      changes.stop();
      close();
    },
  };
}
