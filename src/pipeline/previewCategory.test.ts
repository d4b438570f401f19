import { describe, expect, it } from 'vitest';
import type { Category } from '../core/category.ts';
import { EMPTY_TALLY } from '../core/run.ts';
import { createPreviewMatcher } from '../core/scoring/previewColumns.ts';
import { buildCategory } from '../testing/builders.ts';
import { createTestDeps, type TestDeps } from '../testing/testDeps.ts';
import { addEmbeddedPhotos, claimClassification, readTags, setCategories } from '../testing/worldSteps.ts';
import { classifyJob } from './classifyJob.ts';
import { previewCategory, type CategoryPreview } from './previewCategory.ts';

const NEVER = new AbortController().signal;

async function preview(deps: TestDeps, category: Category): Promise<CategoryPreview> {
  const result = await previewCategory(deps, category, NEVER);
  if (!result.ok) throw new Error(result.reason);
  return result.preview;
}

/** Ids of the photos the preview says would match. */
function matchesOf(found: CategoryPreview, category: Category): number[] {
  const matcher = createPreviewMatcher(found, {
    prompts: category.similarity,
    examples: category.examples?.similarity ?? 1,
    metadata: 1,
  });
  return [...found.photoIds].filter((_, place) => matcher.isMatch(place)).toSorted((a, b) => a - b);
}

async function hashOf(deps: TestDeps, id: number | undefined): Promise<string> {
  const photo = await deps.library.photos.read(id ?? -1);
  if (photo === null) throw new Error('There is no such photo.');
  return photo.sha256;
}

describe('the preview of a category', () => {
  it('scores every photo by its best prompt, highest first', async () => {
    const deps = createTestDeps();
    const [table, dog, receipt] = await addEmbeddedPhotos(deps, 'receipt table', 'dog', 'receipt');
    const found = await preview(deps, buildCategory({ prompts: ['a receipt', 'a table'] }));
    expect([...found.photoIds]).toEqual([receipt, table, dog]);
    const [prompts] = found.signals;
    expect(found.signals).toHaveLength(1);
    expect([...(prompts?.winners ?? [])].slice(0, 2)).toEqual([0, 0]);
    expect([...(prompts?.scores ?? [])].map((score) => score.toFixed(2))).toEqual(['1.00', '0.71', '0.00']);
  });

  it('counts what classification then tags, whatever the category goes by; and writes nothing itself', async () => {
    const deps = createTestDeps();
    const ids = await addEmbeddedPhotos(
      deps,
      'receipt table',
      'receipt page',
      'receipt page book',
      'dog garden',
      'dog',
      'cat',
    );
    const [, , , dogGarden, dog] = ids;
    const examples = { like: [await hashOf(deps, dogGarden)], unlike: [], similarity: 0.7 };
    const categories = [
      buildCategory({ name: 'Plain' }),
      buildCategory({ name: 'Negative', but_not: ['a page'] }),
      buildCategory({ name: 'Alike', examples }),
      buildCategory({ name: 'Unlike', examples: { ...examples, unlike: [await hashOf(deps, dog)] } }),
      buildCategory({ name: 'Required', metadata: { mode: 'require', file_names: ['*table*'] } }),
      buildCategory({ name: 'Enough', metadata: { mode: 'enough', file_names: ['cat*'] } }),
      buildCategory({
        name: 'Rules only',
        prompts: [],
        metadata: { mode: 'require', file_names: ['DOG-*.jpg'] },
      }),
      buildCategory({ name: 'Examples only', prompts: [], examples }),
    ];
    const before = JSON.stringify([await deps.library.tags.readAll(), deps.library.state.promptVectors.size]);
    const expected = new Map<string, number[]>();
    for (const category of categories) {
      expected.set(category.name, matchesOf(await preview(deps, category), category));
    }
    const after = JSON.stringify([await deps.library.tags.readAll(), deps.library.state.promptVectors.size]);
    expect(after).toBe(before);

    await setCategories(deps, categories);
    const job = await claimClassification(deps, ids);
    await classifyJob(deps, job, { runId: null, uncounted: EMPTY_TALLY }, NEVER);
    const tagged = new Map<string, number[]>(categories.map(({ name }) => [name, []]));
    for (const id of ids) {
      for (const path of await readTags(deps, id)) tagged.get(path.slice('Auto/'.length))?.push(id);
    }
    expect(tagged).toEqual(expected);
    const [table, page, , garden, alone, cat] = ids;
    expect(Object.fromEntries(tagged)).toEqual({
      Plain: [table, page],
      Negative: [table],
      Alike: [table, page, garden, alone],
      Unlike: [table, page, garden],
      Required: [table],
      Enough: [table, page, cat],
      'Rules only': [alone],
      'Examples only': [garden, alone],
    });
  });

  it('says how many examples are not here, and goes by those that are', async () => {
    const deps = createTestDeps();
    const [dog] = await addEmbeddedPhotos(deps, 'dog');
    const like = [await hashOf(deps, dog), 'f'.repeat(64)];
    const category = buildCategory({
      prompts: [],
      examples: { like, unlike: ['e'.repeat(64)], similarity: 1 },
    });
    const found = await preview(deps, category);
    expect(found.missingExamples).toBe(2);
    expect(matchesOf(found, category)).toEqual([dog]);
  });

  it('names unknown words by the prompt that has them, negative ones too', async () => {
    const deps = createTestDeps();
    await addEmbeddedPhotos(deps, 'dog');
    const encode = deps.encoder.encodeTexts.bind(deps.encoder);
    deps.encoder.encodeTexts = async (prompts, signal) => {
      const encoded = await encode(prompts, signal);
      if (!encoded.ok) return encoded;
      const withWords = encoded.value.map((value, index) => ({
        ...value,
        unknownWords: prompts[index]?.includes('quokka') === true ? ['quokka'] : [],
      }));
      return { ok: true, value: withWords };
    };
    const { unknownWords } = await preview(
      deps,
      buildCategory({ prompts: ['a dog', 'a quokka'], but_not: ['no quokka'] }),
    );
    expect([...unknownWords]).toEqual([
      ['a quokka', ['quokka']],
      ['no quokka', ['quokka']],
    ]);
  });

  it('leaves out the trash', async () => {
    const deps = createTestDeps();
    const [id = 0] = await addEmbeddedPhotos(deps, 'receipt');
    await deps.library.photos.moveByHand([id], 'trash', 1);
    expect([...(await preview(deps, buildCategory())).photoIds]).toEqual([]);
  });

  it('says why there is none while the model is not there', async () => {
    const deps = createTestDeps();
    deps.encoder.loadFailure = { ok: false, kind: 'transient', reason: 'The model is not there.' };
    expect(await previewCategory(deps, buildCategory(), NEVER)).toEqual({
      ok: false,
      reason: 'The model is not there.',
    });
  });
});
