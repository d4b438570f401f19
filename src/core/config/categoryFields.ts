/**
 * The fields of a category, once: their order in the document and what passes for each. Parsing, the report of unknown
 * keys, the comparison of two documents and YAML all go by this table; a new field is added here and to `Category`.
 */
import * as z from '../zod.ts';
import type { Category } from '../category.ts';
import { examplesSchema, metadataSchema, RULE_KEYS, similaritySchema, textsSchema } from './ruleFields.ts';

/** The similarity of a category that states none: the reference documents' own default. */
const DEFAULT_SIMILARITY = 0.28;
const LONGEST_NAME = 120;

const nameSchema = z.string('must be text').check(
  z.trim(),
  z.minLength(1, 'must not be empty'),
  z.maxLength(LONGEST_NAME, `must be at most ${LONGEST_NAME} characters`),
  z.refine((name) => !/\p{Cc}/u.test(name), 'must be one line'),
  z.refine(
    (name) => name === '' || name.split('/').every((part) => part.trim() !== ''),
    'must not have an empty part before or after "/"',
  ),
);

export const flagSchema = z.boolean('must be true or false');

/** In the order a document written anew has them. */
const fieldSchemas = {
  name: nameSchema,
  prompts: textsSchema,
  similarity: z.withDefault(similaritySchema, DEFAULT_SIMILARITY),
  action: z.withDefault(z.enum(['tag', 'tag_and_archive'], 'must be "tag" or "tag_and_archive"'), 'tag'),
  enabled: z.withDefault(flagSchema, true),
  but_not: z.exactOptional(textsSchema),
  examples: z.exactOptional(examplesSchema),
  metadata: z.exactOptional(metadataSchema),
} satisfies Record<keyof Category, z.ZodMiniType>;

export type CategoryField = keyof typeof fieldSchemas;

/** Names of the fields, in that order. */
export const CATEGORY_FIELDS = Object.keys(fieldSchemas).filter(
  (key): key is CategoryField => key in fieldSchemas,
);

/** The keys below those fields that have any of their own. */
export const NESTED_KEYS: Readonly<Partial<Record<CategoryField, readonly string[]>>> = RULE_KEYS;

/** Prompts may be left empty only by a category that has something else to go by. */
export const categorySchema = z
  .object(fieldSchemas, `must be a category (${CATEGORY_FIELDS.join(', ')})`)
  .check(
    z.refine(
      ({ prompts, examples, metadata }) =>
        !Array.isArray(prompts) ||
        prompts.length > 0 ||
        metadata !== undefined ||
        (examples !== undefined && examples.like.length > 0),
      {
        path: ['prompts'],
        message: 'must not be empty',
        // Beside whatever else is wrong, as long as there is a category to look at.
        when: ({ value }) => typeof value === 'object' && value !== null,
      },
    ),
  );
