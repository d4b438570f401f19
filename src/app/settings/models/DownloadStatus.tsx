/** A download: how far it is, what it waits for, or why it failed and what can be done about it. */
import { mayUseAnyway } from '../../../models/problem.ts';
import type { StoredModel } from '../../../models/modelFileStore.ts';
import type { DownloadState } from '../../../models/models.ts';
import { Button } from '../../controls/Button.tsx';
import { ProgressBar } from '../../controls/ProgressBar.tsx';
import { modelsText } from './messages.ts';
import styles from './Models.module.css';
import { useModelControls } from './useModels.ts';

interface DownloadStatusProps {
  readonly download: DownloadState;
  readonly stored: StoredModel | undefined;
}

export function DownloadStatus({ download, stored }: DownloadStatusProps) {
  if (download.kind === 'failed') return <FailedDownload download={download} stored={stored} />;
  const { entry, storedBytes, totalBytes, bytesPerSecond, wait } = download;
  const share = totalBytes === null || totalBytes === 0 ? null : storedBytes / totalBytes;
  const parts = [modelsText.progressLine(storedBytes, totalBytes)];
  if (bytesPerSecond !== null && bytesPerSecond > 0) {
    parts.push(modelsText.rate(bytesPerSecond));
    if (totalBytes !== null && totalBytes > storedBytes) {
      parts.push(modelsText.timeLeft(((totalBytes - storedBytes) / bytesPerSecond) * 1_000));
    }
  }
  return (
    <div className={styles['status']}>
      <ProgressBar label={modelsText.progress(entry.title)} value={share} />
      <p className={styles['facts']}>{parts.join(' · ')}</p>
      {wait !== null && (
        <output className={styles['facts']}>{modelsText.describeWait(wait.problem, wait.delayMs)}</output>
      )}
    </div>
  );
}

function FailedDownload({ download, stored }: DownloadStatusProps) {
  const { models } = useModelControls();
  const { problem, entry } = download;
  if (problem === null) return null;
  return (
    <div className={styles['problem']} role="alert">
      <p>{modelsText.problem(problem)}</p>
      <div className={styles['buttons']}>
        {problem.kind === 'mismatch' && stored !== undefined && (
          <Button onClick={() => void models.forgetFile(stored.entry, problem.path)}>
            {modelsText.again}
          </Button>
        )}
        {problem.kind === 'mismatch' && mayUseAnyway(problem) && (
          <Button
            onClick={() =>
              void models.download(stored?.entry ?? entry, { [problem.path]: problem.actualSha256 })
            }
          >
            {modelsText.acceptAnyway}
          </Button>
        )}
        {stored === undefined && (
          <Button onClick={() => void models.download(entry)}>{modelsText.retry}</Button>
        )}
      </div>
    </div>
  );
}
