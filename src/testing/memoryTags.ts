/** Tags, links, vetoes, decisions and configurations, in memory. */
import { autoTagPath, categoryKey, type Tag, type TagLink } from '../core/category.ts';
import type { CategoryScore } from '../core/classify.ts';
import type { CleanUp } from '../core/config/cleanUp.ts';
import { EMPTY_TALLY } from '../core/run.ts';
import type {
  ClassificationStore,
  CommittedDecision,
  ConfigStore,
  PromptVectorStore,
  TagStore,
} from '../library/library.ts';
import { currentSnapshot, photosReturning, removeLinks, takeId, type MemoryState } from './memoryState.ts';

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
          const tag = state.tags.get(link.tagId);
          return tag === undefined ? [] : [{ ...link, tag }];
        });
    },
    async readVetoes(photoId) {
      return state.vetoes.filter((veto) => veto.photoId === photoId);
    },
    async addByHand(ids, path, nowMs) {
      const tag = upsertTag(state, path.trim(), 'user', null);
      for (const photoId of ids) {
        if (!state.photos.has(photoId) || findLink(state, photoId, tag.id) !== undefined) continue;
        state.links.push({ photoId, tagId: tag.id, linkedAtMs: nowMs, provenance: null });
      }
      state.changed('tags', 'links');
    },
    async removeByHand(photoId, tagId, nowMs) {
      const link = findLink(state, photoId, tagId);
      if (link === undefined) return;
      removeLinks(state, (other) => other === link, currentSnapshot(state).document);
      const key = state.tags.get(tagId)?.categoryKey ?? null;
      if (key !== null) state.vetoes.push({ photoId, categoryKey: key, kind: 'tag', atMs: nowMs });
      state.changed('links', 'vetoes');
    },
    async withdrawVeto(photoId, key, kind) {
      state.vetoes = state.vetoes.filter(
        (veto) => !(veto.photoId === photoId && veto.categoryKey === key && veto.kind === kind),
      );
      state.changed('vetoes');
    },
    async readCategoryConsequences(key) {
      const isOfCategory = (link: TagLink): boolean => link.provenance?.categoryKey === key;
      return {
        links: state.links.filter(isOfCategory).length,
        photosReturning: photosReturning(state, isOfCategory, currentSnapshot(state).document).size,
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
        return [];
      }
      const results = entries.map(({ photoId, scores }): CommittedDecision => {
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
      state.changed('photos', 'tags', 'links');
      return results;
    },
    async markClassified(ids, nowMs) {
      for (const id of ids) {
        const photo = state.photos.get(id);
        if (photo !== undefined) state.photos.set(id, { ...photo, classifiedAtMs: nowMs });
      }
      state.changed('photos');
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
    async save(document, expectedRevision, cause, plan, nowMs) {
      const current = currentSnapshot(state);
      if (current.revision !== expectedRevision) return { ok: false, reason: 'stale', current };
      const keys = new Set(plan.map((entry) => entry.categoryKey));
      const { untagged, returned } = removeLinks(
        state,
        ({ provenance }) => provenance !== null && keys.has(provenance.categoryKey),
        document,
      );
      const revision = current.revision + 1;
      state.snapshots.push({ revision, savedAtMs: nowMs, cause, document });
      if (untagged > 0) recordCleanUp(state, plan, untagged, nowMs);
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

function recordCleanUp(state: MemoryState, plan: readonly CleanUp[], untagged: number, nowMs: number): void {
  const id = takeId(state);
  const reasons = { removed: 'was removed', 'similarity-raised': 'became stricter' };
  state.runs.set(id, {
    id,
    kind: 'clean-up',
    state: 'done',
    startedAtMs: nowMs,
    endedAtMs: nowMs,
    undoneAtMs: null,
    total: untagged,
    tally: { ...EMPTY_TALLY, processed: untagged },
    note: plan.map(({ name, reason }) => `Category ${name} ${reasons[reason]}.`).join(' '),
  });
  state.changed('runs');
}

/** Links a match; true if the link is new. */
function linkMatch(
  state: MemoryState,
  photoId: number,
  { category, score, prompt }: CategoryScore,
  context: { runId: number | null; modelKey: string; nowMs: number; archives: boolean },
): boolean {
  const key = categoryKey(category.name);
  const tag = upsertTag(state, autoTagPath(category.name), 'auto', key);
  const existing = findLink(state, photoId, tag.id);
  if (existing === undefined) {
    const { runId, modelKey, archives } = context;
    const threshold = category.similarity;
    const provenance = { runId, categoryKey: key, score, prompt, threshold, modelKey, archived: archives };
    state.links.push({ photoId, tagId: tag.id, linkedAtMs: context.nowMs, provenance });
    return true;
  }
  if (context.archives && existing.provenance !== null) {
    const archiving = { ...existing, provenance: { ...existing.provenance, archived: true } };
    state.links = state.links.map((other) => (other === existing ? archiving : other));
  }
  return false;
}

function findLink(state: MemoryState, photoId: number, tagId: number): TagLink | undefined {
  return state.links.find((candidate) => candidate.photoId === photoId && candidate.tagId === tagId);
}

function upsertTag(state: MemoryState, path: string, kind: Tag['kind'], key: string | null): Tag {
  const folded = path.toLowerCase();
  const existing = [...state.tags.values()].find((tag) => tag.path.toLowerCase() === folded);
  if (existing !== undefined) return existing;
  const tag: Tag = { id: takeId(state), path, kind, categoryKey: key };
  state.tags.set(tag.id, tag);
  return tag;
}

function countShown(state: MemoryState, tag: Tag): number {
  return state.links.filter(
    ({ tagId, photoId }) => tagId === tag.id && state.photos.get(photoId)?.visibility !== 'trash',
  ).length;
}
