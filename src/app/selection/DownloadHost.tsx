/** How far a download of selected photos is, with the way to stop it. Mounted once, in the frame's dock. */
import { Button } from '../controls/Button.tsx';
import { ProgressBar } from '../controls/ProgressBar.tsx';
import { useDownload } from './downloadStore.ts';
import { selectionText } from './messages.ts';
import styles from './DownloadHost.module.css';

export function DownloadHost() {
  const download = useDownload((view) => view.download);
  if (download === null) return null;
  const { photos, progress, stop } = download;
  const title = selectionText.downloading(photos);
  return (
    <section aria-label={selectionText.downloadPanel} className={styles['panel']}>
      <h2 className={styles['title']}>{title}</h2>
      <ProgressBar label={title} value={progress === null ? null : progress.done / progress.total} />
      <p className={styles['line']}>
        {progress !== null && selectionText.downloadProgress(progress.done, progress.total, progress.bytes)}
      </p>
      <Button onClick={stop}>{selectionText.stop}</Button>
    </section>
  );
}
