/**
 * From dropped files to imported photos. As many files are in hand as there are media workers; rendered photos are
 * stored several to a transaction; every file ends as imported, duplicate or refused, unless the import is cancelled
 * before its turn.
 */
import type { ModelInfo } from '../core/model.ts';
import type { NewPhoto } from '../core/photo.ts';
import type { ImportedPhoto } from '../library/library.ts';
import type { InspectedFile, Refusal, RenderedPhoto } from '../media/media.ts';
import type { Deps } from './deps.ts';
import type { FreshInputs } from './freshInputs.ts';
import { createImportReport, type ImportProgress } from './importReport.ts';

export type { ImportProgress } from './importReport.ts';

export interface ImportItem {
  readonly file: File;
  /** As dropped: `Trip/IMG_1.jpg`. */
  readonly path: string;
}

export interface ImportOptions {
  /** Cancels at a file border: what is stored stays, what is not was never reported. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Awaited before each file; pending while the person has paused the import. */
  readonly waitWhilePaused?: () => Promise<void>;
  /** Where model inputs go that were made along the way. */
  readonly freshInputs?: FreshInputs;
  /** Called after each transaction, to wake the queues. */
  readonly onStored?: () => void;
}

/** A photo rendered and not yet stored. */
interface Rendered {
  readonly path: string;
  readonly imported: ImportedPhoto;
  readonly input: { readonly modelKey: string; readonly pixels: Uint8Array } | null;
}

/** Photos and bytes to a transaction: large enough to share its cost, small enough to lose little and hold little. */
const BATCH_PHOTOS = 8;
const BATCH_BYTES = 32 * 1024 * 1024;
/** A rendered photo does not wait longer than this for company when the next file is done. */
const BATCH_AGE_MS = 500;

const STORAGE_FULL: Refusal = {
  kind: 'storage-full',
  detail: 'There is no room left for it in the storage this browser gives the app.',
};

