/**
 * Applying what the classifier decided. Photos, corrections and links are read again inside the transaction that writes,
 * so a decision never rests on what a person has changed meanwhile; rows are read and written a batch at a time.
 */
import { autoTagPath, categoryKey, type TagId } from '../core/category.ts';
import type { CommittedDecision } from '../core/classify.ts';
import { isClaimed } from '../core/jobs/stateMachine.ts';
import { EMPTY_TALLY, type RunTally } from '../core/run.ts';
import { addTallies, tallyCommitted } from '../core/tally.ts';
import { decideAll, matchedNames, planLinks, readTagIds } from './classificationPlan.ts';
import { readCurrentRevision } from './configSnapshots.ts';
import type { ClassificationStore, CommitResult, JobProgress } from './library.ts';
import type { ProfileDatabase } from './schema.ts';
import { editStates, stateTables } from './states.ts';
import { adjustTagCounts, countDeltas } from './tagCounts.ts';
import { upsertTag } from './tagRows.ts';
import { applyTakeBack } from './takeBack.ts';
import { journalTables, addUndoEntry, UndoEntryBuilder, type UndoJournal } from './undoJournal.ts';

type Commit = ClassificationStore['commit'];

export function createClassificationStore(db: ProfileDatabase): ClassificationStore {
  return {
    commit: (entries, decide, context) =>
      db.transaction(
        'rw',
        [...stateTables(db), db.tags, db.links, db.vetoes, db.configs, db.jobs, ...journalTables(db)],
        async (): Promise<CommitResult> => {
          const { configRevision, job, runId, nowMs } = context;
          if (configRevision !== undefined && configRevision !== (await readCurrentRevision(db))) {
            return { ok: false, reason: 'stale' };
          }
          if (job !== undefined && !(await noteProgress(db, job))) return { ok: false, reason: 'job-gone' };
          const journal = new UndoEntryBuilder();
          const committed = await commit(db, entries, decide, context, journal);
          const own = tallyCommitted(committed);
          const tally = job === undefined ? own : addTallies(own, job.counted);
          if (runId !== null) {
            const isChanged = await addUndoEntry(db, journal, runId, nowMs);
            await noteInRun(db, runId, isChanged, job === undefined ? EMPTY_TALLY : tally);
          }
          return { ok: true, committed, tally };
        },
      ),
    preview: (entries, decide, context) =>
      db.transaction('r', [...stateTables(db), db.tags, db.links, db.vetoes, db.configs], async () => {
        const judged = await decideAll(db, entries, decide, 0);
        const tagIds = await readTagIds(db, matchedNames(judged.decided));
        const unstored = { runId: null, modelKey: '', nowMs: 0, ...context };
        const { committed } = await planLinks(db, entries, judged, tagIds, unstored);
        return tallyCommitted(committed);
      }),
    markClassified: (ids, nowMs) =>
      db.transaction('rw', stateTables(db), async () =>
        editStates(db, ids, (state) => ({ ...state, classifiedAtMs: nowMs })),
      ),
  };
}

async function noteInRun(
  db: ProfileDatabase,
  runId: number,
  isChanged: boolean,
  tally: RunTally,
): Promise<void> {
  const run = await db.runs.get(runId);
  if (run === undefined) return;
  const canUndo = isChanged ? { canUndo: true as const } : {};
  await db.runs.put({ ...run, ...canUndo, tally: addTallies(run.tally, tally) });
}

/** False where the job was removed, or is another runner's by now. */
async function noteProgress(db: ProfileDatabase, { id, attempts, doneCount }: JobProgress): Promise<boolean> {
  const job = await db.jobs.get(id);
  if (job === undefined || !isClaimed(job, attempts)) return false;
  await db.jobs.put({ ...job, doneCount });
  return true;
}

async function commit(
  db: ProfileDatabase,
  entries: Parameters<Commit>[0],
  decide: Parameters<Commit>[1],
  context: Parameters<Commit>[2],
  journal: UndoJournal,
): Promise<readonly CommittedDecision[]> {
  const judged = await decideAll(db, entries, decide, context.nowMs);
  const tagIds = await upsertAutoTags(db, matchedNames(judged.decided), journal);
  const plan = await planLinks(db, entries, judged, tagIds, context);
  const { added, changed, takenBack } = plan;

  await db.links.bulkAdd(added);
  await db.links.bulkPut(changed.flatMap(({ after }) => after ?? []));
  await adjustTagCounts(
    db,
    countDeltas(added, () => 1),
  );
  for (const link of added) journal.linked(null, link);
  for (const { before, after } of changed) journal.linked(before, after);
  for (const { photoId, state, decision } of judged.decided) {
    if (decision.archivedBy.length === 0) continue;
    journal.moved(photoId, state, { ...state, visibility: 'archive', archivedBy: 'classification' });
  }
  // It saves the states too, the decisions' among them.
  if (takenBack === null) await judged.states.save();
  else await applyTakeBack(db, takenBack, journal);
  return plan.committed;
}

async function upsertAutoTags(
  db: ProfileDatabase,
  names: ReadonlySet<string>,
  journal: UndoJournal,
): Promise<Map<string, TagId>> {
  const tagIdByName = new Map<string, TagId>();
  for (const name of names) {
    const tag = { kind: 'auto', categoryKey: categoryKey(name) } as const;
    tagIdByName.set(name, await upsertTag(db, autoTagPath(name), tag, journal));
  }
  return tagIdByName;
}
