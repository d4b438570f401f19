/** Tags, links, vetoes, decisions and configurations, in memory. */
import { autoTagPath, categoryKey, type LinkProvenance, type Tag, type Veto } from '../core/category.ts';
import { evidenceOf, type CategoryScore, type CommittedDecision } from '../core/classify.ts';
import { archivingKeysOf, cleanUpRun } from '../core/config/cleanUp.ts';
import type { Correction } from '../core/corrections.ts';
import { isClaimed } from '../core/jobs/stateMachine.ts';
import { addTallies, tallyCommitted } from '../core/tally.ts';
import type { ClassificationStore, ConfigStore, PromptVectorStore, TagStore } from '../library/library.ts';
import {
  currentSnapshot,
  isSameVeto,
  planReturns,
  takeBack,
  takeId,
  type MemoryLink,
  type MemoryState,
} from './memoryState.ts';

export function memoryTags(state: MemoryState): TagStore {
  return {
    async readAll() {
      return [...state.tags.values()]
        .map((tag) => Object.assign({ count: countShown(state, tag) }, tag))
        .toSorted((a, b) => (a.path < b.path ? -1 : 1));
    },
    async readLinks(photoId) {
      return state.links
        .filter((link) => link.photoId === photoId)
        .flatMap((link) => {
          const { tagId, linkedAtMs, provenance } = link;
          const tag = state.tags.get(tagId);
          if (tag === undefined) return [];
          return [{ photoId, tagId, linkedAtMs, provenance, isByHand: isByHand(link), tag }];
        });
    },
    async readVetoes(photoId) {
      return state.vetoes.filter((veto) => veto.photoId === photoId);
    },
    async addByHand(ids, path, nowMs) {
      const { categories } = currentSnapshot(state).document.classification;
      const category = categories.find(({ name }) => foldPath(autoTagPath(name)) === foldPath(path));
      const tag =
        category === undefined
          ? upsertTag(state, path.trim(), 'user', null)
          : upsertTag(state, autoTagPath(category.name), 'auto', categoryKey(category.name));
      for (const photoId of ids) putOnByHand(state, photoId, tag, nowMs);
      state.changed('tags', 'links', 'vetoes');
    },
    async removeByHand(photoId, tagId, nowMs) {
      takeOffByHand(state, photoId, tagId, nowMs);
      state.changed('links', 'vetoes');
    },
    async readCorrections(key) {
      const byHand = state.links.filter(
        (link) => isByHand(link) && state.tags.get(link.tagId)?.categoryKey === key,
      );
      return [
        ...state.vetoes.filter((veto) => veto.categoryKey === key),
        ...byHand.map(({ photoId, linkedAtMs }): Correction => ({
          photoId,
          categoryKey: key,
          kind: 'always',
          atMs: linkedAtMs,
        })),
      ].toSorted((a, b) => b.atMs - a.atMs || b.photoId - a.photoId);
    },
    async readTaggedIds(key) {
      return state.links
        .filter(({ tagId }) => state.tags.get(tagId)?.categoryKey === key)
        .map(({ photoId }) => photoId)
        .toSorted((a, b) => a - b);
    },
    async addCorrections(corrections) {
      for (const correction of corrections) addCorrection(state, correction);
      state.changed('tags', 'links', 'vetoes');
    },
    async withdrawCorrections(corrections) {
      for (const correction of corrections) withdrawCorrection(state, correction);
      state.changed('tags', 'links', 'vetoes');
    },
    async readCategoryConsequences(key) {
      const isRemoved = ({ provenance }: MemoryLink): boolean => provenance?.categoryKey === key;
      const archivingKeys = archivingKeysOf(currentSnapshot(state).document.classification);
      return {
        links: state.links.filter(isRemoved).length,
        photosReturning: planReturns(state, { isRemoved, archivingKeys }).returning.size,
      };
    },
  };
}

