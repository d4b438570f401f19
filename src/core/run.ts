/**
 * A run: one scan, clean-up, import or bulk action, recorded so that it can be explained in Activity and undone.
 */

export type RunKind = 'import' | 'upload-classification' | 'scan' | 'clean-up' | 'bulk';

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
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
}

export const EMPTY_TALLY: RunTally = {
  processed: 0,
  matchedByCategory: {},
  tagged: 0,
  archived: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
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
}

/** A run at its beginning, before storage gives it an id. */
export function newRun(
  kind: RunKind,
  total: number,
  startedAtMs: number,
  note: string | null = null,
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
  };
}

/** The run in another state; it has an end exactly while it is over. */
export function runInState(run: Run, state: RunState, nowMs: number): Run {
  return { ...run, state, endedAtMs: state === 'done' || state === 'cancelled' ? nowMs : null };
}

/** The run with a tally; a scan whose photos have all come to an end is done. */
export function runWithTally(run: Run, tally: RunTally, nowMs: number): Run {
  const counted = { ...run, tally };
  const isComplete = run.kind === 'scan' && run.total > 0 && tally.processed >= run.total;
  return isComplete && run.state === 'running' ? runInState(counted, 'done', nowMs) : counted;
}

/** True while a run may still do something. */
export function isOpen({ state }: Pick<Run, 'state'>): boolean {
  return state === 'running' || state === 'paused';
}
