/** Words of the Jobs page. */
import type { JobState, QueueName } from '../../core/jobs/job.ts';
import { counted } from '../counted.ts';

const QUEUE_TITLES: Record<QueueName, string> = {
  metadata: 'Metadata & thumbnails',
  'smart-search': 'Smart search',
  classification: 'Classification',
};

const QUEUE_HINTS: Record<QueueName, string> = {
  metadata:
    'Dates, camera data and small pictures are made while photos are imported, before anything waits here.',
  'smart-search': 'Encodes each photo, so that words can be compared with it.',
  classification: 'Compares photos with your categories, then tags and archives.',
};

const STATE_LABELS: Record<JobState, string> = {
  active: 'Active',
  waiting: 'Waiting',
  delayed: 'Delayed',
  failed: 'Failed',
  done: 'Done',
};

export const jobsText = {
  heading: 'Jobs',
  intro:
    'Work that goes on in the background. It survives a reload, and only one open window does it at a time.',
  queue: (queue: QueueName) => QUEUE_TITLES[queue],
  queueHint: (queue: QueueName) => QUEUE_HINTS[queue],
  state: (state: JobState) => STATE_LABELS[state],
  paused: 'Paused',
  blocked: (reason: string) =>
    `Photos wait: the model cannot be used. ${reason} Winnow tries again by itself.`,
  pause: 'Pause',
  resume: 'Resume',
  retryFailed: 'Retry failed',
  clearFailed: 'Clear failed',
  cancel: 'Cancel',
  retried: (count: number) => `${counted(count, 'job is', 'jobs are')} waiting again.`,
  cleared: (count: number) => `${counted(count, 'failed job', 'failed jobs')} cleared.`,
  clearTitle: (count: number) => `Clear ${counted(count, 'failed job', 'failed jobs')}?`,
  clearBody: 'Their photos stay in the library as they are. The work is not tried again by itself.',
  clearConfirm: (count: number) => `Clear ${counted(count, 'failed job', 'failed jobs')}`,
  failures: 'What failed',
  photoGone: 'A photo that is gone',
  otherPhotos: (count: number) => `and ${counted(count, 'other photo', 'other photos')}`,
  attempts: (count: number) => counted(count, 'attempt', 'attempts'),
  noReason: 'No reason was given.',
  more: (count: number) => `And ${counted(count, 'more', 'more')}.`,
  idle: 'Nothing to do',
  left: (count: number) => `${counted(count, 'job', 'jobs')} to go`,
} as const;
