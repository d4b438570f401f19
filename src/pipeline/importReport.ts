/**
 * What an import tells the person while it runs and when it is over. It knows which files of the drop have the same
 * content: the first one's end is the end of its copies too.
 */
import type { PhotoId } from '../core/photo.ts';
import type { Refusal } from '../media/media.ts';
import type { ImportEnd } from './importWriter.ts';

export interface ImportProgress {
  /** Files dropped. */
  readonly total: number;
  /** Files that came to an end: imported, duplicate or refused. */
  readonly done: number;
  readonly imported: number;
  readonly duplicates: ReadonlyArray<{ readonly path: string; readonly existingId: PhotoId }>;
  readonly refused: ReadonlyArray<{ readonly path: string; readonly refusal: Refusal }>;
  /** Files that a cancel left out, known once it is over. */
  readonly leftOut: readonly string[];
  readonly state: 'running' | 'paused' | 'done' | 'cancelled';
  readonly startedAtMs: number;
}

export interface ImportReport {
  /** True for the first file of its content, which the caller takes further; copies wait for the first one's end. */
  begin(sha256: string, path: string): boolean;
  /** Ends a file that was begun, and its copies with it. */
  end(sha256: string, path: string, end: ImportEnd): void;
  /** Ends files whose content is not known. */
  refuse(paths: readonly string[], refusal: Refusal): void;
  setPaused(isPaused: boolean): void;
  /** The last word. */
  close(state: 'done' | 'cancelled'): ImportProgress;
}

/**
 * Tells the start at once, and from then on a new snapshot at every change; a list is copied only when it grew.
 * @param paths of the files dropped; two drops in one may repeat a path
 */
export function createImportReport(
  paths: readonly string[],
  startedAtMs: number,
  onProgress: (progress: ImportProgress) => void,
  onFileEnd: (path: string, end: ImportEnd) => void = () => undefined,
): ImportReport {
  /** How many files of a path have not come to an end. */
  const openByPath = new Map<string, number>();
  for (const path of paths) openByPath.set(path, (openByPath.get(path) ?? 0) + 1);
  const copiesBySha256 = new Map<string, string[]>();
  let progress: ImportProgress = {
    total: paths.length,
    done: 0,
    imported: 0,
    duplicates: [],
    refused: [],
    leftOut: [],
    state: 'running',
    startedAtMs,
  };

  function change(edit: Partial<ImportProgress>): void {
    progress = { ...progress, ...edit };
    onProgress(progress);
  }

  function endFile(path: string, end: ImportEnd): void {
    openByPath.set(path, (openByPath.get(path) ?? 0) - 1);
    onFileEnd(path, end);
  }

  function refuse(refusedPaths: readonly string[], refusal: Refusal): void {
    if (refusedPaths.length === 0) return;
    for (const path of refusedPaths) endFile(path, { kind: 'refused', refusal });
    const refused = [...progress.refused, ...refusedPaths.map((path) => ({ path, refusal }))];
    change({ done: progress.done + refusedPaths.length, refused });
  }

  /** `imported` photos, and the paths of files that have the same content as one that is stored. */
  function accept(imported: number, id: PhotoId, duplicatePaths: readonly string[]): void {
    const duplicates = duplicatePaths.map((path) => ({ path, existingId: id }));
    for (const { path, existingId } of duplicates) endFile(path, { kind: 'duplicate', existingId });
    change({
      done: progress.done + imported + duplicates.length,
      imported: progress.imported + imported,
      ...(duplicates.length > 0 ? { duplicates: [...progress.duplicates, ...duplicates] } : {}),
    });
  }

  change({});
  return {
    begin(sha256, path) {
      const copies = copiesBySha256.get(sha256);
      if (copies === undefined) copiesBySha256.set(sha256, []);
      else copies.push(path);
      return copies === undefined;
    },
    end(sha256, path, end) {
      const copies = copiesBySha256.get(sha256) ?? [];
      copiesBySha256.delete(sha256);
      if (end.kind === 'imported') {
        endFile(path, end);
        accept(1, end.id, copies);
      } else if (end.kind === 'duplicate') accept(0, end.existingId, [path, ...copies]);
      else refuse([path, ...copies], end.refusal);
    },
    refuse,
    setPaused(isPaused) {
      const state = isPaused ? 'paused' : 'running';
      if (progress.state !== state) change({ state });
    },
    close(state) {
      const leftOut = [...openByPath].flatMap(([path, open]) => Array.from({ length: open }, () => path));
      change({ state, leftOut });
      return progress;
    },
  };
}
