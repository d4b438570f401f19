/**
 * Edits of the configuration document, one function an act on the settings page. Each makes a new document and leaves
 * the old one alone, so that an edit can be made again on a newer revision.
 */
import { categoryKey, DEFAULT_EXAMPLE_SIMILARITY, type Category } from '../../core/category.ts';
import type { ConfigDocument } from '../../core/config/document.ts';
import type { StarterCategory } from '../../core/model.ts';

/** The category of that key, if the document has one. */
export function findCategory(document: ConfigDocument, key: string): Category | undefined {
  return document.classification.categories.find((category) => categoryKey(category.name) === key);
}

function withCategories(document: ConfigDocument, categories: readonly Category[]): ConfigDocument {
  return { ...document, classification: { ...document.classification, categories } };
}

/** Page-wide switch. */
export function withClassificationEnabled(document: ConfigDocument, enabled: boolean): ConfigDocument {
  return { ...document, classification: { ...document.classification, enabled } };
}

/** Whether categories archive favourites too; off is said by leaving it out. */
export function withFavouritesArchived(document: ConfigDocument, isOn: boolean): ConfigDocument {
  const { archive_favourites: _, ...others } = document.classification;
  return {
    ...document,
    classification: isOn ? { ...document.classification, archive_favourites: true } : others,
  };
}

/** Puts `category` where `replacedKey` stands, or last when there is none. */
export function withCategory(
  document: ConfigDocument,
  category: Category,
  replacedKey: string | null,
): ConfigDocument {
  const categories = document.classification.categories;
  const at = categories.findIndex((other) => categoryKey(other.name) === replacedKey);
  return withCategories(
    document,
    at === -1
      ? [...categories, category]
      : categories.map((other, index) => (index === at ? category : other)),
  );
}

export function withoutCategory(document: ConfigDocument, key: string): ConfigDocument {
  return withCategories(
    document,
    document.classification.categories.filter((category) => categoryKey(category.name) !== key),
  );
}

/** Moves a category by `steps` places (-1 is up), stopping at the ends. */
export function withCategoryMoved(document: ConfigDocument, key: string, steps: number): ConfigDocument {
  const categories = [...document.classification.categories];
  const from = categories.findIndex((category) => categoryKey(category.name) === key);
  const [moved] = from === -1 ? [] : categories.splice(from, 1);
  if (moved === undefined) return document;
  categories.splice(Math.max(0, Math.min(categories.length, from + steps)), 0, moved);
  return withCategories(document, categories);
}

export function withCategoryEnabled(document: ConfigDocument, key: string, enabled: boolean): ConfigDocument {
  return withCategories(
    document,
    document.classification.categories.map((category) =>
      categoryKey(category.name) === key ? { ...category, enabled } : category,
    ),
  );
}

/** Adds example photos to a category, by their hashes; those on its other list move over. */
export function withExamples(
  document: ConfigDocument,
  key: string,
  kind: 'like' | 'unlike',
  hashes: readonly string[],
): ConfigDocument {
  const added = new Set(hashes);
  const isOther = (hash: string): boolean => !added.has(hash);
  return withCategories(
    document,
    document.classification.categories.map((category) => {
      if (categoryKey(category.name) !== key) return category;
      const { like, unlike, similarity } = category.examples ?? NO_EXAMPLES;
      const kept = { like: like.filter(isOther), unlike: unlike.filter(isOther), similarity };
      return { ...category, examples: { ...kept, [kind]: [...kept[kind], ...added] } };
    }),
  );
}

const NO_EXAMPLES = { like: [], unlike: [], similarity: DEFAULT_EXAMPLE_SIMILARITY } as const;

export interface StarterSetEdit {
  readonly document: ConfigDocument;
  readonly added: readonly string[];
  /** Names left as they are, because the person has a category of that name. */
  readonly skipped: readonly string[];
}

/** Adds the ready categories whose names are free. */
export function withStarterSet(
  document: ConfigDocument,
  starterSet: readonly StarterCategory[],
): StarterSetEdit {
  const taken = new Set(document.classification.categories.map((category) => categoryKey(category.name)));
  const added = starterSet.filter((starter) => !taken.has(categoryKey(starter.name)));
  const skipped = starterSet.filter((starter) => taken.has(categoryKey(starter.name)));
  return {
    document: withCategories(document, [
      ...document.classification.categories,
      ...added.map((starter) => ({ ...starter, prompts: [...starter.prompts], enabled: true })),
    ]),
    added: added.map((starter) => starter.name),
    skipped: skipped.map((starter) => starter.name),
  };
}
