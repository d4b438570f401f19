/** Tags, links, vetoes, decisions and configurations, in memory. */
import { autoTagPath, categoryKey, type Tag, type Veto } from '../core/category.ts';
import { archivingRuleOf } from '../core/archiving.ts';
import { cleanUpRun, type CleanedUp, type CleanUpPlan } from '../core/config/cleanUp.ts';
import type { ConfigDocument } from '../core/config/document.ts';
import type { Correction } from '../core/corrections.ts';
import type { RunSubject } from '../core/run.ts';
import type { ConfigStore, HandChange, PromptVectorStore, TagStore } from '../library/library.ts';
import {
  countTakenOff,
  currentSnapshot,
  isSameVeto,
  planReturns,
  takeBack,
  takeId,
  type MemoryLink,
  type MemoryState,
} from './memoryState.ts';
import { memoryTagChanges } from './memoryTagChanges.ts';
import { byHand, inRun } from './memoryUndo.ts';

export function memoryTags(state: MemoryState): TagStore {
  function change(nowMs: number, work: () => RunSubject): HandChange {
    const changed = byHand(state, nowMs, work);
    state.changed('tags', 'links', 'vetoes');
    return changed;
  }

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
    async readTagsOn(ids) {
      const asked = new Set(ids);
      return [...state.tags.values()]
        .map((tag) => ({
          ...tag,
          count: state.links.filter(({ tagId, photoId }) => tagId === tag.id && asked.has(photoId)).length,
        }))
        .filter(({ count }) => count > 0)
        .toSorted((a, b) => (a.path < b.path ? -1 : 1));
    },
    async readVetoes(photoId) {
      return state.vetoes.filter((veto) => veto.photoId === photoId);
    },
    async addByHand(ids, path, nowMs) {
      const { categories } = currentSnapshot(state).document.classification;
      const category = categories.find(({ name }) => foldPath(autoTagPath(name)) === foldPath(path));
      return change(nowMs, () => {
        const tag =
          category === undefined
            ? upsertTag(state, path.trim(), 'user', null)
            : upsertTag(state, autoTagPath(category.name), 'auto', categoryKey(category.name));
        for (const photoId of ids) putOnByHand(state, photoId, tag, nowMs);
        return { kind: 'tag', path: category === undefined ? path.trim() : tag.path };
      });
    },
    async removeByHand(ids, tagId, nowMs) {
      const archived = ids.filter((id) => isArchived(state, id));
      const changed = change(nowMs, () => {
        for (const photoId of ids) takeOffByHand(state, photoId, tagId, nowMs);
        return { kind: 'untag', path: state.tags.get(tagId)?.path ?? '' };
      });
      return { ...changed, returned: archived.filter((id) => !isArchived(state, id)).length };
    },
    ...memoryTagChanges(state),
    async readCorrections(key) {
      const vouchedFor = state.links.filter(
        (link) => isByHand(link) && state.tags.get(link.tagId)?.categoryKey === key,
      );
      return [
        ...state.vetoes.filter((veto) => veto.categoryKey === key),
        ...vouchedFor.map(({ photoId, linkedAtMs }): Correction => ({
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
    async withdrawCorrections(corrections, nowMs) {
      return change(nowMs, () => {
        for (const correction of corrections) withdrawCorrection(state, correction);
        return { kind: 'withdraw-corrections' };
      });
    },
    async readCategoryConsequences(key) {
      const isRemoved = ({ provenance }: MemoryLink): boolean => provenance?.categoryKey === key;
      const archiving = archivingRuleOf(currentSnapshot(state).document.classification);
      return {
        links: countTakenOff(state.links.filter(isRemoved)),
        photosReturning: planReturns(state, { isRemoved, archiving }).returning.size,
      };
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
      const archiving = archivingRuleOf(document.classification);
      return {
        untagged: countTakenOff(state.links.filter(isRemoved)),
        returned: planReturns(state, { isRemoved, archiving }).returning.size,
      };
    },
    async save(document, expectedRevision, cause, plan, nowMs, source) {
      const current = currentSnapshot(state);
      if (current.revision !== expectedRevision) return { ok: false, reason: 'stale', current };
      const revision = current.revision + 1;
      const cleanedUp = cleanUp(state, document, plan, { cause, nowMs, revision });
      state.snapshots.push({
        revision,
        savedAtMs: nowMs,
        cause,
        document,
        ...(source === undefined ? {} : { source }),
      });
      state.changed('config');
      return { ok: true, revision, untagged: cleanedUp.untagged, returned: cleanedUp.returned };
    },
  };
}

function cleanUp(
  state: MemoryState,
  document: ConfigDocument,
  plan: CleanUpPlan,
  context: Parameters<typeof cleanUpRun>[2],
): CleanedUp {
  const keys = new Set(plan.map((entry) => entry.categoryKey));
  const isRemoved = ({ provenance }: MemoryLink): boolean =>
    provenance !== null && keys.has(provenance.categoryKey);
  const removed = state.links.filter(isRemoved);
  const untaggedByKey = new Map(
    [...keys].map((key) => [
      key,
      countTakenOff(removed.filter(({ provenance }) => provenance?.categoryKey === key)),
    ]),
  );
  if (plan.length === 0) return { untagged: 0, returned: 0, untaggedByKey };
  const id = takeId(state);
  state.runs.set(id, { ...cleanUpRun(plan, { untagged: 0, returned: 0, untaggedByKey }, context), id });
  const archiving = archivingRuleOf(document.classification);
  const taken = inRun(state, id, context.nowMs, () => takeBack(state, { isRemoved, archiving }));
  const cleanedUp = { ...taken, untaggedByKey };
  const canUndo = state.runs.get(id)?.canUndo === true ? { canUndo: true as const } : {};
  state.runs.set(id, { ...cleanUpRun(plan, cleanedUp, context), id, ...canUndo });
  state.changed('runs');
  return cleanedUp;
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

function isArchived(state: MemoryState, photoId: number): boolean {
  return state.photos.get(photoId)?.visibility === 'archive';
}

function takeOffByHand(state: MemoryState, photoId: number, tagId: number, nowMs: number): void {
  const link = findLink(state, photoId, tagId);
  if (link === undefined) return;
  takeBack(state, {
    isRemoved: (other) => other === link,
    archiving: archivingRuleOf(currentSnapshot(state).document.classification),
  });
  // Whoever put it there as well, it goes: this is the person's last word.
  state.links = state.links.filter((other) => !(other.photoId === photoId && other.tagId === tagId));
  const key = state.tags.get(tagId)?.categoryKey ?? null;
  if (key !== null) addVeto(state, { photoId, categoryKey: key, kind: 'tag', atMs: nowMs });
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

export function findLink(state: MemoryState, photoId: number, tagId: number): MemoryLink | undefined {
  return state.links.find((candidate) => candidate.photoId === photoId && candidate.tagId === tagId);
}

/** A category's tag takes over one a person made under the same path, and follows the category's way of writing. */
export function upsertTag(state: MemoryState, path: string, kind: Tag['kind'], key: string | null): Tag {
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