export function memoryClassification(state: MemoryState): ClassificationStore {
  return {
    async commit(entries, decide, context) {
      if (
        context.configRevision !== undefined &&
        context.configRevision !== currentSnapshot(state).revision
      ) {
        return { ok: false, reason: 'stale' };
      }
      const { job, runId } = context;
      if (job !== undefined) {
        const row = state.jobs.get(job.id);
        if (row === undefined || !isClaimed(row, job.attempts)) return { ok: false, reason: 'job-gone' };
        state.jobs.set(job.id, { ...row, doneCount: job.doneCount });
      }
      const committed = entries.map(({ photoId, scores }): CommittedDecision => {
        const photo = state.photos.get(photoId);
        if (photo === undefined || photo.visibility === 'trash') {
          return { photoId, decision: null, newlyLinked: [], archived: false };
        }
        const vetoes = state.vetoes.filter((veto) => veto.photoId === photoId);
        const decision = decide({ photo, scores, vetoes });
        const newlyLinked = decision.matches
          .filter((match) =>
            linkMatch(state, photoId, match, {
              ...context,
              archives: decision.archivedBy.includes(match),
            }),
          )
          .map(({ category }) => category.name);
        const archived = decision.archivedBy.length > 0;
        state.photos.set(photoId, {
          ...photo,
          ...(archived ? { visibility: 'archive', archivedBy: 'classification' } : {}),
          classifiedAtMs: context.nowMs,
        });
        return { photoId, decision, newlyLinked, archived };
      });
      const own = tallyCommitted(committed);
      const tally = job === undefined ? own : addTallies(own, job.counted);
      const run = runId === null ? undefined : state.runs.get(runId);
      if (job !== undefined && run !== undefined) {
        state.runs.set(run.id, { ...run, tally: addTallies(run.tally, tally) });
      }
      state.changed('photos', 'marks', 'tags', 'links', 'runs', 'jobs');
      return { ok: true, committed, tally };
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

export function memoryConfig(state: MemoryState): ConfigStore {
  return {
    async read() {
      return currentSnapshot(state);
    },
    async readHistory() {
      return state.snapshots.slice(1).toReversed();
    },
    async readConsequences(plan, document) {
      const keys = new Set(plan.map((entry) => entry.categoryKey));
      const isRemoved = ({ provenance }: MemoryLink): boolean =>
        provenance !== null && keys.has(provenance.categoryKey);
      const archivingKeys = archivingKeysOf(document.classification);
      return {
        untagged: state.links.filter(isRemoved).length,
        returned: planReturns(state, { isRemoved, archivingKeys }).returning.size,
      };
    },
    async save(document, expectedRevision, cause, plan, nowMs, source) {
      const current = currentSnapshot(state);
      if (current.revision !== expectedRevision) return { ok: false, reason: 'stale', current };
      const keys = new Set(plan.map((entry) => entry.categoryKey));
      const { untagged, returned } = takeBack(state, {
        isRemoved: ({ provenance }) => provenance !== null && keys.has(provenance.categoryKey),
        archivingKeys: archivingKeysOf(document.classification),
      });
      const revision = current.revision + 1;
      state.snapshots.push({
        revision,
        savedAtMs: nowMs,
        cause,
        document,
        ...(source === undefined ? {} : { source }),
      });
      if (plan.length > 0) {
        const id = takeId(state);
        state.runs.set(id, { ...cleanUpRun(plan, untagged, nowMs, cause), id });
        state.changed('runs');
      }
      state.changed('config');
      return { ok: true, revision, untagged, returned };
    },
  };
}

export function memoryPromptVectors(state: MemoryState): PromptVectorStore {
  return {
    async read(key) {
      return state.promptVectors.get(key)?.slice() ?? null;
    },
    async write(key, vector) {
      state.promptVectors.set(key, vector.slice());
    },
  };
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

function isByHand(link: MemoryLink): boolean {
  return link.provenance === null || link.isByHand === true;
}

function putOnByHand(state: MemoryState, photoId: number, tag: Tag, nowMs: number): void {
  if (!state.photos.has(photoId)) return;
  const link = findLink(state, photoId, tag.id);
  if (link === undefined) {
    state.links.push({ photoId, tagId: tag.id, linkedAtMs: nowMs, provenance: null });
  } else if (!isByHand(link)) {
    state.links = state.links.map((other) => (other === link ? { ...link, isByHand: true } : other));
  }
  if (tag.categoryKey === null) return;
  const veto = { photoId, categoryKey: tag.categoryKey, kind: 'tag' } as const;
  state.vetoes = state.vetoes.filter((other) => !isSameVeto(other, veto));
}

function takeOffByHand(state: MemoryState, photoId: number, tagId: number, nowMs: number): void {
  const link = findLink(state, photoId, tagId);
  if (link === undefined) return;
  takeBack(state, {
    isRemoved: (other) => other === link,
    archivingKeys: archivingKeysOf(currentSnapshot(state).document.classification),
  });
  // Whoever put it there as well, it goes: this is the person's last word.
  state.links = state.links.filter((other) => !(other.photoId === photoId && other.tagId === tagId));
  const key = state.tags.get(tagId)?.categoryKey ?? null;
  if (key !== null) addVeto(state, { photoId, categoryKey: key, kind: 'tag', atMs: nowMs });
}

function addCorrection(state: MemoryState, { photoId, categoryKey: key, kind, atMs }: Correction): void {
  const tag = [...state.tags.values()].find((other) => other.categoryKey === key);
  if (kind === 'always') {
    putOnByHand(state, photoId, tag ?? upsertTag(state, autoTagPath(key), 'auto', key), atMs);
    return;
  }
  const link = tag === undefined ? undefined : findLink(state, photoId, tag.id);
  if (link !== undefined && kind === 'tag') {
    takeOffByHand(state, photoId, link.tagId, atMs);
    return;
  }
  if (link?.provenance?.archived === true) {
    takeBack(state, {
      isRemoved: () => false,
      isUnarchived: (other) => other === link,
      archivingKeys: archivingKeysOf(currentSnapshot(state).document.classification),
    });
  }
  addVeto(state, { photoId, categoryKey: key, kind, atMs });
}

function withdrawCorrection(
  state: MemoryState,
  { photoId, categoryKey: key, kind }: Omit<Correction, 'atMs'>,
): void {
  if (kind !== 'always') {
    state.vetoes = state.vetoes.filter((veto) => !isSameVeto(veto, { photoId, categoryKey: key, kind }));
    return;
  }
  const tag = [...state.tags.values()].find((other) => other.categoryKey === key);
  const link = tag === undefined ? undefined : findLink(state, photoId, tag.id);
  if (link === undefined || !isByHand(link)) return;
  state.links = state.links.flatMap((other): MemoryLink[] => {
    if (other !== link) return [other];
    if (link.provenance === null) return [];
    const { isByHand: _, ...auto } = link;
    return [auto];
  });
}

function addVeto(state: MemoryState, veto: Veto): void {
  state.vetoes = [...state.vetoes.filter((other) => !isSameVeto(other, veto)), veto];
}

function findLink(state: MemoryState, photoId: number, tagId: number): MemoryLink | undefined {
  return state.links.find((candidate) => candidate.photoId === photoId && candidate.tagId === tagId);
}

/** A category's tag takes over one a person made under the same path, and follows the category's way of writing. */
function upsertTag(state: MemoryState, path: string, kind: Tag['kind'], key: string | null): Tag {
  const folded = foldPath(path);
  const existing = [...state.tags.values()].find((tag) => foldPath(tag.path) === folded);
  if (existing !== undefined && (kind === 'user' || (existing.kind === 'auto' && existing.path === path))) {
    return existing;
  }
  const tag: Tag = { id: existing?.id ?? takeId(state), path, kind, categoryKey: key };
  state.tags.set(tag.id, tag);
  return tag;
}

function foldPath(path: string): string {
  return path.trim().normalize('NFC').toLowerCase();
}

function countShown(state: MemoryState, tag: Tag): number {
  return state.links.filter(
    ({ tagId, photoId }) => tagId === tag.id && state.photos.get(photoId)?.visibility !== 'trash',
  ).length;
}
