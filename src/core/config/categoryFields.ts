/**
 * The fields of a category, once: their order in the document and what passes for each. Parsing, the report of unknown
 * keys, the comparison of two documents and YAML all go by this table; a new field is added here and to `Category`.
 */
import * as z from 'zod';
import type { Category } from '../category.ts';

/** The similarity of a category that states none: the reference documents' own default. */
const DEFAULT_SIMILARITY = 0.28;
const LONGEST_NAME = 120;

const nameSchema = z
  .string('must be text')
  .trim()
  .min(1, 'must not be empty')
  .max(LONGEST_NAME, `must be at most ${LONGEST_NAME} characters`)
  .refine((name) => !/\p{Cc}/u.test(name), 'must be one line')
  .refine(
    (name) => name === '' || name.split('/').every((part) => part.trim() !== ''),
    'must not have an empty part before or after "/"',
  );

const promptsSchema = z
  .array(z.string('must be text'), 'must be a list of texts')
  .transform((prompts) =>
    [...new Set(prompts.map((prompt) => prompt.trim()))].filter((prompt) => prompt !== ''),
  )
  .refine((prompts) => prompts.length > 0, 'must not be empty');

const similaritySchema = z
  .number('must be a number')
  .min(0, 'must be between 0 and 1')
  .max(1, 'must be between 0 and 1');

export const flagSchema = z.boolean('must be true or false');

/** In the order a document written anew has them. */
const fieldSchemas = {
  name: nameSchema,
  prompts: promptsSchema,
  similarity: similaritySchema.default(DEFAULT_SIMILARITY),
  action: z.enum(['tag', 'tag_and_archive'], 'must be "tag" or "tag_and_archive"').default('tag'),
  enabled: flagSchema.default(true),
} satisfies Record<keyof Category, z.ZodType>;

export type CategoryField = keyof typeof fieldSchemas;

/** Names of the fields, in that order. */
export const CATEGORY_FIELDS = Object.keys(fieldSchemas).filter(
  (key): key is CategoryField => key in fieldSchemas,
);

export const categorySchema = z.object(fieldSchemas, `must be a category (${CATEGORY_FIELDS.join(', ')})`);
