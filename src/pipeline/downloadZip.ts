/**
 * Writes the originals of some photos to a zip as a stream, under their own names, dated as they were taken. One photo is
 * in memory at a time.
 */
import { createFileNames } from '../core/backup/paths.ts';
import type { PhotoId } from '../core/photo.ts';
import type { Library } from '../library/library.ts';
import { fillSink, type SinkFailure } from './bufferedSink.ts';
import { createZipWriter } from './zipWriter.ts';

interface DownloadZipDeps {
  readonly library: { readonly photos: Pick<Library['photos'], 'readMany' | 'openOriginal'> };
}

export interface DownloadZipProgress {
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
}

interface DownloadZipOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadZipProgress) => void;
}

export type DownloadZipResult =
  | {
      readonly ok: true;
      readonly photos: number;
      readonly bytes: number;
      /** File names of photos whose original could not be read; they are not in the zip. */
      readonly missing: readonly string[];
    }
  /** Of none of the photos the original could be read. */
  | { readonly ok: false; readonly reason: 'nothing-readable' }
  | SinkFailure;

/** Photos whose facts are read together. */
const BATCH_PHOTOS = 256;

/**
 * Writes to `sink` in the order of `ids` and closes it; aborts it where it does not come to its end. Photos that are gone
 * are left out. Rejects where the library cannot be read.
 */
export async function downloadZip(
  { library }: DownloadZipDeps,
  ids: readonly PhotoId[],
  sink: WritableStream<Uint8Array>,
  { signal, onProgress }: DownloadZipOptions,
): Promise<DownloadZipResult> {
  const nextName = createFileNames();
  const missing: string[] = [];
  let photos = 0;
  return fillSink(sink, signal, async (target) => {
    const writer = createZipWriter(target.stream);
    for (let start = 0; start < ids.length; start += BATCH_PHOTOS) {
      const batch = ids.slice(start, start + BATCH_PHOTOS);
      const facts = await library.photos.readMany(batch);
      for (const [index, id] of batch.entries()) {
        signal.throwIfAborted();
        onProgress({ done: start + index, total: ids.length, bytes: target.bytes() });
        const photo = facts.get(id);
        if (photo === undefined) continue;
        const original = await library.photos.openOriginal(id);
        if (!original.ok) {
          missing.push(photo.fileName);
          continue;
        }
        await writer.add(nextName(photo.fileName), new Uint8Array(original.bytes), photo.taken.epochMs);
        photos += 1;
      }
    }
    signal.throwIfAborted();
    if (photos === 0) {
      await target.abort('There is nothing to write.');
      return { ok: false as const, reason: 'nothing-readable' as const };
    }
    await writer.close();
    return { ok: true as const, photos, bytes: target.bytes(), missing };
  });
}
