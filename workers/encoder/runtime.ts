/**
 * The ONNX runtime of the encoder worker: the plain WebAssembly build, which is a third faster on the CPU than the ones
 * with WebGPU in them.
 */
import { env, InferenceSession } from 'onnxruntime-web/wasm';
import runtimeModule from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import runtimeBinary from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';

const START_TIMEOUT_MS = 60_000;

/** Both encoders of a model, ready to run. Throws where the browser has no memory left or a file is not a model. */
export async function createSessions(
  vision: Uint8Array,
  text: Uint8Array,
  threads: number,
): Promise<{ readonly vision: InferenceSession; readonly text: InferenceSession }> {
  // Threads start from the runtime's own module. Left to itself it starts them from this worker's bundled file, so that
  // each thread runs the whole worker again. It also keeps the runtime from being asked of a CDN.
  env.wasm.wasmPaths = { mjs: absolute(runtimeModule), wasm: absolute(runtimeBinary) };
  env.wasm.numThreads = threads;
  env.wasm.proxy = false;
  // Starting can hang where a thread can't be had; the caller then tries again with a fresh worker.
  env.wasm.initTimeout = START_TIMEOUT_MS;
  const options: InferenceSession.SessionOptions = {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  };
  return {
    // One after the other: the runtime can't start twice at once.
    vision: await InferenceSession.create(vision, options),
    text: await InferenceSession.create(text, options),
  };
}

function absolute(address: string): string {
  return new URL(address, import.meta.url).href;
}
