/**
 * What the page may ask of the encoder worker. Everything crosses as data: a thrown error would lose its fields on the
 * way. Rejections are bugs.
 */
import type { ModelInfo } from '../../src/core/model.ts';
import type { EncodeOutcome, EncoderStatus, TextEncoding } from '../../src/encoder/encoder.ts';
import type { ModelSource } from '../../src/encoder/modelSource.ts';

export interface LoadedModel {
  readonly info: ModelInfo;
  readonly status: EncoderStatus;
}

/** One worker serves one model for its whole life. `load` comes first; asked again, it answers the same. */
export interface EncoderWorkerApi {
  /** `source.folder` absolute. */
  load(source: ModelSource, options: { readonly threads: number }): Promise<EncodeOutcome<LoadedModel>>;
  /** `pixels`: `count` pictures of size x size x 3, RGB 0..255, one after the other. Result: count x dim, unit rows. */
  encodeImages(pixels: Uint8Array, count: number): Promise<EncodeOutcome<Float32Array>>;
  encodeTexts(prompts: readonly string[]): Promise<EncodeOutcome<TextEncoding[]>>;
}
