/** The Jobs page: what waits, runs and failed in each queue, and the few things a person may want to do about it. */
import { useQuery } from '@tanstack/react-query';
import { Pause, Play, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { QueueCounts, QueueName } from '../../core/jobs/job.ts';
import { Button } from '../controls/Button.tsx';
import { ConfirmDialog } from '../controls/Dialog.tsx';
import { Intro } from '../controls/Intro.tsx';
import { formatNumber } from '../counted.ts';
import { useDeps, useQueues } from '../depsContext.ts';
import { Page } from '../frame/Page.tsx';
import { useToasts } from '../frame/toasts.ts';
import { useBlocked } from './blockedReason.ts';
import { FailedJobs } from './FailedJobs.tsx';
import { jobsText } from './messages.ts';
import styles from './JobsPage.module.css';

const QUEUES: readonly QueueName[] = ['metadata', 'smart-search', 'classification'];
const STATES = ['active', 'waiting', 'delayed', 'failed', 'done'] as const;

export function JobsPage() {
  const { library } = useDeps();
  const blockedReason = useBlocked(({ reason }) => reason);
  const jobs = useQuery({
    queryKey: ['jobs', 'overview'],
    queryFn: async () => {
      const [counts, paused] = await Promise.all([library.jobs.readCounts(), library.jobs.readPaused()]);
      return { counts, paused };
    },
  });
  return (
    <Page title={jobsText.heading} width="text">
      <Intro>{jobsText.intro}</Intro>
      <output className={styles['overall']}>
        {jobs.data !== undefined && overallText(Object.values(jobs.data.counts))}
      </output>
      {blockedReason !== null && (
        <p role="alert" className={styles['blocked']}>
          {jobsText.blocked(blockedReason)}
        </p>
      )}
      <ul className={styles['queues']}>
        {QUEUES.map((queue) => (
          <QueueCard
            key={queue}
            queue={queue}
            counts={jobs.data?.counts[queue] ?? null}
            isPaused={jobs.data?.paused.includes(queue) ?? false}
          />
        ))}
      </ul>
    </Page>
  );
}

/** What all queues together still have to do. */
function overallText(counts: readonly QueueCounts[]): string {
  const left = counts.reduce((sum, { active, waiting, delayed }) => sum + active + waiting + delayed, 0);
  return left === 0 ? jobsText.idle : jobsText.left(left);
}

interface QueueCardProps {
  readonly queue: QueueName;
  /** Null while being read. */
  readonly counts: QueueCounts | null;
  readonly isPaused: boolean;
}

function QueueCard({ queue, counts, isPaused }: QueueCardProps) {
  const queues = useQueues();
  const failed = counts?.failed ?? 0;
  const titleId = `queue-${queue}`;
  return (
    <li aria-labelledby={titleId} className={styles['queue']}>
      <div className={styles['head']}>
        <div>
          <h2 id={titleId} className={styles['title']}>
            {jobsText.queue(queue)}
            {isPaused && <span className={styles['paused']}>{jobsText.paused}</span>}
          </h2>
          <p className={styles['hint']}>{jobsText.queueHint(queue)}</p>
        </div>
        {queue !== 'metadata' && (
          <Button
            icon={isPaused ? <Play /> : <Pause />}
            aria-describedby={titleId}
            onClick={() => {
              void (isPaused ? queues.resumeQueue(queue) : queues.pauseQueue(queue));
            }}
          >
            {isPaused ? jobsText.resume : jobsText.pause}
          </Button>
        )}
      </div>
      <dl className={styles['counts']}>
        {STATES.map((state) => (
          <div key={state} data-state={state} data-zero={counts === null || counts[state] === 0}>
            <dt>{jobsText.state(state)}</dt>
            <dd>{counts === null ? '–' : formatNumber(counts[state])}</dd>
          </div>
        ))}
      </dl>
      {failed > 0 && <QueueFailures queue={queue} failed={failed} />}
    </li>
  );
}

function QueueFailures({ queue, failed }: { readonly queue: QueueName; readonly failed: number }) {
  const { library } = useDeps();
  const queues = useQueues();
  const showToast = useToasts((view) => view.showToast);
  const [asking, setAsking] = useState(false);

  const retry = async (): Promise<void> => {
    const count = await library.jobs.retryFailed(queue);
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
      <FailedJobs queue={queue} />
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
