/**
 * From dropped files to imported photos. As many files are in hand as there are media workers, rendered photos are
 * stored several to a transaction, and every file ends as imported, duplicate, refused or left out by a cancel.
 */
import type { FilePlace } from '../core/linkedFile.ts';
import type { ModelInfo } from '../core/model.ts';
import { reasonOf } from '../core/reasonOf.ts';
import type { Encoder } from '../encoder/encoder.ts';
import type { ImportedPhoto, ImportRun } from '../library/library.ts';
import type { InspectedFile, Refusal, RenderedPhoto } from '../media/media.ts';
import type { Deps } from './deps.ts';
import type { FreshInputs } from './freshInputs.ts';
import { createImportReport, type ImportProgress, type ImportReport } from './importReport.ts';
import { createImportWriter, STORAGE_FULL, type ImportEnd, type ImportWriter } from './importWriter.ts';

export type { ImportProgress } from './importReport.ts';

export interface ImportItem {
  readonly file: File;
  /** As dropped: `Trip/IMG_1.jpg`. */
  readonly path: string;
  /** Where the file stays and is read in place; absent where its bytes are stored. */
  readonly place?: FilePlace;
}

export interface ImportOptions {
  /** Cancels at a file border: what is stored stays, what is not was never reported. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Awaited before each file; pending while the person has paused the import. */
  readonly waitWhilePaused?: () => Promise<void>;
  /** Where model inputs go that were made along the way. */
  readonly freshInputs?: FreshInputs;
  /** The run that the photos are part of, where undoing it is to take them away again. */
  readonly run?: ImportRun;
  /** Called after each transaction, to wake the queues. */
  readonly onStored?: () => void;
  /** Told of each file what became of it, once. */
  readonly onFileEnd?: (path: string, end: ImportEnd) => void;
}

/** Imports files and answers the final progress. Never rejects for a file's sake. */
export async function importPhotos(
  deps: Deps,
  items: readonly ImportItem[],
  options: ImportOptions,
): Promise<ImportProgress> {
  const { signal, freshInputs } = options;
  const report = createImportReport(
    items.map(({ path }) => path),
    deps.nowMs(),
    options.onProgress,
    options.onFileEnd,
  );
  /** Aborted when the browser has no room left: nothing more is begun then. */
  const full = new AbortController();
  // What is read in place is hashed again when it was moved, so known pictures are common among it.
  let hasMetDuplicates = items.some(({ place }) => place !== undefined);
  const writer = createImportWriter(deps, {
    freshInputs,
    run: options.run,
    onEnd({ path, imported }, end) {
      hasMetDuplicates ||= end.kind === 'duplicate';
      if (end.kind === 'refused' && end.refusal.kind === 'storage-full') full.abort();
      report.end(imported.photo.sha256, path, end);
    },
    onWritten: () => options.onStored?.(),
  });
  const readModel = freshInputs === undefined ? () => null : watchModel(deps.encoder);
  const way: ImportWay = {
    deps,
    report,
    writer,
    signal,
    readModel,
    hasMetDuplicates: () => hasMetDuplicates,
  };
  let next = 0;

  async function work(): Promise<void> {
    for (;;) {
      await waitForTurn(options, () => {
        report.setPaused(true);
        void writer.flush();
      });
      report.setPaused(false);
      const item = signal.aborted || full.signal.aborted ? undefined : items[next++];
      if (item === undefined) return;
      await importOne(way, item);
      writer.flushIfOld();
    }
  }

  await Promise.all(Array.from({ length: Math.max(1, deps.media.parallelism) }, work));
  await writer.flush();
  if (full.signal.aborted && !signal.aborted) {
    const left = items.slice(next).map(({ path }) => path);
    report.refuse(left, STORAGE_FULL);
  }
  return report.close(signal.aborted ? 'cancelled' : 'done');
}

/** What a file needs on its way through an import. */
interface ImportWay {
  readonly deps: Deps;
  readonly report: ImportReport;
  readonly writer: ImportWriter;
  readonly signal: AbortSignal;
  /** The active model if it is loaded and its input is wanted. */
  readonly readModel: () => ModelInfo | null;
  /**
   * Whether a file turned out to be stored already. Storing finds that out anyway; asking beforehand saves rendering a
   * known picture and costs every new one a transaction, so it is done only once the first known one has come.
   */
  readonly hasMetDuplicates: () => boolean;
}

/** A part that throws has a bug, or was told to stop; the person's other files must not pay for it. */
async function importOne(way: ImportWay, item: ImportItem): Promise<void> {
  const { deps, report, signal } = way;
  const { file, path } = item;
  try {
    const inspected = await deps.media.inspect(file, signal);
    if (signal.aborted) return;
    if (!inspected.ok) report.refuse([path], inspected.refusal);
    else if (report.begin(inspected.value.sha256, path)) await importFirst(way, item, inspected.value);
  } catch (error) {
    if (!signal.aborted) report.refuse([path], unreadable(error));
  }
}

/** The first file of its content in this import. */
async function importFirst(way: ImportWay, item: ImportItem, inspected: InspectedFile): Promise<void> {
  const { report, signal } = way;
  try {
    await renderFirst(way, item, inspected);
  } catch (error) {
    if (signal.aborted) return;
    report.end(inspected.sha256, item.path, { kind: 'refused', refusal: unreadable(error) });
  }
}

async function renderFirst(
  { deps, report, writer, signal, readModel, hasMetDuplicates }: ImportWay,
  { file, path, place }: ImportItem,
  inspected: InspectedFile,
): Promise<void> {
  const { sha256, original, format } = inspected;
  const existing = hasMetDuplicates() ? await deps.library.photos.findBySha256(sha256) : null;
  if (existing !== null) {
    report.end(sha256, path, { kind: 'duplicate', existingId: existing.id });
    return;
  }
  const model = readModel();
  const rendered = await deps.media.render(original, format, model?.preprocessing ?? null, signal);
  if (signal.aborted) return;
  if (!rendered.ok) {
    report.end(sha256, path, { kind: 'refused', refusal: rendered.refusal });
    return;
  }
  const pixels = rendered.value.input;
  await writer.add({
    path,
    imported: {
      ...toImportedPhoto(file, inspected, rendered.value, deps.nowMs()),
      ...(place === undefined ? {} : { place }),
    },
    input: model === null || pixels === null ? null : { modelKey: model.key, pixels },
  });
}

/** Imports do not wait for the model: until it is there, photos are decoded again for it later. */
function watchModel(encoder: Encoder): () => ModelInfo | null {
  let model: ModelInfo | null = null;
  const refresh = async (): Promise<void> => {
    const loaded = await encoder.load();
    model = loaded.ok ? loaded.value : null;
  };
  void refresh();
  return () => {
    void refresh();
    return model;
  };
}

function toImportedPhoto(
  file: File,
  { sha256, format, mimeType, taken, metadata }: InspectedFile,
  { original, width, height, thumbnail }: RenderedPhoto,
  importedAtMs: number,
): ImportedPhoto {
  return {
    photo: {
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
      isFavourite: false,
      classifiedAtMs: null,
      failure: null,
    },
    original,
    thumbnail,
    preview: null,
  };
}

function unreadable(error: unknown): Refusal {
  return { kind: 'unreadable', detail: `It could not be read: ${reasonOf(error)}` };
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
