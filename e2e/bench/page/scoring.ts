/** The scoring kernel beside the plain loop it replaced, on the same numbers, one after the other in one thread. */
import { createWasmKernel } from '../../../src/scorer/wasmKernel.ts';
import { createDice } from './dice.ts';

export interface ScoringRequest {
  readonly photos: number;
  readonly prompts: number;
  readonly dim: number;
  readonly runs: number;
}

export interface ScoringTimes {
  /** Milliseconds for all photos against all prompts, one a run. */
  readonly plainMs: readonly number[];
  readonly kernelMs: readonly number[];
}

/** Photos to a block, as embeddings are stored. */
const BLOCK = 256;

export function compareScoring({ photos, prompts, dim, runs }: ScoringRequest): ScoringTimes {
  const dice = createDice(photos, dim);
  const draw = (rows: number): Float32Array<ArrayBuffer> =>
    Float32Array.from({ length: rows * dim }, () => (dice.next() - 0.5) / Math.sqrt(dim));
  const block = draw(BLOCK);
  const promptRows = draw(prompts);
  const blocks = Math.ceil(photos / BLOCK);
  const multiply = createWasmKernel().prepare(promptRows, dim);
  const plain = (): void => {
    multiplyPlainly(block, promptRows, dim);
  };
  const kernel = (): void => {
    multiply(block);
  };
  // Once each for the compilers.
  timeBlocks(20, plain);
  timeBlocks(20, kernel);
  const plainMs: number[] = [];
  const kernelMs: number[] = [];
  for (let run = 0; run < runs; run++) {
    plainMs.push(timeBlocks(blocks, plain));
    kernelMs.push(timeBlocks(blocks, kernel));
  }
  return { plainMs, kernelMs };
}

function timeBlocks(blocks: number, work: () => void): number {
  const startedMs = performance.now();
  for (let index = 0; index < blocks; index++) work();
  return performance.now() - startedMs;
}

/** What anybody would write first: one product after the other, float32 in, float32 out. */
function multiplyPlainly(photos: Float32Array, prompts: Float32Array, dim: number): Float32Array {
  const rows = photos.length / dim;
  const columns = prompts.length / dim;
  const products = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let at = 0; at < dim; at++) {
        sum += (photos[row * dim + at] ?? 0) * (prompts[column * dim + at] ?? 0);
      }
      products[row * columns + column] = sum;
    }
  }
  return products;
}
