/** Failed jobs of a queue by photo and reason. Names come from files and are shown as text of their own direction. */
import { useQuery } from '@tanstack/react-query';
import type { QueueName } from '../../core/jobs/job.ts';
import { useDeps } from '../depsContext.ts';
import { jobsText } from './messages.ts';
import styles from './JobsPage.module.css';

/** Enough to see what is wrong; a thousand equal reasons say no more than twenty. */
const SHOWN = 20;

export function FailedJobs({ queue }: { readonly queue: QueueName }) {
  const { library } = useDeps();
  const failed = useQuery({
    queryKey: ['jobs', 'failed', queue],
    queryFn: async () => {
      const jobs = await library.jobs.readFailed(queue);
      const shown = jobs.slice(0, SHOWN);
      const photos = await library.photos.readMany(shown.flatMap(({ photoIds }) => photoIds.slice(0, 1)));
      return {
        total: jobs.length,
        rows: shown.map(({ id, photoIds, lastReason, attempts }) => ({
          id,
          fileName: photos.get(photoIds[0] ?? -1)?.fileName ?? null,
          others: photoIds.length - 1,
          reason: lastReason ?? jobsText.noReason,
          attempts,
        })),
      };
    },
  });
  if (failed.data === undefined) return null;

  const { rows, total } = failed.data;
  return (
    <details open={total <= 5}>
      <summary className={styles['summary']}>{jobsText.failures}</summary>
      <ul className={styles['failed']}>
        {rows.map((row) => (
          <li key={row.id}>
            <span className={styles['fileName']}>
              {row.fileName === null ? jobsText.photoGone : <bdi>{row.fileName}</bdi>}
              {row.others > 0 && ` ${jobsText.otherPhotos(row.others)}`}
            </span>
            <span className={styles['reason']}>
              {row.reason} ({jobsText.attempts(row.attempts)})
            </span>
          </li>
        ))}
        {total > rows.length && <li className={styles['reason']}>{jobsText.more(total - rows.length)}</li>}
      </ul>
    </details>
  );
}
