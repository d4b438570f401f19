/**
 * The tables of the in-memory library, and the few rules its stores share. Each store method does its work in one
 * synchronous stretch, which is what makes it a transaction here.
 */
import { isSpared, type ArchivingRule } from '../core/archiving.ts';
import type { Tag, TagLink, Veto } from '../core/category.ts';
import type { ConfigSnapshot } from '../core/config/document.ts';
import type { PictureHash } from '../core/duplicates/pictureHash.ts';
import type { Job, JobId, QueueName } from '../core/jobs/job.ts';
import type { Photo, PhotoId } from '../core/photo.ts';
import type { Run } from '../core/run.ts';
import type { FolderId, LinkedFile } from '../core/linkedFile.ts';
import type {
  ApiToken,
  Collection,
  DerivedImage,
  LinkedFolder,
  OriginalAway,
  PhotosApart,
} from '../library/library.ts';
import type { MemoryUndoEntry } from './memoryUndo.ts';

export interface MemoryState {
  readonly photos: Map<PhotoId, Photo>;
  readonly originals: Map<PhotoId, ArrayBuffer>;
  readonly thumbnails: Map<PhotoId, DerivedImage>;
  readonly previews: Map<PhotoId, DerivedImage>;
  readonly embeddings: Map<string, Map<PhotoId, Float32Array>>;
  readonly tags: Map<number, Tag>;
  links: MemoryLink[];
  vetoes: Veto[];
  readonly snapshots: ConfigSnapshot[];
  readonly jobs: Map<JobId, Job>;
  readonly doneByQueue: Map<QueueName, number>;
  readonly pausedQueues: Set<QueueName>;
  readonly runs: Map<number, Run>;
  undoEntries: MemoryUndoEntry[];
  readonly promptVectors: Map<string, Float32Array>;
  apiToken: ApiToken | null;
  readonly pictureHashes: Map<PhotoId, PictureHash>;
  notDuplicates: PhotosApart[];
  readonly folders: Map<FolderId, LinkedFolder>;
  linkedFiles: LinkedFile[];
  /** Photos whose bytes in `originals` stand for a file of a folder. */
  readonly inPlaceIds: Set<PhotoId>;
  /** Fault a test may set: originals that cannot be read where they are. */
  readonly originalsAway: Map<PhotoId, OriginalAway>;
  /** When photos came to the trash, where that was noted. */
  readonly trashedAtMs: Map<PhotoId, number>;
  keepTrashDays: number | null;
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

/** A link with what the library notes beside it. */
export interface MemoryLink extends TagLink {
  /** The run that archived through this link, where another one made it. */
  readonly archiveRunId?: number;
  /** A person had put the tag on before a category archived through it. */
  readonly isByHand?: true;
  /** When a person looked at it and let it stand. */
  readonly reviewedAtMs?: number;
}

export function isSameVeto(a: Omit<Veto, 'atMs'>, b: Omit<Veto, 'atMs'>): boolean {
  return a.photoId === b.photoId && a.categoryKey === b.categoryKey && a.kind === b.kind;
}

export interface TakeBackRequest {
  /** Links that go. */
  readonly isRemoved: (link: MemoryLink) => boolean;
  /** Links that stay, but whose archiving is taken back. */
  readonly isUnarchived?: (link: MemoryLink) => boolean;
  /** Whose links keep a photo in the archive. */
  readonly archiving: ArchivingRule;
}

/**
 * Takes links back, by the rule the library's own takeBack.ts states: a photo returns that only such links archived and
 * no other link claims; where another claims it, the archiving passes to that link.
 */
export function takeBack(
  state: MemoryState,
  request: TakeBackRequest,
): { untagged: number; returned: number } {
  const { isRemoved, isUnarchived = () => false } = request;
  const removed = state.links.filter(isRemoved);
  const { returning, heirs } = planReturns(state, request);
  state.links = state.links.flatMap((link): MemoryLink[] => {
    if (isRemoved(link)) return link.isByHand === true ? [{ ...plainLink(link), provenance: null }] : [];
    if (isUnarchived(link)) return [withArchived(link, false)];
    return [heirs.has(link) ? withArchived(link, true) : link];
  });
  for (const id of returning) {
    const photo = state.photos.get(id);
    if (photo !== undefined) state.photos.set(id, { ...photo, visibility: 'timeline', archivedBy: null });
  }
  if (removed.length > 0 || returning.size > 0) state.changed('links', 'photos', 'tags');
  return { untagged: countTakenOff(removed), returned: returning.size };
}

/** Where a person vouches for a tag as well, it stays. */
export function countTakenOff(removed: readonly MemoryLink[]): number {
  return removed.filter(({ isByHand }) => isByHand !== true).length;
}

/** Photos that would return to the timeline, and the links that would answer for those that stay. */
export function planReturns(
  state: MemoryState,
  { isRemoved, isUnarchived = () => false, archiving }: TakeBackRequest,
): { returning: Set<PhotoId>; heirs: Set<MemoryLink> } {
  const isVetoed = ({ photoId, provenance }: MemoryLink): boolean =>
    provenance !== null &&
    state.vetoes.some((veto) =>
      isSameVeto(veto, { photoId, kind: 'archive', categoryKey: provenance.categoryKey }),
    );
  const isGoing = (link: MemoryLink): boolean => isRemoved(link) || isUnarchived(link);
  const returning = new Set<PhotoId>();
  const heirs = new Set<MemoryLink>();
  for (const going of state.links) {
    const { photoId } = going;
    const isHeld = isGoing(going) && going.provenance?.archived === true && !isVetoed(going);
    if (!isHeld || state.photos.get(photoId)?.archivedBy !== 'classification') continue;
    const claims = state.links.filter(
      (other) =>
        other.photoId === photoId &&
        !isSpared(state.photos.get(photoId) ?? { isFavourite: false }, archiving) &&
        !isGoing(other) &&
        other.provenance !== null &&
        archiving.keys.has(other.provenance.categoryKey) &&
        !isVetoed(other),
    );
    const [heir] = claims;
    if (heir === undefined) returning.add(photoId);
    else if (!claims.some(({ provenance }) => provenance?.archived)) heirs.add(heir);
  }
  return { returning, heirs };
}

function plainLink({ photoId, tagId, linkedAtMs, provenance }: MemoryLink): TagLink {
  return { photoId, tagId, linkedAtMs, provenance };
}

function withArchived(link: MemoryLink, archived: boolean): MemoryLink {
  const byHand = link.isByHand === true ? { isByHand: true as const } : {};
  const provenance = link.provenance === null ? null : { ...link.provenance, archived };
  return { ...plainLink(link), ...byHand, provenance };
}
