/** The review's keys, wherever on the page the focus is: arrows move, Y and N answer, S skips, A takes the rest, Z takes back. */
import { useEffect, useLayoutEffect, useRef } from 'react';
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
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusyElsewhere(event))
        return;
      if (runKey(event.key, latest.current)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  }, []);
}

function isBusyElsewhere({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.matches('input, textarea, select, [contenteditable]')) return true;
  // Enter and Space press what has the focus, except on the photo itself.
  const isPress = key === 'Enter' || key === ' ';
  return (
    isPress &&
    target.closest('a, button, summary') !== null &&
    target.closest('[data-review-key] > a') === null
  );
}

/** True where the key means something here. */
function runKey(key: string, actions: ReviewKeyActions): boolean {
  const move = MOVES[key];
  if (move !== undefined) {
    actions.move(move);
    return true;
  }
  switch (key.toLowerCase()) {
    case 'y':
    case 'enter':
      actions.answer('right');
      return true;
    case 'n':
      actions.answer('wrong');
      return true;
    case 's':
    case ' ':
      actions.answer('skipped');
      return true;
    case 'a':
      actions.allRight();
      return true;
    case 'z':
      actions.undo();
      return true;
    case 'o':
      actions.open();
      return true;
    default:
      return false;
  }
}
