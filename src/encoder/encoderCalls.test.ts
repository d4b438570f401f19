import { describe, expect, it } from 'vitest';
import { dot, isUnit, rowOf } from '../core/vector.ts';
import { createFakeWorkers, FAKE_INPUT, type WorkerFault } from '../testing/fakeEncoderWorkers.ts';
import { createManualClock, settlePromises } from '../testing/manualClock.ts';
import { AUTOMATIC, createDeviceMemory } from './deviceMemory.ts';
import type { EncoderPreferences } from './encoder.ts';
import { createEncoderCalls } from './encoderCalls.ts';
import type { DeviceFacts } from './ladder.ts';
import { IDLE_RELEASE_MS } from './modelInUse.ts';
import { createModelRunner } from './modelRunner.ts';

/** One way of running a model only, unless a test brings another. */
const ONE_CORE: DeviceFacts = { cores: 1, isIsolated: true, isSafari: false, canSuspend: true, gpu: null };
const WITH_GPU: DeviceFacts = { ...ONE_CORE, gpu: { name: 'nvidia', hasF16: false, isSoftware: false } };

const neverAborted = new AbortController().signal;

/** What is measured has its own tests, so nothing is here. */
function createWorld({
  device = ONE_CORE,
  preferences = { ...AUTOMATIC, batchSize: 4, threads: 1 },
  heapBudgetBytes,
}: { device?: DeviceFacts; preferences?: EncoderPreferences; heapBudgetBytes?: number } = {}) {
  const items = new Map<string, string>();
  const memory = createDeviceMemory({
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  });
  memory.writePreferences(preferences);
  const workers = createFakeWorkers();
  const clock = createManualClock();
  const files = device.gpu === null ? (['int8'] as const) : (['fp32'] as const);
  const runner = createModelRunner({
    model: { name: 'winnow/fake', visionFiles: files, textFiles: files },
    connect: workers.connect,
    readDevice: () => Promise.resolve(device),
    memory,
    nowMs: clock.nowMs,
    delay: clock.delay,
  });
  const encoder = createEncoderCalls({
    runner,
    memory,
    nowMs: clock.nowMs,
    delay: clock.delay,
    ...(heapBudgetBytes !== undefined && { heapBudgetBytes }),
  });
  /** Reason of the failure, or null. */
  const encodeOne = async () => {
    const outcome = await encoder.encodeImages([FAKE_INPUT], neverAborted);
    return outcome.ok ? null : `${outcome.kind}: ${outcome.reason}`;
  };
  return { workers, clock, encoder, encodeOne };
}

/** Holds image calls that are not the self-test's, until they are let go. */
function holdCalls(workers: ReturnType<typeof createFakeWorkers>) {
  const held: Array<() => void> = [];
  let selfTests = 0;
  workers.onEncode = () => {
    const isSelfTest = selfTests < 2 * workers.started.length;
    if (isSelfTest) {
      selfTests += 1;
      return undefined;
    }
    return new Promise<void>((resolve) => held.push(resolve));
  };
  return held;
}

