/**
 * A model: a CLIP-style pair of encoders with its tokenizer and preprocessing, pinned to a revision. Vectors,
 * thresholds and cached prompts mean nothing without the model key they were made with.
 */

export type Precision = 'fp32' | 'fp16' | 'int8';

/** How a picture becomes the model's input square. From `preprocessor_config.json`. */
export interface Preprocessing {
  /** Side of the square input, pixels. */
  readonly size: number;
  /** `crop` keeps the middle square, `letterbox` the whole picture within a border, `stretch` ignores its shape. */
  readonly resizeMode: 'crop' | 'letterbox' | 'stretch';
  readonly resample: 'bicubic' | 'bilinear';
  /** Per channel, on values scaled to 0..1. */
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
  /** RGB 0..255 laid around a letterboxed picture. */
  readonly padColor: readonly [number, number, number];
  /** Squares a very tall or wide picture is seen in ("Two views", src/core/pixels/views.ts); one unless it says two. Only for `crop`. */
  readonly views?: 1 | 2;
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

/**
 * What a cosine of this model means. A sigmoid model was trained so that `1 / (1 + exp(-(scale * cosine + bias)))` is the
 * probability of a match: its right answers can be cosines of .12. Vectors are unit vectors either way.
 */
export type ScoreKind =
  { readonly kind: 'cosine' } | { readonly kind: 'sigmoid'; readonly scale: number; readonly bias: number };

/** The two halves of a model. Their precisions are chosen separately. */
export type EncoderPart = 'vision' | 'text';

/**
 * Who says what a file's SHA-256 is: `pinned` ships with the app and was checked; `public-list` ships with the app and could
 * not be checked; `hub` is the hub's own word at the time of the download; `first-download` is what came first.
 */
export type HashSource = 'pinned' | 'public-list' | 'hub' | 'first-download';

/** One file of a model. */
export interface ModelFile {
  /** Inside the repository: `onnx/vision_model_quantized.onnx`. */
  readonly path: string;
  /** Null where only the hub knows; a stored model's files all have both. */
  readonly bytes: number | null;
  /** As published tables round it, to say before anything is asked of the hub. */
  readonly aboutBytes?: number;
  readonly sha256: string | null;
  /** Meaningless without a hash. */
  readonly hashSource: HashSource;
}

export interface ModelLicence {
  /** As the publisher names it: `MIT`. */
  readonly name: string;
  readonly url: string;
  /** What a person has to know before downloading, where the licence restricts use; null where it does not. */
  readonly notice: string | null;
}

/**
 * Everything Winnow knows about a model before it is there. Adding a model to Winnow is adding one of these to the registry;
 * the same shape, with nothing left open, describes a model stored on the device.
 */
export interface ModelEntry {
  /** Owner and name of the repository; the first part of the model key. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: what it is good for. */
  readonly description: string;
  /** Commit of the repository. Null: the newest at the time of the download, which pins it. */
  readonly revision: string | null;
  readonly dim: number;
  readonly vision: Readonly<Partial<Record<Precision, ModelFile>>>;
  readonly text: Readonly<Partial<Record<Precision, ModelFile>>>;
  /** The precisions a person gets who does not choose. */
  readonly recommended: Readonly<Record<EncoderPart, Precision>>;
  /** The names of the vectors among what the encoders put out. */
  readonly outputs: Readonly<Record<EncoderPart, string>>;
  /** config.json, preprocessor_config.json, tokenizer.json, tokenizer_config.json. */
  readonly shared: readonly ModelFile[];
  /** What is expected of preprocessor_config.json, which decides once it is there. Null: not known before. */
  readonly preprocessing: Preprocessing | null;
  /** Tokens a text encoder's row holds: 77 for CLIP, 64 for SigLIP. */
  readonly textLength: number;
  readonly score: ScoreKind;
  readonly defaultThreshold: number;
  readonly bands: SimilarityBands;
  readonly starterSet: readonly StarterCategory[];
  /** Words without content, never reported as unknown. */
  readonly functionWords: readonly string[];
  readonly licence: ModelLicence;
}

export const SHARED_FILES = [
  'config.json',
  'preprocessor_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
] as const;

/** The precisions of one half that an entry has files for, best first. */
export function precisionsOf(files: ModelEntry[EncoderPart]): Precision[] {
  return (['fp32', 'fp16', 'int8'] as const).filter((precision) => files[precision] !== undefined);
}

/**
 * The key of vectors made by an entry with these precisions. fp32 and fp16 are one family: their vectors differ by less
 * than a threshold's step, so that a device may change between them. int8's differ by more.
 */
export function modelKeyOf(
  { id, revision }: Pick<ModelEntry, 'id'> & { readonly revision: string },
  vision: Precision,
  text: Precision,
): string {
  const [visionFamily, textFamily] = [precisionFamily(vision), precisionFamily(text)];
  const family = visionFamily === textFamily ? visionFamily : `${visionFamily}+${textFamily}`;
  return `${id}@${revision}:${family}`;
}

/** Vectors of one family can stand beside each other. */
function precisionFamily(precision: Precision): 'int8' | 'float' {
  return precision === 'int8' ? 'int8' : 'float';
}

/** What the rest of the app needs to know about the model in use. */
export interface ModelInfo {
  /** Repository, revision and precision family ({@link modelKeyOf}): `winnow/starter@1:int8`. Never compare vectors across keys. */
  readonly key: string;
  readonly title: string;
  readonly dim: number;
  readonly preprocessing: Preprocessing;
  readonly score: ScoreKind;
  readonly defaultThreshold: number;
  readonly bands: SimilarityBands;
  readonly starterSet: readonly StarterCategory[];
}
