/** A category while it is being typed: prompts are still one text, and nothing has been checked. */
import type { Category, CategoryAction } from '../../core/category.ts';

export interface CategoryDraft {
  readonly name: string;
  /** One prompt a line. */
  readonly prompts: string;
  /** Null until the slider is touched: the model's default. */
  readonly similarity: number | null;
  readonly action: CategoryAction;
  readonly enabled: boolean;
}

export function emptyDraft(): CategoryDraft {
  return { name: '', prompts: '', similarity: null, action: 'tag', enabled: true };
}

export function draftOf(category: Category): CategoryDraft {
  return { ...category, prompts: category.prompts.join('\n') };
}

/** The prompts of a text: trimmed, blank lines and repeats dropped. */
export function promptLines(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

/** The category a draft stands for, with the similarity the slider shows; not yet known to be valid. */
export function draftToCategory(draft: CategoryDraft, similarity: number): Category {
  return {
    ...draft,
    name: draft.name.trim(),
    prompts: promptLines(draft.prompts),
    // The slider's arithmetic leaves 0.28999999999999998; the document keeps two decimals.
    similarity: Math.round(similarity * 100) / 100,
  };
}
