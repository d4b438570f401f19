/** How far a backup or restore is, with the way to stop it. */
import { Button } from '../../controls/Button.tsx';
import { ProgressBar } from '../../controls/ProgressBar.tsx';
import type { BackupView } from './backupWork.ts';
import { backupText } from './messages.ts';
import styles from './Backup.module.css';

interface WorkProgressProps {
  readonly label: string;
  readonly detail: string;
  /** 0 to 1; null before it is known. */
  readonly value: number | null;
  readonly onStop: () => void;
}

export function WorkProgress({ label, detail, value, onStop }: WorkProgressProps) {
  return (
    <>
      <div className={styles['progress']}>
        <ProgressBar label={label} value={value} />
        <p>
          {label}
          {detail === '' ? '' : `: ${detail}`}
        </p>
      </div>
      <Button onClick={onStop}>{backupText.stop}</Button>
    </>
  );
}

type RunningBackup = Extract<BackupView['backup'], { kind: 'running' }>;

export function BackupProgress({ work: { progress, stop } }: { readonly work: RunningBackup }) {
  return (
    <WorkProgress
      label={backupText.backingUp}
      detail={
        progress === null ? '' : backupText.backupProgress(progress.done, progress.total, progress.bytes)
      }
      value={progress === null ? null : progress.done / Math.max(1, progress.total)}
      onStop={stop}
    />
  );
}
