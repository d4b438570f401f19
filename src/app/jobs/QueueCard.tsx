/** One queue: its figures in photos, how it went in the last hour, and its controls. */
import { Pause, Play } from 'lucide-react';
import type { QueueName } from '../../core/jobs/job.ts';
import { Button } from '../controls/Button.tsx';
import { formatNumber } from '../../messages/format.ts';
import { useQueues } from '../depsContext.ts';
import { ConcurrencySlider } from './ConcurrencySlider.tsx';
import { jobsText } from './messages.ts';
import { QueueFailures } from './QueueFailures.tsx';
import { Throughput } from './Throughput.tsx';
import { photosLeft, type QueueStatus } from './useJobsOverview.ts';
import styles from './JobsPage.module.css';

const STATES = ['active', 'waiting', 'delayed', 'failed', 'done'] as const;

interface QueueCardProps {
  readonly queue: QueueName;
  /** Null while being read. */
  readonly status: QueueStatus | null;
  /** The model this queue needs cannot be used for now. */
  readonly isBlocked: boolean;
}

export function QueueCard({ queue, status, isBlocked }: QueueCardProps) {
  const queues = useQueues();
  const isPaused = status?.isPaused ?? false;
  const counts = status?.counts ?? null;
  const titleId = `queue-${queue}`;
  return (
    <li aria-labelledby={titleId} className={styles['queue']}>
      <div className={styles['head']}>
        <div>
          <h2 id={titleId} className={styles['title']}>
            {jobsText.queue(queue)}
            {isPaused && <span className={styles['badge']}>{jobsText.paused}</span>}
            {isBlocked && counts !== null && photosLeft(counts) > 0 && (
              <span className={styles['badge']} data-kind="blocked">
                {jobsText.blockedBadge}
              </span>
            )}
          </h2>
          <p className={styles['hint']}>{jobsText.queueHint(queue)}</p>
        </div>
        <Button
          icon={isPaused ? <Play /> : <Pause />}
          aria-describedby={titleId}
          onClick={() => {
            void (isPaused ? queues.resumeQueue(queue) : queues.pauseQueue(queue));
          }}
        >
          {isPaused ? jobsText.resume : jobsText.pause}
        </Button>
      </div>
      <dl className={styles['counts']}>
        {STATES.map((state) => (
          <div key={state} data-state={state} data-zero={counts === null || counts[state] === 0}>
            <dt>{jobsText.state(state)}</dt>
            <dd>{counts === null ? '–' : formatNumber(counts[state])}</dd>
          </div>
        ))}
      </dl>
      <div className={styles['pace']}>
        {status === null ? <div className={styles['throughput']} /> : <Throughput status={status} />}
        <ConcurrencySlider queue={queue} />
      </div>
      {counts !== null && counts.failed > 0 && <QueueFailures queue={queue} failed={counts.failed} />}
    </li>
  );
}
