/** A run in words: what was done, to how many photos, by whom, and whether it can be taken back. */
import { isOpen, isScan, type Run, type RunTally } from '../../core/run.ts';
import { compareNames, formatNumber } from '../../messages/format.ts';
import { asName } from '../../messages/names.ts';
import { favouritesText } from '../favourites/messages.ts';
import { activityText } from './messages.ts';

const { facts } = activityText;

export interface RunDescription {
  readonly title: string;
  readonly note: string | null;
  /** What came of it, as one sentence without its full stop; empty when the title says it all. */
  readonly outcome: string;
  /** Who began it; null where that goes without saying. */
  readonly cause: string | null;
  readonly isUndone: boolean;
  readonly canUndo: boolean;
  /** It changed something, and what that was is no longer kept. */
  readonly isTooOld: boolean;
}

/** `42 Receipts`, most matches first; the figure stays with its name where the line breaks. */
export function matchesByCategory({ matchedByCategory }: RunTally): string[] {
  return mostFirst(matchedByCategory).map(([name, count]) => `${formatNumber(count)}\u00a0${asName(name)}`);
}

/** Names with their counts, without those that count nothing. */
export function mostFirst(counts: Readonly<Record<string, number>>): Array<[name: string, count: number]> {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .toSorted(([nameA, a], [nameB, b]) => b - a || compareNames(nameA, nameB));
}

/** True for what can be taken back now: it is over, it changed something, and what that was is kept. */
export function isUndoable(run: Run): boolean {
  return run.canUndo === true && run.undoneAtMs === null && !isOpen(run);
}

function changedAnything({ tagged, archived, untagged, returned }: RunTally): boolean {
  return tagged + archived + untagged + returned > 0;
}

function classificationFacts({ kind, tally }: Run): Array<string | null> {
  const none = kind === 're-evaluate' ? null : facts.noNewTags;
  return [
    tally.tagged > 0 ? facts.tagsAdded(tally.tagged) : none,
    takenOffFact(tally.untagged),
    tally.archived > 0 ? facts.archived(tally.archived) : null,
    keptFact(tally),
    returnedFact(tally),
    tally.unchanged > 0 ? facts.unchanged(tally.unchanged) : null,
    tally.skipped > 0 ? facts.skipped(tally.skipped) : null,
    tally.failed > 0 ? facts.failed(tally.failed) : null,
  ];
}

function takenOffFact(untagged: number): string | null {
  return untagged > 0 ? facts.tagsTakenOff(untagged) : null;
}

function keptFact({ favouritesKept = 0 }: RunTally): string | null {
  return favouritesKept > 0 ? favouritesText.keptFact(favouritesKept) : null;
}

function returnedFact({ returned }: RunTally): string | null {
  return returned > 0 ? facts.onTimeline(returned) : null;
}

function progressFact({ state, tally, total }: Run): string | null {
  if (state === 'done') return total > 0 ? facts.lookedAt(total) : null;
  const { processed } = tally;
  if (state === 'running') return facts.running(processed, total);
  return state === 'paused' ? facts.pausedAt(processed, total) : facts.cancelledAfter(processed, total);
}

/** Early versions counted what a clean-up took off as what it processed. */
function cleanUpFacts({ tally }: Run): Array<string | null> {
  const untagged = Math.max(tally.untagged, tally.processed);
  return [takenOffFact(untagged) ?? facts.noTagAffected, returnedFact(tally)];
}

function restoreFacts({ state, total, tally }: Run): Array<string | null> {
  const { processed, skipped, failed } = tally;
  return [
    activityText.added(processed - skipped - failed),
    skipped > 0 ? activityText.hereAlready(skipped) : null,
    failed > 0 ? facts.failed(failed) : null,
    state === 'cancelled' ? activityText.stoppedAfter(processed, total) : null,
  ];
}

export function describeRun(run: Run): RunDescription {
  const { kind, subject, cause, tally, note, undoneAtMs } = run;
  const isClassification = isScan(run) || kind === 'upload-classification';
  const said = [
    isClassification ? progressFact(run) : null,
    ...(isClassification ? classificationFacts(run) : []),
    ...(kind === 'clean-up' ? cleanUpFacts(run) : []),
    ...(kind === 'restore' ? restoreFacts(run) : []),
  ];
  return {
    title:
      kind === 'bulk' && subject !== undefined
        ? activityText.byHand(subject, run.total)
        : activityText.titles[kind],
    note,
    outcome: said.filter((fact) => fact !== null).join(', '),
    cause: causeOf(kind, cause),
    isUndone: undoneAtMs !== null,
    canUndo: isUndoable(run),
    isTooOld: run.canUndo !== true && undoneAtMs === null && !isOpen(run) && changedAnything(tally),
  };
}

function causeOf(kind: Run['kind'], cause: Run['cause']): string | null {
  if (kind === 'upload-classification') return activityText.itself;
  return cause === undefined ? null : activityText.causes[cause];
}

function some(name: string, count: number): Array<[name: string, value: string]> {
  return count > 0 ? [[name, formatNumber(count)]] : [];
}

/** Everything known about a run, as names and values. */
export function detailsOf(run: Run, atText: (ms: number) => string): Array<[name: string, value: string]> {
  const { tally, startedAtMs, endedAtMs, undoneAtMs } = run;
  const isClassification = isScan(run) || run.kind === 'upload-classification';
  const took = endedAtMs === null ? 0 : endedAtMs - startedAtMs;
  const cause = causeOf(run.kind, run.cause);
  return [
    [activityText.started, atText(startedAtMs)],
    ...(cause === null ? [] : [[activityText.cause, cause] satisfies [string, string]]),
    ...(isClassification && took > 0
      ? [[activityText.took, activityText.duration(took)] satisfies [string, string]]
      : []),
    ...(isClassification ? some(activityText.looked, tally.processed) : []),
    ...some(activityText.tagged, tally.tagged),
    ...some(activityText.archived, tally.archived),
    ...some(favouritesText.kept, tally.favouritesKept ?? 0),
    ...some(activityText.untagged, tally.untagged),
    ...some(activityText.returned, tally.returned),
    ...some(activityText.unchanged, tally.unchanged),
    ...(run.kind === 'restore' ? [] : some(activityText.skipped, tally.skipped)),
    ...some(activityText.failedPhotos, tally.failed),
    ...mostFirst(tally.matchedByCategory).flatMap(([name, count]) => some(activityText.matches(name), count)),
    ...mostFirst(tally.untaggedByCategory).flatMap(([name, count]) =>
      some(activityText.takenOff(name), count),
    ),
    ...(undoneAtMs === null ? [] : [[activityText.undoneAt, atText(undoneAtMs)] satisfies [string, string]]),
  ];
}
