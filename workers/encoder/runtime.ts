/**
 * The ONNX runtime of the encoder worker, and the one seam to it. Two builds ship: plain WebAssembly, and the one with
 * WebGPU, which is fetched only by a worker that was told to use WebGPU.
 */
import runtimeBinary from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import runtimeModule from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import webgpuBinary from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url';
import webgpuModule from 'onnxruntime-web/ort-wasm-simd-threaded.jspi.mjs?url';
import type * as OrtModule from 'onnxruntime-web/wasm';
import type { Run } from './contract.ts';
import { readKeptBinary } from './keptBinary.ts';
import { watchWasmMemory } from './wasmMemory.ts';

/** An input, row by row. */
export interface Feed {
  readonly type: 'float32' | 'int64';
  readonly data: Float32Array | BigInt64Array;
  readonly dims: readonly number[];
}

/** One encoder, ready to run. */
export interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** The named output's numbers. Rejects when the runtime fails. */
  run(feeds: Readonly<Record<string, Feed>>, output: string): Promise<unknown>;
}

/** Both encoders of a model. */
export interface Sessions {
  readonly vision: Session;
  readonly text: Session;
  readHeapBytes(): number;
  /** Resolves with a reason when the graphics device is lost; never on the CPU. */
  readonly lost: Promise<string>;
}

export type StartSessions = (vision: Uint8Array, text: Uint8Array, run: Run) => Promise<Sessions>;

type Ort = typeof OrtModule;

const START_TIMEOUT_MS = 60_000;

/**
 * Throws where the browser has no memory left, gives no graphics device, or a file is not a model; a
 * `RuntimeUnreachableError` where the runtime itself could not be fetched.
 */
export const startSessions: StartSessions = async (vision, text, run) => {
  const isWebgpu = run.executionProvider === 'webgpu';
  const ort: Ort = isWebgpu ? await import('onnxruntime-web/jspi') : await import('onnxruntime-web/wasm');
  // Threads start from the runtime's own module. Left to itself it starts them from this worker's bundled file, so that
  // each thread runs the whole worker again. It also keeps the runtime from being asked of a CDN.
  ort.env.wasm.wasmPaths = isWebgpu
    ? { mjs: absolute(webgpuModule) }
    : { mjs: absolute(runtimeModule), wasm: absolute(runtimeBinary) };
  if (isWebgpu) ort.env.wasm.wasmBinary = await readKeptBinary(absolute(webgpuBinary));
  ort.env.wasm.numThreads = run.threads;
  ort.env.wasm.proxy = false;
  // Starting can hang where a thread can't be had; the caller then tries again with a fresh worker.
  ort.env.wasm.initTimeout = START_TIMEOUT_MS;

  const memory = watchWasmMemory();
  try {
    // One after the other: the runtime can't start twice at once.
    const visionSession = await createSession(ort, vision, run.executionProvider);
    const textSession = await createSession(ort, text, 'wasm');
    return {
      vision: visionSession,
      text: textSession,
      readHeapBytes: memory.readBytes,
      lost: isWebgpu ? lossOf(await ort.env.webgpu.device) : new Promise(() => undefined),
    };
  } finally {
    memory.stop();
  }
};

async function createSession(ort: Ort, model: Uint8Array, provider: 'webgpu' | 'wasm'): Promise<Session> {
  const options: OrtModule.InferenceSession.SessionOptions = {
    executionProviders: [provider],
    graphOptimizationLevel: 'all',
  };
  const session = await ort.InferenceSession.create(model, options);
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    async run(feeds, output) {
      const tensors = Object.fromEntries(
        Object.entries(feeds).map(([name, { type, data, dims }]) => [name, new ort.Tensor(type, data, dims)]),
      );
      const outputs = await session.run(tensors, [output]);
      return outputs[output]?.data;
    },
  };
}

async function lossOf(device: GPUDevice): Promise<string> {
  const { message, reason } = await device.lost;
  return message === '' ? reason : message;
}

function absolute(address: string): string {
  return new URL(address, import.meta.url).href;
}
