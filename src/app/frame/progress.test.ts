import { expect, test } from 'vitest';
import type { QueueCounts } from '../../core/jobs/job.ts';
import { describeProgress } from './progress.ts';

function queue(edit: Partial<QueueCounts>): QueueCounts {
  return { waiting: 0, active: 0, delayed: 0, failed: 0, done: 0, ...edit };
}

test('says nothing while nothing is going on', () => {
  expect(describeProgress(null, { classification: queue({ done: 9 }) }, 0)).toBeNull();
});

test('an import counts twice: once stored, once looked at', () => {
  const counts = { 'smart-search': queue({ waiting: 4 }) };
  const progress = describeProgress({ done: 6, total: 10, isPaused: false }, counts, 4);
  expect(progress).toEqual({ label: 'Adding 6 of 10', value: (6 + 2) / 20, isFailure: false });
});

test('work after the import is measured against the most there was', () => {
  const counts = { 'smart-search': queue({ waiting: 2, active: 1 }) };
  expect(describeProgress(null, counts, 12)).toEqual({
    label: 'Looking at 3 photos',
    value: 0.75,
    isFailure: false,
  });
});

test('failures are said once the work is over', () => {
  const progress = describeProgress(null, { 'smart-search': queue({ failed: 2 }) }, 0);
  expect(progress).toMatchObject({ label: '2 photos failed', isFailure: true });
});

test('previews are named when nothing else is left to do', () => {
  const previews = queue({ waiting: 3 });
  expect(describeProgress(null, { metadata: previews }, 0)?.label).toBe('Making previews, 3 left');
  expect(describeProgress(null, { metadata: previews, classification: queue({ active: 1 }) }, 0)?.label).toBe(
    'Sorting photos',
  );
});
