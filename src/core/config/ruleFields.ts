/** What passes for the parts of a category that go beyond prompts: its example photos and its metadata rules. */
import * as z from 'zod';
import { DEFAULT_EXAMPLE_SIMILARITY } from '../category.ts';
import { isDate, PHONE_SCREEN } from '../rules/metadataRules.ts';

const LONGEST_RULE_TEXT = 200;

export const similaritySchema = z
  .number('must be a number')
  .min(0, 'must be between 0 and 1')
  .max(1, 'must be between 0 and 1');

/** Trimmed, blanks and repeats dropped. */
export const textsSchema = z
  .array(z.string('must be text'), 'must be a list of texts')
  .transform((texts) => [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== ''));

const hashSchema = z
  .string('must be text')
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of a photo (64 hexadecimal digits)');

const hashesSchema = z
  .array(hashSchema, 'must be a list of SHA-256 hashes')
  .transform((hashes) => [...new Set(hashes)])
  .default([]);

const exampleFields = {
  like: hashesSchema,
  unlike: hashesSchema,
  similarity: similaritySchema.default(DEFAULT_EXAMPLE_SIMILARITY),
};

export const examplesSchema = z
  .object(exampleFields, 'must have example photos (like, unlike, similarity)')
  .superRefine(({ like, unlike }, context) => {
    if (like.length + unlike.length === 0) {
      context.addIssue({ code: 'custom', message: 'must name a photo in like or unlike' });
    }
    unlike.forEach((hash, index) => {
      if (like.includes(hash)) {
        context.addIssue({ code: 'custom', path: ['unlike', index], message: 'must not be in like as well' });
      }
    });
  });

const ruleTextSchema = z
  .string('must be text')
  .trim()
  .min(1, 'must not be empty')
  .max(LONGEST_RULE_TEXT, `must be at most ${LONGEST_RULE_TEXT} characters`);

const FORMATS = ['jpeg', 'png', 'webp', 'avif', 'gif', 'bmp', 'heic', 'tiff'] as const;

const pixelsMessage = 'must be a whole number of pixels, 1 or more';
const pixelsSchema = z.int(pixelsMessage).min(1, pixelsMessage).exactOptional();

const aspectSchema = z
  .number('must be a number')
  .positive('must be above 0')
  .max(1000, 'must be at most 1000')
  .exactOptional();

const dateSchema = z
  .string('must be a date (2024-05-31)')
  .refine(isDate, 'must be a date (2024-05-31)')
  .exactOptional();

const sizeSchema = z
  .string('must be text')
  .trim()
  .toLowerCase()
  .refine(
    (size) => size === PHONE_SCREEN || /^[1-9]\d{0,5}x[1-9]\d{0,5}$/.test(size),
    `must be a size in pixels (1170x2532) or ${PHONE_SCREEN}`,
  );

function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z.array(schema, 'must be a list').min(1, 'must not be empty').exactOptional();
}

const metadataFields = {
  mode: z.enum(['require', 'enough'], 'must be "require" or "enough"').default('require'),
  file_names: listOf(ruleTextSchema),
  types: listOf(z.enum(FORMATS, `must be one of ${FORMATS.join(', ')}`)),
  camera: ruleTextSchema.exactOptional(),
  sizes: listOf(sizeSchema),
  min_width: pixelsSchema,
  max_width: pixelsSchema,
  min_height: pixelsSchema,
  max_height: pixelsSchema,
  min_aspect: aspectSchema,
  max_aspect: aspectSchema,
  taken_after: dateSchema,
  taken_before: dateSchema,
};

/** Pairs of which the first must stay below the second. */
const RANGES = [
  ['min_width', 'max_width'],
  ['min_height', 'max_height'],
  ['min_aspect', 'max_aspect'],
  ['taken_after', 'taken_before'],
] as const;

export const metadataSchema = z
  .object(metadataFields, `must be metadata rules (${Object.keys(metadataFields).join(', ')})`)
  .superRefine((rules, context) => {
    if (Object.keys(rules).every((key) => key === 'mode')) {
      context.addIssue({ code: 'custom', message: 'must have a rule besides the mode' });
    }
    for (const [low, high] of RANGES) {
      const [from, to] = [rules[low], rules[high]];
      if (from !== undefined && to !== undefined && from > to) {
        context.addIssue({ code: 'custom', path: [low], message: `must not be above ${high}` });
      }
    }
  });

/** The keys of each part, for the report of unknown ones. */
export const RULE_KEYS = {
  examples: Object.keys(exampleFields),
  metadata: Object.keys(metadataFields),
} as const;
