/**
 * The page's side of the media workers: hands out files, takes back pictures, and keeps a worker that dies or hangs
 * from stopping an import.
 *
 * Bytes are copied once on the way in (1 ms for 5 MB) and transferred: should the worker die with them, they are
 * still here for the second try.
 */
import { releaseProxy, transfer, wrap } from 'comlink';
import type { MediaWorkerApi } from '../../workers/media/contract.ts';
import type { PhotoFormat } from '../core/photo.ts';
import { LARGE_PIXELS } from './limits.ts';
import type { Media, Outcome, Refusal } from './media.ts';
import { readPictureSize } from './pictureSize.ts';
import { createWorkerPool, type PooledWorker, type TaskResult } from './workerPool.ts';

/** Reading from a slow disk or a network drive counts too. */
const INSPECT_TIMEOUT_MS = 120_000;
/** The largest pictures take some 10 s here; a phone is several times slower. */
const RENDER_TIMEOUT_MS = 180_000;
const MAX_WORKERS = 4;

export interface MediaOptions {
  /** How many workers at most; one core is left to the page unless told otherwise. */
  readonly workers?: number;
}

/** Workers start when the first file comes. */
export function createMedia(options: MediaOptions = {}): Media {
  const size = options.workers ?? Math.min(Math.max(1, navigator.hardwareConcurrency - 1), MAX_WORKERS);
  const pool = createWorkerPool(size, startWorker);
  const largeOnes = createWorkerGate();

  async function decode<T>(
    original: ArrayBuffer,
    format: PhotoFormat,
    signal: AbortSignal,
    ask: (api: MediaWorkerApi, copy: ArrayBuffer) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const run = (): Promise<TaskResult<Outcome<T>>> =>
      pool.run(
        (api) => {
          const copy = original.slice(0);
          return ask(api, transfer(copy, [copy]));
        },
        { signal, timeoutMs: RENDER_TIMEOUT_MS },
      );
    return outcomeOf(await (isLarge(original, format) ? largeOnes(run) : run()), {
      kind: 'corrupt',
      died: 'Decoding the picture ended the decoder, twice.',
      hung: 'Decoding the picture did not come to an end.',
    });
  }

  return {
    // One more than there are workers, so that none waits while the page stores a photo or asks whether it is known.
    parallelism: size + 1,
    async inspect(file, signal) {
      const result = await pool.run((api) => api.inspect(file), { signal, timeoutMs: INSPECT_TIMEOUT_MS });
      return outcomeOf(result, {
        kind: 'unreadable',
        died: 'Reading the file ended the reader, twice.',
        hung: 'Reading the file did not come to an end.',
      });
    },
    async render(original, format, input, signal) {
      const outcome = await decode(original, format, signal, (api, copy) => api.render(copy, format, input));
      return outcome.ok ? { ok: true, value: { ...outcome.value, original } } : outcome;
    },
    renderPreview: (original, format, signal) =>
      decode(original, format, signal, (api, copy) => api.renderPreview(copy, format)),
    renderInput: (original, format, input, signal) =>
      decode(original, format, signal, (api, copy) => api.renderInput(copy, format, input)),
    close: () => pool.close(),
  };
}

function startWorker(onDeath: () => void): PooledWorker<MediaWorkerApi> {
  const worker = new Worker(new URL('../../workers/media/mediaWorker.ts', import.meta.url), {
    type: 'module',
    name: 'media',
  });
  worker.addEventListener('error', onDeath);
  worker.addEventListener('messageerror', onDeath);
  const api = wrap<MediaWorkerApi>(worker);
  return {
    api,
    terminate() {
      api[releaseProxy]();
      worker.terminate();
    },
  };
}

function outcomeOf<T>(
  result: TaskResult<Outcome<T>>,
  refusal: { readonly kind: Refusal['kind']; readonly died: string; readonly hung: string },
): Outcome<T> {
  if (result.ok) return result.value;
  return { ok: false, refusal: { kind: refusal.kind, detail: refusal[result.cause] } };
}

function isLarge(original: ArrayBuffer, format: PhotoFormat): boolean {
  const size = readPictureSize(new Uint8Array(original), format);
  return size !== null && size.width * size.height > LARGE_PIXELS;
}

/** Lets one through at a time, in order. */
function createWorkerGate(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const mine = last.then(run);
    last = mine.catch(() => undefined);
    return mine;
  };
}
