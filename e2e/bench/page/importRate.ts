/**
 * How fast photos go from file to classified, beside the encoder alone, in one page and one run. Every part is the
 * app's own; only the clock is watched from outside.
 */
import type { ConfigDocument } from '../../../src/core/config/document.ts';
import { createEncoder } from '../../../src/encoder/encoderClient.ts';
import type { Encoder } from '../../../src/encoder/encoder.ts';
import { openLibrary } from '../../../src/library/openLibrary.ts';
import { createMedia } from '../../../src/media/mediaClient.ts';
import type { Media } from '../../../src/media/media.ts';
import { saveConfig } from '../../../src/pipeline/applyConfig.ts';
import type { Deps } from '../../../src/pipeline/deps.ts';
import { createFreshInputs } from '../../../src/pipeline/freshInputs.ts';
import { importPhotos } from '../../../src/pipeline/importPhotos.ts';
import { leadAtOnce } from '../../../src/pipeline/leadership.ts';
import { createPromptEncoder } from '../../../src/pipeline/promptEncoder.ts';
import { startQueues } from '../../../src/pipeline/runQueues.ts';
import { createScorer } from '../../../src/scorer/scorerClient.ts';

export interface ImportRateRequest {
  readonly photos: number;
  readonly width: number;
  readonly height: number;
}

export interface ImportRateResult {
  readonly encoderAlonePerSecond: number;
  readonly endToEndPerSecond: number;
  /** Milliseconds a photo, summed over workers: what each stage cost, not how long it was waited for. */
  readonly stageMs: Readonly<Record<string, number>>;
  readonly threads: number;
}

/** Draws one photo-like JPEG; no two are alike. */
async function drawJpeg(seed: number, { width, height }: ImportRateRequest): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser gives no 2d canvas.');
  for (let index = 0; index < 300; index++) {
    context.fillStyle = `hsl(${(index * 47 + seed * 13) % 360} 60% ${10 + ((index * 29 + seed) % 80)}%)`;
    context.fillRect(
      (index * 97 + seed * 31) % width,
      (index * 61 + seed * 17) % height,
      width / 6,
      height / 8,
    );
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 });
  return new File([blob], `bench-${seed}.jpg`, { type: 'image/jpeg' });
}

function createStopwatch() {
  const totals = new Map<string, number>();
  return {
    totals,
    /** The same method, its time noted under `stage`. */
    time:
      <Args extends unknown[], Result>(
        stage: string,
        method: (...args: Args) => Promise<Result>,
      ): ((...args: Args) => Promise<Result>) =>
      async (...args) => {
        const startedMs = performance.now();
        const result = await method(...args);
        totals.set(stage, (totals.get(stage) ?? 0) + performance.now() - startedMs);
        return result;
      },
  };
}

/** Pictures a second, in the encoder's own batches. */
export async function measureEncoderAlone(encoder: Encoder, photos: number): Promise<number> {
  const loaded = await encoder.load();
  if (!loaded.ok) throw new Error(loaded.reason);
  const { size } = loaded.value.preprocessing;
  const makeBatch = (): Uint8Array[] =>
    Array.from({ length: encoder.batchSize }, () => new Uint8Array(size * size * 3).fill(120));
  const neverAborted = new AbortController().signal;
  await encoder.encodeImages(makeBatch(), neverAborted);
  const batches = Math.ceil(photos / encoder.batchSize);
  const startedMs = performance.now();
  for (let index = 0; index < batches; index++) await encoder.encodeImages(makeBatch(), neverAborted);
  return (batches * encoder.batchSize * 1000) / (performance.now() - startedMs);
}

/** Imports drawn photos into a library of its own, deleted afterwards. */
export async function measureImportRate(request: ImportRateRequest): Promise<ImportRateResult> {
  const profileId = `bench-${crypto.randomUUID()}`;
  const encoder = createEncoder();
  const media = createMedia();
  const library = await openLibrary(profileId);
  const { totals, time } = createStopwatch();
  const timedMedia: Media = {
    ...media,
    inspect: time('inspect', (...args) => media.inspect(...args)),
    render: time('decode, thumbnail, preview, model input', (...args) => media.render(...args)),
  };
  const timedEncoder: Encoder = {
    ...encoder,
    encodeImages: time('encode', (...args) => encoder.encodeImages(...args)),
  };
  const timedLibrary: Deps['library'] = {
    ...library,
    photos: {
      ...library.photos,
      addImported: time('store', (...args) => library.photos.addImported(...args)),
    },
    embeddings: {
      ...library.embeddings,
      putMany: time('store embeddings', (...args) => library.embeddings.putMany(...args)),
    },
  };
  const scorer = createScorer(profileId);
  const deps: Deps = {
    library: timedLibrary,
    media: timedMedia,
    encoder: timedEncoder,
    prompts: createPromptEncoder({ library, encoder }),
    scorer: {
      ...scorer,
      classify: time('classify and link', (...args) => scorer.classify(...args)),
    },
    nowMs: () => Date.now(),
  };
  try {
    const loaded = await encoder.load();
    if (!loaded.ok) throw new Error(loaded.reason);
    const document: ConfigDocument = {
      classification: {
        enabled: true,
        categories: loaded.value.starterSet.map((category) => ({ ...category, enabled: true })),
      },
      job: { classification: { concurrency: 1 } },
    };
    await saveConfig(deps, document, 0, 'starter-set');
    const files = await Promise.all(
      Array.from({ length: request.photos }, (_, seed) => drawJpeg(seed, request)),
    );
    const encoderAlonePerSecond = await measureEncoderAlone(encoder, request.photos);
    totals.clear();

    const freshInputs = createFreshInputs();
    const queues = startQueues(deps, { acquireLeadership: leadAtOnce, freshInputs });
    const startedMs = performance.now();
    await importPhotos(
      deps,
      files.map((file) => ({ file, path: file.name })),
      {
        signal: new AbortController().signal,
        onProgress: () => undefined,
        freshInputs,
        onStored: () => {
          queues.wake();
        },
      },
    );
    await waitUntilClassified(deps.library);
    const elapsedMs = performance.now() - startedMs;
    await queues.stop();
    const status = await encoder.readStatus();
    return {
      encoderAlonePerSecond,
      endToEndPerSecond: (request.photos * 1000) / elapsedMs,
      stageMs: Object.fromEntries([...totals].map(([stage, ms]) => [stage, ms / request.photos])),
      threads: status?.threads ?? 1,
    };
  } finally {
    scorer.close();
    media.close();
    encoder.close();
    scorer.close();
    library.close();
    indexedDB.deleteDatabase(`winnow-${profileId}`);
  }
}

async function waitUntilClassified(library: Deps['library']): Promise<void> {
  for (;;) {
    const counts = await library.jobs.readCounts();
    const open = Object.values(counts).reduce(
      (sum, { waiting, active, delayed }) => sum + waiting + active + delayed,
      0,
    );
    if (open === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
