/** One sentence for all the work going on: what the progress pill says. */
import type { QueueCounts, QueueName } from '../../core/jobs/job.ts';
import { text } from '../messages.ts';

export interface ImportStep {
  readonly done: number;
  readonly total: number;
  readonly isPaused: boolean;
}

export interface OverallProgress {
  readonly label: string;
  /** 0 to 1, or null where the end is not known. */
  readonly value: number | null;
  readonly isFailure: boolean;
}

type AllCounts = Partial<Record<QueueName, QueueCounts>>;

function countOpen(counts: QueueCounts | undefined): number {
  return counts === undefined ? 0 : counts.waiting + counts.active + counts.delayed;
}

/** What is nearest to the person who waits: encoding comes before classifying, previews come last. */
function workLabel(counts: AllCounts): string {
  const toEncode = countOpen(counts['smart-search']);
  if (toEncode > 0) return text.pillEncoding(toEncode);
  return countOpen(counts.classification) > 0
    ? text.pillClassifying
    : text.pillPreviews(countOpen(counts.metadata));
}

/** Photos still to be worked on, in all queues. */
export function countOpenJobs(counts: AllCounts): number {
  return Object.values(counts).reduce((sum, queue) => sum + countOpen(queue), 0);
}

/**
 * @param workTotal the most jobs seen open since the queues were last empty; what is left is measured against it
 * @returns null while nothing is going on
 */
export function describeProgress(
  step: ImportStep | null,
  counts: AllCounts,
  workTotal: number,
): OverallProgress | null {
  const toEncode = countOpen(counts['smart-search']);
  if (step !== null) {
    // A photo is half done when it is stored and wholly done when it was looked at.
    const looked = Math.max(0, step.done - toEncode);
    return {
      label: step.isPaused ? text.pillPaused : text.pillImporting(step.done, step.total),
      value: step.total === 0 ? null : (step.done + looked) / (2 * step.total),
      isFailure: false,
    };
  }
  const left = countOpenJobs(counts);
  if (left > 0) {
    return {
      label: workLabel(counts),
      value: workTotal > left ? 1 - left / workTotal : null,
      isFailure: false,
    };
  }
  const failed = Object.values(counts).reduce((sum, queue) => sum + queue.failed, 0);
  return failed > 0 ? { label: text.pillFailed(failed), value: 1, isFailure: true } : null;
}
