/** What classification did, for a person to look through, in memory. */
import { autoTagPath, categoryKey } from '../core/category.ts';
import type { PhotoId } from '../core/photo.ts';
import type { ArchivedPhoto, OpenLink, ReviewStore } from '../library/library.ts';
import { isSameVeto, type MemoryLink, type MemoryState } from './memoryState.ts';
import { byHand, type MemoryUndoEntry } from './memoryUndo.ts';

export function memoryReview(state: MemoryState): ReviewStore {
  return {
    async readOpen(source) {
      const isWanted = 'categoryKeys' in source ? ofCategories(source.categoryKeys) : ofRuns(state, source);
      return state.links.filter(isWanted).flatMap((link): OpenLink[] => {
        const { photoId, tagId, linkedAtMs, provenance } = link;
        const isShown = (state.photos.get(photoId)?.visibility ?? 'trash') !== 'trash';
        const isOpen = link.isByHand !== true && link.reviewedAtMs === undefined;
        return isShown && isOpen && provenance !== null ? [{ photoId, tagId, linkedAtMs, provenance }] : [];
      });
    },
    async readArchived(sinceMs) {
      const archived = new Map<PhotoId, ArchivedPhoto>();
      for (const { atMs, byPhoto } of entriesSince(state, sinceMs).toReversed()) {
        for (const [photoId, { place }] of byPhoto) {
          const isHeld = state.photos.get(photoId)?.archivedBy === 'classification';
          if (place?.after.archivedBy !== 'classification' || !isHeld || archived.has(photoId)) continue;
          const categoryKeys = state.links.flatMap(({ provenance, ...link }) =>
            link.photoId === photoId && provenance?.archived === true ? [provenance.categoryKey] : [],
          );
          archived.set(photoId, { photoId, atMs, categoryKeys });
        }
      }
      return [...archived.values()];
    },
    async mark(links, atMs) {
      const isMarked = ({ photoId, tagId }: MemoryLink): boolean =>
        links.some((link) => link.photoId === photoId && link.tagId === tagId);
      state.links = state.links.map((link) => {
        if (!isMarked(link)) return link;
        const { reviewedAtMs: _, ...plain } = link;
        return atMs === null ? plain : { ...plain, reviewedAtMs: atMs };
      });
      state.changed('links');
    },
    async keepOff(photoId, name, nowMs) {
      const veto = { photoId, categoryKey: categoryKey(name), kind: 'tag', atMs: nowMs } as const;
      const changed = byHand(state, nowMs, () => {
        const isKnown = state.vetoes.some((other) => isSameVeto(other, veto));
        if (!isKnown) state.vetoes = [...state.vetoes, veto];
        return { kind: 'untag', path: autoTagPath(name) };
      });
      state.changed('vetoes');
      return changed;
    },
  };
}

function ofCategories(keys: readonly string[]): (link: MemoryLink) => boolean {
  return ({ provenance }) => provenance !== null && keys.includes(provenance.categoryKey);
}

function ofRuns(
  state: MemoryState,
  source: { readonly runId: number } | { readonly sinceMs: number },
): (link: MemoryLink) => boolean {
  const entries =
    'runId' in source
      ? state.undoEntries.filter(({ runId }) => runId === source.runId)
      : entriesSince(state, source.sinceMs);
  const runIds = new Set(entries.map(({ runId }) => runId));
  return ({ provenance }) => runIds.has(provenance?.runId ?? -1);
}

function entriesSince(state: MemoryState, sinceMs: number): MemoryUndoEntry[] {
  return state.undoEntries.filter(({ runId, atMs }) => {
    const run = state.runs.get(runId);
    const isByClassification = run !== undefined && run.kind !== 'bulk' && run.kind !== 'clean-up';
    return isByClassification && run.undoneAtMs === null && atMs >= sinceMs;
  });
}
