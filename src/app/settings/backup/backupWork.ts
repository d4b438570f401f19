/**
 * The backup and the restore that are on, or were last. They live as long as the app, so that going to another page
 * changes nothing. One of them at a time: each wants the disk to itself.
 */
import { create } from 'zustand';
import { reasonOf } from '../../../core/reasonOf.ts';
import type { BackupProgress, BackupResult } from '../../../pipeline/backupLibrary.ts';
import type { Backup } from '../../../pipeline/openBackup.ts';
import type { RestoreMode, RestoreProgress, RestoreResult } from '../../../pipeline/restoreBackup.ts';
import type { AppParts } from '../../depsContext.ts';
import { readConfigMode } from '../configuration/configMode.ts';
import { backupText } from './messages.ts';

/** `failed`: a bug, in its own words. */
type Work<Progress, Result> =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly progress: Progress | null; readonly stop: () => void }
  | { readonly kind: 'ended'; readonly result: Result }
  | { readonly kind: 'failed'; readonly reason: string };

export interface BackupView {
  readonly backup: Work<BackupProgress, BackupResult>;
  readonly restore: Work<RestoreProgress, RestoreResult>;
}

export const useBackupWork = create<BackupView>()(() => ({
  backup: { kind: 'none' },
  restore: { kind: 'none' },
}));

export function isBusy({ backup, restore }: BackupView): boolean {
  return backup.kind === 'running' || restore.kind === 'running';
}

type WorkParts = Pick<AppParts, 'deps' | 'openBackupStore' | 'freshInputs' | 'queues'>;

/** Asks where to, then writes. Begins in a person's click. */
export function startBackup(parts: WorkParts, passphrase: string | null): Promise<void> {
  const day = new Date().toLocaleDateString('sv');
  const fileName = passphrase === null ? `winnow-${day}.zip` : `winnow-${day}.winnowbackup`;
  return run('backup', async (signal, onProgress) => {
    // Fetched only now: the screen asks whether a backup is on before anybody makes one.
    const { chooseSaveTarget, saveInto } = await import('../../saveTarget.ts');
    const target = await chooseSaveTarget({
      fileName,
      folder: 'backups',
      memoryLimit: backupText.memoryLimit,
    });
    if (target === null) return null;
    // The zip library and the YAML writer come with the first backup.
    const { backupLibrary } = await import('../../../pipeline/backupLibrary.ts');
    const store = await parts.openBackupStore();
    try {
      const { library, nowMs } = parts.deps;
      const options = { signal, onProgress, passphrase };
      return await saveInto(target, (sink) => backupLibrary({ library, store, nowMs }, sink, options));
    } finally {
      store.close();
    }
  });
}

/** Restores the opened backup. */
export function startRestore(
  { deps, openBackupStore, freshInputs, queues }: WorkParts,
  backup: Backup,
  mode: RestoreMode,
): Promise<void> {
  return run('restore', async (signal, onProgress) => {
    const { restoreBackup } = await import('../../../pipeline/restoreBackup.ts');
    const store = await openBackupStore(backup.header.createdAtMs);
    try {
      return await restoreBackup(deps, store, backup, {
        mode,
        keepConfig: (await readConfigMode()).kind === 'file',
        signal,
        onProgress,
        freshInputs,
        onStored: () => {
          queues.wake();
        },
      });
    } finally {
      store.close();
    }
  });
}

/** Small photos go by faster than anybody reads. */
const SHOWN_EVERY_MS = 100;

/** Runs one piece of work and shows how it goes; `null` is a person who changed their mind. */
async function run<Name extends keyof BackupView>(
  name: Name,
  work: (
    signal: AbortSignal,
    onProgress: (progress: NonNullable<Extract<BackupView[Name], { kind: 'running' }>['progress']>) => void,
  ) => Promise<Extract<BackupView[Name], { kind: 'ended' }>['result'] | null>,
): Promise<void> {
  if (isBusy(useBackupWork.getState())) return;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  const show = (state: object): void => useBackupWork.setState({ [name]: state });
  show({ kind: 'running', progress: null, stop });
  let shownAtMs = 0;
  try {
    const result = await work(abort.signal, (progress) => {
      const isLast = progress.done === progress.total;
      if (!isLast && performance.now() - shownAtMs < SHOWN_EVERY_MS) return;
      shownAtMs = performance.now();
      show({ kind: 'running', progress, stop });
    });
    show(result === null ? { kind: 'none' } : { kind: 'ended', result });
  } catch (error) {
    console.error(error);
    show({ kind: 'failed', reason: reasonOf(error) });
  }
}
