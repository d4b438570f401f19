/**
 * The border where a configuration comes in: from a file, the API or a form. What passes is trimmed and complete;
 * what does not is refused with the path of each fault, and unknown keys are reported instead of swallowed.
 */
import * as z from '../zod.ts';
import { categoryKey, type Category } from '../category.ts';
import { CATEGORY_FIELDS, categorySchema, flagSchema, NESTED_KEYS } from './categoryFields.ts';
import type { MetadataRule } from '../rules/metadataRules.ts';
import { EMPTY_CONFIG, HIGHEST_CONCURRENCY, type ConfigDocument } from './document.ts';
import { RULE_KEYS } from './ruleFields.ts';

export interface ConfigError {
  /** `classification.categories[1].similarity`; empty for the document itself. */
  readonly path: string;
  readonly message: string;
}

export type ParseConfigResult =
  | { readonly ok: true; readonly document: ConfigDocument; readonly unknownKeys: string[] }
  | { readonly ok: false; readonly errors: ConfigError[] };

export type CategoryDraftResult =
  | { readonly ok: true; readonly category: Category }
  | { readonly ok: false; readonly errors: CategoryDraftErrors };

/** What is wrong, in a sentence for each field of the form; the rules over metadata each have one. */
export type CategoryDraftErrors = Readonly<Partial<Record<DraftField, string>>>;

type DraftField = keyof typeof FIELD_LABELS | `metadata.${MetadataRule}`;

const categoriesSchema = z.array(categorySchema, 'must be a list of categories').check(
  z.superRefine((categories, context) => {
    const firstByKey = new Map<string, number>();
    categories.forEach(({ name }, index) => {
      const key = categoryKey(name);
      const first = firstByKey.get(key);
      if (first === undefined) firstByKey.set(key, index);
      else {
        context.addIssue({
          code: 'custom',
          path: [index, 'name'],
          message: `must differ from the name of category ${first + 1}, which is "${categories[first]?.name ?? ''}"`,
        });
      }
    });
  }),
);

const concurrencyMessage = `must be a whole number between 1 and ${HIGHEST_CONCURRENCY}`;

const concurrencySchema = z
  .int(concurrencyMessage)
  .check(z.minimum(1, concurrencyMessage), z.maximum(HIGHEST_CONCURRENCY, concurrencyMessage));

const queueMessage = 'must have the settings of the queue (concurrency)';

/** Left out is not the same as the default: a document goes out as it came in. */
const optionalQueueSchema = z.exactOptional(z.object({ concurrency: concurrencySchema }, queueMessage));

const documentSchema = z.object(
  {
    classification: z.object(
      {
        enabled: z.withDefault(flagSchema, true),
        // Left out is not the same as the default: a document goes out as it came in.
        archive_favourites: z.exactOptional(flagSchema),
        categories: categoriesSchema,
      },
      'must have the classification settings (enabled, categories)',
    ),
    job: z.withDefault(
      z.object(
        {
          metadata: optionalQueueSchema,
          smartSearch: optionalQueueSchema,
          classification: z.withDefault(
            z.object(
              {
                concurrency: z.withDefault(concurrencySchema, EMPTY_CONFIG.job.classification.concurrency),
              },
              queueMessage,
            ),
            EMPTY_CONFIG.job.classification,
          ),
        },
        'must have the settings of the queues (metadata, smartSearch, classification)',
      ),
      EMPTY_CONFIG.job,
    ),
  },
  'must be a configuration with "classification" settings',
);

/** The keys a document may have; a list stands for its elements. */
const KNOWN_KEYS: KeyTree = {
  classification: {
    enabled: null,
    archive_favourites: null,
    categories: {
      '[]': Object.fromEntries(
        CATEGORY_FIELDS.map((field) => {
          const keys = NESTED_KEYS[field];
          return [field, keys === undefined ? null : leavesOf(keys)];
        }),
      ),
    },
  },
  job: {
    metadata: { concurrency: null },
    smartSearch: { concurrency: null },
    classification: { concurrency: null },
  },
};

function leavesOf(keys: readonly string[]): KeyTree {
  return Object.fromEntries(keys.map((key) => [key, null]));
}

/** `null` ends a branch: whatever lies below is the schema's business. */
interface KeyTree {
  readonly [key: string]: KeyTree | null;
}

/**
 * Checks a configuration that came from outside. The classification part is required, so that a file about something
 * else cannot empty the list of categories; the rest has defaults.
 */
export function parseConfigDocument(value: unknown): ParseConfigResult {
  const parsed = documentSchema.safeParse(value);
  if (parsed.success) {
    return { ok: true, document: parsed.data, unknownKeys: findUnknownKeys(value, KNOWN_KEYS, '') };
  }
  return {
    ok: false,
    errors: parsed.error.issues.map(({ path, message }) => ({ path: pathToText(path), message })),
  };
}

/** One error as people read it: `classification.categories[1].similarity: must be between 0 and 1`. */
export function configErrorToText({ path, message }: ConfigError): string {
  return path === '' ? message : `${path}: ${message}`;
}

/**
 * Checks one category against those beside it, with messages for the fields of a form.
 * @param others the categories it will stand beside, without itself
 */
export function validateCategoryDraft(draft: Category, others: readonly Category[]): CategoryDraftResult {
  const parsed = categorySchema.safeParse(draft);
  const errors: Partial<Record<DraftField, string>> = {};
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [field, rule] = path;
    if (field === 'metadata' && isMetadataRule(rule))
      errors[`metadata.${rule}`] ??= asSentence('It', message);
    else if (isLabelled(field)) errors[field] ??= asSentence(FIELD_LABELS[field], message);
    else throw new Error(`A form cannot produce this category: ${pathToText(path)}: ${message}`);
  }
  const twin = others.find(({ name }) => categoryKey(name) === categoryKey(draft.name));
  if (twin !== undefined && errors.name === undefined) {
    errors.name = `There is a category named "${twin.name}" already.`;
  }
  return parsed.success && errors.name === undefined
    ? { ok: true, category: parsed.data }
    : { ok: false, errors };
}

const FIELD_LABELS = {
  name: 'The name',
  prompts: 'The prompts',
  similarity: 'The similarity',
  examples: 'The category',
  metadata: 'The file rules',
} as const;

function isLabelled(field: PropertyKey | undefined): field is keyof typeof FIELD_LABELS {
  return typeof field === 'string' && Object.hasOwn(FIELD_LABELS, field);
}

function isMetadataRule(key: PropertyKey | undefined): key is MetadataRule {
  return key !== 'mode' && RULE_KEYS.metadata.some((rule) => rule === key);
}

function asSentence(subject: string, message: string): string {
  return `${subject} ${message}.`;
}

function pathToText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : appendKey(text, String(part))),
    '',
  );
}

function appendKey(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function findUnknownKeys(value: unknown, known: KeyTree, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const element = known['[]'] ?? null;
    return element === null
      ? []
      : value.flatMap((entry: unknown, index) => findUnknownKeys(entry, element, `${path}[${index}]`));
  }
  return Object.entries(value).flatMap(([key, child]) => {
    const childPath = appendKey(path, key);
    const tree = Object.hasOwn(known, key) ? known[key] : undefined;
    if (tree === undefined) return [childPath];
    return tree === null ? [] : findUnknownKeys(child, tree, childPath);
  });
}
