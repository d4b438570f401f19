/** Takes the originals of a linked folder into the library, so that it can do without the folder. */
import type { FolderId } from '../core/linkedFile.ts';
import type { Library } from '../library/library.ts';

export interface CopyResult {
  readonly end: 'done' | 'cancelled' | 'storage-full';
  readonly copied: number;
  /** Photos whose original could not be had: missing, changed or not readable now. */
  readonly left: number;
}

/** Copies one after the other. Broken off, what is copied stays, and another go takes up the rest. */
export async function copyOriginals(
  { folders }: Pick<Library, 'folders'>,
  folderId: FolderId,
  options: { readonly signal: AbortSignal; readonly onProgress: (done: number, total: number) => void },
): Promise<CopyResult> {
  const ids = await folders.readPhotosOnlyHere(folderId);
  let [copied, left] = [0, 0];
  for (const [index, id] of ids.entries()) {
    if (options.signal.aborted) return { end: 'cancelled', copied, left: ids.length - copied };
    options.onProgress(index, ids.length);
    const kept = await folders.keepCopy(id);
    if (kept === 'storage-full') return { end: 'storage-full', copied, left: ids.length - copied };
    if (kept === 'kept') copied += 1;
    else left += 1;
  }
  options.onProgress(ids.length, ids.length);
  return { end: 'done', copied, left };
}
