import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { buildCategory, buildConfig } from '../../testing/builders.ts';
import { REFERENCE_YAML } from '../../testing/referenceYaml.ts';
import type { ConfigDocument, ConfigSnapshot } from './document.ts';
import { findSource } from './history.ts';
import { configErrorToText, parseConfigDocument } from './validate.ts';
import { configToYaml, LARGEST_YAML_BYTES, parseConfigYaml } from './yaml.ts';

function read(text: string): ConfigDocument {
  const parsed = parseConfigYaml(text);
  if (!parsed.ok) throw new Error(parsed.errors.map(configErrorToText).join('; '));
  return parsed.document;
}

function errorsOf(text: string): string[] {
  const parsed = parseConfigYaml(text);
  return parsed.ok ? [] : parsed.errors.map(configErrorToText);
}

const hash = fc.integer({ min: 0, max: 15 }).map((digit) => digit.toString(16).repeat(64));

/** What a category may have besides the fields of the reference; every part may be left out. */
const moreRules = fc.record(
  {
    but_not: fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 3 }),
    examples: fc.record({
      like: fc.array(hash, { minLength: 1, maxLength: 2 }),
      unlike: fc.array(hash, { maxLength: 2 }),
      similarity: fc.double({ min: Number.MIN_VALUE, max: 1, noNaN: true }),
    }),
    metadata: fc.record(
      {
        mode: fc.constantFrom('require', 'enough'),
        file_names: fc.array(fc.constantFrom('*.png', '*', '? a', '- x', 'null', '# y'), {
          minLength: 1,
          maxLength: 3,
        }),
        types: fc.subarray(['png', 'jpeg', 'heic'], { minLength: 1 }),
        camera: fc.constantFrom('none', 'any', 'Canon: EOS', '~', '1e3'),
        sizes: fc.subarray(['phone_screen', '1170x2532', '1x1'], { minLength: 1 }),
        min_width: fc.integer({ min: 1, max: 100 }),
        max_aspect: fc.double({ min: 0.01, max: 10, noNaN: true }),
        taken_after: fc.constantFrom('2024-05-31', '0099-01-01'),
      },
      { requiredKeys: ['mode', 'file_names'] },
    ),
  },
  { requiredKeys: [] },
);

/** Any document that can be stored: what the parser makes of hostile names, prompts and numbers. */
const documents: fc.Arbitrary<ConfigDocument> = fc
  .record({
    classification: fc.record(
      {
        enabled: fc.boolean(),
        archive_favourites: fc.boolean(),
        categories: fc.uniqueArray(
          fc
            .tuple(
              fc.record({
                name: fc.oneof(
                  fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 20 }),
                  fc.constantFrom(
                    'yes',
                    'null',
                    '~',
                    '- a',
                    '# b',
                    '2019',
                    '1e3',
                    '{a: b}',
                    '<<',
                    '*x',
                    'A/B',
                  ),
                ),
                prompts: fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.string()), {
                  minLength: 1,
                  maxLength: 4,
                }),
                similarity: fc.oneof(
                  fc.double({ min: Number.MIN_VALUE, max: 1, noNaN: true }),
                  fc.constantFrom(0, 0.28, 0.3, 1),
                ),
                action: fc.constantFrom('tag', 'tag_and_archive'),
                enabled: fc.boolean(),
              }),
              moreRules,
            )
            .map(([basics, more]) => ({ ...basics, ...more })),
          { maxLength: 5, selector: ({ name }) => name.trim().toLowerCase() },
        ),
      },
      { requiredKeys: ['enabled', 'categories'] },
    ),
    job: fc.record(
      {
        metadata: fc.record({ concurrency: fc.integer({ min: 1, max: 16 }) }),
        smartSearch: fc.record({ concurrency: fc.integer({ min: 1, max: 16 }) }),
        classification: fc.record({ concurrency: fc.integer({ min: 1, max: 16 }) }),
      },
      { requiredKeys: ['classification'] },
    ),
  })
  .map((value) => parseConfigDocument(value))
  .filter((parsed) => parsed.ok)
  .map((parsed) => parsed.document);

/** Hundreds of documents written and read: more than a busy machine does in the usual time. */
const SLOW_MS = 60_000;

test(
  'whatever can be stored comes back from its YAML',
  () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(read(configToYaml(document))).toEqual(document);
      }),
    );
  },
  SLOW_MS,
);

test(
  'whatever is written into the text of another comes back from it',
  () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        expect(read(configToYaml(after, configToYaml(before)))).toEqual(after);
      }),
    );
  },
  SLOW_MS,
);

test("the reference's own example is imported as it stands", () => {
  const parsed = parseConfigYaml(REFERENCE_YAML);
  expect(parsed).toMatchObject({
    ok: true,
    unknownKeys: [],
    document: {
      classification: {
        enabled: true,
        categories: [
          { name: 'Screenshots', similarity: 0.28, action: 'tag', enabled: true },
          { name: 'Receipts', similarity: 0.28, action: 'tag_and_archive', enabled: true },
        ],
      },
      job: { classification: { concurrency: 3 } },
    },
  });
  if (parsed.ok) expect(configToYaml(parsed.document, REFERENCE_YAML)).toBe(REFERENCE_YAML);
});

