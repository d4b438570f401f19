/** Words of the Jobs page. */
import type { JobState, QueueName } from '../../core/jobs/job.ts';
import { counted, formatNumber } from '../format.ts';
import { asFile } from '../names.ts';
import { photosCounted, roughDuration } from './quantities.ts';

const QUEUE_TITLES: Record<QueueName, string> = {
  metadata: 'Metadata & thumbnails',
  'smart-search': 'Smart search',
  classification: 'Classification',
};

const QUEUE_HINTS: Record<QueueName, string> = {
  metadata: 'Makes the larger pictures the viewer shows. Dates and small pictures are made at import.',
  'smart-search': 'Encodes each photo, so that words can be compared with it.',
  classification: 'Compares photos with your categories, then tags and archives.',
};

const CONCURRENCY_HINTS: Record<QueueName, string> = {
  metadata: 'Pictures being made at a time.',
  'smart-search': 'Batches between decoding and storing. More than three seldom helps.',
  classification: 'Batches being compared at a time.',
};

const STATE_LABELS: Record<JobState, string> = {
  active: 'Active',
  waiting: 'Waiting',
  delayed: 'Delayed',
  failed: 'Failed',
  done: 'Done',
};

export const jobs = {
  heading: 'Jobs',
  intro:
    'Work that goes on in the background. It survives a reload, and only one open window does it at a time.',
  queue: (queue: QueueName) => QUEUE_TITLES[queue],
  queueHint: (queue: QueueName) => QUEUE_HINTS[queue],
  state: (state: JobState) => STATE_LABELS[state],
  paused: 'Paused',
  blockedBadge: 'Waiting for the model',
  blocked: (reason: string) =>
    `Photos wait: the model cannot be used. ${reason} Winnow tries again by itself.`,
  pause: 'Pause',
  resume: 'Resume',
  retryFailed: 'Retry failed',
  clearFailed: 'Clear failed',
  cancel: 'Cancel',
  retry: 'Retry',
  retryOne: (fileName: string) => `Retry ${asFile(fileName)}`,
  retried: (count: number) => `${counted(count, 'photo is', 'photos are')} waiting again.`,
  cleared: (count: number) => `${counted(count, 'failure', 'failures')} cleared.`,
  clearTitle: (count: number) => `Clear ${counted(count, 'failure', 'failures')}?`,
  clearBody:
    'The photos stay in the library as they are. What may still succeed is tried again when Winnow next starts.',
  clearConfirm: (count: number) => `Clear ${counted(count, 'failure', 'failures')}`,
  failures: (count: number) => `${photosCounted(count)} failed`,
  photoGone: 'A photo that is gone',
  attempts: (count: number) => counted(count, 'attempt', 'attempts'),
  noReason: 'No reason was given.',
  more: (count: number) => `And ${counted(count, 'more', 'more')}.`,
  idle: 'Nothing to do',
  left: (count: number) => `${counted(count, 'step', 'steps')} to go`,

  lastHour: (photos: number) =>
    photos === 0 ? 'Nothing in the last hour.' : `${photosCounted(photos)} in the last hour.`,
  pace: (perSecond: number, leftMs: number) => `${paceText(perSecond)}, ${roughDuration(leftMs)} left.`,

  concurrency: 'At a time',
  concurrencyValue: (value: number) => formatNumber(value),
  concurrencyHint: (queue: QueueName) => CONCURRENCY_HINTS[queue],
  concurrencyNotSaved: 'The settings were changed elsewhere just now. Move the slider again.',
};

/** `40 photos a minute`, `120 photos a second`: whichever is a number one can picture. */
function paceText(perSecond: number): string {
  return perSecond >= 2
    ? `${photosCounted(Math.round(perSecond))} a second`
    : `${photosCounted(Math.max(1, Math.round(perSecond * 60)))} a minute`;
}
