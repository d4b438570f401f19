/**
 * A file of a linked folder: pictures that stay where they are on the disk and are read in place. What is known of each file
 * is what saves looking into it again, and what says whether a photo's file is still there.
 */
import type { PhotoId } from './photo.ts';

export type FolderId = number;
export type LinkedFileId = number;

/**
 * What became of a file.
 * - `here`: it is this photo's original.
 * - `missing`: it was, and is no longer at its place.
 * - `replaced`: it was, and there is other content at its place now, which is a photo of its own.
 * - `refused`: it is no photo; `reason` says why.
 * - `removed`: its photo was deleted for good, so it is left alone until its content changes.
 */
export type LinkedFileState = 'here' | 'missing' | 'replaced' | 'refused' | 'removed';

/** Where a file is and how it looked when its content was read: what tells a change without reading it. */
export interface FilePlace {
  readonly folderId: FolderId;
  /** Below the folder: `Trip/IMG_1.jpg`. */
  readonly path: string;
  readonly bytes: number;
  /** Last modified, as the file system says. */
  readonly modifiedMs: number;
}

export interface LinkedFile extends FilePlace {
  readonly id: LinkedFileId;
  /** Set where the state is `here`, `missing` or `replaced`. */
  readonly photoId: PhotoId | null;
  readonly state: LinkedFileState;
  /** A sentence, where the state is `refused`. */
  readonly reason: string | null;
}

/** True where nothing says that the file's content is another than when it was read. */
export function looksUnchanged(
  known: Pick<FilePlace, 'bytes' | 'modifiedMs'>,
  now: Pick<FilePlace, 'bytes' | 'modifiedMs'>,
): boolean {
  return known.bytes === now.bytes && known.modifiedMs === now.modifiedMs;
}
