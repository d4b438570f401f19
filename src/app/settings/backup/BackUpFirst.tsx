/** Before what is here is replaced: a backup of it, made without leaving the question. */
import { HardDriveDownload } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import { useAppParts } from '../../depsContext.ts';
import { BackupOutcome } from './BackupOutcome.tsx';
import { startBackup, useBackupWork } from './backupWork.ts';
import { backupText } from './messages.ts';
import { BackupProgress } from './WorkProgress.tsx';
import styles from './Backup.module.css';

export function BackUpFirst() {
  const parts = useAppParts();
  const work = useBackupWork(({ backup }) => backup);
  // What came of an earlier backup says nothing about this one.
  const [isBegun, setBegun] = useState(false);
  return (
    <div className={styles['first']}>
      <div aria-live="polite">
        {isBegun && work.kind === 'ended' && <BackupOutcome result={work.result} />}
        {isBegun && work.kind === 'failed' && (
          <p className={styles['result']}>{backupText.failed(work.reason)}</p>
        )}
      </div>
      {work.kind === 'running' ? (
        <BackupProgress work={work} />
      ) : (
        <Button
          icon={<HardDriveDownload />}
          onClick={() => {
            setBegun(true);
            void startBackup(parts, null);
          }}
        >
          {backupText.backUpFirst}
        </Button>
      )}
    </div>
  );
}