/** Imports files and answers the final progress. Never rejects for a file's sake. */
export async function importPhotos(
  deps: Deps,
  items: readonly ImportItem[],
  options: ImportOptions,
): Promise<ImportProgress> {
  const { library, media, encoder, nowMs } = deps;
  const { signal, freshInputs } = options;
  const report = createImportReport(items.length, nowMs(), options.onProgress);
  /** Hashes of this import whose first file is still on its way, with the paths of those waiting for its end. */
  const copiesBySha = new Map<string, string[]>();
  const buffer: Rendered[] = [];
  let bufferedBytes = 0;
  let bufferedSinceMs = 0;
  let writing: Promise<void> = Promise.resolve();
  /** Set when the browser has no room left; nothing more is begun then. */
  const full = new AbortController();
  let model: ModelInfo | null = null;
  let next = 0;

  /** Imports do not wait for the model: until it is there, photos are decoded again for it later. */
  async function refreshModel(): Promise<void> {
    const loaded = await encoder.load();
    model = loaded.ok ? loaded.value : null;
  }

  async function importOne({ file, path }: ImportItem): Promise<void> {
    const inspected = await media.inspect(file, signal);
    if (signal.aborted) return;
    if (!inspected.ok) {
      report.refuse([path], inspected.refusal);
      return;
    }
    const { sha256 } = inspected.value;
    const copies = copiesBySha.get(sha256);
    if (copies !== undefined) {
      copies.push(path);
      return;
    }
    copiesBySha.set(sha256, []);
    try {
      await importFirst(file, path, inspected.value);
    } catch (error) {
      endFirst(sha256, (copyPaths) => report.refuse([path, ...copyPaths], notStored('unreadable', error)));
    }
  }

  /** The first file of its content in this import. */
  async function importFirst(file: File, path: string, inspected: InspectedFile): Promise<void> {
    const { sha256, original, format } = inspected;
    const existing = await library.photos.findBySha256(sha256);
    if (existing !== null) {
      endFirst(sha256, (copies) => report.duplicate([path, ...copies], existing.id));
      return;
    }
    const modelNow = freshInputs === undefined ? null : model;
    const rendered = await media.render(original, format, modelNow?.preprocessing ?? null, signal);
    if (signal.aborted) return;
    if (!rendered.ok) {
      endFirst(sha256, (copies) => report.refuse([path, ...copies], rendered.refusal));
      return;
    }
    const pixels = rendered.value.input;
    await addToBuffer({
      path,
      imported: toImportedPhoto(file, inspected, rendered.value, nowMs()),
      input: modelNow === null || pixels === null ? null : { modelKey: modelNow.key, pixels },
    });
  }

  function endFirst(sha256: string, tell: (copies: readonly string[]) => void): void {
    const copies = copiesBySha.get(sha256) ?? [];
    copiesBySha.delete(sha256);
    tell(copies);
  }

  /** Waits while the batch before is being written, so that rendering never runs far ahead of storing. */
  async function addToBuffer(rendered: Rendered): Promise<void> {
    if (buffer.length === 0) bufferedSinceMs = nowMs();
    buffer.push(rendered);
    bufferedBytes += rendered.imported.original.byteLength;
    if (buffer.length >= BATCH_PHOTOS || bufferedBytes >= BATCH_BYTES) await flush();
    else flushIfOld();
  }

  function flushIfOld(): void {
    if (buffer.length > 0 && nowMs() - bufferedSinceMs >= BATCH_AGE_MS) void flush();
  }

  function flush(): Promise<void> {
    const batch = buffer.splice(0);
    bufferedBytes = 0;
    if (batch.length > 0) writing = writing.then(() => writeBatch(batch));
    return writing;
  }

  async function writeBatch(batch: readonly Rendered[]): Promise<void> {
    const results = await tryAdd(batch);
    batch.forEach(({ path, imported, input }, index) => {
      const result = results[index] ?? notStored('not-stored', new Error('The library gave no answer.'));
      endFirst(imported.photo.sha256, (copies) => {
        if ('kind' in result) {
          report.refuse([path, ...copies], result);
        } else if (result.ok) {
          if (input !== null) freshInputs?.put(input.modelKey, result.id, input.pixels);
          report.imported(result.id, copies);
        } else if (result.reason === 'duplicate') {
          report.duplicate([path, ...copies], result.existingId);
        } else {
          full.abort();
          report.refuse([path, ...copies], STORAGE_FULL);
        }
      });
    });
    options.onStored?.();
  }

  async function tryAdd(batch: readonly Rendered[]) {
    try {
      return await library.photos.addImported(batch.map(({ imported }) => imported));
    } catch (error) {
      return batch.map(() => notStored('not-stored', error));
    }
  }

  async function work(): Promise<void> {
    for (;;) {
      await waitForTurn(options, () => {
        report.setPaused(true);
        void flush();
      });
      report.setPaused(false);
      const item = signal.aborted || full.signal.aborted ? undefined : items[next++];
      if (item === undefined) return;
      void refreshModel();
      try {
        await importOne(item);
      } catch (error) {
        // A part that throws has a bug, or was told to stop; the person's other files must not pay for it.
        if (!signal.aborted) report.refuse([item.path], notStored('unreadable', error));
      }
      flushIfOld();
    }
  }

  report.tell();
  if (freshInputs !== undefined) void refreshModel();
  await Promise.all(Array.from({ length: Math.max(1, media.parallelism) }, work));
  await flush();
  if (full.signal.aborted && !signal.aborted) {
    report.refuse(
      items.slice(next).map(({ path }) => path),
      STORAGE_FULL,
    );
  }
  return report.end(signal.aborted ? 'cancelled' : 'done');
}

function toImportedPhoto(
  file: File,
  inspected: InspectedFile,
  rendered: RenderedPhoto,
  importedAtMs: number,
): ImportedPhoto {
  const { sha256, format, mimeType, taken, metadata } = inspected;
  const { original, width, height, thumbnail, preview } = rendered;
  const photo: NewPhoto = {
    sha256,
    fileName: file.name,
    bytes: original.byteLength,
    format,
    mimeType,
    width,
    height,
    taken,
    metadata,
    importedAtMs,
    visibility: 'timeline',
    archivedBy: null,
    classifiedAtMs: null,
    failure: null,
  };
  return { photo, original, thumbnail, preview };
}

function notStored(kind: 'unreadable' | 'not-stored', error: unknown): Refusal {
  const cause = error instanceof Error ? error.message : String(error);
  return {
    kind,
    detail: kind === 'unreadable' ? `It could not be read: ${cause}` : `It could not be stored: ${cause}`,
  };
}

/** Resolves when the import may go on or is cancelled; `onPause` is called if that takes longer than a moment. */
async function waitForTurn({ waitWhilePaused, signal }: ImportOptions, onPause: () => void): Promise<void> {
  if (waitWhilePaused === undefined || signal.aborted) return;
  const timer = setTimeout(onPause, 0);
  const finished = new AbortController();
  const cancelled = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { signal: finished.signal });
  });
  try {
    await Promise.race([waitWhilePaused(), cancelled]);
  } finally {
    clearTimeout(timer);
    finished.abort();
  }
}
