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
});
