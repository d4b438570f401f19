/**
 * The trash: how much is in it, since when, and deleting for ever. Deleting takes a bounded number of photos to a
 * transaction, which removes every row, picture, vector, hash, link, correction and job of theirs and what undo remembered
 * of them: whatever interrupts it, each photo is there whole or gone whole, and the rest is deleted by asking again.
 */
import { photoJobKey } from '../core/jobs/stateMachine.ts';
import { QUEUES, type Job } from '../core/jobs/job.ts';
import type { PhotoId } from '../core/photo.ts';
import { runOfDeletion, type Run, type RunDetails } from '../core/run.ts';
import { Dexie } from 'dexie';
import { removeCells } from './cells.ts';
import { removeHashes } from './duplicates.ts';
import { removeEmbeddings } from './embeddings.ts';
import { forgetLinkedPhotos } from './folders.ts';
import { jobTables, moveCounts } from './jobCounts.ts';
import { createJournalOfPhotos, type JournalOfPhotos } from './journalOfPhotos.ts';
import type { Deletion, TrashStore } from './library.ts';
import { readByPhoto } from './photoRanges.ts';
import { readFacts } from './photoRows.ts';
import type { ProfileDatabase } from './schema.ts';
import { noteTrashed, readStates, readTrashDates, removeStates, stateTables } from './states.ts';
import { readByTexts } from './textIndex.ts';
import { journalTables } from './undoJournal.ts';
import { vetoKey } from './vetoes.ts';

/** Rows read at once to add up what the trash takes. */
const FACTS_AT_A_TIME = 1_000;

/** How long the trash is kept lies among the counters: a number by name, like the rest of them. */
const KEEP_DAYS = 'trash:keep-days';

export function createTrashStore(db: ProfileDatabase): TrashStore {
  return {
    async readBytes(ids) {
      let bytes = 0;
      for (let start = 0; start < ids.length; start += FACTS_AT_A_TIME) {
        const facts = await readFacts(db, ids.slice(start, start + FACTS_AT_A_TIME));
        for (const photo of facts.values()) bytes += photo.bytes;
      }
      return bytes;
    },

    beginDeletion: (ids, cause) => beginDeletion(db, new Set(ids), cause),

    noteDates: (nowMs) => db.transaction('rw', db.states, async () => noteTrashed(db, nowMs)),
    readDates: () => readTrashDates(db),

    async readKeepDays() {
      const days = (await db.counters.get(KEEP_DAYS))?.count ?? 0;
      return days > 0 ? days : null;
    },
    async setKeepDays(days) {
      await db.counters.put({ name: KEEP_DAYS, count: days ?? 0 });
    },
  };
}

function tables(db: ProfileDatabase) {
  return [
    ...stateTables(db),
    ...jobTables(db),
    ...journalTables(db),
    db.photos,
    db.cells,
    db.originals,
    db.thumbnails,
    db.previews,
    db.embeddings,
    db.embeddedIds,
    db.links,
    db.vetoes,
    db.pictureHashes,
    db.notDuplicates,
    db.linkedFiles,
  ];
}

function beginDeletion(
  db: ProfileDatabase,
  wanted: ReadonlySet<PhotoId>,
  cause: RunDetails['cause'],
): Deletion {
  const journal = createJournalOfPhotos(db, wanted);
  let runId: number | null = null;
  return {
    async deleteSome(ids, nowMs) {
      await journal.search();
      const done = await db.transaction('rw', tables(db), async () => {
        const photos = await removePhotos(db, ids, journal);
        return { photos, runId: photos === 0 ? runId : await noteInRun(db, photos, nowMs, runId, cause) };
      });
      // Not before it is stored.
      runId = done.runId;
      return done.photos;
    },
  };
}

/** Answers how many of the photos were in the trash. */
async function removePhotos(
  db: ProfileDatabase,
  asked: readonly PhotoId[],
  journal: JournalOfPhotos,
): Promise<number> {
  const states = await readStates(db, asked);
  const ids = [...new Set(asked)].filter((id) => states.get(id)?.visibility === 'trash');
  if (ids.length === 0) return 0;
  const going = new Set(ids);
  // Tags count photos outside the trash, so theirs stay as they are.
  await removeLinksAndVetoes(db, ids);
  await removeJobs(db, going);
  await journal.forget(going);
  await removeApart(db, going);
  await removeHashes(db, going);
  await removeEmbeddings(db, going);
  await forgetLinkedPhotos(db, ids);
  await removeCells(db, going);
  await removeStates(db, going);
  await Promise.all(
    [db.originals, db.thumbnails, db.previews, db.photos].map((table) => table.bulkDelete(ids)),
  );
  return ids.length;
}

async function removeLinksAndVetoes(db: ProfileDatabase, ids: readonly PhotoId[]): Promise<void> {
  const links = [...(await readByPhoto(db.links, ids)).values()].flat();
  await db.links.bulkDelete(links.map(({ photoId, tagId }): [number, number] => [photoId, tagId]));
  const vetoes = [...(await readByPhoto(db.vetoes, ids)).values()].flat();
  await db.vetoes.bulkDelete(vetoes.map(vetoKey));
}

/**
 * Jobs about one of the photos alone, and those given up, which would be offered for another try. Jobs about many photos
 * find that this one is gone when they come to it.
 */
async function removeJobs(db: ProfileDatabase, going: ReadonlySet<PhotoId>): Promise<void> {
  const keys = [...going].flatMap((id) => QUEUES.map((queue) => photoJobKey(queue, null, id)));
  const keyed = await readByTexts(db.jobs, 'key', keys);
  const failed = await Promise.all(
    QUEUES.map((queue) =>
      db.jobs
        .where('[queue+state+priority]')
        .between([queue, 'failed', Dexie.minKey], [queue, 'failed', Dexie.maxKey])
        .toArray(),
    ),
  );
  const touched = new Map([...keyed, ...failed.flat()].map((job) => [job.id, job]));
  const changed = [...touched.values()].filter(({ photoIds }) => photoIds.some((id) => going.has(id)));
  const kept = changed
    .map((job): Job => ({ ...job, photoIds: job.photoIds.filter((id) => !going.has(id)) }))
    .filter(({ photoIds }) => photoIds.length > 0);
  const keptIds = new Set(kept.map(({ id }) => id));
  await db.jobs.bulkPut(kept);
  await db.jobs.bulkDelete(changed.flatMap(({ id }) => (keptIds.has(id) ? [] : [id])));
  await moveCounts(db, changed, kept);
}

/** A photo is no duplicate of itself: what is left of a group says something only while there are two. */
async function removeApart(db: ProfileDatabase, going: ReadonlySet<PhotoId>): Promise<void> {
  for (const row of await db.notDuplicates.toArray()) {
    const photoIds = row.photoIds.filter((id) => !going.has(id));
    if (photoIds.length === row.photoIds.length) continue;
    if (photoIds.length > 1) await db.notDuplicates.put({ ...row, photoIds });
    else await db.notDuplicates.delete(row.id);
  }
}

async function noteInRun(
  db: ProfileDatabase,
  photos: number,
  nowMs: number,
  runId: number | null,
  cause: RunDetails['cause'],
): Promise<number> {
  const known = runId === null ? undefined : await db.runs.get(runId);
  const run = runOfDeletion(known, photos, nowMs, cause);
  if (known === undefined) return db.runs.add(run);
  const changed: Run = { ...run, id: known.id };
  await db.runs.put(changed);
  return known.id;
}
