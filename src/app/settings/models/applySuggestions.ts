/** Takes suggested similarities over into a configuration. Pure. */
import { categoryKey, type Category } from '../../../core/category.ts';
import type { ConfigDocument } from '../../../core/config/document.ts';
import type { ThresholdReview } from '../../../models/modelChoice.ts';

/** Categories a person has given another similarity since, or that are gone, are left alone. */
export function applySuggestions(
  document: ConfigDocument,
  reviews: readonly ThresholdReview[],
): ConfigDocument {
  const categories = document.classification.categories.map((category) =>
    reviews
      .filter(({ name }) => categoryKey(name) === categoryKey(category.name))
      .reduce(withSuggestion, category),
  );
  return { ...document, classification: { ...document.classification, categories } };
}

function withSuggestion(category: Category, { signal, similarity, suggested }: ThresholdReview): Category {
  const { examples } = category;
  if (suggested === null) return category;
  if (signal === 'prompts') {
    return category.similarity === similarity ? { ...category, similarity: suggested } : category;
  }
  return examples?.similarity === similarity
    ? { ...category, examples: { ...examples, similarity: suggested } }
    : category;
}
