/** Runs: what was done, to how many photos, and taking it back. */
import { newRun, runInState, type Run } from '../core/run.ts';
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
    start: (kind, total, nowMs, note) => db.runs.add(newRun(kind, total, nowMs, note)),

    startScan: (nowMs) =>
      db.transaction('rw', db.runs, async () => {
        const open = await db.runs
          .where('state')
          .anyOf('running', 'paused')
          .and(({ kind }) => kind === 'scan')
          .first();
        if (open !== undefined) return { isNew: false, runId: open.id };
        return { isNew: true, runId: await db.runs.add(newRun('scan', 0, nowMs)) };
      }),

    async read(id) {
      return (await db.runs.get(id)) ?? null;
    },

    // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie collection, which reads backwards and changes nothing.
    readRecent: (limit) => db.runs.orderBy(':id').reverse().limit(limit).toArray(),

    addTally: (id, delta) => change(id, (run) => ({ ...run, tally: addTallies(run.tally, delta) })),

    setTotal: (id, total) => change(id, (run) => ({ ...run, total })),

    setState: (id, state, nowMs) => change(id, (run) => runInState(run, state, nowMs)),

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
