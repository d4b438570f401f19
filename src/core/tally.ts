/**
 * Counting what a run did. Tallies are added batch by batch, so a scan's closing summary is a sum and never a recount.
 */
import type { CommittedDecision } from './classify.ts';
import { EMPTY_TALLY, type RunTally } from './run.ts';

/** Sum of two tallies. */
export function addTallies(a: RunTally, b: RunTally): RunTally {
  const matchedByCategory: Record<string, number> = { ...a.matchedByCategory };
  for (const [name, count] of Object.entries(b.matchedByCategory)) {
    matchedByCategory[name] = (matchedByCategory[name] ?? 0) + count;
  }
  return {
    processed: a.processed + b.processed,
    matchedByCategory,
    tagged: a.tagged + b.tagged,
    archived: a.archived + b.archived,
    unchanged: a.unchanged + b.unchanged,
    skipped: a.skipped + b.skipped,
    failed: a.failed + b.failed,
  };
}

/** What has to be added to bring a tally back to nothing; a scan that starts over takes its first counts back with it. */
export function negateTally(tally: RunTally): RunTally {
  return {
    processed: -tally.processed,
    matchedByCategory: Object.fromEntries(
      Object.entries(tally.matchedByCategory).map(([name, count]) => [name, -count]),
    ),
    tagged: -tally.tagged,
    archived: -tally.archived,
    unchanged: -tally.unchanged,
    skipped: -tally.skipped,
    failed: -tally.failed,
  };
}

/** `count` photos looked at that all came to the same end. */
export function tallyOf(end: 'skipped' | 'failed' | 'unchanged', count: number): RunTally {
  return { ...EMPTY_TALLY, processed: count, [end]: count };
}

/** What a batch of committed decisions adds to its run. */
export function tallyCommitted(committed: readonly CommittedDecision[]): RunTally {
  const matchedByCategory: Record<string, number> = {};
  let tagged = 0;
  let archived = 0;
  let unchanged = 0;
  let skipped = 0;
  for (const { decision, newlyLinked, archived: isArchived } of committed) {
    for (const { category } of decision?.matches ?? []) {
      matchedByCategory[category.name] = (matchedByCategory[category.name] ?? 0) + 1;
    }
    tagged += newlyLinked.length;
    if (isArchived) archived += 1;
    if (decision === null) skipped += 1;
    else if (newlyLinked.length === 0 && !isArchived) unchanged += 1;
  }
  return { processed: committed.length, matchedByCategory, tagged, archived, unchanged, skipped, failed: 0 };
}
