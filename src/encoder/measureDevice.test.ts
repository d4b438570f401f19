/** What a device is found to be good at, on a clock that moves by what each call is said to cost. */
import { describe, expect, it } from 'vitest';
import type { Run } from '../../workers/encoder/contract.ts';
import type { Precision } from '../core/model.ts';
import { createFakeWorkers, FAKE_INPUT } from '../testing/fakeEncoderWorkers.ts';
import { AUTOMATIC, createDeviceMemory } from './deviceMemory.ts';
import { createEncoderCalls } from './encoderCalls.ts';
import type { DeviceFacts } from './ladder.ts';
import { createModelRunner } from './modelRunner.ts';

const CPU: DeviceFacts = { cores: 1, isIsolated: true, isSafari: false, canSuspend: true, gpu: null };
const neverAborted = new AbortController().signal;

interface Setup {
  readonly device?: DeviceFacts;
  readonly files?: readonly Precision[];
  readonly preferences?: Partial<typeof AUTOMATIC>;
  /** Milliseconds of a call with so many pictures. */
  readonly cost: (run: Run, count: number) => number;
}

/** A device; each of its pages is a start of the app. */
function createDevice({ device = CPU, files = ['int8'], preferences = {}, cost }: Setup) {
  const items = new Map<string, string>();
  const memory = createDeviceMemory({
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  });
  memory.writePreferences({ ...AUTOMATIC, ...preferences });
  let nowMs = 0;
  const openPage = () => {
    const workers = createFakeWorkers();
    workers.onEncode = (run, count) => {
      nowMs += cost(run, count);
    };
    const parts = {
      memory,
      nowMs: () => nowMs,
      // Nothing that waits here ever has to end.
      delay: () => new Promise<void>(() => undefined),
    };
    const runner = createModelRunner({
      ...parts,
      model: { name: 'winnow/fake', visionFiles: files, textFiles: files },
      connect: workers.connect,
      readDevice: () => Promise.resolve(device),
    });
    const encoder = createEncoderCalls({ ...parts, runner });
    const encode = async () => {
      const outcome = await encoder.encodeImages([FAKE_INPUT], neverAborted);
      if (!outcome.ok) throw new Error(outcome.reason);
    };
    const sizesTried = () => [...new Set(workers.started.flatMap(({ batches }) => batches.slice(2)))];
    return { workers, encoder, encode, sizesTried };
  };
  return { openPage, readNowMs: () => nowMs };
}

describe('pictures in a call', () => {
  it('are as many as make a picture cheapest', async () => {
    const { openPage } = createDevice({ cost: (_, count) => 30 + count * 5 });
    const { encoder, encode, sizesTried } = openPage();
    expect(encoder.batchSize).toBe(8);
    await encode();
    expect(sizesTried()).toEqual([1, 4, 8, 16]);
    expect(encoder.batchSize).toBe(16);
  });

  it.each<[string, number, (count: number) => number]>([
    ['none', 8, (count) => 10 * count],
    ['many cost more', 4, (count) => (count > 4 ? 14 * count : 10 * count)],
    ['one costs less', 1, (count) => (count > 1 ? 14 * count : 10 * count)],
    ['a little is gained', 8, (count) => (count > 8 ? 9.5 * count : 10 * count)],
  ])('are the usual number unless the difference is clear: %s', async (_, expected, cost) => {
    const { openPage } = createDevice({ cost: (_run, count) => cost(count) });
    const { encoder, encode } = openPage();
    await encode();
    expect(encoder.batchSize).toBe(expected);
  });

  it('are found out in the time there is: a slow model is measured with few', async () => {
    const { openPage, readNowMs } = createDevice({ cost: (_, count) => 300 * count });
    const { encoder, encode, sizesTried } = openPage();
    await encoder.load();
    const startedMs = readNowMs();
    await encode();
    expect(sizesTried()).toEqual([1]);
    expect(encoder.batchSize).toBe(1);
    // The call itself took 300 of them.
    expect(readNowMs() - startedMs).toBeLessThanOrEqual(300 + 1000);
  });

  it('are found out once on a device', async () => {
    const { openPage } = createDevice({ cost: (_, count) => 30 + count * 5 });
    await openPage().encode();
    const { encoder, encode, sizesTried } = openPage();
    await encode();
    expect(sizesTried()).toEqual([1]);
    expect(encoder.batchSize).toBe(16);
    encoder.tryAgain();
    await encode();
    expect(sizesTried()).toEqual([1, 4, 8, 16]);
  });

  it('are what the person chose, and nothing is measured', async () => {
    const { openPage } = createDevice({ preferences: { batchSize: 2, threads: 1 }, cost: () => 10 });
    const { encoder, encode, workers } = openPage();
    await encode();
    expect(encoder.batchSize).toBe(2);
    expect(workers.started.map(({ batches }) => batches)).toEqual([[2, 1, 1]]);
  });
});