describe('a text with a hand of its own', () => {
  const source = `# What we sort out at home.
classification:
  categories: # the order matters
    # Paper
    - name: Receipts # both shops
      similarity: 0.30
      prompts:
        - 'a photo of a receipt' # the usual
        - "a restaurant bill"
    # Animals
    - prompts: [a cat, a dog]
      name: Pets
  enabled: true
backup:
  keep: 7 # not ours
`;

  it('stays as it is while nothing is changed', () => {
    expect(configToYaml(read(source), source)).toBe(source);
  });

  it('keeps comments, order, quotes and what is not known through edits', () => {
    const document = read(source);
    const [receipts, pets] = document.classification.categories;
    if (receipts === undefined || pets === undefined) throw new Error('Two categories were expected.');
    const edited: ConfigDocument = {
      classification: {
        enabled: false,
        categories: [
          { ...pets, enabled: false },
          buildCategory({ name: 'Memes', prompts: ['a meme'] }),
          { ...receipts, similarity: 0.31, prompts: ['a till slip', 'a photo of a receipt'] },
        ],
      },
      job: { classification: { concurrency: 2 } },
    };
    const text = configToYaml(edited, source);
    expect(read(text)).toEqual(edited);
    expect(text).toBe(`# What we sort out at home.
classification:
  categories: # the order matters
    # Animals
    - prompts: [ a cat, a dog ]
      name: Pets
      enabled: false
    - name: Memes
      prompts:
        - a meme
      similarity: 0.6
      action: tag
      enabled: true
    # Paper
    - name: Receipts # both shops
      similarity: 0.31
      prompts:
        - a till slip
        - 'a photo of a receipt' # the usual
  enabled: false
backup:
  keep: 7 # not ours
job:
  classification:
    concurrency: 2
`);
  });

  it('may share values through anchors, which are given up where they no longer hold', () => {
    const shared = `classification:
  categories:
    - &base
      name: A
      prompts: &p [one]
      similarity: 0.4
    - <<: *base
      name: B
      prompts: *p
`;
    const document = read(shared);
    expect(document.classification.categories.map(({ similarity }) => similarity)).toEqual([0.4, 0.4]);
    const [a, b] = document.classification.categories;
    if (a === undefined || b === undefined) throw new Error('Two categories were expected.');
    for (const categories of [[{ ...a, similarity: 0.5 }, b], [a, { ...b, prompts: ['two'] }], [b]]) {
      const edited = { ...document, classification: { enabled: true, categories } };
      expect(read(configToYaml(edited, shared))).toEqual(edited);
    }
  });

  it('is passed over where it is not valid any more', () => {
    const document = buildConfig([buildCategory()]);
    expect(read(configToYaml(document, 'classification: ['))).toEqual(document);
  });
});

describe('a text that is no configuration', () => {
  it.each([
    ['', 'must be a configuration with "classification" settings'],
    ['just words', 'must be a configuration with "classification" settings'],
    [
      'classification:\n  categories:\n    - name: A\n      prompts: x',
      /categories\[0\]\.prompts: must be a list/,
    ],
    ['classification: {categories: [a}', /at line 1/],
    ['classification: {categories: []}\nclassification: {}', /"classification" twice/],
    ['classification: !secret {categories: []}', /tag/i],
    ['classification: {categories: []}\n---\nclassification: {categories: []}', /multiple documents/],
    ['classification: *nobody', /nobody/],
    [
      `classification: {categories: [{name: A, prompts: [x], similarity: .nan}]}`,
      /similarity: must be a number/,
    ],
  ])('%j is refused in words', (text, expected) => {
    expect(errorsOf(text)[0]).toEqual(
      typeof expected === 'string' ? expected : expect.stringMatching(expected),
    );
  });

  it('may not be larger than a megabyte', () => {
    expect(errorsOf(`#${'x'.repeat(LARGEST_YAML_BYTES)}`)).toEqual(['is larger than 1 MB']);
  });

  it('may not unfold without end', () => {
    const rows = Array.from({ length: 9 }, (_, row) =>
      row === 0
        ? 'l0: &l0 x'
        : `l${row}: &l${row} [${Array.from({ length: 10 }, () => `*l${row - 1}`).join(', ')}]`,
    );
    expect(errorsOf(`${rows.join('\n')}\nclassification: {categories: []}`)).toEqual([
      expect.stringMatching(/alias/i),
    ]);
  });

  it.each([
    ['brackets', '['.repeat(300_000), 'is nested too deeply in line 1'],
    ['braces', '{'.repeat(300_000), 'is nested too deeply in line 1'],
    ['lists in lists', '\n- - - - - - - - - - - - -', 'is nested too deeply in line 2'],
    ['explicit keys', '\n ? ? ? ? x', 'uses "?" for a key in line 2, which is not supported'],
    ['commas', `[${','.repeat(300_000)}]`, 'has a comma too many in line 1'],
    ['indents', `\n${' '.repeat(500)}a: b`, 'is indented too far in line 2'],
  ])('is refused before it is parsed: %s', (_, text, expected) => {
    expect(errorsOf(`classification: ${text}`)).toEqual([expected]);
  });

  it('is not one because a prompt has brackets, commas and question marks', () => {
    const prompts = ['['.repeat(80), '? ? ?', ',,,', '- - - - - - - - - - - -'];
    const document = buildConfig([buildCategory({ prompts })]);
    expect(read(configToYaml(document))).toEqual(document);
  });
});