describe('calls', () => {
  it('start a worker when one is needed, and keep it', async () => {
    const { workers, encoder, encodeOne } = createWorld();
    expect(await encoder.readStatus()).toBeNull();
    expect(workers.started).toHaveLength(0);
    expect(await encoder.load()).toMatchObject({ ok: true, value: { key: 'winnow/fake@1:int8' } });
    await encoder.encodeTexts(['a cat'], neverAborted);
    expect(await encodeOne()).toBeNull();
    expect(workers.started).toHaveLength(1);
  });

  it('make one vector of a picture that is seen in two squares', async () => {
    const { encoder, workers } = createWorld();
    const other = FAKE_INPUT.map((value) => 255 - value);
    const both = Uint8Array.from([...FAKE_INPUT, ...other]);
    const encode = async (inputs: readonly Uint8Array[]): Promise<Float32Array> => {
      const outcome = await encoder.encodeImages(inputs, neverAborted);
      if (!outcome.ok) throw new Error(outcome.reason);
      return outcome.value;
    };
    const apart = await encode([FAKE_INPUT, other]);
    const together = await encode([both, FAKE_INPUT]);
    expect(workers.started[0]?.batches.slice(-2)).toEqual([2, 3]);
    expect(together.length).toBe(apart.length);
    const dim = apart.length / 2;
    const [first, second] = [rowOf(apart, dim, 0), rowOf(apart, dim, 1)];
    const seen = rowOf(together, dim, 0);
    expect(isUnit(seen)).toBe(true);
    expect(dot(seen, first)).toBeCloseTo(dot(seen, second), 5);
    expect(dot(seen, first)).toBeGreaterThan(dot(first, second));
    expect(rowOf(together, dim, 1)).toEqual(first);
  });

  it('come one at a time', async () => {
    const { workers, encoder } = createWorld();
    const held = holdCalls(workers);
    const first = encoder.encodeImages([FAKE_INPUT], neverAborted);
    const second = encoder.encodeImages([FAKE_INPUT, FAKE_INPUT], neverAborted);
    await settlePromises();
    expect(held).toHaveLength(1);
    held[0]?.();
    expect(await first).toMatchObject({ ok: true });
    await settlePromises();
    expect(held).toHaveLength(2);
    held[1]?.();
    expect(await second).toMatchObject({ ok: true });
  });

  it('return at once when aborted, but let the run end before the next', async () => {
    const { workers, encoder } = createWorld();
    const held = holdCalls(workers);
    const aborting = new AbortController();
    const running = encoder.encodeImages([FAKE_INPUT], aborting.signal);
    const waiting = encoder.encodeImages([FAKE_INPUT], aborting.signal);
    const next = encoder.encodeImages([FAKE_INPUT], neverAborted);
    await settlePromises();
    aborting.abort();
    expect(await running).toMatchObject({ ok: false, kind: 'transient' });
    expect(await waiting).toMatchObject({ ok: false, kind: 'transient' });
    await settlePromises();
    expect(held).toHaveLength(1);
    held[0]?.();
    await settlePromises();
    // The aborted one that waited never reached the worker.
    expect(held).toHaveLength(2);
    held[1]?.();
    expect(await next).toMatchObject({ ok: true });
  });

  it('ask again for a model that could not be loaded', async () => {
    const { workers, encoder } = createWorld();
    const failure = { ok: false, stage: 'files', reason: 'manifest.json: 404.' } as const;
    workers.faults.set('wasm-int8-1', { kind: 'load', failure });
    expect(await encoder.load()).toEqual({ ok: false, kind: 'transient', reason: failure.reason });
    expect(await encoder.readStatus()).toBeNull();
    workers.faults.clear();
    expect(await encoder.load()).toMatchObject({ ok: true });
  });

  it('start nothing once the encoder was closed', async () => {
    const { workers, encoder, encodeOne } = createWorld();
    await encoder.load();
    encoder.close();
    expect(workers.started[0]?.isEnded).toBe(true);
    expect(await encodeOne()).toBe('transient: The encoder was closed.');
    expect(workers.started).toHaveLength(1);
  });
});

