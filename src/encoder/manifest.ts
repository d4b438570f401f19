/**
 * A model folder's `manifest.json`: what the files must be (size, SHA-256) and what was measured for them (thresholds,
 * bands, starter set). Written by the trainer, parsed here; nothing in it is taken on trust.
 */
import * as z from '../core/zod.ts';
import { CLIP_BANDS } from '../core/model.ts';
import { goldenSchema } from './golden.ts';

const share = z.number().min(0).max(1);
const band = z.tuple([share, share]);

const manifestFile = z.object({
  path: z.string().min(1),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
});

const manifestSchema = z.object({
  id: z.string().min(1),
  revision: z.union([z.string().min(1), z.number()]).transform(String),
  dim: z.int().positive(),
  files: z.array(manifestFile).min(1),
  defaultThreshold: share,
  bands: z.object({ loose: band, normal: band, strict: band }).default({
    loose: [...CLIP_BANDS.loose],
    normal: [...CLIP_BANDS.normal],
    strict: [...CLIP_BANDS.strict],
  }),
  starterSet: z
    .array(
      z.object({
        name: z.string().min(1),
        prompts: z.array(z.string().min(1)).min(1),
        similarity: share,
        action: z.enum(['tag', 'tag_and_archive']),
      }),
    )
    .default([]),
  /** What the encoders call their vectors; CLIP's names unless said otherwise. */
  outputs: z
    .object({ vision: z.string(), text: z.string() })
    .default({ vision: 'image_embeds', text: 'text_embeds' }),
  /** Tokens a row holds; the tokenizer's own limit where it is not said. */
  textLength: z.int().positive().nullable().default(null),
  score: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('cosine') }),
      z.object({ kind: z.literal('sigmoid'), scale: z.number(), bias: z.number() }),
    ])
    .default({ kind: 'cosine' }),
  /** Words without content ("a", "of"), lower case: never reported as unknown. */
  functionWords: z.array(z.string()).default([]),
  /** What the model must answer, for the self-test; a model without is compared with the CPU's answers. */
  golden: goldenSchema.nullable().default(null),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];

export type ParsedManifest =
  { readonly ok: true; readonly value: Manifest } | { readonly ok: false; readonly reason: string };

/** `reason` names the first wrong field by its path. Fields this version does not know are left out. */
export function parseManifest(json: unknown): ParsedManifest {
  const result = manifestSchema.safeParse(json);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  return { ok: false, reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a manifest'}` };
}
