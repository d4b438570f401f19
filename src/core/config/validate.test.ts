import { parse } from 'yaml';
import { expect, test } from 'vitest';
import type { Category } from '../category.ts';
import { buildConfig } from '../../testing/builders.ts';
import { QUEUES } from '../jobs/job.ts';
import { readConcurrency, withConcurrency } from './document.ts';
import { EMPTY_CONFIG } from './document.ts';
import { configErrorToText, parseConfigDocument, validateCategoryDraft } from './validate.ts';

const receipts: Category = {
  name: 'Receipts',
  prompts: ['a photo of a receipt'],
  similarity: 0.28,
  action: 'tag',
  enabled: true,
};

function withCategories(...categories: unknown[]): unknown {
  return { classification: { enabled: true, categories } };
}

function errorsOf(value: unknown): string[] {
  const result = parseConfigDocument(value);
  return result.ok ? [] : result.errors.map(configErrorToText);
}

test('a document of the reference, as YAML, passes as it stands', () => {
  const result = parseConfigDocument(
    parse(`
classification:
  enabled: true
  categories:
    - name: Screenshots
      prompts:
        - 'a screenshot of a phone screen'
        - 'a screenshot of a website'
      similarity: 0.28
      action: tag
      enabled: true
    - name: Receipts
      prompts:
        - 'a restaurant bill'
      similarity: 0.3
      action: tag_and_archive
      enabled: false
job:
  classification:
    concurrency: 3
`),
  );
  expect(result).toEqual({
    ok: true,
    unknownKeys: [],
    document: {
      classification: {
        enabled: true,
        categories: [
          {
            name: 'Screenshots',
            prompts: ['a screenshot of a phone screen', 'a screenshot of a website'],
            similarity: 0.28,
            action: 'tag',
            enabled: true,
          },
          {
            name: 'Receipts',
            prompts: ['a restaurant bill'],
            similarity: 0.3,
            action: 'tag_and_archive',
            enabled: false,
          },
        ],
      },
      job: { classification: { concurrency: 3 } },
    },
  });
});

test('what the library stores passes unchanged', () => {
  expect(parseConfigDocument(EMPTY_CONFIG)).toEqual({ ok: true, document: EMPTY_CONFIG, unknownKeys: [] });
});

test('what is left out gets its default', () => {
  const result = parseConfigDocument({
    classification: { categories: [{ name: 'Pets', prompts: ['a dog'] }] },
  });
  expect(result).toMatchObject({
    ok: true,
    document: {
      classification: {
        enabled: true,
        categories: [{ name: 'Pets', prompts: ['a dog'], similarity: 0.28, action: 'tag', enabled: true }],
      },
      job: { classification: { concurrency: 1 } },
    },
  });
});

test('names and prompts are trimmed; blank and repeated prompts go', () => {
  const category = {
    ...receipts,
    name: '  Receipts ',
    prompts: [' a bill ', '', '   ', 'a bill', 'a receipt'],
  };
  expect(parseConfigDocument(withCategories(category))).toMatchObject({
    document: { classification: { categories: [{ name: 'Receipts', prompts: ['a bill', 'a receipt'] }] } },
  });
});

test.each<[unknown, string]>([
  [{ ...receipts, similarity: 1.5 }, 'classification.categories[1].similarity: must be between 0 and 1'],
  [{ ...receipts, similarity: -0.1 }, 'classification.categories[1].similarity: must be between 0 and 1'],
  [{ ...receipts, similarity: '0.3' }, 'classification.categories[1].similarity: must be a number'],
  [{ ...receipts, similarity: Number.NaN }, 'classification.categories[1].similarity: must be a number'],
  [{ ...receipts, name: '   ' }, 'classification.categories[1].name: must not be empty'],
  [{ ...receipts, name: 2019 }, 'classification.categories[1].name: must be text'],
  [
    { ...receipts, name: 'Papers//Old' },
    'classification.categories[1].name: must not have an empty part before or after "/"',
  ],
  [{ ...receipts, name: 'two\nlines' }, 'classification.categories[1].name: must be one line'],
  [
    { ...receipts, name: 'x'.repeat(121) },
    'classification.categories[1].name: must be at most 120 characters',
  ],
  [{ ...receipts, prompts: [' ', ''] }, 'classification.categories[1].prompts: must not be empty'],
  [{ ...receipts, prompts: 'a receipt' }, 'classification.categories[1].prompts: must be a list of texts'],
  [{ ...receipts, prompts: ['a bill', 7] }, 'classification.categories[1].prompts[1]: must be text'],
  [
    { ...receipts, action: 'delete' },
    'classification.categories[1].action: must be "tag" or "tag_and_archive"',
  ],
  [{ ...receipts, enabled: 'yes' }, 'classification.categories[1].enabled: must be true or false'],
  [
    'Receipts',
    'classification.categories[1]: must be a category (name, prompts, similarity, action, enabled, but_not, examples, metadata)',
  ],
  [{ ...receipts, name: undefined }, 'classification.categories[1].name: must be text'],
])('%j is refused with its path', (category, expected) => {
  expect(errorsOf(withCategories({ ...receipts, name: 'First' }, category))).toEqual([expected]);
});