describe('what runs the model', () => {
  const gpu: DeviceFacts = { ...CPU, cores: 4, gpu: { name: 'intel', hasF16: false, isSoftware: false } };

  it('is the CPU where that is faster than the graphics device, and stays it', async () => {
    const { openPage } = createDevice({
      device: gpu,
      files: ['fp32', 'int8'],
      cost: (run: Run, count: number) => (run.executionProvider === 'webgpu' ? 40 : 10) * count,
    });
    const first = openPage();
    await first.encode();
    expect(
      first.workers.started.filter(({ isEnded }) => !isEnded).map(({ run }) => run.executionProvider),
    ).toEqual(['wasm']);
    const status = await first.encoder.readStatus();
    expect(status).toMatchObject({ executionProvider: 'wasm', precision: 'fp32', threads: 2 });
    expect(status?.reason).toContain('fastest');
    expect(status?.passedOver[0]).toMatchObject({ title: 'WebGPU, fp32', isRemembered: true });

    const next = openPage();
    await next.encode();
    expect(next.workers.startedIds()).toEqual(['wasm-fp32-2']);
  });

  it('stays the graphics device where the CPU is not clearly faster', async () => {
    const { openPage } = createDevice({
      device: gpu,
      files: ['fp32'],
      cost: (run: Run, count: number) => (run.executionProvider === 'webgpu' ? 10 : 9.5) * count,
    });
    const { encoder, encode, workers } = openPage();
    await encode();
    expect(await encoder.readStatus()).toMatchObject({ executionProvider: 'webgpu' });
    expect(workers.started.filter(({ isEnded }) => !isEnded)).toHaveLength(1);
  });

  it('is one thread where several get in each other’s way', async () => {
    const { openPage } = createDevice({
      device: { ...CPU, cores: 4 },
      cost: (run: Run, count: number) => (run.threads > 1 ? 16 : 10) * count,
    });
    const { encoder, encode } = openPage();
    await encode();
    expect(await encoder.readStatus()).toMatchObject({ threads: 1 });
  });

  it('is what it was where the alternative does not run', async () => {
    const { openPage } = createDevice({ device: { ...CPU, cores: 4 }, cost: (_, count) => 10 * count });
    const { encoder, encode, workers } = openPage();
    workers.faults.set('wasm-int8-1', { kind: 'dies-while-loading' });
    await encode();
    expect(await encoder.readStatus()).toMatchObject({ threads: 2, isLoaded: true });
  });

  it('is not measured against what the person chose', async () => {
    const { openPage } = createDevice({
      device: gpu,
      files: ['fp32'],
      preferences: { executionProvider: 'webgpu' },
      cost: (_, count) => 10 * count,
    });
    const { encode, workers } = openPage();
    await encode();
    expect(workers.startedIds()).toEqual(['wasm-fp32-2', 'webgpu-fp32']);
  });
});
