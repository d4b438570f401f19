/**
 * An entry for a model Winnow does not know: another repository of the hub, or a folder of files in the same layout. Read from
 * its own config.json; what cannot be read from it gets CLIP's values, which the page calls unmeasured.
 */
import * as z from '../core/zod.ts';
import {
  CLIP_BANDS,
  SHARED_FILES,
  type ModelEntry,
  type ModelFile,
  type ModelLicence,
  type Precision,
  type ScoreKind,
} from '../core/model.ts';
import type { HubFile } from './hub.ts';

type ReadEntry =
  | { readonly ok: true; readonly value: ModelEntry }
  /** Why these files are no model Winnow can run. */
  | { readonly ok: false; readonly detail: string };

const configSchema = z.object({
  model_type: z.string(),
  projection_dim: z.optional(z.int().check(z.positive())),
  text_config: z.optional(
    z.looseObject({
      max_position_embeddings: z.optional(z.int().check(z.positive())),
      projection_dim: z.optional(z.int()),
    }),
  ),
  vision_config: z.optional(z.looseObject({ hidden_size: z.optional(z.int().check(z.positive())) })),
});

/** How exports of transformers.js name the precisions, preferred name first. */
const SUFFIXES: Readonly<Record<Precision, readonly string[]>> = {
  fp32: [''],
  fp16: ['_fp16'],
  int8: ['_quantized', '_int8'],
};

/** hidden_size of SiglipVisionConfig where a config.json leaves it out (transformers, configuration_siglip.py). */
const SIGLIP_DIM = 768;
const SIGLIP_LENGTH = 64;
/** projection_dim of CLIPConfig where a config.json leaves it out (transformers, configuration_clip.py). */
const CLIP_DIM = 512;
const CLIP_LENGTH = 77;

/**
 * @param files what is there, by path inside the repository
 * @param config config.json, parsed from JSON
 */
export function readRepositoryEntry(
  { id, title, revision }: Pick<ModelEntry, 'id' | 'title' | 'revision'>,
  files: readonly HubFile[],
  config: unknown,
  licence: ModelLicence,
): ReadEntry {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const lacking = SHARED_FILES.find((path) => !byPath.has(path));
  if (lacking !== undefined) return { ok: false, detail: `${lacking} is missing` };
  const parsed = configSchema.safeParse(config);
  if (!parsed.success) return { ok: false, detail: 'config.json is not the configuration of a model' };
  const {
    model_type: type,
    projection_dim: projected,
    text_config: text,
    vision_config: vision,
  } = parsed.data;
  const isSiglip = type.startsWith('siglip');
  if (!isSiglip && !type.endsWith('clip')) {
    return { ok: false, detail: `config.json describes a ${type} model, not one of pictures and texts` };
  }
  const encoders = { vision: findEncoders('vision', byPath), text: findEncoders('text', byPath) };
  for (const [part, found] of Object.entries(encoders)) {
    if (Object.keys(found).length === 0) return { ok: false, detail: `onnx/${part}_model.onnx is missing` };
  }
  return {
    ok: true,
    value: {
      id,
      title,
      description: 'Not measured by Winnow: its thresholds are a guess to begin with.',
      revision,
      dim: isSiglip ? (vision?.hidden_size ?? SIGLIP_DIM) : (projected ?? text?.projection_dim ?? CLIP_DIM),
      ...encoders,
      recommended: { vision: smallest(encoders.vision), text: smallest(encoders.text) },
      outputs: isSiglip
        ? { vision: 'pooler_output', text: 'pooler_output' }
        : { vision: 'image_embeds', text: 'text_embeds' },
      shared: SHARED_FILES.map((path) => toModelFile(path, byPath)),
      preprocessing: null,
      textLength: text?.max_position_embeddings ?? (isSiglip ? SIGLIP_LENGTH : CLIP_LENGTH),
      score: { kind: 'cosine' } satisfies ScoreKind,
      defaultThreshold: isSiglip ? 0.11 : 0.28,
      bands: isSiglip ? { loose: [0.07, 0.1], normal: [0.1, 0.14], strict: [0.14, 0.2] } : CLIP_BANDS,
      starterSet: [],
      functionWords: [],
      licence,
    },
  };
}

function findEncoders(part: 'vision' | 'text', byPath: ReadonlyMap<string, HubFile>): ModelEntry['vision'] {
  const found: Partial<Record<Precision, ModelFile>> = {};
  for (const precision of ['fp32', 'fp16', 'int8'] as const) {
    const path = SUFFIXES[precision]
      .map((suffix) => `onnx/${part}_model${suffix}.onnx`)
      // Weights in a second file beside it cannot be handed to the runtime from memory.
      .find((candidate) => byPath.has(candidate) && !byPath.has(`${candidate}_data`));
    if (path !== undefined) found[precision] = toModelFile(path, byPath);
  }
  return found;
}

function smallest(files: ModelEntry['vision']): Precision {
  return (['int8', 'fp16', 'fp32'] as const).find((precision) => files[precision] !== undefined) ?? 'fp32';
}

function toModelFile(path: string, byPath: ReadonlyMap<string, HubFile>): ModelFile {
  const { bytes = null, sha256 = null } = byPath.get(path) ?? {};
  return { path, bytes, sha256, hashSource: 'hub' };
}
