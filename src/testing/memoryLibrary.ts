/**
 * A library in memory for tests of the pipeline: the same behaviour as the real one (both pass libraryContract.ts), plus
 * switches for the faults a real one has. What it holds survives a "reload" of everything around it.
 */
import { EMPTY_CONFIG } from '../core/config/document.ts';
import type { Collection, Library } from '../library/library.ts';
import { memoryApiTokens } from './memoryApiTokens.ts';
import { memoryDuplicates } from './memoryDuplicates.ts';
import { memoryFolders } from './memoryFolders.ts';
import { memoryClassification } from './memoryClassification.ts';
import { memoryJobs, memoryRuns } from './memoryJobs.ts';
import { memoryEmbeddings, memoryPhotos } from './memoryPhotos.ts';
import type { MemoryState } from './memoryState.ts';
import { memoryReview } from './memoryReview.ts';
import { memoryTrash } from './memoryTrash.ts';
import { memoryConfig, memoryPromptVectors, memoryTags } from './memoryTags.ts';

export interface MemoryLibrary extends Library {
  /** The tables themselves, to look at and to break. */
  readonly state: MemoryState;
}

export function createMemoryLibrary(options: { readonly random?: () => number } = {}): MemoryLibrary {
  const listeners = new Set<(changed: ReadonlySet<Collection>) => void>();
  const state: MemoryState = {
    photos: new Map(),
    originals: new Map(),
    thumbnails: new Map(),
    previews: new Map(),
    embeddings: new Map(),
    tags: new Map(),
    links: [],
    vetoes: [],
    snapshots: [{ revision: 0, savedAtMs: 0, cause: 'page', document: EMPTY_CONFIG }],
    jobs: new Map(),
    doneByQueue: new Map(),
    pausedQueues: new Set(),
    runs: new Map(),
    undoEntries: [],
    promptVectors: new Map(),
    apiToken: null,
    pictureHashes: new Map(),
    notDuplicates: [],
    folders: new Map(),
    linkedFiles: [],
    inPlaceIds: new Set(),
    originalsAway: new Map(),
    trashedAtMs: new Map(),
    keepTrashDays: null,
    nextId: 0,
    bytesLeft: Number.POSITIVE_INFINITY,
    storeError: null,
    random: options.random ?? (() => 0.5),
    changed(...collections) {
      const changed = new Set(collections);
      // After the transaction, never within it.
      queueMicrotask(() => {
        for (const listener of listeners) listener(changed);
      });
    },
  };
  return {
    state,
    photos: memoryPhotos(state),
    embeddings: memoryEmbeddings(state),
    tags: memoryTags(state),
    classification: memoryClassification(state),
    config: memoryConfig(state),
    jobs: memoryJobs(state),
    runs: memoryRuns(state),
    promptVectors: memoryPromptVectors(state),
    apiTokens: memoryApiTokens(state),
    duplicates: memoryDuplicates(state),
    folders: memoryFolders(state),
    review: memoryReview(state),
    trash: memoryTrash(state),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    taken: new Promise(() => undefined),
    close() {
      listeners.clear();
    },
  };
}
