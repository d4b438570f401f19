import { expect, test } from 'vitest';
import type { Collection } from '../library/library.ts';
import { gatherChanges } from './invalidation.ts';

/** A clock that moves only when told to. */
function makeClock() {
  let now = 0;
  let timers: Array<{ dueMs: number; callback: () => void }> = [];
  return {
    nowMs: () => now,
    setTimer: (callback: () => void, delayMs: number) => {
      timers.push({ dueMs: now + delayMs, callback });
    },
    advance: (ms: number) => {
      now += ms;
      const due = timers.filter(({ dueMs }) => dueMs <= now);
      timers = timers.filter(({ dueMs }) => dueMs > now);
      for (const { callback } of due) callback();
    },
  };
}

function change(...collections: Collection[]): ReadonlySet<Collection> {
  return new Set(collections);
}

const settled = () => Promise.resolve().then(() => undefined);

test('the first change is answered at once, later ones together after the pause', async () => {
  const clock = makeClock();
  const answers: string[][] = [];
  const note = gatherChanges(
    (changed) => {
      answers.push([...changed]);
      return Promise.resolve();
    },
    clock,
    { pauseMs: 100, pauses: 2 },
  );

  note(change('photos'));
  expect(answers).toEqual([['photos']]);
  await settled();
  note(change('jobs'));
  note(change('photos', 'jobs'));
  clock.advance(99);
  expect(answers).toHaveLength(1);
  clock.advance(1);
  expect(answers).toEqual([['photos'], ['jobs', 'photos']]);
});

test.each([
  ['stretches the pause to as many times its time', { answerMs: 400, pauses: 2, pauseMs: 800 }],
  [
    'does not keep the next one from coming for longer than allowed',
    { answerMs: 2_000, pauses: 9, pauseMs: 3_500 },
  ],
])('a slow answer %s', async (_, { answerMs, pauses, pauseMs }) => {
  const clock = makeClock();
  let answers = 0;
  const finish: Array<() => void> = [];
  const note = gatherChanges(
    () => {
      answers += 1;
      return new Promise<void>((resolve) => {
        finish.push(resolve);
      });
    },
    clock,
    { pauseMs: 100, longestPauseMs: 3_500, pauses },
  );

  note(change('photos'));
  clock.advance(answerMs);
  note(change('photos'));
  for (const resolve of finish) resolve();
  await settled();
  clock.advance(pauseMs - 1);
  expect(answers).toBe(1);
  clock.advance(1);
  expect(answers).toBe(2);
});

test('an answer that fails does not stop the next one', async () => {
  const clock = makeClock();
  let answers = 0;
  const note = gatherChanges(
    () => {
      answers += 1;
      return Promise.reject(new Error('closed'));
    },
    clock,
    { pauseMs: 100, pauses: 2 },
  );
  note(change('photos'));
  await settled();
  note(change('photos'));
  clock.advance(100);
  expect(answers).toBe(2);
});
