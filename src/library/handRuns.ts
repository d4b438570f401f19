/**
 * What a person does by hand, as a run of its own: recorded and undone like everything else that changes photos.
 */
import { EMPTY_TALLY, newRun, type RunSubject } from '../core/run.ts';
import type { HandChange } from './library.ts';
import type { ProfileDatabase } from './schema.ts';
import { photosOf, UndoEntryBuilder, type UndoJournal } from './undoJournal.ts';

/**
 * Makes the change and records it, in the caller's transaction. A change that changes nothing leaves no run.
 * @param change notes what it does in the journal and answers what it was about
 */
export async function recordHandRun(
  db: ProfileDatabase,
  nowMs: number,
  change: (journal: UndoJournal) => Promise<RunSubject>,
): Promise<HandChange> {
  const builder = new UndoEntryBuilder();
  const subject = await change(builder);
  const changes = builder.build(nowMs);
  if (changes === null) return { runId: null, photos: 0 };
  const photos = photosOf(changes).size;
  const runId = await db.runs.add({
    ...newRun('bulk', photos, nowMs, { subject, cause: 'page' }),
    state: 'done',
    endedAtMs: nowMs,
    tally: { ...EMPTY_TALLY, processed: photos },
    canUndo: true,
  });
  await db.undoEntries.add({ ...changes, runId, atMs: nowMs });
  return { runId, photos };
}
