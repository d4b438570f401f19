/** What the page may ask of the models worker, the only writer of the store. Rejections are bugs. */
import type { ModelProblem } from '../../src/models/problem.ts';
import type { StoredEntry } from '../../src/models/modelFileStore.ts';

/** Where a model's files are to be had. */
export type ModelOrigin =
  /** A model hub, by its address without a slash at the end. */
  | { readonly kind: 'hub'; readonly base: string }
  /** The app's own site: the model's folder, absolute, with a slash at the end. */
  | { readonly kind: 'site'; readonly folder: string }
  /** Files a person picked, by the path the entry gives them. */
  | { readonly kind: 'files'; readonly files: ReadonlyMap<string, File> };

export interface DownloadRequest {
  /** Names every file that is wanted. What is stored already is kept. */
  readonly entry: StoredEntry;
  readonly origin: ModelOrigin;
  /** SHA-256s by path that the person accepts though a list expected others. */
  readonly accepted: Readonly<Record<string, string>>;
}

export interface DownloadProgress {
  readonly storedBytes: number;
  /** Null while a size is not known. */
  readonly totalBytes: number | null;
  /** The file in hand. */
  readonly path: string;
  /** What the download waits for before it tries again by itself, and for how long. */
  readonly wait: { readonly problem: ModelProblem; readonly delayMs: number } | null;
}

export type DownloadEnd =
  | { readonly kind: 'done'; readonly entry: StoredEntry }
  | { readonly kind: 'paused' }
  | { readonly kind: 'failed'; readonly problem: ModelProblem };

export interface ModelsWorkerApi {
  /**
   * Brings every file of the entry that is not stored yet, one after the other, verifies it and marks it complete.
   * `callId` is what {@link pause} names it by.
   */
  download(
    callId: number,
    request: DownloadRequest,
    report: (progress: DownloadProgress) => void,
  ): Promise<DownloadEnd>;
  /** Ends a download; what came so far stays, and the next one goes on from there. */
  pause(callId: number): void;
  /** SHA-256 of a file, lower-case hexadecimal. */
  hash(file: File): Promise<string>;
  /** Removes what was stored of one file, so that it is asked for anew. */
  forget(entry: StoredEntry, path: string): Promise<void>;
}
