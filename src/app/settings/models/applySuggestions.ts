/** Takes suggested similarities over into a configuration. Pure. */
import { categoryKey } from '../../../core/category.ts';
import type { ConfigDocument } from '../../../core/config/document.ts';
import type { ThresholdReview } from '../../../models/modelChoice.ts';

/** Categories a person has given another similarity since, or that are gone, are left alone. */
export function applySuggestions(
  document: ConfigDocument,
  reviews: readonly ThresholdReview[],
): ConfigDocument {
  const byName = new Map(reviews.map((review) => [categoryKey(review.name), review]));
  const categories = document.classification.categories.map((category) => {
    const review = byName.get(categoryKey(category.name));
    if (review === undefined || review.suggested === null || review.similarity !== category.similarity) {
      return category;
    }
    return { ...category, similarity: review.suggested };
  });
  return { ...document, classification: { ...document.classification, categories } };
}