test('unknown keys are reported by path', () => {
  expect(parseConfigYaml('classification: {categories: [], extra: 1}\nother: 2')).toMatchObject({
    ok: true,
    unknownKeys: ['classification.extra', 'other'],
  });
});

function snapshot(revision: number, source?: string): ConfigSnapshot {
  return {
    revision,
    savedAtMs: 0,
    cause: 'page',
    document: buildConfig(),
    ...(source === undefined ? {} : { source }),
  };
}

test('a configuration goes back to the latest text at or before it', () => {
  const history = [snapshot(4), snapshot(3, 'three'), snapshot(2), snapshot(1, 'one')];
  expect([0, 1, 2, 3, 4].map((revision) => findSource(history, revision))).toEqual([
    null,
    'one',
    'one',
    'three',
    'three',
  ]);
});

const withRules = (rules: string): string =>
  `classification:\n  categories:\n    - name: A\n      prompts: [x]\n${rules.replaceAll(/^/gm, '      ')}`;

test('what a category goes by besides prompts comes in, by path where it is wrong', () => {
  const read64 = 'ab'.repeat(32);
  const parsed = parseConfigYaml(
    withRules(
      `but_not: [a page, ' a page ']\nexamples: {like: [${read64.toUpperCase()}]}\nmetadata:\n  camera: none\n  types: [png]\n  sizes: [1170X2532, phone_screen]\n  taken_after: 2024-05-31`,
    ),
  );
  expect(parsed).toMatchObject({
    ok: true,
    unknownKeys: [],
    document: {
      classification: {
        categories: [
          {
            but_not: ['a page'],
            examples: { like: [read64], unlike: [], similarity: 0.94 },
            metadata: {
              mode: 'require',
              camera: 'none',
              types: ['png'],
              sizes: ['1170x2532', 'phone_screen'],
              taken_after: '2024-05-31',
            },
          },
        ],
      },
    },
  });
  const at = 'classification.categories[0]';
  for (const [rules, error] of [
    ['but_not: a page', `${at}.but_not: must be a list of texts`],
    ['examples: {}', `${at}.examples: must name a photo in like or unlike`],
    [
      'examples: {like: [abc]}',
      `${at}.examples.like[0]: must be the SHA-256 of a photo (64 hexadecimal digits)`,
    ],
    [
      `examples: {like: [${read64}], unlike: [${read64}]}`,
      `${at}.examples.unlike[0]: must not be in like as well`,
    ],
    [`examples: {like: [${read64}], similarity: 2}`, `${at}.examples.similarity: must be between 0 and 1`],
    ['metadata: {}', `${at}.metadata: must have a rule besides the mode`],
    ['metadata: {mode: maybe, camera: any}', `${at}.metadata.mode: must be "require" or "enough"`],
    ['metadata: {camera: ""}', `${at}.metadata.camera: must not be empty`],
    [
      'metadata: {types: [raw]}',
      `${at}.metadata.types[0]: must be one of jpeg, png, webp, avif, gif, bmp, heic, tiff`,
    ],
    [
      'metadata: {sizes: [big]}',
      `${at}.metadata.sizes[0]: must be a size in pixels (1170x2532) or phone_screen`,
    ],
    ['metadata: {min_width: 5, max_width: 4}', `${at}.metadata.min_width: must not be above max_width`],
    ['metadata: {taken_after: 2024-02-30}', `${at}.metadata.taken_after: must be a date (2024-05-31)`],
  ] as const) {
    expect(errorsOf(withRules(rules))).toEqual([error]);
  }
  const unknown = parseConfigYaml(
    withRules(`examples: {like: [${read64}], not: []}\nmetadata: {camera: any, iso: 5}`),
  );
  expect(unknown).toMatchObject({ ok: true, unknownKeys: [`${at}.examples.not`, `${at}.metadata.iso`] });
});

const withoutPrompts = (rules: string): string =>
  `classification: {categories: [{name: A, prompts: []${rules}}]}`;

test('prompts may be left empty only where there is something else to go by', () => {
  const empty = ['classification.categories[0].prompts: must not be empty'];
  expect(errorsOf(withoutPrompts(''))).toEqual(empty);
  expect(errorsOf(withoutPrompts(', but_not: [a page]'))).toEqual(empty);
  expect(errorsOf(withoutPrompts(`, examples: {unlike: [${'a'.repeat(64)}]}`))).toEqual(empty);
  expect(errorsOf(withoutPrompts(`, examples: {like: [${'a'.repeat(64)}]}`))).toEqual([]);
  expect(errorsOf(withoutPrompts(', metadata: {camera: none}'))).toEqual([]);
});
