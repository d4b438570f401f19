/**
 * A run: one scan, clean-up, import or bulk action, recorded so that it can be explained in Activity and undone.
 */

import type { ConfigCause } from './config/document.ts';
import type { Visibility } from './photo.ts';

/** `bulk` is a person's own hand, on one photo or many; `restore` puts a backup back. */
export type RunKind =
  'import' | 'upload-classification' | 'scan' | 're-evaluate' | 'clean-up' | 'bulk' | 'restore';

/** Runs that go over the whole library, of which there is one at a time. */
export type ScanKind = Extract<RunKind, 'scan' | 're-evaluate'>;

export type RunState = 'running' | 'paused' | 'done' | 'cancelled';

/** Counts a scan ends with; shown in its closing summary. */
export interface RunTally {
  /** Photos looked at so far. */
  readonly processed: number;
  /** Matches by category name. */
  readonly matchedByCategory: Readonly<Record<string, number>>;
  /** New links made (a photo that had the tag already is not counted). */
  readonly tagged: number;
  readonly archived: number;
  /** Favourites that would have been archived and stay; absent where there is none. */
  readonly favouritesKept?: number;
  /** Links taken off. */
  readonly untagged: number;
  /** The same by category name. */
  readonly untaggedByCategory: Readonly<Record<string, number>>;
  /** Photos brought back from the archive. */
  readonly returned: number;
  readonly unchanged: number;
  /** Of a restore, photos that were here already. */
  readonly skipped: number;
  readonly failed: number;
}

export const EMPTY_TALLY: RunTally = {
  processed: 0,
  matchedByCategory: {},
  tagged: 0,
  archived: 0,
  untagged: 0,
  untaggedByCategory: {},
  returned: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
};

/** One category of a clean-up and why. */
interface CleanedCategory {
  readonly name: string;
  readonly reason: 'removed' | 'similarity-raised';
}

/** What a run was about, where its kind does not say it. */
export type RunSubject =
  | { readonly kind: 'clean-up'; readonly categories: readonly CleanedCategory[] }
  /** `from` is set where all photos came from one place. */
  | { readonly kind: 'move'; readonly to: Visibility; readonly from: Visibility | null }
  | { readonly kind: 'tag' | 'untag'; readonly path: string }
  /** `isMerge`: it, or one nested in it, became one with a tag there was. */
  | {
      readonly kind: 'rename-tag';
      readonly from: string;
      readonly to: string;
      readonly isMerge: boolean;
    }
  | { readonly kind: 'delete-tag'; readonly path: string }
  | { readonly kind: 'delete-for-ever' }
  | { readonly kind: 'favourite'; readonly isFavourite: boolean }
  | { readonly kind: 'withdraw-corrections' };

/** What an undo did, or would do. */
export interface UndoCounts {
  /** Tags taken off that the run had put on. */
  readonly untagged: number;
  /** Tags put back that the run had taken off. */
  readonly retagged: number;
  /** Photos that go back to the timeline, to the archive and to the trash. */
  readonly movedTo: Readonly<Record<Visibility, number>>;
  /** Photos that are favourites again, and that are none any more. */
  readonly favourites: Readonly<Record<'added' | 'removed', number>>;
  /** Tags of the person's own that have their old names again. */
  readonly tagsRenamed: number;
  /** Photos of which something was changed since, and is left as it is. */
  readonly leftAlone: number;
}

export const NOTHING_UNDONE: UndoCounts = {
  untagged: 0,
  retagged: 0,
  movedTo: { timeline: 0, archive: 0, trash: 0 },
  favourites: { added: 0, removed: 0 },
  tagsRenamed: 0,
  leftAlone: 0,
};

export interface Run {
  readonly id: number;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly undoneAtMs: number | null;
  /** Photos it set out to look at. */
  readonly total: number;
  readonly tally: RunTally;
  /** One sentence for Activity where the numbers do not say it ("Category Receipts was deleted"). */
  readonly note: string | null;
  /** Who or what began it, where that is known. */
  readonly cause?: ConfigCause;
  readonly subject?: RunSubject;
  /** The configuration that a clean-up came with. */
  readonly configRevision?: number;
  /** What it takes to undo the run is kept. */
  readonly canUndo?: true;
}

/** What a run may say about itself from the beginning. */
export type RunDetails = Partial<Pick<Run, 'note' | 'cause' | 'subject' | 'configRevision'>>;

/** A run at its beginning, before storage gives it an id. */
export function newRun(
  kind: RunKind,
  total: number,
  startedAtMs: number,
  { note = null, ...details }: RunDetails = {},
): Omit<Run, 'id'> {
  return {
    kind,
    state: 'running',
    startedAtMs,
    endedAtMs: null,
    undoneAtMs: null,
    total,
    tally: EMPTY_TALLY,
    note,
    ...details,
  };
}

/**
 * The record of photos deleted for ever once some more of them are: one for however many transactions that takes. It cannot be
 * undone.
 * @param before the record so far; undefined before the first
 */
export function runOfDeletion(
  before: Run | undefined,
  photos: number,
  nowMs: number,
  cause: RunDetails['cause'],
): Omit<Run, 'id'> {
  const total = (before?.total ?? 0) + photos;
  const details: RunDetails = {
    subject: { kind: 'delete-for-ever' },
    ...(cause === undefined ? {} : { cause }),
  };
  return {
    ...(before ?? newRun('bulk', total, nowMs, details)),
    total,
    state: 'done',
    endedAtMs: nowMs,
    tally: { ...EMPTY_TALLY, processed: total },
  };
}

/** The run in another state; it has an end exactly while it is over. */
export function runInState(run: Run, state: RunState, nowMs: number): Run {
  return { ...run, state, endedAtMs: state === 'done' || state === 'cancelled' ? nowMs : null };
}

export function isScan<R extends { readonly kind: RunKind }>(run: R): run is R & { readonly kind: ScanKind } {
  return run.kind === 'scan' || run.kind === 're-evaluate';
}

/** The run with a tally; a scan whose photos have all come to an end is done. */
export function runWithTally(run: Run, tally: RunTally, nowMs: number): Run {
  const counted = { ...run, tally };
  const isComplete = isScan(run) && run.total > 0 && tally.processed >= run.total;
  return isComplete && run.state === 'running' ? runInState(counted, 'done', nowMs) : counted;
}

/** True while a run may still do something. */
export function isOpen({ state }: Pick<Run, 'state'>): boolean {
  return state === 'running' || state === 'paused';
}

const DAY_MS = 86_400_000;

/** Undo is kept for a month, for the last runs however old, and never for more than so many. */
const UNDO_KEPT_MS = 30 * DAY_MS;
const UNDO_KEPT_LAST_RUNS = 20;
const UNDO_KEPT_MOST_RUNS = 500;

/**
 * True while the library keeps what it takes to undo the run.
 * @param rank how many later runs can be undone
 */
export function isUndoKept({ startedAtMs, ...run }: Run, rank: number, nowMs: number): boolean {
  if (isOpen(run) || rank < UNDO_KEPT_LAST_RUNS) return true;
  return rank < UNDO_KEPT_MOST_RUNS && nowMs - startedAtMs < UNDO_KEPT_MS;
}