test('every fault is named, not only the first', () => {
  const errors = errorsOf(
    withCategories({ ...receipts, similarity: 2, name: '' }, { ...receipts, prompts: [] }),
  );
  expect(errors.map((error) => error.split(':')[0])).toEqual([
    'classification.categories[0].name',
    'classification.categories[0].similarity',
    'classification.categories[1].prompts',
  ]);
});

test('names that differ only in case or spaces cannot coexist', () => {
  const errors = errorsOf(
    withCategories({ ...receipts, name: 'QR codes' }, receipts, { ...receipts, name: ' qr  CODES' }),
  );
  expect(errors).toEqual([
    'classification.categories[2].name: must differ from the name of category 1, which is "QR codes"',
  ]);
});

test.each([0, 17, 1.5, '2'])('a concurrency of %j is refused', (concurrency) => {
  const errors = errorsOf({ classification: { categories: [] }, job: { classification: { concurrency } } });
  expect(errors).toEqual(['job.classification.concurrency: must be a whole number between 1 and 16']);
});

test.each([
  [null, 'must be a configuration with "classification" settings'],
  ['text', 'must be a configuration with "classification" settings'],
  [{}, 'classification: must have the classification settings (enabled, categories)'],
  [{ classification: {} }, 'classification.categories: must be a list of categories'],
])('%j cannot empty the list of categories', (value, expected) => {
  expect(errorsOf(value)).toEqual([expected]);
});

test('unknown keys are reported by path and left out', () => {
  const result = parseConfigDocument({
    classification: { enabled: true, categories: [{ ...receipts, color: 'red' }], threshold: 1 },
    job: { classification: { concurrency: 2 }, faceDetection: { concurrency: 2 } },
    ffmpeg: {},
  });
  expect(result).toMatchObject({
    ok: true,
    unknownKeys: [
      'classification.categories[0].color',
      'classification.threshold',
      'job.faceDetection',
      'ffmpeg',
    ],
  });
  expect(result.ok && Object.keys(result.document)).toEqual(['classification', 'job']);
});

test('a draft that is right comes back trimmed', () => {
  expect(validateCategoryDraft({ ...receipts, name: ' Receipts ' }, [])).toEqual({
    ok: true,
    category: receipts,
  });
});

test('a draft is told what is wrong, field by field', () => {
  expect(validateCategoryDraft({ ...receipts, name: ' ', prompts: [], similarity: 3 }, [])).toEqual({
    ok: false,
    errors: {
      name: 'The name must not be empty.',
      prompts: 'The prompts must not be empty.',
      similarity: 'The similarity must be between 0 and 1.',
    },
  });
});

test('a draft may not take the name of another category', () => {
  expect(validateCategoryDraft({ ...receipts, name: 'receipts ' }, [receipts])).toEqual({
    ok: false,
    errors: { name: 'There is a category named "Receipts" already.' },
  });
});

test('the concurrency of each queue may be stated or left out, and goes out as it came in', () => {
  const classification = { enabled: true, categories: [] };
  for (const job of [
    { classification: { concurrency: 1 } },
    { metadata: { concurrency: 2 }, smartSearch: { concurrency: 16 }, classification: { concurrency: 4 } },
  ]) {
    expect(parseConfigDocument({ classification, job })).toEqual({
      ok: true,
      document: { classification, job },
      unknownKeys: [],
    });
  }
  expect(errorsOf({ classification, job: { metadata: {}, smartSearch: { concurrency: 17 } } })).toEqual([
    'job.metadata.concurrency: must be a whole number between 1 and 16',
    'job.smartSearch.concurrency: must be a whole number between 1 and 16',
  ]);
});

test('a queue without a stated concurrency has its default, and stating one changes only that', () => {
  const document = buildConfig();
  expect(QUEUES.map((queue) => readConcurrency(document, queue))).toEqual([1, 3, 1]);
  const changed = withConcurrency(document, 'smart-search', 5);
  expect(QUEUES.map((queue) => readConcurrency(changed, queue))).toEqual([1, 5, 1]);
  expect(changed.job).toEqual({ classification: { concurrency: 1 }, smartSearch: { concurrency: 5 } });
});
