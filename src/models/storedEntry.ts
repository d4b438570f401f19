/** `model.json` of a stored model, and `manifest.json` of one that a site serves: an entry with nothing left open. */
import * as z from '../core/zod.ts';
import type { ModelEntry } from '../core/model.ts';
import type { StoredEntry } from './modelFileStore.ts';

const share = z.number().check(z.minimum(-1), z.maximum(1));
const band = z.tuple([share, share]);
const precision = z.enum(['fp32', 'fp16', 'int8']);
const triple = z.tuple([z.number(), z.number(), z.number()]);
const file = z.object({
  /** Without a way out of the folder. */
  path: z
    .string()
    .check(z.regex(/^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[\w./-]+$/, 'must be a plain relative path')),
  bytes: z.nullable(z.int().check(z.positive())),
  sha256: z.nullable(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'))),
  hashSource: z.enum(['pinned', 'public-list', 'hub', 'first-download']),
});
const files = z.pipe(
  z.object({ fp32: z.optional(file), fp16: z.optional(file), int8: z.optional(file) }),
  // Absent, not undefined: that is what the optional properties of an entry mean.
  z.transform((value): ModelEntry['vision'] =>
    Object.fromEntries(Object.entries(value).filter(([, present]) => present !== undefined)),
  ),
);

const storedEntrySchema = z.object({
  id: z.string().check(z.regex(/^[\w.-]+\/[\w.-]+$/, 'must be an owner and a name')),
  title: z.string().check(z.minLength(1)),
  description: z.string(),
  revision: z.string().check(z.minLength(1)),
  dim: z.int().check(z.positive()),
  vision: files,
  text: files,
  recommended: z.object({ vision: precision, text: precision }),
  outputs: z.object({ vision: z.string(), text: z.string() }),
  shared: z.array(file),
  preprocessing: z.nullable(
    z.object({
      size: z.int().check(z.positive()),
      resizeMode: z.enum(['crop', 'letterbox', 'stretch']),
      resample: z.enum(['bicubic', 'bilinear']),
      mean: triple,
      std: triple,
      padColor: triple,
    }),
  ),
  textLength: z.int().check(z.positive()),
  score: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cosine') }),
    z.object({ kind: z.literal('sigmoid'), scale: z.number(), bias: z.number() }),
  ]),
  defaultThreshold: share,
  bands: z.object({ loose: band, normal: band, strict: band }),
  starterSet: z.array(
    z.object({
      name: z.string().check(z.minLength(1)),
      prompts: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
      similarity: share,
      action: z.enum(['tag', 'tag_and_archive']),
    }),
  ),
  functionWords: z.array(z.string()),
  licence: z.object({ name: z.string(), url: z.string(), notice: z.nullable(z.string()) }),
});

type ParsedEntry =
  { readonly ok: true; readonly value: StoredEntry } | { readonly ok: false; readonly reason: string };

/** `reason` names the first wrong field by its path. */
export function parseStoredEntry(text: string): ParsedEntry {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, reason: 'It is not JSON.' };
  }
  const result = storedEntrySchema.safeParse(json);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  return { ok: false, reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not an entry'}` };
}
