/** What passes for the parts of a category that go beyond prompts: its example photos and its metadata rules. */
import * as z from '../zod.ts';
import { DEFAULT_EXAMPLE_SIMILARITY } from '../category.ts';
import { isDate, PHONE_SCREEN } from '../rules/metadataRules.ts';

const LONGEST_RULE_TEXT = 200;

export const similaritySchema = z
  .number('must be a number')
  .check(z.minimum(0, 'must be between 0 and 1'), z.maximum(1, 'must be between 0 and 1'));

/** Trimmed, blanks and repeats dropped. */
export const textsSchema = z.pipe(
  z.array(z.string('must be text'), 'must be a list of texts'),
  z.transform((texts) => [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '')),
);

const hashSchema = z
  .string('must be text')
  .check(
    z.trim(),
    z.toLowerCase(),
    z.regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of a photo (64 hexadecimal digits)'),
  );

const hashesSchema = z.withDefault(
  z.pipe(
    z.array(hashSchema, 'must be a list of SHA-256 hashes'),
    z.transform((hashes) => [...new Set(hashes)]),
  ),
  [],
);

const exampleFields = {
  like: hashesSchema,
  unlike: hashesSchema,
  similarity: z.withDefault(similaritySchema, DEFAULT_EXAMPLE_SIMILARITY),
};

export const examplesSchema = z
  .object(exampleFields, 'must have example photos (like, unlike, similarity)')
  .check(
    z.superRefine(({ like, unlike }, context) => {
      if (like.length + unlike.length === 0) {
        context.addIssue({ code: 'custom', message: 'must name a photo in like or unlike' });
      }
      unlike.forEach((hash, index) => {
        if (like.includes(hash)) {
          context.addIssue({
            code: 'custom',
            path: ['unlike', index],
            message: 'must not be in like as well',
          });
        }
      });
    }),
  );

const ruleTextSchema = z
  .string('must be text')
  .check(
    z.trim(),
    z.minLength(1, 'must not be empty'),
    z.maxLength(LONGEST_RULE_TEXT, `must be at most ${LONGEST_RULE_TEXT} characters`),
  );

const FORMATS = ['jpeg', 'png', 'webp', 'avif', 'gif', 'bmp', 'heic', 'tiff'] as const;

const pixelsMessage = 'must be a whole number of pixels, 1 or more';
const pixelsSchema = z.exactOptional(z.int(pixelsMessage).check(z.minimum(1, pixelsMessage)));

const aspectSchema = z.exactOptional(
  z.number('must be a number').check(z.positive('must be above 0'), z.maximum(1000, 'must be at most 1000')),
);

const dateSchema = z.exactOptional(
  z.string('must be a date (2024-05-31)').check(z.refine(isDate, 'must be a date (2024-05-31)')),
);

const sizeSchema = z.string('must be text').check(
  z.trim(),
  z.toLowerCase(),
  z.refine(
    (size) => size === PHONE_SCREEN || /^[1-9]\d{0,5}x[1-9]\d{0,5}$/.test(size),
    `must be a size in pixels (1170x2532) or ${PHONE_SCREEN}`,
  ),
);

function listOf<Schema extends z.ZodMiniType>(schema: Schema) {
  return z.exactOptional(z.array(schema, 'must be a list').check(z.minLength(1, 'must not be empty')));
}

const metadataFields = {
  mode: z.withDefault(z.enum(['require', 'enough'], 'must be "require" or "enough"'), 'require'),
  file_names: listOf(ruleTextSchema),
  types: listOf(z.enum(FORMATS, `must be one of ${FORMATS.join(', ')}`)),
  camera: z.exactOptional(ruleTextSchema),
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
  .check(
    z.superRefine((rules, context) => {
      if (Object.keys(rules).every((key) => key === 'mode')) {
        context.addIssue({ code: 'custom', message: 'must have a rule besides the mode' });
      }
      for (const [low, high] of RANGES) {
        const [from, to] = [rules[low], rules[high]];
        if (from !== undefined && to !== undefined && from > to) {
          context.addIssue({ code: 'custom', path: [low], message: `must not be above ${high}` });
        }
      }
    }),
  );

/** The keys of each part, for the report of unknown ones. */
export const RULE_KEYS = {
  examples: Object.keys(exampleFields),
  metadata: Object.keys(metadataFields),
} as const;
