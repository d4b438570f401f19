/** The scorer over a library and a kernel on the same thread: what runs in the scorer worker, and in tests of the pipeline. */
import { INTERRUPTED_REASON, type Scorer } from '../scorer/scorer.ts';
import { classifyPhotos, type ScoringParts } from './classifyPhotos.ts';
import { createDuplicateFinder } from './findDuplicates.ts';
import { hashPhotos, type ReadGrey } from './perceptualHashes.ts';
import { previewPhotos } from './previewPhotos.ts';
import { rankPhotos } from './rankPhotos.ts';
import { createVectorCache } from './vectorCache.ts';

export interface LocalScorer extends Scorer {
  /** Gives back the memory of cached vectors. */
  release(): void;
}

/**
 * @param cacheBytes most bytes of vectors kept for the next ranking
 * @param readGrey null, as in Node, leaves every photo without a perceptual hash
 */
export function createLocalScorer(
  parts: ScoringParts,
  cacheBytes: number,
  readGrey: ReadGrey = () => Promise.resolve(null),
): LocalScorer {
  const cache = createVectorCache(parts.library, cacheBytes);
  const duplicates = createDuplicateFinder(parts.library);
  return {
    classify: (request, signal) => classifyPhotos(parts, request, signal),
    rank: (request, signal) => rankPhotos({ ...parts, cache }, request, signal),
    preview: (request, signal) => previewPhotos({ ...parts, cache }, request, signal),
    async hashPhotos(photoIds, signal) {
      await hashPhotos(parts.library, readGrey, photoIds, signal);
      return signal.aborted ? { ok: false, reason: INTERRUPTED_REASON } : { ok: true };
    },
    findDuplicates: (modelKey, signal) => duplicates.find(modelKey, signal),
    release() {
      cache.release();
      duplicates.release();
    },
    close() {
      cache.close();
      duplicates.close();
    },
  };
}
