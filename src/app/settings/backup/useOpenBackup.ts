/** A chosen file on its way to being an opened backup: read, unlocked if need be, and summed up. */
import { useEffect, useState } from 'react';
import { reasonOf } from '../../../core/reasonOf.ts';
import type { Deps } from '../../../pipeline/deps.ts';
import type { Backup } from '../../../pipeline/openBackup.ts';
import type { BackupSummary } from '../../../pipeline/restoreBackup.ts';
import { useDeps } from '../../depsContext.ts';
import { backupText } from './messages.ts';

export type Opening =
  | { readonly kind: 'reading' }
  | { readonly kind: 'sealed'; readonly isWrong: boolean }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'open'; readonly backup: Backup; readonly summary: BackupSummary };

/** @param passphrase what the person typed last; null before they were asked */
export function useOpenBackup(file: File, passphrase: string | null): Opening {
  const deps = useDeps();
  const [opened, setOpened] = useState<{ readonly of: unknown; readonly opening: Opening } | null>(null);

  useEffect(() => {
    let isWanted = true;
    const open = async (): Promise<void> => {
      let opening: Opening;
      try {
        opening = await openAndSum(deps, file, passphrase);
      } catch (error) {
        opening = { kind: 'failed', reason: unreadable(file.name, error) };
      }
      if (isWanted) setOpened({ of: passphrase, opening });
    };
    void open();
    return () => {
      isWanted = false;
    };
  }, [deps, file, passphrase]);

  return opened?.of === passphrase ? opened.opening : { kind: 'reading' };
}

async function openAndSum(deps: Deps, file: File, passphrase: string | null): Promise<Opening> {
  const { openBackup } = await import('../../../pipeline/openBackup.ts');
  const { summariseBackup } = await import('../../../pipeline/restoreBackup.ts');
  const result = await openBackup(file, passphrase);
  if (result.ok) {
    return { kind: 'open', backup: result.backup, summary: await summariseBackup(deps, result.backup) };
  }
  if (result.reason === 'sealed' || result.reason === 'wrong-passphrase') {
    return { kind: 'sealed', isWrong: result.reason === 'wrong-passphrase' };
  }
  return { kind: 'failed', reason: backupText.notOpened(file.name, result) };
}

function unreadable(fileName: string, error: unknown): string {
  return backupText.notOpened(fileName, { ok: false, reason: 'damaged', detail: reasonOf(error) });
}
