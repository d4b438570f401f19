/**
 * How screens reach the parts: one context with the use cases' dependencies and the queues' controls, built once in
 * compose.ts.
 */
import { createContext, use } from 'react';
import type { QueueName } from '../core/jobs/job.ts';
import type { BackupStore } from '../library/backupStore.ts';
import type { PhotoLists } from '../lists/photoLists.ts';
import type { Deps } from '../pipeline/deps.ts';
import type { FreshInputs } from '../pipeline/freshInputs.ts';
import type { ModelControls } from './settings/models/modelControls.ts';
import type { ProfileControls } from './settings/profiles/profileControls.ts';
import type { StorageControls } from './settings/storage/storageControls.ts';

/** What screens may ask of the running queues. */
export interface QueueControls {
  /** There is new work: look at once rather than at the next due job. */
  wake(): void;
  pauseQueue(queue: QueueName): Promise<void>;
  resumeQueue(queue: QueueName): Promise<void>;
}

/** Everything the app is mounted with. */
export interface AppParts {
  readonly deps: Deps;
  readonly queues: QueueControls;
  /** Has the queues and changes of model begin. */
  readonly startWork: () => void;
  readonly lists: PhotoLists;
  /** Model inputs made while importing, on their way to the encoder. */
  readonly freshInputs: FreshInputs;
  readonly profiles: ProfileControls;
  readonly models: ModelControls;
  readonly storage: StorageControls;
  /** What backups read and restores write; whoever opens it closes it. See `openBackupStore`. */
  readonly openBackupStore: (madeAtMs?: number) => Promise<BackupStore>;
}

export const AppPartsContext = createContext<AppParts | null>(null);

export function useAppParts(): AppParts {
  const parts = use(AppPartsContext);
  if (parts === null) throw new Error('AppPartsContext is missing: render inside <App>.');
  return parts;
}

export function useDeps(): Deps {
  return useAppParts().deps;
}

export function useQueues(): QueueControls {
  return useAppParts().queues;
}

export function usePhotoLists(): PhotoLists {
  return useAppParts().lists;
}
