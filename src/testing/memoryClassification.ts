/** Applying decisions, in memory. */
import { autoTagPath, categoryKey, type LinkProvenance } from '../core/category.ts';
import { evidenceOf, type CategoryScore, type CommittedDecision } from '../core/classify.ts';
import { archivingRuleOf } from '../core/archiving.ts';
import { isClaimed } from '../core/jobs/stateMachine.ts';
import { addTallies, tallyCommitted } from '../core/tally.ts';
import type { ClassificationEntry, ClassificationStore } from '../library/library.ts';
import {
  countTakenOff,
  currentSnapshot,
  planReturns,
  takeBack,
  type MemoryLink,
  type MemoryState,
} from './memoryState.ts';
import { findLink, upsertTag } from './memoryTags.ts';
import { asQuestion, inRun } from './memoryUndo.ts';

type Commit = ClassificationStore['commit'];
type Decide = Parameters<Commit>[1];
type Context = Pick<Parameters<Commit>[2], 'runId' | 'modelKey' | 'nowMs' | 'reevaluated'>;

export function memoryClassification(state: MemoryState): ClassificationStore {
  return {
    async commit(entries, decide, context) {
      if (
        context.configRevision !== undefined &&
        context.configRevision !== currentSnapshot(state).revision
      ) {
        return { ok: false, reason: 'stale' };
      }
      const { job, runId, nowMs } = context;
      const row = job === undefined ? undefined : state.jobs.get(job.id);
      if (job !== undefined && (row === undefined || !isClaimed(row, job.attempts))) {
        return { ok: false, reason: 'job-gone' };
      }
      const committed = inRun(state, runId, nowMs, () =>
        entries.map((entry) => commitOne(state, entry, decide, context)),
      );
      if (job !== undefined && row !== undefined) {
        state.jobs.set(job.id, { ...row, doneCount: job.doneCount });
      }
      const own = tallyCommitted(committed);
      const tally = job === undefined ? own : addTallies(own, job.counted);
      const run = runId === null ? undefined : state.runs.get(runId);
      if (job !== undefined && run !== undefined) {
        state.runs.set(run.id, { ...run, tally: addTallies(run.tally, tally) });
      }
      state.changed('photos', 'marks', 'tags', 'links', 'runs', 'jobs');
      return { ok: true, committed, tally };
    },
    async preview(entries, decide, { reevaluated }) {
      const context = { runId: null, modelKey: '', nowMs: 0, ...(reevaluated && { reevaluated }) };
      return asQuestion(state, () =>
        tallyCommitted(entries.map((entry) => commitOne(state, entry, decide, context))),
      );
    },
    async markClassified(ids, nowMs) {
      for (const id of ids) {
        const photo = state.photos.get(id);
        if (photo !== undefined) state.photos.set(id, { ...photo, classifiedAtMs: nowMs });
      }
      state.changed('marks');
    },
  };
}

function commitOne(
  state: MemoryState,
  { photoId, scores }: ClassificationEntry,
  decide: Decide,
  context: Context,
): CommittedDecision {
  const photo = state.photos.get(photoId);
  if (photo === undefined || photo.visibility === 'trash') {
    return { photoId, decision: null, newlyLinked: [], archived: false, takenOff: [], returned: false };
  }
  const vetoes = state.vetoes.filter((veto) => veto.photoId === photoId);
  const { archivesFavourites } = archivingRuleOf(currentSnapshot(state).document.classification);
  const decision = decide({ photo, scores, vetoes, archivesFavourites });
  const newlyLinked = decision.matches
    .filter((match) =>
      linkMatch(state, photoId, match, { ...context, archives: decision.archivedBy.includes(match) }),
    )
    .map(({ category }) => category.name);
  const archived = decision.archivedBy.length > 0;
  state.photos.set(photoId, {
    ...photo,
    ...(archived ? { visibility: 'archive', archivedBy: 'classification' } : {}),
    classifiedAtMs: context.nowMs,
  });
  const matched = new Set(decision.matches.map(({ category }) => categoryKey(category.name)));
  const unmatched = (context.reevaluated ?? []).filter((name) => !matched.has(categoryKey(name)));
  return { photoId, decision, newlyLinked, archived, ...takeOff(state, photoId, unmatched) };
}

/** Takes the categories' tags off the photo. */
function takeOff(
  state: MemoryState,
  photoId: number,
  names: readonly string[],
): Pick<CommittedDecision, 'takenOff' | 'returned'> {
  const keys = new Set(names.map(categoryKey));
  const isRemoved = (link: MemoryLink): boolean =>
    link.photoId === photoId && link.provenance !== null && keys.has(link.provenance.categoryKey);
  const removed = state.links.filter(isRemoved);
  const takenOff = names.filter(
    (name) =>
      countTakenOff(removed.filter(({ provenance }) => provenance?.categoryKey === categoryKey(name))) > 0,
  );
  const archiving = archivingRuleOf(currentSnapshot(state).document.classification);
  const returned = planReturns(state, { isRemoved, archiving }).returning.has(photoId);
  takeBack(state, { isRemoved, archiving });
  return { takenOff, returned };
}

/** Links a match; true if the link is new. */
function linkMatch(
  state: MemoryState,
  photoId: number,
  match: CategoryScore,
  context: { runId: number | null; modelKey: string; nowMs: number; archives: boolean },
): boolean {
  const { runId, modelKey, archives } = context;
  const { name } = match.category;
  const key = categoryKey(name);
  const tag = upsertTag(state, autoTagPath(name), 'auto', key);
  const provenance = { runId, categoryKey: key, ...evidenceOf(match), modelKey, archived: archives };
  const existing = findLink(state, photoId, tag.id);
  if (existing === undefined) {
    state.links.push({ photoId, tagId: tag.id, linkedAtMs: context.nowMs, provenance });
    return true;
  }
  if (archives) {
    const archiving = archivingLink(existing, provenance);
    state.links = state.links.map((other) => (other === existing ? archiving : other));
  }
  return false;
}

/** A link that was there keeps its origin and notes who archived through it. */
function archivingLink(link: MemoryLink, provenance: LinkProvenance): MemoryLink {
  if (link.provenance === null) return { ...link, isByHand: true, provenance };
  const { runId } = provenance;
  return {
    ...link,
    provenance: { ...link.provenance, archived: true },
    ...(runId === null || runId === link.provenance.runId ? {} : { archiveRunId: runId }),
  };
}
