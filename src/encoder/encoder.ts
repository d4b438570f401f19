/**
 * What the rest of Winnow may ask about meaning. Implemented by a client of the encoder worker, which runs both
 * encoders of the active model in onnxruntime-web.
 */
import type { ModelInfo } from '../core/model.ts';

/** Failures are data: `transient` is worth another try (worker died, model not reachable), `permanent` is not. */
export type EncodeOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly kind: 'transient' | 'permanent'; readonly reason: string };

export interface TextEncoding {
  /** dim long, unit. */
  readonly vector: Float32Array;
  /** Content words the model never learned; shown beside the prompt. Empty for models with a complete vocabulary. */
  readonly unknownWords: readonly string[];
}

/** What runs the model, for the person to see. */
export interface EncoderStatus {
  readonly executionProvider: 'wasm' | 'webgpu';
  readonly threads: number;
  readonly precision: string;
}

export interface Encoder {
  /** Loads the active model on first use and again after a failure; later calls share the result. */
  load(): Promise<EncodeOutcome<ModelInfo>>;
  /** `inputs`: each size x size x 3, RGB 0..255. Result: n x dim, unit rows. */
  encodeImages(inputs: readonly Uint8Array[], signal: AbortSignal): Promise<EncodeOutcome<Float32Array>>;
  encodeTexts(prompts: readonly string[], signal: AbortSignal): Promise<EncodeOutcome<TextEncoding[]>>;
  readStatus(): Promise<EncoderStatus | null>;
  /** Pictures per call that suit the device. */
  readonly batchSize: number;
  close(): void;
}
