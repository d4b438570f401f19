/** Runs: what was done, to how many photos, and taking it back. */
import {
  isScan,
  isUndoKept,
  newRun,
  NOTHING_UNDONE,
  runInState,
  type Run,
  type UndoCounts,
} from '../core/run.ts';
import { addTallies } from '../core/tally.ts';
import type { RunStore } from './library.ts';
import type { ProfileDatabase } from './schema.ts';
import { undoEntries, undoTables } from './undoRun.ts';

export function createRunStore(db: ProfileDatabase): RunStore {
  const change = (id: number, edit: (run: Run) => Run): Promise<void> =>
    db.transaction('rw', db.runs, async () => {
      const run = await db.runs.get(id);
      if (run !== undefined) await db.runs.put(edit(run));
    });

  return {
    start: (kind, total, nowMs, details) => db.runs.add(newRun(kind, total, nowMs, details)),

    startScan: (nowMs, kind = 'scan', cause) =>
      db.transaction('rw', db.runs, async () => {
        const open = await db.runs.where('state').anyOf('running', 'paused').and(isScan).first();
        if (open !== undefined) return { isNew: false, runId: open.id };
        const run = newRun(kind, 0, nowMs, cause === undefined ? {} : { cause });
        return { isNew: true, runId: await db.runs.add(run) };
      }),

    async read(id) {
      return (await db.runs.get(id)) ?? null;
    },

    // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie collection, which reads backwards and changes nothing.
    readRecent: (limit) => db.runs.orderBy(':id').reverse().limit(limit).toArray(),

    readRange: (fromId, beforeId, limit) =>
      // oxlint-disable-next-line unicorn/no-array-reverse -- as above.
      db.runs.where(':id').between(fromId, beforeId, true, false).reverse().limit(limit).toArray(),

    addTally: (id, delta) => change(id, (run) => ({ ...run, tally: addTallies(run.tally, delta) })),

    setTotal: (id, total) => change(id, (run) => ({ ...run, total })),

    setState: (id, state, nowMs) => change(id, (run) => runInState(run, state, nowMs)),

    undo: (id, nowMs) => db.transaction('rw', undoTables(db), async () => undo(db, id, nowMs)),

    readUndoCounts: (id) =>
      db.transaction('r', undoTables(db), async () => {
        const run = await db.runs.get(id);
        return run === undefined || run.undoneAtMs !== null ? NOTHING_UNDONE : undoEntries(db, id, true);
      }),

    forgetOldUndo: (nowMs) =>
      db.transaction('rw', db.runs, db.undoEntries, async () => forgetOldUndo(db, nowMs)),
  };
}

/** The journal goes with it: what is undone cannot be undone again. */
async function undo(db: ProfileDatabase, id: number, nowMs: number): Promise<UndoCounts> {
  const run = await db.runs.get(id);
  if (run === undefined || run.undoneAtMs !== null) return NOTHING_UNDONE;
  const counts = await undoEntries(db, id, false);
  await db.undoEntries.where('runId').equals(id).delete();
  const { canUndo: _, ...rest } = run;
  await db.runs.put({ ...rest, undoneAtMs: nowMs });
  return counts;
}

async function forgetOldUndo(db: ProfileDatabase, nowMs: number): Promise<number> {
  // Keys of an index, each once: how many runs can be undone, without reading what that takes.
  const runIds = (await db.undoEntries.orderBy('runId').uniqueKeys()).filter((id) => typeof id === 'number');
  const newestFirst = runIds.toReversed();
  let forgotten = 0;
  for (const [rank, id] of newestFirst.entries()) {
    const run = await db.runs.get(id);
    if (run !== undefined && isUndoKept(run, rank, nowMs)) continue;
    await db.undoEntries.where('runId').equals(id).delete();
    forgotten += 1;
    if (run === undefined) continue;
    const { canUndo: _, ...rest } = run;
    await db.runs.put(rest);
  }
  return forgotten;
}
