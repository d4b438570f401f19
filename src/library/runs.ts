/** Runs: what was done, to how many photos, and taking it back. */
import { EMPTY_TALLY, type Run } from '../core/run.ts';
import { addTallies } from '../core/tally.ts';
import type { RunStore } from './library.ts';
import type { ProfileDatabase } from './schema.ts';
import { readArchivingKeys, takeBackRun, takeBackTables } from './takeBack.ts';

export function createRunStore(db: ProfileDatabase): RunStore {
  const change = (id: number, edit: (run: Run) => Run): Promise<void> =>
    db.transaction('rw', db.runs, async () => {
      const run = await db.runs.get(id);
      if (run !== undefined) await db.runs.put(edit(run));
    });

  return {
    start: (kind, total, nowMs, note) =>
      db.runs.add({
        kind,
        state: 'running',
        startedAtMs: nowMs,
        endedAtMs: null,
        undoneAtMs: null,
        total,
        tally: EMPTY_TALLY,
        note: note ?? null,
      }),

    async read(id) {
      return (await db.runs.get(id)) ?? null;
    },

    // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie collection, which reads backwards and changes nothing.
    readRecent: (limit) => db.runs.orderBy(':id').reverse().limit(limit).toArray(),

    addTally: (id, delta) => change(id, (run) => ({ ...run, tally: addTallies(run.tally, delta) })),

    setTotal: (id, total) => change(id, (run) => ({ ...run, total })),

    setState: (id, state, nowMs) =>
      change(id, (run) => ({
        ...run,
        state,
        endedAtMs: state === 'done' || state === 'cancelled' ? nowMs : null,
      })),

    undo: (id, nowMs) =>
      db.transaction('rw', [...takeBackTables(db), db.runs, db.configs], async () => undo(db, id, nowMs)),
  };
}

async function undo(
  db: ProfileDatabase,
  id: number,
  nowMs: number,
): Promise<{ untagged: number; returned: number }> {
  const run = await db.runs.get(id);
  if (run === undefined || run.undoneAtMs !== null) return { untagged: 0, returned: 0 };
  await db.runs.put({ ...run, undoneAtMs: nowMs });
  return takeBackRun(db, id, await readArchivingKeys(db));
}
