/**
 * Deleting photos in the trash for ever: all that are asked for, a bounded number to a transaction, and by itself those
 * that were there longer than the person wants to keep them. Stopped half-way, what is not deleted yet is still in the trash.
 */
import type { PhotoId } from '../core/photo.ts';
import type { ConfigCause } from '../core/config/document.ts';
import type { Library } from '../library/library.ts';

/** Photos to a transaction: about a pack of vectors, and a moment on a slow disk. */
const BATCH_PHOTOS = 250;

const DAY_MS = 86_400_000;

export interface DeleteDeps {
  readonly library: Pick<Library, 'photos' | 'trash'>;
  readonly nowMs: () => number;
}

export interface DeleteOptions {
  /** Whose doing it is; nobody's by itself. */
  readonly cause?: ConfigCause;
  readonly onProgress?: (deleted: number, total: number) => void;
  /** Heard between two transactions. */
  readonly signal?: AbortSignal;
}

/** Deletes those of the photos that are in the trash; answers how many that were. */
export async function deleteForEver(
  { library, nowMs }: DeleteDeps,
  ids: Iterable<PhotoId>,
  { cause, onProgress, signal }: DeleteOptions = {},
): Promise<number> {
  // Neighbours share packs.
  const wanted = Uint32Array.from(ids).toSorted();
  const deletion = library.trash.beginDeletion(wanted, cause);
  let deleted = 0;
  for (let start = 0; start < wanted.length; start += BATCH_PHOTOS) {
    if (signal?.aborted === true) break;
    const batch = [...wanted.subarray(start, start + BATCH_PHOTOS)];
    deleted += await deletion.deleteSome(batch, nowMs());
    onProgress?.(Math.min(start + BATCH_PHOTOS, wanted.length), wanted.length);
  }
  return deleted;
}

/**
 * Deletes what has been in the trash for longer than it is kept; nothing where it is kept until it is emptied. A photo of
 * which nobody knows since when is taken to have come now.
 */
export async function deleteExpired(deps: DeleteDeps, signal?: AbortSignal): Promise<number> {
  const { library, nowMs } = deps;
  const keepDays = await library.trash.readKeepDays();
  if (keepDays === null) return 0;
  await library.trash.noteDates(nowMs());
  const expired = [...(await library.trash.readDates())].flatMap(([id, atMs]) =>
    daysLeft(atMs, keepDays, nowMs()) <= 0 ? [id] : [],
  );
  return deleteForEver(deps, expired, signal === undefined ? {} : { signal });
}

/** Whole days until a photo is deleted, begun ones counted; 0 where it is due. */
export function daysLeft(trashedAtMs: number, keepDays: number, nowMs: number): number {
  if (Number.isNaN(trashedAtMs)) return keepDays;
  return Math.max(0, Math.ceil((trashedAtMs + keepDays * DAY_MS - nowMs) / DAY_MS));
}
