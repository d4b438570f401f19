/**
 * What a change of configuration must take back: the links of removed categories and of those whose threshold rose.
 */
import { categoryKey } from '../category.ts';
import { newRun, type Run } from '../run.ts';
import type { ClassificationConfig, ConfigCause } from './document.ts';

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

const REASONS = { removed: 'was removed', 'similarity-raised': 'became stricter' } as const;

/** What is taken back and why, in a sentence: `Category Receipts was removed.` */
export function cleanUpToText({ name, reason }: CleanUp): string {
  return `Category ${name} ${REASONS[reason]}.`;
}

/** What a clean-up took back. */
export interface CleanedUp {
  readonly untagged: number;
  readonly returned: number;
  readonly untaggedByKey: ReadonlyMap<string, number>;
}

/** The record of a clean-up, for Activity: over as soon as it is made, with each category and its reason. */
export function cleanUpRun(
  plan: CleanUpPlan,
  { untagged, returned, untaggedByKey }: CleanedUp,
  {
    cause,
    nowMs,
    revision,
  }: { readonly cause: ConfigCause; readonly nowMs: number; readonly revision: number },
): Omit<Run, 'id'> {
  const sentences = plan.map(cleanUpToText).join(' ');
  const run = newRun('clean-up', untagged, nowMs, {
    note: cause === 'file' ? `By the configuration file: ${sentences}` : sentences,
    cause,
    subject: { kind: 'clean-up', categories: plan.map(({ name, reason }) => ({ name, reason })) },
    configRevision: revision,
  });
  const untaggedByCategory = Object.fromEntries(
    plan.map(({ categoryKey: key, name }) => [name, untaggedByKey.get(key) ?? 0]),
  );
  return {
    ...run,
    state: 'done',
    endedAtMs: nowMs,
    tally: { ...run.tally, processed: untagged, untagged, untaggedByCategory, returned },
  };
}
