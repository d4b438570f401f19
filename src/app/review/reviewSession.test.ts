import { array, assert, constantFrom, integer, nat, oneof, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReviewItem } from '../../pipeline/reviewQueue.ts';
import {
  againSkipped,
  beginSession,
  isThrough,
  openOnScreen,
  progressOf,
  reorderSession,
  resumeSession,
  reviewKey,
  screenfulOf,
  withMove,
  withoutStep,
  withSize,
  withStep,
  type ReviewSession,
  type ReviewStep,
} from './reviewSession.ts';

function item(photoId: number, score = 0.3 + photoId / 1000): ReviewItem {
  return {
    photoId,
    categoryKey: 'receipts',
    categoryName: 'Receipts',
    tagId: 1,
    score,
    threshold: 0.3,
    prompt: 'a receipt',
    signal: 'prompts',
    archives: false,
    linkedAtMs: photoId,
  };
}

function items(count: number): ReviewItem[] {
  return Array.from({ length: count }, (_, index) => item(index + 1));
}

function step(ofItems: readonly ReviewItem[], said: ReviewStep['answer'] = 'right'): ReviewStep {
  return { items: ofItems, answer: said, stored: Promise.resolve(null) };
}

function idsOf(shown: readonly ReviewItem[]): number[] {
  return shown.map(({ photoId }) => photoId);
}

/** Answers what one is at. */
function answer(session: ReviewSession, said: ReviewStep['answer'] = 'right'): ReviewSession {
  const at = session.items[session.active];
  return at === undefined ? session : withStep(session, step([at], said));
}

describe('a review', () => {
  it('goes from photo to photo, then to the next screenful, and is through after the last', () => {
    let session = beginSession(items(5), 2);
    expect(idsOf(screenfulOf(session))).toEqual([1, 2]);
    session = answer(session);
    expect(session.active).toBe(1);
    session = answer(session, 'wrong');
    expect(idsOf(screenfulOf(session))).toEqual([3, 4]);
    session = withStep(session, step(openOnScreen(session)));
    expect(idsOf(screenfulOf(session))).toEqual([5]);
    expect(isThrough(session)).toBe(false);
    session = answer(session, 'skipped');
    expect(isThrough(session)).toBe(true);
    expect(progressOf(session)).toEqual({ looked: 4, wrong: 1, skipped: 1, total: 5 });
  });

  it('comes back to the screenful of what is taken back, with the answers before it', () => {
    let session = beginSession(items(4), 2);
    session = answer(answer(session), 'wrong');
    const last = session.steps.at(-1);
    if (last === undefined) throw new Error('Nothing was answered');
    session = withoutStep(session, last);
    expect(idsOf(screenfulOf(session))).toEqual([1, 2]);
    expect(idsOf(openOnScreen(session))).toEqual([2]);
    expect(session.items[session.active]?.photoId).toBe(2);
  });

  it('moves within the screenful only', () => {
    const session = withMove(beginSession(items(9), 6), 'down', 3);
    expect(session.active).toBe(3);
    expect(withMove(session, 'down', 3).active).toBe(3);
    expect(withMove(session, 'last', 3).active).toBe(5);
    expect(withMove(withMove(session, 'last', 3), 'right', 3).active).toBe(5);
  });

  it('asks the skipped again, and nothing else', () => {
    let session = beginSession(items(3), 3);
    session = answer(answer(answer(session, 'skipped')), 'skipped');
    session = againSkipped(session);
    expect(idsOf(screenfulOf(session))).toEqual([1, 3]);
    expect(progressOf(session)).toMatchObject({ looked: 1, skipped: 0, total: 3 });
  });

  it('puts what is open into another order', () => {
    const session = answer(beginSession(items(4), 2));
    expect(idsOf(reorderSession(session, 'newest').items)).toEqual([1, 4, 3, 2]);
    expect(idsOf(screenfulOf(reorderSession(session, 'newest')))).toEqual([4, 3]);
  });

  it('goes on where it was left: more is added, what is no longer open is passed over', () => {
    const session = answer(beginSession(items(4), 2));
    const resumed = resumeSession(session, [item(2), item(4), item(9)], 'doubtful');
    expect(idsOf(resumed.items)).toEqual([1, 2, 3, 4, 9]);
    expect(progressOf(resumed)).toMatchObject({ looked: 1, total: 4 });
    expect(idsOf(screenfulOf(resumed))).toEqual([1, 2]);
    expect(resumed.active).toBe(1);
  });

  it('asks again what was answered and is open again, but not what was answered during the reading', () => {
    const session = answer(answer(beginSession(items(3), 3)), 'wrong');
    const open = items(3);
    const resumed = resumeSession(session, open, 'doubtful', 1);
    expect(idsOf(openOnScreen({ ...resumed, start: 0, size: 9 }))).toEqual([3, 1]);
    expect(resumed.answers.get(reviewKey(item(2)))).toBe('wrong');
  });
});

function run(session: ReviewSession, { act, size = 3 }: { act: string; size?: number }): ReviewSession {
  const last = session.steps.at(-1);
  switch (act) {
    case 'rest':
      return withStep(session, step(openOnScreen(session)));
    case 'undo':
      return last === undefined ? session : withoutStep(session, last);
    case 'again':
      return againSkipped(session);
    case 'size':
      return withSize(session, size);
    case 'left':
    case 'up':
    case 'down':
      return withMove(session, act, 2);
    case 'right-key':
      return withMove(session, 'right', 2);
    case 'right':
    case 'wrong':
    case 'skipped':
      return isThrough(session) ? session : answer(session, act);
    default:
      return session;
  }
}

it('comes back to what a smaller window left behind', () => {
  let session = beginSession(items(4), 4);
  session = withSize(withMove(session, 'last', 2), 1);
  expect(screenfulOf(session)).toEqual([item(4)]);
  session = withStep(session, step(openOnScreen(session)));
  expect(idsOf(openOnScreen(session))).toEqual([1]);
});

describe('whatever one does', () => {
  const acts = array(
    oneof(
      record({ act: constantFrom('right', 'wrong', 'skipped', 'rest', 'undo', 'again') }),
      record({ act: constantFrom('size'), size: integer({ min: 1, max: 7 }) }),
      record({ act: constantFrom('left', 'right-key', 'up', 'down') }),
    ),
    { maxLength: 40 },
  );

  it('no photo is lost, one is always on the screen, and everything can be taken back', () => {
    assert(
      property(nat(12), integer({ min: 1, max: 5 }), acts, (count, size, done) => {
        let session = beginSession(items(count), size);
        for (const act of done) {
          session = run(session, act);
          expect(new Set(session.items).size).toBe(count);
          if (isThrough(session)) {
            expect(session.items.every((each) => session.answers.has(reviewKey(each)))).toBe(true);
          } else {
            expect(screenfulOf(session)).toContain(session.items[session.active]);
          }
        }
        for (let last = session.steps.at(-1); last !== undefined; last = session.steps.at(-1)) {
          session = withoutStep(session, last);
        }
        expect(session.answers.size).toBe(0);
      }),
    );
  });
});
