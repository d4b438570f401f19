/** Tags of a person's own renamed, merged and deleted, in memory. */
import { archivingRuleOf } from '../core/archiving.ts';
import { categoryKey, type Tag } from '../core/category.ts';
import type { PhotoId } from '../core/photo.ts';
import { foldTagPath, isAtOrBelow, isSameTagPath, renamedPath } from '../core/tagIdentity.ts';
import { readTagPath } from '../core/tagPath.ts';
import type { TagFault, TagStore } from '../library/library.ts';
import { currentSnapshot, takeBack, type MemoryLink, type MemoryState } from './memoryState.ts';
import { byHand } from './memoryUndo.ts';

export function memoryTagChanges(
  state: MemoryState,
): Pick<TagStore, 'readConsequences' | 'rename' | 'remove'> {
  const linksOf = ({ id }: Tag): MemoryLink[] => state.links.filter(({ tagId }) => tagId === id);
  const tagAt = (path: string): Tag | undefined =>
    [...state.tags.values()].find((tag) => isSameTagPath(tag.path, path));
  /** Parents first. */
  const carriedAt = (path: string): Tag[] =>
    [...state.tags.values()]
      .filter((tag) => isAtOrBelow(tag.path, path) && linksOf(tag).length > 0)
      .toSorted((a, b) => (foldTagPath(a.path) < foldTagPath(b.path) ? -1 : 1));
  const isShown = (id: PhotoId): boolean => {
    const photo = state.photos.get(id);
    return photo !== undefined && photo.visibility !== 'trash';
  };

  function faultOf(carried: readonly Tag[], change: 'rename' | 'delete'): TagFault | null {
    if (carried.length === 0) return 'gone';
    const { categories } = currentSnapshot(state).document.classification;
    const inForce = new Set(categories.map(({ name }) => categoryKey(name)));
    const isKept = ({ kind, categoryKey: key }: Tag): boolean =>
      kind === 'auto' && (change === 'rename' || inForce.has(key ?? ''));
    return carried.some(isKept) ? 'follows-category' : null;
  }

  /** Answers true where it became one with another. */
  function renameOne(tag: Tag, path: string): boolean {
    const other = tagAt(path);
    if (other === undefined || other.id === tag.id) {
      state.tags.set(tag.id, { ...tag, path });
      return false;
    }
    const isMerge = linksOf(other).length > 0;
    if (!isMerge) state.tags.set(other.id, { ...other, path });
    const there = new Set(linksOf(other).map(({ photoId }) => photoId));
    state.links = state.links.flatMap((link): MemoryLink[] => {
      if (link.tagId !== tag.id) return [link];
      const { photoId, linkedAtMs } = link;
      return there.has(photoId) ? [] : [{ photoId, tagId: other.id, linkedAtMs, provenance: null }];
    });
    return isMerge;
  }

  return {
    async readConsequences(from, to) {
      const badTarget = to === null ? null : targetFault(from, to);
      if (badTarget !== null) return { ok: false, reason: badTarget };
      const carried = carriedAt(from);
      const fault = faultOf(carried, to === null ? 'delete' : 'rename');
      if (fault !== null) return { ok: false, reason: fault };
      const ids = new Set(carried.flatMap(linksOf).map(({ photoId }) => photoId));
      let merged = 0;
      let both = 0;
      for (const tag of to === null ? [] : carried) {
        const other = tagAt(renamedPath(tag.path, from, to ?? ''));
        if (other === undefined || isAtOrBelow(other.path, from)) continue;
        const otherIds = new Set(linksOf(other).map(({ photoId }) => photoId));
        if (otherIds.size === 0) continue;
        merged += 1;
        both += linksOf(tag).filter(({ photoId }) => otherIds.has(photoId) && isShown(photoId)).length;
      }
      return { ok: true, photos: [...ids].filter(isShown).length, tags: carried.length, merged, both };
    },

    async rename(from, to, nowMs) {
      const parsed = readTagPath(to, []);
      const carried = carriedAt(from);
      const fault = targetFault(from, to) ?? faultOf(carried, 'rename');
      if (fault !== null || !parsed.ok) return { ok: false, reason: fault ?? 'empty' };
      let merged = 0;
      const change = byHand(state, nowMs, () => {
        for (const tag of carried) {
          if (renameOne(tag, renamedPath(tag.path, from, parsed.path))) merged += 1;
        }
        return { kind: 'rename-tag', from, to: parsed.path, isMerge: merged > 0 };
      });
      state.changed('tags', 'links');
      return { ok: true, ...change, merged };
    },

    async remove(path, nowMs) {
      const carried = carriedAt(path);
      const fault = faultOf(carried, 'delete');
      if (fault !== null) return { ok: false, reason: fault };
      const going = new Set(carried.map(({ id }) => id));
      const change = byHand(state, nowMs, () => {
        takeBack(state, {
          isRemoved: ({ tagId }) => going.has(tagId),
          archiving: archivingRuleOf(currentSnapshot(state).document.classification),
        });
        // Whoever put them there, they go.
        state.links = state.links.filter(({ tagId }) => !going.has(tagId));
        return { kind: 'delete-tag', path };
      });
      state.changed('tags', 'links');
      return { ok: true, ...change };
    },
  };
}

function targetFault(from: string, to: string): TagFault | null {
  const parsed = readTagPath(to, []);
  if (!parsed.ok) return parsed.reason;
  return isAtOrBelow(parsed.path, from) && !isSameTagPath(parsed.path, from) ? 'inside-itself' : null;
}
