/**
 * WebGPU for real, on the adapter the processor imitates: the same runtime, shaders and worker as on a graphics device, and
 * a model small enough for it.
 */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createEngine } from '../../workers/encoder/engine.ts';
import { readKeptBinary, RuntimeUnreachableError } from '../../workers/encoder/keptBinary.ts';
import {
  startSessions,
  type Feed,
  type Sessions,
  type StartSessions,
} from '../../workers/encoder/runtime.ts';
import { dot, isUnit, normalise, rowOf } from '../core/vector.ts';
import { openModelFileStore } from '../models/modelFileStore.ts';
import { storeTinyModel } from '../testing/storeTinyModel.ts';
import { TINY_DIM, TINY_SIZE, writeTinyText, writeTinyVision } from '../testing/tinyModel.ts';
import { AUTOMATIC, createDeviceMemory } from './deviceMemory.ts';
import { createEncoder } from './encoderClient.ts';
import { rungId, type DeviceFacts } from './ladder.ts';
import { openModel } from './modelFiles.ts';
import { createModelRunner } from './modelRunner.ts';

const neverAborted = new AbortController().signal;
const PREFER_WEBGPU = { ...AUTOMATIC, executionProvider: 'webgpu', batchSize: 4 } as const;

function picture(seed: number): Uint8Array {
  return Uint8Array.from(
    { length: TINY_SIZE ** 2 * 3 },
    (_, index) => (index * (seed + 3) + (index >> 4) * seed) % 256,
  );
}

function feedOf(seeds: readonly number[]): Feed {
  const data = Float32Array.from(
    seeds.flatMap((seed) => Array.from(picture(seed), (value) => value / 127.5 - 1)),
  );
  return { type: 'float32', data, dims: [seeds.length, 3, TINY_SIZE, TINY_SIZE] };
}

async function runVision({ vision }: Sessions, seeds: readonly number[]): Promise<Float32Array[]> {
  const rows = await vision.run({ pixel_values: feedOf(seeds) }, 'image_embeds');
  if (!(rows instanceof Float32Array)) throw new Error('No numbers came.');
  return seeds.map((_, index) => normalise(rowOf(rows, TINY_DIM, index)) ?? new Float32Array());
}

function cosines(a: readonly Float32Array[], b: readonly Float32Array[]): number[] {
  return a.map((vector, index) => dot(vector, b[index] ?? new Float32Array()));
}

/** The fault: the same shape with other weights, so that every number is finite and every vector has a length. */
const startWrongly: StartSessions = (vision, text, run) =>
  startSessions(run.executionProvider === 'webgpu' ? writeTinyVision({ seed: 99 }) : vision, text, run);

describe('the encoder on WebGPU', () => {
  const encoders: Array<ReturnType<typeof createEncoder>> = [];
  beforeEach(() => {
    for (const encoder of encoders.splice(0)) encoder.close();
  });
  afterAll(async () => {
    for (const encoder of encoders) encoder.close();
    await openModelFileStore().delete({ id: 'winnow/tiny', revision: 'test' });
  });

  async function encode(
    model: Awaited<ReturnType<typeof storeTinyModel>>,
    executionProvider: 'webgpu' | 'wasm',
  ) {
    const encoder = createEncoder({ model, preferences: { ...PREFER_WEBGPU, executionProvider } });
    encoders.push(encoder);
    const outcome = await encoder.encodeImages([1, 2, 3].map(picture), neverAborted);
    if (!outcome.ok) throw new Error(outcome.reason);
    const rows = [0, 1, 2].map((index) => rowOf(outcome.value, TINY_DIM, index));
    return { encoder, rows, status: await encoder.readStatus() };
  }

  it('passes its self-test and answers as the CPU does', async () => {
    const model = await storeTinyModel(['fp32', 'fp16']);
    const gpu = await encode(model, 'webgpu');
    expect(gpu.status).toMatchObject({
      executionProvider: 'webgpu',
      precision: 'fp32',
      textPrecision: 'fp32',
    });
    // The imitated adapter has no 16 bits; a real one that has would be tried with them first.
    expect(gpu.status?.passedOver).toMatchObject([{ title: 'WebGPU, fp16' }]);
    const cpu = await encode(model, 'wasm');
    expect(cpu.status).toMatchObject({ executionProvider: 'wasm', precision: 'fp32' });
    for (const row of gpu.rows) expect(isUnit(row)).toBe(true);
    for (const cosine of cosines(gpu.rows, cpu.rows)) expect(cosine).toBeGreaterThan(0.9999);
  });

  it('is left alone by a model that would be imitated by the processor, unless the person wants it', async () => {
    const model = await storeTinyModel(['fp32']);
    const encoder = createEncoder({ model, preferences: { ...AUTOMATIC, batchSize: 4, threads: 1 } });
    encoders.push(encoder);
    await encoder.load();
    const status = await encoder.readStatus();
    expect(status).toMatchObject({ executionProvider: 'wasm' });
    expect(status?.passedOver[0]?.reason).toContain('imitated by the processor');
  });
});

