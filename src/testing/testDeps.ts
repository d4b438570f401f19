/**
 * All stand-ins wired together: what compose.ts is to the app, for tests of the pipeline.
 */
import { referenceKernel } from '../core/scoring/kernel.ts';
import type { Deps } from '../pipeline/deps.ts';
import { createLocalScorer } from '../pipeline/localScorer.ts';
import { createPromptEncoder } from '../pipeline/promptEncoder.ts';
import { createManualClock, type ManualClock } from './manualClock.ts';
import { createMemoryLibrary, type MemoryLibrary } from './memoryLibrary.ts';
import { createMemoryMedia, type MemoryMedia } from './memoryMedia.ts';
import { createWordEncoder, type WordEncoder } from './wordEncoder.ts';

export interface TestDeps extends Deps {
  readonly library: MemoryLibrary;
  readonly media: MemoryMedia;
  readonly encoder: WordEncoder;
  readonly clock: ManualClock;
}

const CACHE_BYTES = 1_000_000;

/** A fresh world; pass a library to "reload" around what it holds. */
export function createTestDeps(
  options: {
    readonly library?: MemoryLibrary;
    readonly parallelism?: number;
    readonly batchSize?: number;
  } = {},
): TestDeps {
  const clock = createManualClock();
  const library = options.library ?? createMemoryLibrary();
  const media = createMemoryMedia(
    options.parallelism === undefined ? {} : { parallelism: options.parallelism },
  );
  const encoder = createWordEncoder(options.batchSize === undefined ? {} : { batchSize: options.batchSize });
  return {
    library,
    media,
    encoder,
    prompts: createPromptEncoder({ library, encoder }),
    scorer: createLocalScorer({ library, kernel: referenceKernel, nowMs: clock.nowMs }, CACHE_BYTES),
    nowMs: clock.nowMs,
    clock,
  };
}
