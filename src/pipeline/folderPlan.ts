/**
 * What a look through a folder means for what was known of its files. Size and date decide which files are looked into;
 * content, read later, decides what they are. Pure.
 */
import { looksUnchanged, type FilePlace, type LinkedFile, type LinkedFileId } from '../core/linkedFile.ts';
import type { PhotoId } from '../core/photo.ts';
import type { FileChanges } from '../library/library.ts';

/** A file by its place, as the walk found it. */
type SeenFile = Pick<FilePlace, 'path' | 'bytes' | 'modifiedMs'>;

export interface FolderPlan {
  /** Notes a file that is there; answers whether its content has to be read. */
  see(file: SeenFile): boolean;
  /** What was known of the file at this path, if anything. */
  knownAt(path: string): LinkedFile | null;
  /** What the walk alone says, once it is over. */
  changes(): FileChanges & { readonly missing: number; readonly back: number };
}

export function createFolderPlan(known: readonly LinkedFile[]): FolderPlan {
  const byPath = new Map<string, LinkedFile>();
  for (const file of known) {
    // A path may have a file of now and one of before: the one of now is what the disk is compared with.
    const isOfBefore = file.state === 'replaced' || (file.state === 'missing' && byPath.has(file.path));
    if (!isOfBefore) byPath.set(file.path, file);
  }
  const unchanged = new Set<LinkedFileId>();
  const toRead = new Set<LinkedFileId>();

  return {
    see(file) {
      const before = byPath.get(file.path);
      if (before !== undefined && looksUnchanged(before, file)) {
        unchanged.add(before.id);
        return false;
      }
      if (before !== undefined) toRead.add(before.id);
      return true;
    },
    knownAt: (path) => byPath.get(path) ?? null,
    changes() {
      const missing = known.filter(({ id, state }) => state === 'here' && !unchanged.has(id));
      const back = known.filter(({ id, state }) => state === 'missing' && unchanged.has(id));
      const gone = known.filter(
        ({ id, state }) =>
          (state === 'refused' || state === 'removed') && !unchanged.has(id) && !toRead.has(id),
      );
      return {
        states: [
          ...missing.map(({ id }) => ({ id, state: 'missing' as const })),
          ...back.map(({ id }) => ({ id, state: 'here' as const })),
        ],
        deleted: gone.map(({ id }) => id),
        missing: missing.filter(({ id }) => !toRead.has(id)).length,
        back: back.length,
      };
    },
  };
}

/** A photo whose file has other content now, and the photo of that content. */
export interface Replacement {
  readonly file: LinkedFile;
  readonly by: PhotoId;
  /** The photo of that content had been replaced itself: the file was taken back to what it was before. */
  readonly isReturn: boolean;
}

export interface MissingEnds {
  /** Missing here because they are somewhere else: what is known of their old place is of no more use. */
  readonly superseded: readonly LinkedFileId[];
  /** Photos of those whose file is elsewhere in the same folder. */
  readonly movedIds: ReadonlySet<PhotoId>;
  readonly replaced: readonly Replacement[];
  readonly stillMissing: number;
}

/**
 * What files that were missing turn out to be once everything that is there has been read.
 * @param elsewhere photos that have a stored original, or one in another folder
 */
export function endMissing(
  files: readonly LinkedFile[],
  elsewhere: { readonly has: (id: PhotoId) => boolean },
): MissingEnds {
  const here = files.filter(({ state }) => state === 'here');
  const hereIds = new Set(here.map(({ photoId }) => photoId));
  const hereByPath = new Map(here.map((file) => [file.path, file]));
  const superseded: LinkedFileId[] = [];
  const replaced: Replacement[] = [];
  const replacedBefore = new Set(
    files.filter(({ state }) => state === 'replaced').map(({ photoId }) => photoId),
  );
  const movedIds = new Set<PhotoId>();
  let stillMissing = 0;
  for (const file of files) {
    if (file.photoId === null || (file.state !== 'missing' && file.state !== 'replaced')) continue;
    const isHere = hereIds.has(file.photoId);
    const by = hereByPath.get(file.path)?.photoId ?? null;
    if (isHere || elsewhere.has(file.photoId)) {
      superseded.push(file.id);
      if (isHere && file.state === 'missing') movedIds.add(file.photoId);
    } else if (file.state === 'missing' && by !== null)
      replaced.push({ file, by, isReturn: replacedBefore.has(by) });
    else if (file.state === 'missing') stillMissing += 1;
  }
  return { superseded, movedIds, replaced, stillMissing };
}
