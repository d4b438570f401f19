/**
 * What a person does by hand, as a run of its own: recorded and undone like everything else that changes photos.
 */
import type { PhotoId } from '../core/photo.ts';
import { EMPTY_TALLY, newRun, type Run, type RunSubject } from '../core/run.ts';
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
  const runId = await db.runs.add(handRun(subject, photos, nowMs));
  await db.undoEntries.add({ ...changes, runId, atMs: nowMs });
  return { runId, photos };
}

/** Makes one part of a change and records it; a part that changes nothing leaves nothing. */
export type RecordPart = (part: (journal: UndoJournal) => Promise<void>) => Promise<void>;

/**
 * As {@link recordHandRun}, for a change of any size: each part is an entry of the journal by itself, so that neither
 * making it nor undoing it holds more than a part in memory.
 */
export async function recordLargeHandRun(
  db: ProfileDatabase,
  nowMs: number,
  change: (recordPart: RecordPart) => Promise<RunSubject>,
): Promise<HandChange> {
  const ids = new Set<PhotoId>();
  const runId = await db.runs.add(newRun('bulk', 0, nowMs));
  let entries = 0;
  const subject = await change(async (part) => {
    const builder = new UndoEntryBuilder();
    await part(builder);
    const changes = builder.build(nowMs);
    if (changes === null) return;
    entries += 1;
    for (const id of photosOf(changes)) ids.add(id);
    await db.undoEntries.add({ ...changes, runId, atMs: nowMs });
  });
  if (entries === 0) {
    await db.runs.delete(runId);
    return { runId: null, photos: 0 };
  }
  const run: Run = { ...handRun(subject, ids.size, nowMs), id: runId };
  await db.runs.put(run);
  return { runId, photos: ids.size };
}

/** Done as soon as it is begun. */
function handRun(subject: RunSubject, photos: number, nowMs: number) {
  return {
    ...newRun('bulk', photos, nowMs, { subject, cause: 'page' }),
    state: 'done',
    endedAtMs: nowMs,
    tally: { ...EMPTY_TALLY, processed: photos },
    canUndo: true,
  } as const satisfies Omit<Run, 'id'>;
}
