/**
 * Encoder workers for tests of what happens around them: a small model that answers rightly unless a fault is put into a way
 * of running it. Workers are numbered in the order they were started.
 */
import type { LoadFailure, Run } from '../../workers/encoder/contract.ts';
import type { ModelInfo } from '../core/model.ts';
import { normalise } from '../core/vector.ts';
import type { EncodeOutcome } from '../encoder/encoder.ts';
import type { Golden } from '../encoder/golden.ts';
import { rungId } from '../encoder/ladder.ts';
import type { EncoderConnection } from '../encoder/rungAttempt.ts';
import { buildModel, buildPreprocessing } from './builders.ts';

/** What can go wrong with a way of running a model. */
export type WorkerFault =
  /** Loading answers with this failure. */
  | { readonly kind: 'load'; readonly failure: LoadFailure }
  | { readonly kind: 'dies-while-loading' }
  /** Finite vectors of length 1 that mean nothing. */
  | { readonly kind: 'nonsense' }
  /** Zeros, as the worker reports them. */
  | { readonly kind: 'zeros' }
  /** Only the first picture of a batch gets its right vector. */
  | { readonly kind: 'mixes-batches' }
  | { readonly kind: 'never-answers' }
  /** Fails at its work after so many image calls; the self-test makes two. */
  | { readonly kind: 'fails-after'; readonly calls: number }
  | { readonly kind: 'dies-after'; readonly calls: number }
  | { readonly kind: 'zeros-after'; readonly calls: number };

interface FakeWorker {
  readonly run: Run;
  isEnded: boolean;
  /** Pictures of each image call, the self-test's included. */
  readonly batches: number[];
  heapBytes: number;
  kill(reason: string): void;
}

export interface FakeWorkers {
  readonly connect: (run: Run) => EncoderConnection;
  readonly started: FakeWorker[];
  /** As rung ids, the workers that made a reference included. */
  startedIds(): string[];
  /** By rung id. */
  readonly faults: Map<string, WorkerFault>;
  revision: string;
  golden: Golden | null;
  /** Bytes of memory a worker has when it starts, and how much more after each image call. */
  heap: { start: number; growth: number };
  /** Told of each image call; what it returns is awaited before the answer. */
  onEncode: (run: Run, count: number) => Promise<void> | void;
}

const SIZE = 20;
export const FAKE_INPUT = new Uint8Array(SIZE * SIZE * 3).map((_, index) => index % 251);

export function createFakeWorkers(): FakeWorkers {
  const workers: FakeWorkers = {
    started: [],
    startedIds: () => workers.started.map(({ run }) => rungId(run)),
    faults: new Map(),
    revision: '1',
    golden: null,
    heap: { start: 1000, growth: 0 },
    onEncode: () => undefined,
    connect: (run) => connect(workers, run),
  };
  return workers;
}

function connect(workers: FakeWorkers, run: Run): EncoderConnection {
  const { promise: died, resolve: die } = createDeath();
  const worker: FakeWorker = {
    run,
    isEnded: false,
    batches: [],
    heapBytes: workers.heap.start,
    kill: (reason) => {
      die(reason);
    },
  };
  workers.started.push(worker);
  const fault = workers.faults.get(rungId(run)) ?? null;
  if (fault?.kind === 'dies-while-loading') die('The encoder stopped unexpectedly.');

  async function encodeImages(pixels: Uint8Array, count: number): Promise<EncodeOutcome<Float32Array>> {
    if (worker.isEnded) throw new Error('A worker that was ended was asked.');
    worker.batches.push(count);
    await workers.onEncode(run, count);
    worker.heapBytes += workers.heap.growth;
    const isLate = fault !== null && 'calls' in fault && worker.batches.length > fault.calls;
    if (fault?.kind === 'zeros' || (fault?.kind === 'zeros-after' && isLate)) {
      return { ok: false, kind: 'permanent', reason: 'The model gave no usable vector.' };
    }
    if (fault?.kind === 'fails-after' && isLate)
      return { ok: false, kind: 'transient', reason: 'out of memory' };
    if (fault?.kind === 'dies-after' && isLate) die('The graphics device was lost.');
    const isSilent = fault?.kind === 'never-answers' || (fault?.kind === 'dies-after' && isLate);
    if (isSilent) return new Promise(() => undefined);
    return { ok: true, value: encode(pixels, count, fault) };
  }

  return {
    api: {
      encodeImages,
      encodeTexts: async (prompts) => ({
        ok: true,
        value: prompts.map(() => ({ vector: Float32Array.of(0, 0.6, 0, 0.8), unknownWords: [] })),
      }),
      readHeapBytes: async () => worker.heapBytes,
    },
    loaded:
      fault?.kind === 'dies-while-loading'
        ? new Promise(() => undefined)
        : Promise.resolve(
            fault?.kind === 'load'
              ? fault.failure
              : { ok: true, value: { info: infoOf(workers.revision, run), golden: workers.golden } },
          ),
    died,
    end() {
      worker.isEnded = true;
    },
  };
}

function infoOf(revision: string, { vision }: Run): ModelInfo {
  return buildModel({
    key: `winnow/fake@${revision}:${vision === 'int8' ? 'int8' : 'float'}`,
    title: 'Fake model',
    preprocessing: buildPreprocessing({ size: SIZE, resizeMode: 'letterbox' }),
  });
}

function createDeath(): { promise: Promise<string>; resolve: (reason: string) => void } {
  const dying = new AbortController();
  const promise = new Promise<string>((resolve) => {
    dying.signal.addEventListener('abort', () => {
      resolve(String(dying.signal.reason));
    });
  });
  return {
    promise,
    resolve: (reason) => {
      dying.abort(reason);
    },
  };
}

function mean(values: Uint8Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Brightness of the whole, of its upper half and of every third value, beside a constant. */
function encode(pixels: Uint8Array, count: number, fault: WorkerFault | null): Float32Array {
  const length = pixels.length / count;
  const rows = new Float32Array(count * 4);
  for (let row = 0; row < count; row++) {
    const picture = pixels.subarray(row * length, (row + 1) * length);
    const features = [
      mean(picture),
      mean(picture.subarray(0, length / 2)),
      mean(picture.filter((_, index) => index % 3 === 0)),
      100,
    ];
    if (fault?.kind === 'nonsense' || (fault?.kind === 'mixes-batches' && row > 0)) features.reverse();
    rows.set(normalise(Float32Array.from(features)) ?? [], row * 4);
  }
  return rows;
}
