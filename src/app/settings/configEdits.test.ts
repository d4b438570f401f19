import { describe, expect, it } from 'vitest';
import type { Category } from '../../core/category.ts';
import { EMPTY_CONFIG, type ConfigDocument } from '../../core/config/document.ts';
import {
  withCategory,
  withCategoryEnabled,
  withCategoryMoved,
  withClassificationEnabled,
  withExamples,
  withoutCategory,
  withStarterSet,
} from './configEdits.ts';

function category(name: string, more: Partial<Category> = {}): Category {
  return { name, prompts: [`a photo of ${name}`], similarity: 0.28, action: 'tag', enabled: true, ...more };
}

function documentOf(...categories: Category[]): ConfigDocument {
  return { ...EMPTY_CONFIG, classification: { enabled: true, categories } };
}

function namesOf(document: ConfigDocument): string[] {
  return document.classification.categories.map(({ name }) => name);
}

function examplesOf(document: ConfigDocument): Array<Category['examples']> {
  return document.classification.categories.map(({ examples }) => examples);
}

const ABC = documentOf(category('A'), category('B'), category('C'));

describe('edits of the configuration', () => {
  it('puts a new category last and a changed one in its place', () => {
    expect(namesOf(withCategory(ABC, category('D'), null))).toEqual(['A', 'B', 'C', 'D']);
    expect(namesOf(withCategory(ABC, category('Bills'), 'b'))).toEqual(['A', 'Bills', 'C']);
  });

  it('takes the category away when it was deleted meanwhile, and adds it again on save', () => {
    expect(namesOf(withoutCategory(ABC, 'b'))).toEqual(['A', 'C']);
    expect(namesOf(withCategory(withoutCategory(ABC, 'b'), category('B'), 'b'))).toEqual(['A', 'C', 'B']);
  });

  it.each([
    ['b', -1, ['B', 'A', 'C']],
    ['a', -1, ['A', 'B', 'C']],
    ['a', 2, ['B', 'C', 'A']],
    ['c', 9, ['A', 'B', 'C']],
    ['missing', 1, ['A', 'B', 'C']],
  ])('moves %s by %i', (key, steps, names) => {
    expect(namesOf(withCategoryMoved(ABC, key, steps))).toEqual(names);
  });

  it('switches one category, or all classification, without touching the rest', () => {
    const off = withCategoryEnabled(ABC, 'b', false);
    expect(off.classification.categories.map(({ enabled }) => enabled)).toEqual([true, false, true]);
    expect(withClassificationEnabled(off, false).classification.enabled).toBe(false);
    expect(ABC.classification.categories[1]?.enabled).toBe(true);
  });

  it('adds the starter categories whose names are free, whatever their case', () => {
    const starter = [
      { name: 'Receipts', prompts: ['a paper receipt'], similarity: 0.4, action: 'tag_and_archive' as const },
      { name: 'Pets', prompts: ['a cat'], similarity: 0.35, action: 'tag' as const },
    ];
    const edit = withStarterSet(documentOf(category('receipts')), starter);
    expect(edit.added).toEqual(['Pets']);
    expect(edit.skipped).toEqual(['Receipts']);
    expect(edit.document.classification.categories[1]).toEqual({
      name: 'Pets',
      prompts: ['a cat'],
      similarity: 0.35,
      action: 'tag',
      enabled: true,
    });
  });

  it('adds examples to one list of one category, taking them off the other', () => {
    const once = withExamples(ABC, 'b', 'like', ['one', 'two', 'two']);
    const twice = withExamples(once, 'b', 'unlike', ['two', 'three']);
    expect(examplesOf(once)).toEqual([
      undefined,
      { like: ['one', 'two'], unlike: [], similarity: 0.94 },
      undefined,
    ]);
    expect(examplesOf(twice)[1]).toEqual({ like: ['one'], unlike: ['two', 'three'], similarity: 0.94 });
  });
});
