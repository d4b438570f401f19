/**
 * What the rest of Winnow may ask about meaning. Implemented by a client of the encoder worker, which runs both
 * encoders of the active model in onnxruntime-web.
 */
import type { ModelInfo, Precision } from '../core/model.ts';

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

export type ExecutionProvider = 'webgpu' | 'wasm';

/** A way of running the model that comes before the one in use, and why it is not used. */
export interface PassedOver {
  /** "WebGPU, fp16". */
  readonly title: string;
  readonly reason: string;
  /** It failed here once and is not tried again until the person asks. */
  readonly isRemembered: boolean;
}

/** What runs the model, for the person to see. */
export interface EncoderStatus {
  readonly executionProvider: ExecutionProvider;
  /** WebAssembly threads; with WebGPU they serve the text encoder only. */
  readonly threads: number;
  /** Of the image encoder. */
  readonly precision: Precision;
  readonly textPrecision: Precision;
  /** Pictures a call. */
  readonly batchSize: number;
  /** Why this one, as a sentence. */
  readonly reason: string;
  readonly passedOver: readonly PassedOver[];
  /** Of the last calls, while they ran; null before the first. */
  readonly photosPerSecond: number | null;
  /** False while the model is not in memory because nothing needed it lately. */
  readonly isLoaded: boolean;
}

/** What a person may decide for this device; `auto` leaves it to the ladder and to what was measured. */
export interface EncoderPreferences {
  readonly executionProvider: 'auto' | ExecutionProvider;
  /** Of the image encoder. fp32 and fp16 make vectors of the same model key, int8 of another. */
  readonly precision: 'auto' | Precision;
  readonly threads: 'auto' | number;
  readonly batchSize: 'auto' | number;
}

export interface Encoder {
  /** Loads the active model on first use and again after a failure; later calls share the result. */
  load(): Promise<EncodeOutcome<ModelInfo>>;
  /** `inputs`: each one or two squares (src/core/pixels/views.ts) of size x size x 3, RGB 0..255. Result: n x dim, unit rows. */
  encodeImages(inputs: readonly Uint8Array[], signal: AbortSignal): Promise<EncodeOutcome<Float32Array>>;
  encodeTexts(prompts: readonly string[], signal: AbortSignal): Promise<EncodeOutcome<TextEncoding[]>>;
  /** Null before a model was loaded. Starts nothing. */
  readStatus(): Promise<EncoderStatus | null>;
  /** Pictures per call that suit the device; may change once it was measured. */
  readonly batchSize: number;
  close(): void;
}

/** How the model is run on this device. Kept per device, not per profile. */
export interface EncoderControls {
  readPreferences(): EncoderPreferences;
  /** In force from the next call on: the worker is made anew. */
  writePreferences(preferences: EncoderPreferences): void;
  /** Forgets what failed and what was measured on this device; the next call tries everything again. */
  tryAgain(): void;
}

/** The encoder of a page: what the pipeline asks, and what the person may turn. */
export type DeviceEncoder = Encoder & EncoderControls;
