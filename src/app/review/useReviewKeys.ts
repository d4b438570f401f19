/** The review's keys, wherever on the page the focus is: arrows move, Y and N answer, S skips, A takes the rest, Z takes back. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { shortcutPressed } from '../shortcuts/shortcutPressed.ts';
import type { ShortcutIn } from '../shortcuts/shortcuts.ts';
import type { ReviewMove } from './reviewSession.ts';

export interface ReviewKeyActions {
  readonly move: (move: ReviewMove) => void;
  readonly answer: (answer: 'right' | 'wrong' | 'skipped') => void;
  readonly allRight: () => void;
  readonly undo: () => void;
  readonly open: () => void;
}

const MOVES: Readonly<Record<string, ReviewMove>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

export function useReviewKeys(actions: ReviewKeyActions): void {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const pressed = shortcutPressed('review', event);
      if (pressed === null || pressesSomething(event)) return;
      event.preventDefault();
      const { move, answer, allRight, undo, open } = latest.current;
      const byName: Readonly<Record<ShortcutIn<'review'>, () => void>> = {
        moveInReview: () => move(MOVES[event.key] ?? 'right'),
        sayRight: () => answer('right'),
        sayWrong: () => answer('wrong'),
        skipPhoto: () => answer('skipped'),
        sayAllRight: allRight,
        takeBack: undo,
        openReviewed: open,
      };
      byName[pressed]();
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  }, []);
}

/** Enter and Space press what has the focus, except on the photo itself. */
function pressesSomething({ target, key }: KeyboardEvent): boolean {
  return (
    (key === 'Enter' || key === ' ') &&
    target instanceof HTMLElement &&
    target.closest('a, button, summary') !== null &&
    target.closest('[data-review-key] > a') === null
  );
}
