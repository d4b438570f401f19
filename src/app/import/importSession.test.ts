import { expect, test } from 'vitest';
import type { ImportProgress } from '../../pipeline/importPhotos.ts';
import { filesPerSecond, NEW_SESSION, sumSession, withSample, type Rate } from './importSession.ts';

function batch(edit: Partial<ImportProgress>): ImportProgress {
  return {
    total: 0,
    done: 0,
    imported: 0,
    duplicates: [],
    refused: [],
    leftOut: [],
    state: 'running',
    startedAtMs: 0,
    ...edit,
  };
}

test('a session sums its ended batches, the running one and the files still waiting', () => {
  const totals = sumSession({
    ...NEW_SESSION,
    ended: [
      batch({
        total: 3,
        done: 3,
        imported: 2,
        refused: [{ path: 'a.txt', refusal: { kind: 'not-an-image', detail: 'Text.' } }],
      }),
    ],
    current: batch({ total: 4, done: 1, duplicates: [{ path: 'b.jpg', existingId: 7 }] }),
    queuedFiles: 5,
  });
  expect(totals).toMatchObject({ total: 12, done: 4, imported: 2 });
  expect(totals.refused.map(({ path }) => path)).toEqual(['a.txt']);
  expect(totals.duplicates).toEqual([{ path: 'b.jpg', existingId: 7 }]);
});

test('the rate is taken over the last fifteen seconds and is not guessed from less than one', () => {
  let rate: Rate = { samples: [] };
  expect(filesPerSecond(rate)).toBeNull();
  rate = withSample(rate, 0, 0);
  rate = withSample(rate, 500, 20);
  expect(filesPerSecond(rate)).toBeNull();
  rate = withSample(rate, 10_000, 20);
  rate = withSample(rate, 20_000, 60);
  // The moments at 0 and 500 ms are forgotten: 40 files in 10 seconds.
  expect(filesPerSecond(rate)).toBe(4);
});
