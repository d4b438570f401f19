/** A library over a profile's open database: the interface in library.ts, a file to each collection. */
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
import { createTagStore } from './tags.ts';
import { createTrashStore } from './trash.ts';
import type { OpenDatabase } from './openDatabase.ts';

/** @param random dice for the jobs' back-off, from [0, 1) */
export function assembleLibrary({ db, close, taken }: OpenDatabase, random: () => number): Library {
  const changes = followCollections(db.name);
  return {
    photos: createPhotoStore(db),
    embeddings: createEmbeddingStore(db),
    tags: createTagStore(db),
    classification: createClassificationStore(db),
    config: createConfigStore(db),
    jobs: createJobStore(db, random),
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
