/**
 * The table "When the configuration changes", row by row, by the rules alone: what is taken back, whether a scan is worth
 * offering, and what the next classification decides. The same rows run on the real library in
 * src/pipeline/whenConfigurationChanges.browser.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { buildCategory, buildConfig } from '../../testing/builders.ts';
import type { Category } from '../category.ts';
import { decide, type DecisionInput } from '../classify.ts';
import { createPromptCache } from '../promptCache.ts';
import { planCleanUp } from './cleanUp.ts';
import { diffConfig, scanToOffer } from './diff.ts';
import type { ConfigDocument } from './document.ts';

const receipts = buildCategory({ similarity: 0.6 });
const pets = buildCategory({ name: 'Pets', prompts: ['a dog'] });
const before = buildConfig([receipts, pets]);

interface Row {
  readonly change: string;
  readonly after: ConfigDocument;
  readonly takenBack: readonly string[];
  readonly isScanOffered: boolean;
}

function withReceipts(edit: Partial<Category>): ConfigDocument {
  return buildConfig([{ ...receipts, ...edit }, pets]);
}

const TABLE: readonly Row[] = [
  {
    change: 'add a category',
    after: buildConfig([receipts, pets, buildCategory({ name: 'Memes' })]),
    takenBack: [],
    isScanOffered: true,
  },
  { change: 'remove', after: buildConfig([pets]), takenBack: ['Receipts: removed'], isScanOffered: false },
  {
    change: 'rename',
    after: withReceipts({ name: 'Bills' }),
    takenBack: ['Receipts: removed'],
    isScanOffered: true,
  },
  {
    change: 'similarity up',
    after: withReceipts({ similarity: 0.7 }),
    takenBack: ['Receipts: similarity-raised'],
    isScanOffered: true,
  },
  { change: 'similarity down', after: withReceipts({ similarity: 0.5 }), takenBack: [], isScanOffered: true },
  { change: 'prompts', after: withReceipts({ prompts: ['a bill'] }), takenBack: [], isScanOffered: true },
  {
    change: 'action',
    after: withReceipts({ action: 'tag_and_archive' }),
    takenBack: [],
    isScanOffered: true,
  },
  {
    change: 'category disabled',
    after: withReceipts({ enabled: false }),
    takenBack: [],
    isScanOffered: false,
  },
  {
    change: 'classification disabled',
    after: buildConfig([receipts, pets], { enabled: false }),
    takenBack: [],
    isScanOffered: false,
  },
];

describe('when the configuration changes', () => {
  it.each(TABLE)('$change', ({ after, takenBack, isScanOffered }) => {
    const plan = planCleanUp(before.classification, after.classification);
    expect(plan.map(({ name, reason }) => `${name}: ${reason}`)).toEqual(takenBack);
    expect(scanToOffer(diffConfig(before, after)) !== null).toBe(isScanOffered);
  });

  it.each(TABLE)('$change, taken back again', ({ change, after }) => {
    const plan = planCleanUp(after.classification, before.classification);
    const reversed: Readonly<Record<string, string[]>> = {
      'add a category': ['Memes: removed'],
      rename: ['Bills: removed'],
      'similarity down': ['Receipts: similarity-raised'],
    };
    expect(plan.map(({ name, reason }) => `${name}: ${reason}`)).toEqual(reversed[change] ?? []);
  });

  it('category enabled', () => {
    const disabled = withReceipts({ enabled: false });
    expect(planCleanUp(disabled.classification, before.classification)).toEqual([]);
    expect(scanToOffer(diffConfig(disabled, before))).toBe('scan');
  });

  it('classification enabled', () => {
    const disabled = buildConfig([receipts, pets], { enabled: false });
    expect(planCleanUp(disabled.classification, before.classification)).toEqual([]);
    expect(scanToOffer(diffConfig(disabled, before))).toBe('scan');
  });

  it('a category disabled while its similarity rises is cleaned up, and not scanned for', () => {
    const after = withReceipts({ enabled: false, similarity: 0.7 });
    expect(planCleanUp(before.classification, after.classification)).toMatchObject([{ name: 'Receipts' }]);
    expect(scanToOffer(diffConfig(before, after))).toBeNull();
  });
});

function decideAbout(category: Category, photo: DecisionInput['photo']) {
  const { matches, archivedBy } = decide({
    photo,
    scores: [{ category, score: 0.65, prompt: 'a receipt' }],
    vetoes: [],
    archivesFavourites: false,
  });
  return { isTagged: matches.length > 0, isArchived: archivedBy.length > 0 };
}

describe('from the next classification', () => {
  const onTimeline = { id: 1, visibility: 'timeline', isFavourite: false } as const;

  it.each([
    ['similarity up', { similarity: 0.7 }, { isTagged: false, isArchived: false }],
    ['similarity down', { similarity: 0.65 }, { isTagged: true, isArchived: false }],
    ['action', { action: 'tag_and_archive' as const }, { isTagged: true, isArchived: true }],
  ])('%s', (_row, edit, expected) => {
    expect(decideAbout({ ...receipts, ...edit }, onTimeline)).toEqual(expected);
  });

  it('model: a prompt is encoded again, and never answered with another model’s vector', async () => {
    const encoded: string[] = [];
    const cache = createPromptCache<string, never>(async (modelKey, prompts) => {
      encoded.push(...prompts.map((prompt) => `${modelKey} ${prompt}`));
      return { ok: true, value: prompts.map((prompt) => `${modelKey} ${prompt}`) };
    });
    await cache.read('old', ['a dog']);
    expect(await cache.read('new', ['a dog'])).toEqual({ ok: true, value: ['new a dog'] });
    expect(encoded).toEqual(['old a dog', 'new a dog']);
  });

  it('prompts: once the cache is cleared they are encoded again', async () => {
    let encoded = 0;
    const cache = createPromptCache<string, never>(async (_, prompts) => {
      encoded += prompts.length;
      return { ok: true, value: [...prompts] };
    });
    await cache.read('m', ['a dog']);
    await cache.read('m', ['a dog']);
    expect(encoded).toBe(1);
    cache.clear();
    await cache.read('m', ['a dog']);
    expect(encoded).toBe(2);
  });
});
