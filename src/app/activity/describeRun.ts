/** A run in words: what was done, to how many photos, and whether it can be taken back. */
import type { Run, RunTally } from '../../core/run.ts';
import { counted, formatNumber, photosCounted } from '../counted.ts';

export interface RunDescription {
  readonly title: string;
  readonly note: string | null;
  /** What came of it, as one sentence without its full stop; empty when the note says it all. */
  readonly outcome: string;
  readonly isUndone: boolean;
  readonly canUndo: boolean;
}

const TITLES: Record<Run['kind'], string> = {
  import: 'Import',
  'upload-classification': 'New photos classified',
  scan: 'Library scanned',
  're-evaluate': 'Library re-evaluated',
  'clean-up': 'Clean-up after a change of categories',
  bulk: 'Photos moved by hand',
};

/** `42 Receipts`, most matches first. */
export function matchesByCategory(tally: RunTally): string[] {
  return Object.entries(tally.matchedByCategory)
    .filter(([, count]) => count > 0)
    .toSorted(([nameA, a], [nameB, b]) => b - a || nameA.localeCompare(nameB))
    .map(([name, count]) => `${formatNumber(count)} ${name}`);
}

/** Only what classification did is kept with enough detail to be taken back. */
function isUndoable(run: Run): boolean {
  return (
    (run.kind === 'scan' || run.kind === 'upload-classification') &&
    run.state !== 'running' &&
    run.state !== 'paused' &&
    run.undoneAtMs === null &&
    (run.tally.tagged > 0 || run.tally.archived > 0)
  );
}

function classificationFacts({ tally }: Run): Array<string | null> {
  const tagged = tally.tagged > 0 ? `${counted(tally.tagged, 'tag', 'tags')} added` : 'no new tags';
  return [
    tagged,
    tally.archived > 0 ? `${formatNumber(tally.archived)} archived` : null,
    tally.unchanged > 0 ? `${formatNumber(tally.unchanged)} unchanged` : null,
    tally.skipped > 0 ? `${formatNumber(tally.skipped)} skipped` : null,
    tally.failed > 0 ? `${formatNumber(tally.failed)} failed` : null,
  ];
}

function progressFact({ state, tally, total }: Run): string | null {
  if (state === 'done') return total > 0 ? `${photosCounted(total)} looked at` : null;
  const done = `${formatNumber(tally.processed)} of ${photosCounted(total)}`;
  if (state === 'running') return `Running, ${done}`;
  return state === 'paused' ? `Paused at ${done}` : `Cancelled after ${done}`;
}

function cleanUpFact({ tally }: Run): string | null {
  return tally.processed > 0 ? `${counted(tally.processed, 'tag', 'tags')} taken off` : null;
}

export function describeRun(run: Run): RunDescription {
  const isClassification = run.kind === 'scan' || run.kind === 'upload-classification';
  const facts = [
    isClassification || run.state !== 'done' ? progressFact(run) : null,
    ...(isClassification ? classificationFacts(run) : []),
    run.kind === 'clean-up' ? cleanUpFact(run) : null,
  ];
  return {
    title: TITLES[run.kind],
    note: run.note,
    outcome: facts.filter((fact) => fact !== null).join(', '),
    isUndone: run.undoneAtMs !== null,
    canUndo: isUndoable(run),
  };
}
