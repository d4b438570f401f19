/**
 * What the page may ask about models on this device: what is stored, and downloads that run in the background of every page of
 * the app. Implemented by a client of the models worker.
 */
import type { ModelEntry } from '../core/model.ts';
import type { Found } from './hub.ts';
import type { StoredEntry, StoredModel } from './modelFileStore.ts';
import type { ModelProblem } from './problem.ts';

export const PUBLIC_HUB = 'https://huggingface.co';

/** A download that runs, or was stopped by something worth saying. */
export interface DownloadState {
  readonly entry: ModelEntry;
  readonly kind: 'running' | 'failed';
  readonly storedBytes: number;
  /** Null while a size is not known. */
  readonly totalBytes: number | null;
  /** Lately; null until there is something to judge by. */
  readonly bytesPerSecond: number | null;
  /** What it waits for before it tries again by itself. */
  readonly wait: { readonly problem: ModelProblem; readonly delayMs: number } | null;
  /** Why it failed; null while it runs. */
  readonly problem: ModelProblem | null;
}

/** A model among files a person picked. */
export interface PickedModel {
  readonly entry: StoredEntry;
  readonly files: ReadonlyMap<string, File>;
}

export interface Models {
  /** False where the browser gives no place to store models. */
  readonly isAvailable: boolean;
  readonly hubBase: string;
  list(): Promise<StoredModel[]>;
  /** Whether the app's own site has the entry's files; otherwise they come from the hub. */
  isOnSite(entry: ModelEntry): Promise<boolean>;
  /** An entry for a repository of the hub, by owner and name. Asks the hub. */
  lookUp(id: string): Promise<Found<ModelEntry>>;
  /**
   * Downloads what the entry names and is not stored yet, or goes on with it. Its state is in {@link readDownloads} meanwhile;
   * resolves when it is stored (with what it came to), paused or failed (null).
   */
  download(entry: ModelEntry, accepted?: Readonly<Record<string, string>>): Promise<StoredEntry | null>;
  /** Finds the model in picked files: one that is known by its entry, or one that describes itself. */
  readPicked(files: readonly File[], known: ModelEntry | null): Promise<Found<PickedModel>>;
  /** Copies picked files to the store, verified as a download is. */
  addPicked(picked: PickedModel, accepted?: Readonly<Record<string, string>>): Promise<StoredEntry | null>;
  pause(id: string): void;
  /** Removes one file that turned out wrong and what is known of the failure, so that it can be asked for anew. */
  forgetFile(entry: StoredEntry, path: string): Promise<void>;
  delete(model: Pick<StoredEntry, 'id' | 'revision'>): Promise<void>;
  /** By the model's id. The same object until something changes. */
  readonly readDownloads: () => ReadonlyMap<string, DownloadState>;
  /** Calls back when downloads or what is stored changed; returns the way to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}
