/**
 * A scan through the app's own parts, with vectors of the usual CLIP's size: storage, queues and scorer are the real ones.
 * The encoder is not what is measured: it answers with the stand-in model's key and seeded vectors, as fast as it is asked.
 */
import type { Run } from '../../../src/core/run.ts';
import type { Encoder } from '../../../src/encoder/encoder.ts';
import { DEFAULT_PROFILE_ID, openLibrary } from '../../../src/library/openLibrary.ts';
import { createMedia } from '../../../src/media/mediaClient.ts';
import type { Deps } from '../../../src/pipeline/deps.ts';
import { leadAtOnce } from '../../../src/pipeline/leadership.ts';
import { createPromptEncoder } from '../../../src/pipeline/promptEncoder.ts';
import { startQueues } from '../../../src/pipeline/runQueues.ts';
import { startScan } from '../../../src/pipeline/scanLibrary.ts';
import { createScorer } from '../../../src/scorer/scorerClient.ts';
import { buildModel } from '../../../src/testing/builders.ts';
import { BENCH_MODEL_KEY, BENCH_THRESHOLD, drawPromptVector } from './benchCategories.ts';

/** What the app does by itself when it is opened is not the scan's. */
const SETTLE_MS = 2_000;
const LOOK_EVERY_MS = 20;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

function createSeededEncoder(dim: number): Encoder {
  const model = buildModel({
    key: BENCH_MODEL_KEY,
    title: 'Seeded vectors',
    dim,
    defaultThreshold: BENCH_THRESHOLD,
  });
  return {
    load: () => Promise.resolve({ ok: true, value: model }),
    encodeImages: () =>
      Promise.resolve({ ok: false, kind: 'permanent', reason: 'Seeded vectors are made beforehand.' }),
    encodeTexts: (prompts) =>
      Promise.resolve({
        ok: true,
        value: prompts.map((prompt) => ({ vector: drawPromptVector(prompt, dim), unknownWords: [] })),
      }),
    readStatus: () => Promise.resolve(null),
    batchSize: 8,
    close: () => undefined,
  };
}

/** Scans the default profile; `dim` as its library was made with. */
export async function scanThroughParts(dim: number): Promise<{ ms: number; run: Run }> {
  const library = await openLibrary();
  const encoder = createSeededEncoder(dim);
  const media = createMedia();
  const scorer = createScorer(DEFAULT_PROFILE_ID);
  const deps: Deps = {
    library,
    media,
    encoder,
    prompts: createPromptEncoder({ library, encoder }),
    scorer,
    nowMs: () => Date.now(),
  };
  const queues = startQueues(deps, { acquireLeadership: leadAtOnce });
  try {
    await pause(SETTLE_MS);
    const startedAtMs = Date.now();
    const started = await startScan(deps);
    if (!started.ok) throw new Error(`The scan did not start: ${started.reason}.`);
    queues.wake();
    for (;;) {
      const run = await library.runs.read(started.runId);
      if (run === null) throw new Error('The scan is gone.');
      if (run.endedAtMs !== null) return { ms: run.endedAtMs - startedAtMs, run };
      await pause(LOOK_EVERY_MS);
    }
  } finally {
    await queues.stop();
    scorer.close();
    media.close();
    library.close();
  }
}
