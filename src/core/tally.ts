/**
 * Counting what a run did. Tallies are added batch by batch, so a scan's closing summary is a sum and never a recount.
 */
import type { CommittedDecision } from './classify.ts';
import { EMPTY_TALLY, type RunTally } from './run.ts';

type CountByName = Readonly<Record<string, number>>;

/** Sum of two tallies. */
export function addTallies(a: RunTally, b: RunTally): RunTally {
  return {
    processed: a.processed + b.processed,
    matchedByCategory: addCounts(a.matchedByCategory, b.matchedByCategory),
    tagged: a.tagged + b.tagged,
    archived: a.archived + b.archived,
    ...keptFavourites((a.favouritesKept ?? 0) + (b.favouritesKept ?? 0)),
    untagged: a.untagged + b.untagged,
    untaggedByCategory: addCounts(a.untaggedByCategory, b.untaggedByCategory),
    returned: a.returned + b.returned,
    unchanged: a.unchanged + b.unchanged,
    skipped: a.skipped + b.skipped,
    failed: a.failed + b.failed,
  };
}

/** What has to be added to bring a tally back to nothing; a scan that starts over takes its first counts back with it. */
export function negateTally(tally: RunTally): RunTally {
  return {
    processed: -tally.processed,
    matchedByCategory: negateCounts(tally.matchedByCategory),
    tagged: -tally.tagged,
    archived: -tally.archived,
    ...keptFavourites(-(tally.favouritesKept ?? 0)),
    untagged: -tally.untagged,
    untaggedByCategory: negateCounts(tally.untaggedByCategory),
    returned: -tally.returned,
    unchanged: -tally.unchanged,
    skipped: -tally.skipped,
    failed: -tally.failed,
  };
}

function keptFavourites(favouritesKept: number): Pick<RunTally, 'favouritesKept'> {
  return favouritesKept === 0 ? {} : { favouritesKept };
}

function addCounts(a: CountByName, b: CountByName): CountByName {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

function negateCounts(counts: CountByName): CountByName {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, -count]));
}

/** `count` photos looked at that all came to the same end. */
export function tallyOf(end: 'skipped' | 'failed' | 'unchanged', count: number): RunTally {
  return { ...EMPTY_TALLY, processed: count, [end]: count };
}

/** What a batch of committed decisions adds to its run. */
export function tallyCommitted(committed: readonly CommittedDecision[]): RunTally {
  const matchedByCategory: Record<string, number> = {};
  const untaggedByCategory: Record<string, number> = {};
  let tagged = 0;
  let archived = 0;
  let favouritesKept = 0;
  let untagged = 0;
  let returned = 0;
  let unchanged = 0;
  let skipped = 0;
  for (const { decision, newlyLinked, takenOff, ...photo } of committed) {
    for (const { category } of decision?.matches ?? []) {
      matchedByCategory[category.name] = (matchedByCategory[category.name] ?? 0) + 1;
    }
    for (const name of takenOff) untaggedByCategory[name] = (untaggedByCategory[name] ?? 0) + 1;
    tagged += newlyLinked.length;
    untagged += takenOff.length;
    if (photo.archived) archived += 1;
    if (decision?.isSpared === true) favouritesKept += 1;
    if (photo.returned) returned += 1;
    const isChanged = newlyLinked.length + takenOff.length > 0 || photo.archived || photo.returned;
    if (decision === null) skipped += 1;
    else if (!isChanged) unchanged += 1;
  }
  const processed = committed.length;
  return {
    processed,
    matchedByCategory,
    tagged,
    archived,
    ...keptFavourites(favouritesKept),
    untagged,
    untaggedByCategory,
    returned,
    unchanged,
    skipped,
    failed: 0,
  };
}
