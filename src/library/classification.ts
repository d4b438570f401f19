/**
 * Applying what the classifier decided. Photos, corrections and links are read again inside the transaction that writes,
 * so a decision never rests on what a person has changed meanwhile; rows are read and written a batch at a time.
 */
import { autoTagPath, categoryKey, type LinkProvenance, type TagId } from '../core/category.ts';
import type { CategoryScore, CommittedDecision, Decision } from '../core/classify.ts';
import { isClaimed } from '../core/jobs/stateMachine.ts';
import type { PhotoId, PhotoState } from '../core/photo.ts';
import { addTallies, tallyCommitted } from '../core/tally.ts';
import { readCurrentRevision } from './configSnapshots.ts';
import type { ClassificationStore, CommitResult, JobProgress } from './library.ts';
import { readByPhoto } from './photoRanges.ts';
import type { LinkRow, ProfileDatabase } from './schema.ts';
import { editStates, openStates, stateTables } from './states.ts';
import { adjustTagCounts, countDeltas } from './tagCounts.ts';
import { upsertTag } from './tagRows.ts';

type Commit = ClassificationStore['commit'];
type CommitContext = Parameters<Commit>[2];

export function createClassificationStore(db: ProfileDatabase): ClassificationStore {
  return {
    commit: (entries, decide, context) =>
      db.transaction(
        'rw',
        [...stateTables(db), db.tags, db.links, db.vetoes, db.configs, db.jobs, db.runs],
        async (): Promise<CommitResult> => {
          const { configRevision, job, runId } = context;
          if (configRevision !== undefined && configRevision !== (await readCurrentRevision(db))) {
            return { ok: false, reason: 'stale' };
          }
          if (job !== undefined && !(await noteProgress(db, job))) return { ok: false, reason: 'job-gone' };
          const committed = await commit(db, entries, decide, context);
          const own = tallyCommitted(committed);
          const tally = job === undefined ? own : addTallies(own, job.counted);
          if (job !== undefined && runId !== null) {
            const run = await db.runs.get(runId);
            if (run !== undefined) await db.runs.put({ ...run, tally: addTallies(run.tally, tally) });
          }
          return { ok: true, committed, tally };
        },
      ),
    markClassified: (ids, nowMs) =>
      db.transaction('rw', stateTables(db), async () =>
        editStates(db, ids, (state) => ({ ...state, classifiedAtMs: nowMs })),
      ),
  };
}

/** False where the job was removed, or is another runner's by now. */
async function noteProgress(db: ProfileDatabase, { id, attempts, doneCount }: JobProgress): Promise<boolean> {
  const job = await db.jobs.get(id);
  if (job === undefined || !isClaimed(job, attempts)) return false;
  await db.jobs.put({ ...job, doneCount });
  return true;
}

/** One photo as the transaction found it, and the decision about it. */
interface Decided {
  readonly photoId: PhotoId;
  readonly state: PhotoState;
  readonly decision: Decision;
}

async function commit(
  db: ProfileDatabase,
  entries: Parameters<Commit>[0],
  decide: Parameters<Commit>[1],
  context: CommitContext,
): Promise<CommittedDecision[]> {
  const [states, vetoes] = await Promise.all([
    openStates(
      db,
      entries.map(({ photoId }) => photoId),
    ),
    // Nothing to veto where nothing matches.
    readByPhoto(
      db.vetoes,
      entries.filter(({ scores }) => scores.length > 0).map(({ photoId }) => photoId),
    ),
  ]);
  const decidedById = new Map<PhotoId, Decided>();
  for (const { photoId, scores } of entries) {
    const state = states.get(photoId);
    if (state === null || state.visibility === 'trash') continue;
    const photo = { id: photoId, visibility: state.visibility };
    const decision = decide({ photo, scores, vetoes: vetoes.get(photoId) ?? [] });
    decidedById.set(photoId, { photoId, state, decision });
    states.set(photoId, stateAfter(state, decision, context.nowMs));
  }
  const newlyLinkedById = await linkMatches(db, [...decidedById.values()], context);
  await states.save();

  return entries.map(({ photoId }): CommittedDecision => {
    const decided = decidedById.get(photoId);
    if (decided === undefined) return { photoId, decision: null, newlyLinked: [], archived: false };
    const { decision } = decided;
    return {
      photoId,
      decision,
      newlyLinked: newlyLinkedById.get(photoId) ?? [],
      archived: decision.archivedBy.length > 0,
    };
  });
}

