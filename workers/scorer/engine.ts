/** Scoring in a worker: the library it opens itself, the kernel, and vectors kept while somebody is searching. */
import type { LibraryAt } from '../../src/library/openDatabase.ts';
import { openLibrary } from '../../src/library/openLibrary.ts';
import { createLocalScorer, type LocalScorer } from '../../src/pipeline/localScorer.ts';
import { createWasmKernel } from '../../src/scorer/wasmKernel.ts';
import type { ScorerWorkerApi } from './contract.ts';
import { readGrey } from './readGrey.ts';

/** Cached vectors are given back after this long without a call. */
const IDLE_MS = 60_000;

const MEBIBYTE = 2 ** 20;

/** The vectors of 100,000 photos at 512 values are 195 MiB; a small device reads them again for each search. */
function chooseCacheBytes(): number {
  const isSmallDevice = 'deviceMemory' in navigator && Number(navigator.deviceMemory) <= 4;
  return (isSmallDevice ? 64 : 256) * MEBIBYTE;
}

async function openScorer({ profileId, key }: LibraryAt): Promise<LocalScorer> {
  const library = await openLibrary(profileId, { key });
  const parts = { library, kernel: createWasmKernel(), nowMs: () => Date.now() };
  return createLocalScorer(parts, chooseCacheBytes(), readGrey);
}

export function createEngine(): ScorerWorkerApi {
  let opening: Promise<LocalScorer> | null = null;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;
  const running = new Map<number, AbortController>();

  async function run<T>(
    callId: number,
    work: (scorer: LocalScorer, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (opening === null) throw new Error('The scorer worker was asked before it was given a library.');
    const controller = new AbortController();
    running.set(callId, controller);
    clearTimeout(idleTimer);
    try {
      return await work(await opening, controller.signal);
    } finally {
      running.delete(callId);
      if (running.size === 0) idleTimer = setTimeout(() => void releaseMemory(), IDLE_MS);
    }
  }

  async function releaseMemory(): Promise<void> {
    (await opening)?.release();
  }

  return {
    async open(at) {
      opening ??= openScorer(at);
      await opening;
    },
    classify: (callId, request) => run(callId, (scorer, signal) => scorer.classify(request, signal)),
    rank: (callId, request) => run(callId, (scorer, signal) => scorer.rank(request, signal)),
    preview: (callId, request) => run(callId, (scorer, signal) => scorer.preview(request, signal)),
    hashPhotos: (callId, photoIds) => run(callId, (scorer, signal) => scorer.hashPhotos(photoIds, signal)),
    findDuplicates: (callId, modelKey) =>
      run(callId, (scorer, signal) => scorer.findDuplicates(modelKey, signal)),
    abort(callId) {
      running.get(callId)?.abort();
    },
  };
}