describe('a graphics device that calculates finite nonsense', () => {
  it('is found out by the self-test, and the CPU takes over', async () => {
    const source = await storeTinyModel(['fp32']);
    const device: DeviceFacts = {
      cores: 1,
      isIsolated: true,
      isSafari: false,
      canSuspend: true,
      gpu: { name: 'imitated', hasF16: false, isSoftware: false },
    };
    let kept: string | null = null;
    const runner = createModelRunner({
      model: { name: 'winnow/tiny', visionFiles: ['fp32'], textFiles: ['fp32'] },
      connect: (run) => {
        const api = createEngine({ open: openModel, start: startWrongly });
        return {
          api,
          loaded: api.load(source, run),
          died: new Promise<string>(() => undefined),
          end: () => undefined,
        };
      },
      readDevice: () => Promise.resolve(device),
      memory: createDeviceMemory({
        getItem: () => kept,
        setItem: (_, value) => {
          kept = value;
        },
      }),
      nowMs: () => 0,
      delay: () => new Promise(() => undefined),
    });
    const outcome = await runner.bringUp();
    expect(outcome.ok ? rungId(outcome.value.rung) : outcome.reason).toBe('wasm-fp32-1');
    const [passedOver] = runner.readLadder().passedOver;
    expect(passedOver).toMatchObject({ title: 'WebGPU, fp32', isRemembered: true });
    expect(passedOver?.reason).toMatch(/^The self-test failed: the vector of .* was wrong \(cosine/);
  });
});

describe('sessions', () => {
  it('tell of a graphics device that is lost, and run no more', async () => {
    const sessions = await startSessions(writeTinyVision(), writeTinyText(), {
      executionProvider: 'webgpu',
      vision: 'fp32',
      text: 'fp32',
      threads: 1,
    });
    const [before] = await runVision(sessions, [1]);
    expect(before !== undefined && isUnit(before)).toBe(true);
    const { env } = await import('onnxruntime-web/jspi');
    (await env.webgpu.device).destroy();
    expect(await sessions.lost).not.toBe('');
    await expect(runVision(sessions, [1])).rejects.toThrow();
  });

  it('run the 16-bit file on the CPU too, so that the graphics device has something to be compared with', async () => {
    const run = { executionProvider: 'wasm', vision: 'fp32', text: 'fp32', threads: 1 } as const;
    const full = await startSessions(writeTinyVision(), writeTinyText(), run);
    const half = await startSessions(writeTinyVision({ isHalf: true }), writeTinyText(), {
      ...run,
      vision: 'fp16',
    });
    const seeds = [1, 2, 3];
    for (const cosine of cosines(await runVision(full, seeds), await runVision(half, seeds))) {
      expect(cosine).toBeGreaterThan(0.999);
    }
  });
});

describe('the binary of the WebGPU runtime', () => {
  it('is kept once it was fetched, and only if it is one', async () => {
    const cache = await caches.open('winnow-webgpu-runtime');
    const gone = new URL('/assets/gone.wasm', location.href).href;
    await expect(readKeptBinary(gone)).rejects.toThrow(RuntimeUnreachableError);
    await expect(
      readKeptBinary(new URL('/models/starter/manifest.json', location.href).href),
    ).rejects.toThrow('is not a WebAssembly file');
    const bytes = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 2, 3);
    await cache.put(gone, new Response(bytes));
    expect(new Uint8Array(await readKeptBinary(gone))).toEqual(bytes);
    await cache.delete(gone);
  });
});
