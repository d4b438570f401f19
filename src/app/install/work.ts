/**
 * Work that no restart may cut short: photos on their way in, a scan, a backup or a restore. Windows with such work share a lock; a restart
 * takes it for itself, and so waits for all of them.
 */
import { useEffect } from 'react';
import { useImports } from '../import/importer.ts';
import { isUnderWay } from '../import/importSession.ts';
import { useScanRun } from '../scan/useScanRun.ts';
import { isBusy, useBackupWork } from '../settings/backup/backupWork.ts';

const WORK_LOCK = 'winnow-work';

/** What is going on in this window, or that something is in another one. */
export type Work = 'import' | 'scan' | 'backup' | 'elsewhere';

/** What this window is at. A paused import counts: its files would be lost; a paused scan goes on after a restart. */
export function useOwnWork(): Exclude<Work, 'elsewhere'> | null {
  const isImporting = useImports(({ session }) => isUnderWay(session));
  const { run } = useScanRun();
  const isBackingUp = useBackupWork(isBusy);
  if (isImporting) return 'import';
  if (isBackingUp) return 'backup';
  return run?.state === 'running' ? 'scan' : null;
}

/** Tells other windows while this one is at work. */
export function useHoldWork(): void {
  const isAtWork = useOwnWork() !== null;
  useEffect(() => {
    if (!isAtWork) return undefined;
    const ended = new AbortController();
    const held = new Promise<void>((resolve) => {
      ended.signal.addEventListener('abort', () => {
        resolve();
      });
    });
    void navigator.locks.request(WORK_LOCK, { mode: 'shared' }, () => held);
    return () => {
      ended.abort();
    };
  }, [isAtWork]);
}

/** Whether any window is at work. */
export async function isAnyAtWork(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name, mode }) => name === WORK_LOCK && mode === 'shared');
}

/** Does it only while no window is at work; answers whether it was done. */
export async function unlessAtWork(act: () => Promise<void>): Promise<boolean> {
  return navigator.locks.request(WORK_LOCK, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await act();
    return true;
  });
}
