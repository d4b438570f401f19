/** What failed in a queue, photo by photo, and what can be done about it. */
import { said } from '../messages.ts';
import { formatDate } from '../../messages/format.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ImageOff, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { FailedPhoto, QueueName } from '../../core/jobs/job.ts';
import type { PhotoId } from '../../core/photo.ts';
import { Button } from '../controls/Button.tsx';
import { ConfirmDialog } from '../controls/Dialog.tsx';
import { useDeps, useQueues } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { useImageUrl, usePictures } from '../pictures/useImageUrl.ts';
import { jobsText } from './messages.ts';
import styles from './JobsPage.module.css';

interface QueueFailuresProps {
  readonly queue: QueueName;
  /** Photos that failed. */
  readonly failed: number;
}

export function QueueFailures({ queue, failed }: QueueFailuresProps) {
  const { library, nowMs } = useDeps();
  const queues = useQueues();
  const showToast = useToasts((view) => view.showToast);
  const [asking, setAsking] = useState(false);

  const retry = async (): Promise<void> => {
    const count = await library.jobs.retryFailed(queue, nowMs());
    queues.wake();
    showToast({ text: jobsText.retried(count) });
  };
  const clear = async (): Promise<void> => {
    const count = await library.jobs.clearFailed(queue);
    setAsking(false);
    showToast({ text: jobsText.cleared(count) });
  };

  return (
    <div className={styles['failures']}>
      <FailedPhotos queue={queue} failed={failed} />
      <div className={styles['buttons']}>
        <Button
          icon={<RotateCcw />}
          onClick={() => {
            void retry();
          }}
        >
          {jobsText.retryFailed}
        </Button>
        <Button
          variant="bare"
          onClick={() => {
            setAsking(true);
          }}
        >
          {jobsText.clearFailed}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={jobsText.clearTitle(failed)}
          confirmLabel={jobsText.clearConfirm(failed)}
          cancelLabel={jobsText.cancel}
          destructive
          onConfirm={() => {
            void clear();
          }}
          onCancel={() => {
            setAsking(false);
          }}
        >
          <p>{jobsText.clearBody}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

/** Enough to see what is wrong; a thousand equal reasons say no more than twenty. */
const SHOWN = 20;

function FailedPhotos({ queue, failed }: QueueFailuresProps) {
  const { library } = useDeps();
  const shown = useQuery({
    queryKey: ['jobs', 'failed', queue],
    queryFn: async () => {
      const photos = await library.jobs.readFailed(queue, SHOWN);
      const facts = await library.photos.readMany(photos.map(({ photoId }) => photoId));
      return photos.map((photo) => ({ ...photo, fileName: facts.get(photo.photoId)?.fileName ?? null }));
    },
  });
  if (shown.data === undefined) return null;
  const more = failed - shown.data.length;
  return (
    <details open={failed <= 5}>
      <summary className={styles['summary']}>{jobsText.failures(failed)}</summary>
      <ul className={styles['failed']}>
        {shown.data.map((photo) => (
          <FailedRow key={`${String(photo.jobId)} ${String(photo.photoId)}`} {...photo} />
        ))}
        {more > 0 && <li className={styles['more']}>{jobsText.more(more)}</li>}
      </ul>
    </details>
  );
}

/** Names come from files and are shown as text of their own direction. */
function FailedRow({
  jobId,
  photoId,
  fileName,
  reason,
  failedAtMs,
  attempts,
}: FailedPhoto & { readonly fileName: string | null }) {
  const { library, nowMs } = useDeps();
  const queues = useQueues();
  const retry = async (): Promise<void> => {
    await library.jobs.retryPhoto(jobId, photoId, nowMs());
    queues.wake();
  };
  return (
    <li className={styles['failedPhoto']}>
      <Thumbnail photoId={photoId} isThere={fileName !== null} />
      <div className={styles['failedWords']}>
        {fileName === null ? (
          <span>{jobsText.photoGone}</span>
        ) : (
          <Link to="/photos/$photoId" params={{ photoId: String(photoId) }} className={styles['fileName']}>
            <bdi dir="ltr">{fileName}</bdi>
          </Link>
        )}
        <span className={styles['reason']}>{reason === null ? jobsText.noReason : said(reason)}</span>
        <span className={styles['when']}>
          <time dateTime={new Date(failedAtMs).toISOString()}>{formatDate(failedAtMs, 'momentHere')}</time>
          {`, ${jobsText.attempts(attempts)}`}
        </span>
      </div>
      <Button
        aria-label={jobsText.retryOne(fileName ?? jobsText.photoGone)}
        onClick={() => {
          void retry();
        }}
      >
        {jobsText.retry}
      </Button>
    </li>
  );
}

function Thumbnail({ photoId, isThere }: { readonly photoId: PhotoId; readonly isThere: boolean }) {
  const url = useImageUrl(usePictures().thumbnails, photoId);
  return (
    <span className={styles['thumbnail']} aria-hidden="true">
      {isThere && url !== null ? <img src={url} alt="" decoding="async" /> : <ImageOff />}
    </span>
  );
}
