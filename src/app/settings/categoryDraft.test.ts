import { describe, expect, it } from 'vitest';
import { draftOf, draftToCategory, emptyDraft, promptLines } from './categoryDraft.ts';

describe('a category being typed', () => {
  it('drops blank and repeated prompts and trims the rest', () => {
    expect(promptLines('  a receipt \n\n a receipt\r\na bill\n   ')).toEqual(['a receipt', 'a bill']);
  });

  it('becomes a category with a trimmed name and two decimals', () => {
    const draft = { ...emptyDraft(), name: ' Receipts ', prompts: 'a receipt' };
    expect(draftToCategory(draft, 0.1 + 0.2)).toEqual({
      name: 'Receipts',
      prompts: ['a receipt'],
      similarity: 0.3,
      action: 'tag',
      enabled: true,
    });
  });

  it('comes back from a saved category unchanged', () => {
    const category = {
      name: 'Memes',
      prompts: ['a meme', 'a funny picture with text'],
      similarity: 0.41,
      action: 'tag_and_archive' as const,
      enabled: false,
    };
    expect(draftToCategory(draftOf(category), category.similarity)).toEqual(category);
  });

  it('comes back unchanged with all it goes by besides prompts', () => {
    const category = {
      name: 'Screens',
      prompts: [],
      similarity: 0.3,
      action: 'tag' as const,
      enabled: true,
      but_not: ['a page', 'a book'],
      examples: { like: ['a'.repeat(64)], unlike: ['b'.repeat(64)], similarity: 0.9 },
      metadata: {
        mode: 'enough' as const,
        file_names: ['Screenshot*', '*.png'],
        types: ['png' as const, 'webp' as const],
        camera: 'Canon',
        sizes: ['phone_screen', '100x200'],
        min_width: 10,
        max_width: 20,
        min_aspect: 0.5,
        taken_after: '2024-05-31',
      },
    };
    expect(draftToCategory(draftOf(category), category.similarity)).toEqual(category);
    for (const camera of ['none', 'any'] as const) {
      const other = { ...category, metadata: { mode: 'require' as const, camera } };
      expect(draftToCategory(draftOf(other), other.similarity)).toEqual(other);
    }
  });

  it('has no such parts where nothing was written', () => {
    expect(Object.keys(draftToCategory(emptyDraft(), 0.3))).toEqual([
      'name',
      'prompts',
      'similarity',
      'action',
      'enabled',
    ]);
  });

  it('takes sizes as people write them', () => {
    const rules = { ...emptyDraft().rules, sizes: '1170 × 2532\n100X200' };
    const { metadata } = draftToCategory({ ...emptyDraft(), rules }, 0.3);
    expect(metadata?.sizes).toEqual(['1170x2532', '100x200']);
  });
});
