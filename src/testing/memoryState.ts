/**
 * The tables of the in-memory library, and the few rules its stores share. Each store method does its work in one
 * synchronous stretch, which is what makes it a transaction here.
 */
import type { Tag, TagLink, Veto } from '../core/category.ts';
import { categoryKey } from '../core/category.ts';
import type { ConfigDocument, ConfigSnapshot } from '../core/config/document.ts';
import type { Job, JobId, QueueName } from '../core/jobs/job.ts';
import type { Photo, PhotoCell, PhotoId } from '../core/photo.ts';
import type { Run } from '../core/run.ts';
import type { Collection, DerivedImage } from '../library/library.ts';

export interface MemoryState {
  readonly photos: Map<PhotoId, Photo>;
  readonly originals: Map<PhotoId, ArrayBuffer>;
  readonly thumbnails: Map<PhotoId, DerivedImage>;
  readonly previews: Map<PhotoId, DerivedImage>;
  readonly embeddings: Map<string, Map<PhotoId, Float32Array>>;
  readonly tags: Map<number, Tag>;
  links: TagLink[];
  vetoes: Veto[];
  readonly snapshots: ConfigSnapshot[];
  readonly jobs: Map<JobId, Job>;
  readonly doneByQueue: Map<QueueName, number>;
  readonly pausedQueues: Set<QueueName>;
  readonly runs: Map<number, Run>;
  readonly promptVectors: Map<string, Float32Array>;
  nextId: number;
  /** Faults a test may set: bytes of originals that still fit, and an error the next store of photos dies of. */
  bytesLeft: number;
  storeError: Error | null;
  /** Dice for the jobs' back-off. */
  readonly random: () => number;
  readonly changed: (...collections: Collection[]) => void;
}

export function takeId(state: MemoryState): number {
  state.nextId += 1;
  return state.nextId;
}

export function currentSnapshot(state: MemoryState): ConfigSnapshot {
  const last = state.snapshots.at(-1);
  if (last === undefined) throw new Error('The first snapshot is made with the library');
  return last;
}

export function toCell({ id, fileName, width, height, taken }: Photo): PhotoCell {
  return { id, fileName, width, height, takenMs: taken.epochMs };
}

export function newestFirst(a: PhotoCell, b: PhotoCell): number {
  return b.takenMs - a.takenMs || b.id - a.id;
}

/** A link claims its photo for the archive while its category archives under the configuration given. */
export function isArchivingLink(link: TagLink, document: ConfigDocument): boolean {
  return (
    link.provenance !== null &&
    document.classification.categories.some(
      ({ name, action }) =>
        action === 'tag_and_archive' && categoryKey(name) === link.provenance?.categoryKey,
    )
  );
}

/**
 * Removes links; photos that only they kept in the archive return to the timeline. What a person archived stays, and so
 * does what another category still claims.
 */
export function removeLinks(
  state: MemoryState,
  isRemoved: (link: TagLink) => boolean,
  document: ConfigDocument,
): { untagged: number; returned: number } {
  const removed = state.links.filter(isRemoved);
  if (removed.length === 0) return { untagged: 0, returned: 0 };
  const returning = photosReturning(state, isRemoved, document);
  state.links = state.links.filter((link) => !isRemoved(link));
  for (const id of returning) {
    const photo = state.photos.get(id);
    if (photo !== undefined) state.photos.set(id, { ...photo, visibility: 'timeline', archivedBy: null });
  }
  state.changed('links', 'photos', 'tags');
  return { untagged: removed.length, returned: returning.size };
}

/** Photos that would leave the archive if those links went. */
export function photosReturning(
  state: MemoryState,
  isRemoved: (link: TagLink) => boolean,
  document: ConfigDocument,
): Set<PhotoId> {
  const returning = new Set<PhotoId>();
  for (const link of state.links) {
    if (!isRemoved(link) || link.provenance?.archived !== true) continue;
    const photo = state.photos.get(link.photoId);
    const isClaimed = state.links.some(
      (other) => other.photoId === link.photoId && !isRemoved(other) && isArchivingLink(other, document),
    );
    if (photo?.archivedBy === 'classification' && !isClaimed) returning.add(link.photoId);
  }
  return returning;
}
