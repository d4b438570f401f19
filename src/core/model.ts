/**
 * A model: a CLIP-style pair of encoders with its tokenizer and preprocessing, pinned to a revision. Vectors,
 * thresholds and cached prompts mean nothing without the model key they were made with.
 */

export type Precision = 'fp32' | 'fp16' | 'int8';

/** How a picture becomes the model's input square. From `preprocessor_config.json`. */
export interface Preprocessing {
  /** Side of the square input, pixels. */
  readonly size: number;
  readonly resizeMode: 'crop' | 'letterbox';
  readonly resample: 'bicubic' | 'bilinear';
  /** Per channel, on values scaled to 0..1. */
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
  /** RGB 0..255 laid around a letterboxed picture. */
  readonly padColor: readonly [number, number, number];
}

/** Named stretches of the similarity slider; cosines of this model only. */
export interface SimilarityBands {
  readonly loose: readonly [number, number];
  readonly normal: readonly [number, number];
  readonly strict: readonly [number, number];
}

/** The bands the reference documents give, measured for CLIP ViT-B/32. */
export const CLIP_BANDS: SimilarityBands = {
  loose: [0.15, 0.22],
  normal: [0.22, 0.35],
  strict: [0.35, 0.45],
};

/** A ready-made category that ships with a model, its threshold measured for that model. */
export interface StarterCategory {
  readonly name: string;
  readonly prompts: readonly string[];
  readonly similarity: number;
  readonly action: 'tag' | 'tag_and_archive';
}

/** What the rest of the app needs to know about the model in use. */
export interface ModelInfo {
  /** Repository, revision and precision family: `winnow/starter@1:int8`. Never compare vectors across keys. */
  readonly key: string;
  readonly title: string;
  readonly dim: number;
  readonly preprocessing: Preprocessing;
  readonly defaultThreshold: number;
  readonly bands: SimilarityBands;
  readonly starterSet: readonly StarterCategory[];
}
