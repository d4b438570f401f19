/**
 * What the page may ask of the encoder worker. Everything crosses as data: a thrown error would lose its fields on the
 * way. Rejections are bugs.
 */
import type { ModelInfo } from '../../src/core/model.ts';
import type { EncodeOutcome, TextEncoding } from '../../src/encoder/encoder.ts';
import type { Golden } from '../../src/encoder/golden.ts';
import type { Rung } from '../../src/encoder/ladder.ts';
import type { ModelSource } from '../../src/encoder/modelSource.ts';

/** How the model is to be run. */
export type Run = Pick<Rung, 'executionProvider' | 'vision' | 'text' | 'threads'>;

export interface LoadedModel {
  readonly info: ModelInfo;
  /** What the model must answer, where its maker recorded it. */
  readonly golden: Golden | null;
}

/**
 * Why a model does not run: `files` are not there or not what they should be, whatever runs them; the `runtime` could not
 * be fetched; `memory` was not to be had; or the runtime could not `start` the model this way.
 */
export interface LoadFailure {
  readonly ok: false;
  readonly stage: 'files' | 'runtime' | 'memory' | 'start';
  readonly reason: string;
}

export type LoadOutcome = { readonly ok: true; readonly value: LoadedModel } | LoadFailure;

/** One worker serves one model in one way for its whole life. `load` comes first; asked again, it answers the same. */
export interface EncoderWorkerApi {
  /** A folder's address must be absolute. */
  load(source: ModelSource, run: Run): Promise<LoadOutcome>;
  /** `pixels`: `count` pictures of size x size x 3, RGB 0..255, one after the other. Result: count x dim, unit rows. */
  encodeImages(pixels: Uint8Array, count: number): Promise<EncodeOutcome<Float32Array>>;
  encodeTexts(prompts: readonly string[]): Promise<EncodeOutcome<TextEncoding[]>>;
  /** Bytes of WebAssembly memory, which grows and never shrinks (microsoft/onnxruntime#21673). */
  readHeapBytes(): Promise<number>;
  /** Resolves with a reason when the graphics device is lost; never where there is none. */
  watchForLoss(): Promise<string>;
}