function stateAfter(state: PhotoState, { archivedBy }: Decision, nowMs: number): PhotoState {
  return {
    ...state,
    ...(archivedBy.length > 0 ? { visibility: 'archive', archivedBy: 'classification' } : {}),
    classifiedAtMs: nowMs,
  };
}

/** Links every match; answers the names of the categories that are new on each photo. */
async function linkMatches(
  db: ProfileDatabase,
  decided: readonly Decided[],
  context: CommitContext,
): Promise<Map<PhotoId, string[]>> {
  const matched = decided.filter(({ decision }) => decision.matches.length > 0);
  const tagIdByName = await upsertAutoTags(db, matched);
  const linksById = await readByPhoto(
    db.links,
    matched.map(({ photoId }) => photoId),
  );
  const newlyLinkedById = new Map<PhotoId, string[]>();
  const added: LinkRow[] = [];
  const changed: LinkRow[] = [];
  for (const { photoId, decision } of matched) {
    const newlyLinked: string[] = [];
    for (const match of decision.matches) {
      const tagId = tagIdByName.get(match.category.name);
      if (tagId === undefined) throw new Error(`No tag was made for the category "${match.category.name}"`);
      const isArchiving = decision.archivedBy.includes(match);
      const existing = linksById.get(photoId)?.find((link) => link.tagId === tagId);
      if (existing === undefined) {
        const provenance = provenanceOf(match, isArchiving, context);
        added.push({ photoId, tagId, linkedAtMs: context.nowMs, provenance });
        newlyLinked.push(match.category.name);
      } else if (isArchiving) {
        changed.push(archivingLink(existing, match, context));
      }
    }
    newlyLinkedById.set(photoId, newlyLinked);
  }
  await db.links.bulkAdd(added);
  await db.links.bulkPut(changed);
  await adjustTagCounts(
    db,
    countDeltas(added, () => 1),
  );
  return newlyLinkedById;
}

async function upsertAutoTags(db: ProfileDatabase, matched: readonly Decided[]): Promise<Map<string, TagId>> {
  const names = new Set(
    matched.flatMap(({ decision }) => decision.matches.map(({ category }) => category.name)),
  );
  const tagIdByName = new Map<string, TagId>();
  for (const name of names) {
    const tag = { kind: 'auto', categoryKey: categoryKey(name) } as const;
    tagIdByName.set(name, await upsertTag(db, autoTagPath(name), tag));
  }
  return tagIdByName;
}

function provenanceOf(
  { category, score, prompt }: CategoryScore,
  archived: boolean,
  { runId, modelKey }: CommitContext,
): LinkProvenance {
  const threshold = category.similarity;
  return { runId, categoryKey: categoryKey(category.name), score, prompt, threshold, modelKey, archived };
}

/**
 * The photo was linked before, when the category only tagged, or by hand; now it is archived as well. The link keeps its
 * origin and notes who archived, so that clean-up and undo find it.
 */
function archivingLink(row: LinkRow, match: CategoryScore, context: CommitContext): LinkRow {
  // Whoever archived through this link before was corrected since, or the photo would not be on the timeline.
  const { archiveRunId: _, ...link } = row;
  if (link.provenance === null) {
    return { ...link, isByHand: true, provenance: provenanceOf(match, true, context) };
  }
  const { runId } = context;
  const isOtherRun = runId !== null && runId !== link.provenance.runId;
  return {
    ...link,
    provenance: { ...link.provenance, archived: true },
    ...(isOtherRun ? { archiveRunId: runId } : {}),
  };
}
