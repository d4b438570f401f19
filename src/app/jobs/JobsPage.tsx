/** The Jobs page: what waits, runs and failed in each queue, how fast it goes, and what a person may want to do about it. */
import { QUEUES, type QueueCounts } from '../../core/jobs/job.ts';
import { Intro } from '../controls/Intro.tsx';
import { Page } from '../frame/Page.tsx';
import { ScanAllProfiles } from '../settings/profiles/ScanAllProfiles.tsx';
import { ConfigFileNotice } from '../settings/configuration/ConfigFileNotice.tsx';
import { useBlocked } from './blockedReason.ts';
import { jobsText } from './messages.ts';
import { QueueCard } from './QueueCard.tsx';
import { photosLeft, useJobsOverview } from './useJobsOverview.ts';
import styles from './JobsPage.module.css';

export function JobsPage() {
  const overview = useJobsOverview();
  const blockedReason = useBlocked(({ reason }) => reason);
  return (
    <Page title={jobsText.heading} width="text">
      <Intro>{jobsText.intro}</Intro>
      <output className={styles['overall']}>
        {overview !== null && overallText(Object.values(overview).map(({ counts }) => counts))}
      </output>
      {blockedReason !== null && (
        <p role="alert" className={styles['blocked']}>
          {jobsText.blocked(blockedReason)}
        </p>
      )}
      <ConfigFileNotice />
      <ul className={styles['queues']}>
        {QUEUES.map((queue) => (
          <QueueCard
            key={queue}
            queue={queue}
            status={overview?.[queue] ?? null}
            isBlocked={blockedReason !== null && queue !== 'metadata'}
          />
        ))}
      </ul>
      <ScanAllProfiles />
    </Page>
  );
}

/** A photo may wait in several queues; each is a step still to do. */
function overallText(counts: readonly QueueCounts[]): string {
  const steps = counts.reduce((sum, queue) => sum + photosLeft(queue), 0);
  return steps === 0 ? jobsText.idle : jobsText.left(steps);
}
