/**
 * What an import tells the person while it runs and when it is over. Each change makes a new snapshot; lists are copied
 * only when they grew.
 */
import type { PhotoId } from '../core/photo.ts';
import type { Refusal } from '../media/media.ts';

export interface ImportProgress {
  /** Files dropped. */
  readonly total: number;
  /** Files that came to an end: imported, duplicate or refused. */
  readonly done: number;
  readonly imported: number;
  readonly duplicates: ReadonlyArray<{ readonly path: string; readonly existingId: PhotoId }>;
  readonly refused: ReadonlyArray<{ readonly path: string; readonly refusal: Refusal }>;
  readonly state: 'running' | 'paused' | 'done' | 'cancelled';
  readonly startedAtMs: number;
}

export interface ImportReport {
  /** Copies of it in the same drop are duplicates of the photo just stored. */
  imported(id: PhotoId, copies: readonly string[]): void;
  duplicate(paths: readonly string[], existingId: PhotoId): void;
  refuse(paths: readonly string[], refusal: Refusal): void;
  setPaused(isPaused: boolean): void;
  tell(): void;
  end(state: 'done' | 'cancelled'): ImportProgress;
}

export function createImportReport(
  total: number,
  startedAtMs: number,
  onProgress: (progress: ImportProgress) => void,
): ImportReport {
  let progress: ImportProgress = {
    total,
    done: 0,
    imported: 0,
    duplicates: [],
    refused: [],
    state: 'running',
    startedAtMs,
  };

  function change(edit: Partial<ImportProgress>): void {
    progress = { ...progress, ...edit };
    onProgress(progress);
  }

  function withDuplicates(paths: readonly string[], existingId: PhotoId): Pick<ImportProgress, 'duplicates'> {
    if (paths.length === 0) return { duplicates: progress.duplicates };
    return { duplicates: [...progress.duplicates, ...paths.map((path) => ({ path, existingId }))] };
  }

  return {
    imported(id, copies) {
      change({
        done: progress.done + 1 + copies.length,
        imported: progress.imported + 1,
        ...withDuplicates(copies, id),
      });
    },
    duplicate(paths, existingId) {
      change({ done: progress.done + paths.length, ...withDuplicates(paths, existingId) });
    },
    refuse(paths, refusal) {
      if (paths.length === 0) return;
      change({
        done: progress.done + paths.length,
        refused: [...progress.refused, ...paths.map((path) => ({ path, refusal }))],
      });
    },
    setPaused(isPaused) {
      const state = isPaused ? 'paused' : 'running';
      if (progress.state !== state) change({ state });
    },
    tell: () => change({}),
    end(state) {
      change({ state });
      return progress;
    },
  };
}