describe('recovery', () => {
  it('repeats the work of a worker that died, unseen by who asked', async () => {
    const { workers, encoder, encodeOne } = createWorld();
    const held = holdCalls(workers);
    const lost = encodeOne();
    await settlePromises();
    workers.started[0]?.kill('The encoder stopped unexpectedly.');
    await settlePromises();
    expect(workers.started.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    held.at(-1)?.();
    expect(await lost).toBeNull();
    expect(await encoder.readStatus()).toMatchObject({ isLoaded: true });
  });

  it('repeats the work of a worker that ran out of memory', async () => {
    const { workers, encodeOne } = createWorld();
    workers.faults.set('wasm-int8-1', { kind: 'fails-after', calls: 3 });
    expect([await encodeOne(), await encodeOne()]).toEqual([null, null]);
    expect(workers.started).toHaveLength(2);
  });

  it('takes the next rung when a graphics device keeps being lost, within one call', async () => {
    const { workers, encoder, encodeOne } = createWorld({ device: WITH_GPU });
    workers.faults.set('webgpu-fp32', { kind: 'dies-after', calls: 2 });
    expect(await encodeOne()).toBeNull();
    expect(workers.startedIds()).toEqual([
      'wasm-fp32-1',
      'webgpu-fp32',
      'webgpu-fp32',
      'webgpu-fp32',
      'wasm-fp32-1',
    ]);
    const status = await encoder.readStatus();
    expect(status).toMatchObject({ executionProvider: 'wasm', isLoaded: true });
    expect(status?.passedOver[0]).toMatchObject({ title: 'WebGPU, fp32', isRemembered: true });
    expect(status?.passedOver[0]?.reason).toContain('The graphics device was lost.');
    encoder.tryAgain();
    workers.faults.clear();
    expect(await encodeOne()).toBeNull();
    expect(await encoder.readStatus()).toMatchObject({ executionProvider: 'webgpu', passedOver: [] });
  });

  it('gives the work back as transient when the last rung keeps failing', async () => {
    const { workers, encodeOne } = createWorld();
    workers.faults.set('wasm-int8-1', { kind: 'fails-after', calls: 2 });
    expect(await encodeOne()).toBe('transient: out of memory');
    expect(workers.started.every(({ isEnded }) => isEnded)).toBe(true);
  });

  it('believes the CPU that a picture has no usable vector', async () => {
    const { workers, encodeOne } = createWorld();
    workers.faults.set('wasm-int8-1', { kind: 'zeros-after', calls: 2 });
    expect(await encodeOne()).toBe('permanent: The model gave no usable vector.');
    expect(workers.started).toHaveLength(1);
  });

  it('believes a graphics device so only while it passes its self-test', async () => {
    const { workers, encodeOne } = createWorld({ device: WITH_GPU });
    const zeros: WorkerFault = { kind: 'zeros-after', calls: 2 };
    workers.faults.set('webgpu-fp32', zeros);
    expect(await encodeOne()).toBeNull();
    expect(workers.startedIds().at(-1)).toBe('wasm-fp32-1');
  });
});

describe('memory', () => {
  it('is given back by a new worker between two calls, once the old one has outgrown the budget', async () => {
    const { workers, encoder, encodeOne } = createWorld({ heapBudgetBytes: 2_000 });
    workers.heap = { start: 100, growth: 600 };
    // The self-test's two calls and the first one bring it to 1,900.
    expect(await encodeOne()).toBeNull();
    expect(await encoder.readStatus()).toMatchObject({ isLoaded: true });
    expect(await encodeOne()).toBeNull();
    expect(workers.started.map(({ isEnded }) => isEnded)).toEqual([true]);
    expect(await encodeOne()).toBeNull();
    expect(workers.started.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  });

  it('of a model that needs more than the budget to begin with is left to grow a little', async () => {
    const { workers, encodeOne } = createWorld({ heapBudgetBytes: 2_000 });
    workers.heap = { start: 10_000, growth: 0 };
    for (let call = 0; call < 5; call++) await encodeOne();
    expect(workers.started).toHaveLength(1);
  });

  it('is given back after some minutes without work, and taken again unseen', async () => {
    const { workers, clock, encoder, encodeOne } = createWorld();
    await encodeOne();
    await clock.advance(IDLE_RELEASE_MS - 1);
    expect(workers.started[0]?.isEnded).toBe(false);
    await clock.advance(1);
    expect(workers.started[0]?.isEnded).toBe(true);
    expect(await encoder.readStatus()).toMatchObject({ isLoaded: false, precision: 'int8' });
    // What is asked before there is work wakes nothing.
    expect(await encoder.load()).toMatchObject({ ok: true });
    expect(workers.started).toHaveLength(1);
    expect(await encodeOne()).toBeNull();
    expect(workers.started).toHaveLength(2);
  });

  it('is kept while work is in hand, however long it takes', async () => {
    const { workers, clock, encoder, encodeOne } = createWorld();
    await encoder.load();
    await clock.advance(IDLE_RELEASE_MS / 2);
    const held = holdCalls(workers);
    // The self-test was before.
    workers.onEncode = () => new Promise<void>((resolve) => held.push(resolve));
    const slow = encodeOne();
    await clock.advance(2 * IDLE_RELEASE_MS);
    expect(workers.started[0]?.isEnded).toBe(false);
    held[0]?.();
    expect(await slow).toBeNull();
  });
});

describe('what the person chooses', () => {
  it('is in force from the next call on, after the one in hand', async () => {
    const { workers, encoder, encodeOne } = createWorld({ device: { ...WITH_GPU, cores: 4 } });
    await encoder.load();
    const held: Array<() => void> = [];
    workers.onEncode = () => new Promise<void>((resolve) => held.push(resolve));
    const inHand = encodeOne();
    await settlePromises();
    const chosen: EncoderPreferences = { ...AUTOMATIC, executionProvider: 'wasm', threads: 3, batchSize: 2 };
    encoder.writePreferences(chosen);
    expect(encoder.readPreferences()).toEqual(chosen);
    expect(encoder.batchSize).toBe(2);
    held[0]?.();
    expect(await inHand).toBeNull();
    workers.onEncode = () => undefined;
    await encodeOne();
    expect(workers.startedIds()).toEqual(['wasm-fp32-1', 'webgpu-fp32', 'wasm-fp32-3']);
    expect(await encoder.readStatus()).toMatchObject({
      executionProvider: 'wasm',
      threads: 3,
      reason: 'You chose it for this device.',
    });
  });

  it('is named beside the pictures a second of the last calls', async () => {
    const { workers, clock, encoder, encodeOne } = createWorld();
    await encoder.load();
    expect(await encoder.readStatus()).toMatchObject({ batchSize: 4, photosPerSecond: null });
    workers.onEncode = () => clock.advance(50);
    await encodeOne();
    await encodeOne();
    expect(await encoder.readStatus()).toMatchObject({ photosPerSecond: 20 });
  });
});
