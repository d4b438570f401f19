/** What the encoder is measured beside: onnxruntime-web by itself in a worker of its own, a tensor at a time. */
import '../../../src/contentSecurity.ts';
import { expose } from 'comlink';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import runtimeBinary from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import runtimeModule from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';

let session: InferenceSession | null = null;

function absolute(path: string): string {
  return new URL(path, import.meta.url).href;
}

const api = {
  async load(address: string, threads: number): Promise<void> {
    env.wasm.wasmPaths = { mjs: absolute(runtimeModule), wasm: absolute(runtimeBinary) };
    env.wasm.numThreads = threads;
    const response = await fetch(address);
    session = await InferenceSession.create(new Uint8Array(await response.arrayBuffer()), {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
    });
  },
  /** Milliseconds of one run over random numbers. */
  async time(batch: number, size: number): Promise<number> {
    if (session === null) throw new Error('No model is loaded.');
    const numbers = Float32Array.from({ length: batch * 3 * size * size }, () => Math.random() * 4 - 2);
    const tensor = new Tensor('float32', numbers, [batch, 3, size, size]);
    const [input = 'pixel_values'] = session.inputNames;
    const startedMs = performance.now();
    await session.run({ [input]: tensor });
    return performance.now() - startedMs;
  },
};

export type PlainSessionApi = typeof api;

expose(api);
