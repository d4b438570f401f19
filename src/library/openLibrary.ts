/** Opens a profile's library: one IndexedDB database, behind the interface in library.ts. */
import { createApiTokenStore } from './apiTokens.ts';
import { followCollections } from './changes.ts';
import { createClassificationStore } from './classification.ts';
import { createConfigStore } from './config.ts';
import { createDuplicateStore } from './duplicates.ts';
import { createEmbeddingStore } from './embeddings.ts';
import { createFolderStore } from './folders.ts';
import { createJobStore } from './jobs.ts';
import type { Library } from './library.ts';
import { createPhotoStore } from './photos.ts';
import { createPromptVectorStore } from './promptVectors.ts';
import { createReviewStore } from './review.ts';
import { createRunStore } from './runs.ts';
import { databaseName, NATIVE_VERSION, ProfileDatabase } from './schema.ts';
import { createTagStore } from './tags.ts';

/** The profile everybody has until they make another. */
export const DEFAULT_PROFILE_ID = 'default';

/**
 * Opens the profile's database, making or migrating it as needed. Rejects where the browser keeps no databases (some
 * private windows) or where a newer version of the app has already migrated this one.
 * @param options.random dice for the jobs' back-off, from [0, 1); tests pass loaded ones
 */
export async function openLibrary(
  profileId: string = DEFAULT_PROFILE_ID,
  options: { readonly random?: () => number } = {},
): Promise<Library> {
  const db = new ProfileDatabase(databaseName(profileId));
  await db.open();
  if (db.backendDB().version > NATIVE_VERSION) {
    // Dexie 4 opens a newer database all the same; rows in this version's shape would spoil it.
    db.close();
    throw new Error('This library was last used by a newer version of Winnow. Reload the page to update it.');
  }
  db.on('versionchange', ({ newVersion }) => {
    if (newVersion !== null) return true;
    // Deleted with its profile. Dexie's own answer, kept off by `false`, would make it anew, empty, at the next read.
    db.close();
    return false;
  });
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
    subscribe: (listener) => changes.subscribe(listener),
    close() {
      changes.stop();
      db.close();
    },
  };
}
