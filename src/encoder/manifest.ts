/**
 * A model folder's `manifest.json`: what the files must be (size, SHA-256) and what was measured for them (thresholds,
 * bands, starter set). Written by the trainer, parsed here; nothing in it is taken on trust.
 */
import * as z from '../core/zod.ts';
import { CLIP_BANDS } from '../core/model.ts';
import { goldenSchema } from './golden.ts';

const share = z.number().check(z.minimum(0), z.maximum(1));
const band = z.tuple([share, share]);

const manifestFile = z.object({
  path: z.string().check(z.minLength(1)),
  bytes: z.int().check(z.positive()),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')),
});

const manifestSchema = z.object({
  id: z.string().check(z.minLength(1)),
  revision: z.pipe(z.union([z.string().check(z.minLength(1)), z.number()]), z.transform(String)),
  dim: z.int().check(z.positive()),
  files: z.array(manifestFile).check(z.minLength(1)),
  defaultThreshold: share,
  bands: z.withDefault(z.object({ loose: band, normal: band, strict: band }), {
    loose: [...CLIP_BANDS.loose],
    normal: [...CLIP_BANDS.normal],
    strict: [...CLIP_BANDS.strict],
  }),
  starterSet: z.withDefault(
    z.array(
      z.object({
        name: z.string().check(z.minLength(1)),
        prompts: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
        similarity: share,
        action: z.enum(['tag', 'tag_and_archive']),
      }),
    ),
    [],
  ),
  /** What the encoders call their vectors; CLIP's names unless said otherwise. */
  outputs: z.withDefault(z.object({ vision: z.string(), text: z.string() }), {
    vision: 'image_embeds',
    text: 'text_embeds',
  }),
  /** Tokens a row holds; the tokenizer's own limit where it is not said. */
  textLength: z.withDefault(z.nullable(z.int().check(z.positive())), null),
  score: z.withDefault(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('cosine') }),
      z.object({ kind: z.literal('sigmoid'), scale: z.number(), bias: z.number() }),
    ]),
    { kind: 'cosine' },
  ),
  /** Words without content ("a", "of"), lower case: never reported as unknown. */
  functionWords: z.withDefault(z.array(z.string()), []),
  /** What the model must answer, for the self-test; a model without is compared with the CPU's answers. */
  golden: z.withDefault(z.nullable(goldenSchema), null),
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
