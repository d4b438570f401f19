/**
 * WebAssembly threads for the encoder. Without cross-origin isolation there is no shared memory and so one only;
 * otherwise half the cores, at most four, as onnxruntime-web itself chooses: decoding needs the other half.
 */
export function chooseThreads(cores: number, isIsolated: boolean): number {
  return isIsolated ? Math.min(Math.max(Math.ceil(cores / 2), 1), 4) : 1;
}
