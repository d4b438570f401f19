/**
 * The storing end of an import: rendered photos are gathered into small batches, one transaction each, one after the
 * other. Whoever adds a photo to a full batch waits, so that rendering never runs far ahead of storing.
 */
import type { PhotoId } from '../core/photo.ts';
import { reasonOf } from '../core/reasonOf.ts';
import type { ImportedPhoto, ImportRun } from '../library/library.ts';
import type { Refusal } from '../media/media.ts';
import type { Deps } from './deps.ts';
import type { FreshInputs } from './freshInputs.ts';

/** A photo ready to be stored. */
export interface RenderedImport {
  readonly path: string;
  readonly imported: ImportedPhoto;
  readonly input: { readonly modelKey: string; readonly pixels: Uint8Array } | null;
}

/** What became of a file. */
export type ImportEnd =
  | { readonly kind: 'imported'; readonly id: PhotoId }
  | { readonly kind: 'duplicate'; readonly existingId: PhotoId }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface ImportWriter {
  add(rendered: RenderedImport): Promise<void>;
  /** Writes a batch that has waited long enough for company. */
  flushIfOld(): void;
  /** Writes what is there; resolves when all writes are done. */
  flush(): Promise<void>;
}

/** Photos and bytes to a transaction: large enough to share its cost, small enough to lose little and hold little. */
const BATCH_PHOTOS = 16;
const BATCH_BYTES = 32 * 1024 * 1024;
const BATCH_AGE_MS = 500;

export const STORAGE_FULL: Refusal = {
  kind: 'storage-full',
  detail: 'There is no room left for it in the storage this browser gives the app.',
};

export function createImportWriter(
  { library, nowMs }: Deps,
  options: {
    readonly freshInputs: FreshInputs | undefined;
    readonly run: ImportRun | undefined;
    readonly onEnd: (rendered: RenderedImport, end: ImportEnd) => void;
    /** After each transaction. */
    readonly onWritten: () => void;
  },
): ImportWriter {
  let batch: RenderedImport[] = [];
  let batchBytes = 0;
  let batchSinceMs = 0;
  let writing: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    const full = batch;
    batch = [];
    batchBytes = 0;
    if (full.length > 0) writing = writing.then(() => write(full));
    return writing;
  }

  async function write(rendered: readonly RenderedImport[]): Promise<void> {
    const ends = await store(rendered);
    rendered.forEach((each, index) => {
      const end = ends[index] ?? refuse(notStored(new Error('The library gave no answer.')));
      if (end.kind === 'imported' && each.input !== null) {
        options.freshInputs?.put(each.input.modelKey, end.id, each.input.pixels);
      }
      options.onEnd(each, end);
    });
    options.onWritten();
  }

  async function store(rendered: readonly RenderedImport[]): Promise<ImportEnd[]> {
    try {
      const imported = rendered.map((each) => each.imported);
      const results = await library.photos.addImported(imported, options.run);
      return results.map((result): ImportEnd => {
        if (result.ok) return { kind: 'imported', id: result.id };
        if (result.reason === 'storage-full') return refuse(STORAGE_FULL);
        return { kind: 'duplicate', existingId: result.existingId };
      });
    } catch (error) {
      return rendered.map(() => refuse(notStored(error)));
    }
  }

  return {
    async add(rendered) {
      if (batch.length === 0) batchSinceMs = nowMs();
      batch.push(rendered);
      batchBytes += rendered.imported.original.byteLength;
      if (batch.length >= BATCH_PHOTOS || batchBytes >= BATCH_BYTES) await flush();
    },
    flushIfOld() {
      if (batch.length > 0 && nowMs() - batchSinceMs >= BATCH_AGE_MS) void flush();
    },
    flush,
  };
}

function refuse(refusal: Refusal): ImportEnd {
  return { kind: 'refused', refusal };
}

function notStored(error: unknown): Refusal {
  return { kind: 'not-stored', detail: `It could not be stored: ${reasonOf(error)}` };
}
