/** A command for browser tests: the same pixels, encoded by the ONNX runtime for Node. */
import { join } from 'node:path';
import type { BrowserCommands } from 'vitest/internal/browser';
import { encodeNatively, loadNativeRuntime } from '../../tools/parity/reference.mjs';

const PROJECT_ROOT = join(import.meta.dirname, '..', '..');

async function encodeInNode(
  _context: unknown,
  modelFile: string,
  inputs: readonly string[],
  numbers: Parameters<BrowserCommands['encodeInNode']>[2],
): ReturnType<BrowserCommands['encodeInNode']> {
  try {
    loadNativeRuntime();
  } catch (error) {
    // There is no build of it for this machine.
    console.warn(`onnxruntime-node could not be loaded: ${String(error)}`);
    return null;
  }
  const pixels = inputs.map((input) => new Uint8Array(Buffer.from(input, 'base64')));
  return encodeNatively(join(PROJECT_ROOT, modelFile), pixels, numbers);
}

export const nativeEncoderCommands = { encodeInNode };

// The runner types its commands through this module; vitest/browser re-exports them.
declare module 'vitest/internal/browser' {
  interface BrowserCommands {
    /**
     * Unit vectors of pictures, each encoded alone. `modelFile` inside the project; `inputs`: base64 of size x size x 3 RGB.
     * Null where the runtime has no build for this machine.
     */
    encodeInNode(
      modelFile: string,
      inputs: readonly string[],
      numbers: {
        readonly size: number;
        readonly mean: readonly [number, number, number];
        readonly std: readonly [number, number, number];
      },
    ): Promise<number[][] | null>;
  }
}
