/**
 * What a change of configuration must take back: the links of removed categories and of those whose threshold rose.
 */
import { categoryKey } from '../category.ts';
import type { ClassificationConfig } from './document.ts';

export interface CleanUp {
  readonly categoryKey: string;
  readonly name: string;
  readonly reason: 'removed' | 'similarity-raised';
}

export type CleanUpPlan = readonly CleanUp[];

/** Compares two configurations; a rename shows up as a removal (of the old name). */
export function planCleanUp(before: ClassificationConfig, after: ClassificationConfig): CleanUpPlan {
  const afterByKey = new Map(after.categories.map((category) => [categoryKey(category.name), category]));
  return before.categories.flatMap((category): CleanUp[] => {
    const key = categoryKey(category.name);
    const successor = afterByKey.get(key);
    if (successor === undefined || successor.name.trim() !== category.name.trim()) {
      return [{ categoryKey: key, name: category.name, reason: 'removed' }];
    }
    if (successor.similarity > category.similarity) {
      return [{ categoryKey: key, name: category.name, reason: 'similarity-raised' }];
    }
    return [];
  });
}
