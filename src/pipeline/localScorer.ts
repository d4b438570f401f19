/** The scorer over a library and a kernel on the same thread: what runs in the scorer worker, and in tests of the pipeline. */
import type { Scorer } from '../scorer/scorer.ts';
import { classifyPhotos, type ScoringParts } from './classifyPhotos.ts';
import { previewPhotos } from './previewPhotos.ts';
import { rankPhotos } from './rankPhotos.ts';
import { createVectorCache } from './vectorCache.ts';

export interface LocalScorer extends Scorer {
  /** Gives back the memory of cached vectors. */
  release(): void;
}

/** `cacheBytes`: most bytes of vectors kept for the next ranking. */
export function createLocalScorer(parts: ScoringParts, cacheBytes: number): LocalScorer {
  const cache = createVectorCache(parts.library, cacheBytes);
  return {
    classify: (request, signal) => classifyPhotos(parts, request, signal),
    rank: (request, signal) => rankPhotos({ ...parts, cache }, request, signal),
    preview: (request, signal) => previewPhotos({ ...parts, cache }, request, signal),
    release: () => cache.release(),
    close: () => cache.close(),
  };
}
