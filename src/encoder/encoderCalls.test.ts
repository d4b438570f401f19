import { describe, expect, it } from 'vitest';
import type { LoadedModel } from '../../workers/encoder/contract.ts';
import { CLIP_BANDS } from '../core/model.ts';
import type { EncodeOutcome } from './encoder.ts';
import { createEncoderOver, type EncoderConnection } from './encoderCalls.ts';

const LOADED: LoadedModel = {
  info: {
    key: 'winnow/test@1:int8',
    title: 'Test model',
    dim: 2,
    preprocessing: {
      size: 1,
      resizeMode: 'letterbox',
      resample: 'bicubic',
      mean: [0, 0, 0],
      std: [1, 1, 1],
      padColor: [0, 0, 0],
    },
    score: { kind: 'cosine' },
    defaultThreshold: 0.28,
    bands: CLIP_BANDS,
    starterSet: [],
  },
  status: { executionProvider: 'wasm', threads: 1, precision: 'int8' },
};

const OUT_OF_MEMORY: EncodeOutcome<never> = { ok: false, kind: 'transient', reason: 'out of memory' };
const UNUSABLE: EncodeOutcome<never> = { ok: false, kind: 'permanent', reason: 'no usable vector' };
const neverAborted = new AbortController().signal;
const pixel = new Uint8Array([1, 2, 3]);

/** Workers that answer when told to, numbered from 0 in the order they were started. */
function workers() {
  const started: Array<{
    readonly answers: Array<(outcome: EncodeOutcome<Float32Array>) => void>;
    readonly kill: () => void;
    isEnded: boolean;
  }> = [];
  const start = (loaded: EncodeOutcome<LoadedModel> = { ok: true, value: LOADED }): EncoderConnection => {
    const answers: Array<(outcome: EncodeOutcome<Float32Array>) => void> = [];
    const dying = new AbortController();
    const worker = { answers, kill: () => dying.abort(), isEnded: false };
    started.push(worker);
    return {
      loaded: Promise.resolve(loaded),
      died: new Promise((resolve) => {
        dying.signal.addEventListener('abort', () => resolve());
      }),
      api: {
        encodeImages: () => new Promise((resolve) => answers.push(resolve)),
        encodeTexts: () => Promise.resolve({ ok: true, value: [] }),
      },
      end: () => (worker.isEnded = true),
    };
  };
  return { started, start };
}

/** Lets everything that is already settled run on. */
async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

const answer: EncodeOutcome<Float32Array> = { ok: true, value: Float32Array.of(1, 0) };

describe('createEncoderOver', () => {
  it('starts a worker at the first call and keeps it', async () => {
    const { started, start } = workers();
    const encoder = createEncoderOver(start);
    expect(started).toHaveLength(0);
    expect(await encoder.readStatus()).toBeNull();
    expect(await encoder.load()).toEqual({ ok: true, value: LOADED.info });
    await encoder.encodeTexts(['a cat'], neverAborted);
    expect(started).toHaveLength(1);
    expect(await encoder.readStatus()).toEqual(LOADED.status);
  });

  it('asks one thing at a time', async () => {
    const { started, start } = workers();
    const encoder = createEncoderOver(start);
    const first = encoder.encodeImages([pixel], neverAborted);
    const second = encoder.encodeImages([pixel, pixel], neverAborted);
    await settle();
    expect(started[0]?.answers).toHaveLength(1);
    started[0]?.answers[0]?.(answer);
    expect(await first).toEqual(answer);
    await settle();
    expect(started[0]?.answers).toHaveLength(2);
    started[0]?.answers[1]?.(answer);
    expect(await second).toEqual(answer);
  });

  it('answers for a worker that dies, and starts another for the next call', async () => {
    const { started, start } = workers();
    const encoder = createEncoderOver(start);
    const lost = encoder.encodeImages([pixel], neverAborted);
    await settle();
    started[0]?.kill();
    expect(await lost).toMatchObject({ ok: false, kind: 'transient' });
    const next = encoder.encodeImages([pixel], neverAborted);
    await settle();
    started[1]?.answers[0]?.(answer);
    expect(await next).toEqual(answer);
    expect(started).toHaveLength(2);
    expect(started[0]?.isEnded).toBe(true);
  });

  it('replaces a worker that failed, and keeps one that found a picture unusable', async () => {
    const { started, start } = workers();
    const encoder = createEncoderOver(start);
    for (const outcome of [UNUSABLE, OUT_OF_MEMORY]) {
      const call = encoder.encodeImages([pixel], neverAborted);
      await settle();
      started[0]?.answers.at(-1)?.(outcome);
      expect(await call).toEqual(outcome);
    }
    expect(started[0]?.answers).toHaveLength(2);
    await encoder.load();
    expect(started).toHaveLength(2);
  });

  it('asks again for a model that could not be loaded', async () => {
    const { started, start } = workers();
    const outcomes = [OUT_OF_MEMORY, { ok: true, value: LOADED } as const];
    const encoder = createEncoderOver(() => start(outcomes[started.length]));
    expect(await encoder.load()).toEqual(OUT_OF_MEMORY);
    expect(await encoder.load()).toEqual({ ok: true, value: LOADED.info });
  });

  it('returns from an aborted call at once, but lets the run end before the next', async () => {
    const { started, start } = workers();
    const encoder = createEncoderOver(start);
    const aborting = new AbortController();
    const running = encoder.encodeImages([pixel], aborting.signal);
    const waiting = encoder.encodeImages([pixel], aborting.signal);
    const next = encoder.encodeImages([pixel], neverAborted);
    await settle();
    aborting.abort();
    expect(await running).toMatchObject({ ok: false, kind: 'transient' });
    expect(await waiting).toMatchObject({ ok: false, kind: 'transient' });
    await settle();
    expect(started[0]?.answers).toHaveLength(1);
    started[0]?.answers[0]?.(answer);
    await settle();
    // The aborted one that waited never reached the worker.
    expect(started[0]?.answers).toHaveLength(2);
    started[0]?.answers[1]?.(answer);
    expect(await next).toEqual(answer);
  });

  it('starts nothing after it was closed', async () => {
    const { started, start } = workers();
    const encoder = createEncoderOver(start);
    await encoder.load();
    encoder.close();
    expect(started[0]?.isEnded).toBe(true);
    expect(await encoder.encodeTexts(['a cat'], neverAborted)).toMatchObject({ ok: false });
    expect(started).toHaveLength(1);
  });
});
