/**
 * A review as it goes: a fixed order of items, one screenful of them at a time, the answers so far and the way back. Pure;
 * what an answer does to the library is in useReview.ts.
 */
import { orderReview, type ReviewItem, type ReviewOrder } from '../../pipeline/reviewQueue.ts';

/** `gone`: not open any more for another reason than this review. */
export type Answer = 'right' | 'wrong' | 'skipped' | 'gone';

/** One thing the person did, with what it takes to take it back. */
export interface ReviewStep {
  readonly items: readonly ReviewItem[];
  readonly answer: Exclude<Answer, 'gone'>;
  /** The run of a correction, once it is stored; null where there is none. */
  readonly stored: Promise<number | null>;
}

export interface ReviewSession {
  readonly items: readonly ReviewItem[];
  readonly answers: ReadonlyMap<string, Answer>;
  /** Latest last. */
  readonly steps: readonly ReviewStep[];
  /** Index of the first item on the screen; as many as there are items once all are through. */
  readonly start: number;
  /** Items to a screenful. */
  readonly size: number;
  /** Index of the item one is at. */
  readonly active: number;
}

export interface ReviewProgress {
  /** Answered right or wrong. */
  readonly looked: number;
  readonly wrong: number;
  readonly skipped: number;
  /** Of as many items, those that are gone left out. */
  readonly total: number;
}

export type ReviewMove = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** Names an item: one photo and one category. */
export function reviewKey({ photoId, categoryKey }: Pick<ReviewItem, 'photoId' | 'categoryKey'>): string {
  return `${String(photoId)} ${categoryKey}`;
}

/** @param size items to a screenful, at least one */
export function beginSession(items: readonly ReviewItem[], size: number): ReviewSession {
  return { items, answers: new Map(), steps: [], start: 0, size: Math.max(1, size), active: 0 };
}

/**
 * Goes on with a review one had left: what is open now is added, what is no longer open and was not answered here is gone,
 * and what was answered and is open again (undone elsewhere) is asked again, at the end.
 * @param knownSteps how many steps were stored when `open` was read: it knows nothing of later ones
 */
export function resumeSession(
  before: ReviewSession,
  open: readonly ReviewItem[],
  order: ReviewOrder,
  knownSteps = before.steps.length,
): ReviewSession {
  const answeredSince = new Set(before.steps.slice(knownSteps).flatMap(({ items }) => items.map(reviewKey)));
  const openKeys = new Set(open.map(reviewKey));
  const answers = new Map(before.answers);
  const again: ReviewItem[] = [];
  const kept = before.items.filter((item) => {
    const key = reviewKey(item);
    const answer = answers.get(key);
    if (answeredSince.has(key)) return true;
    if (!openKeys.has(key)) {
      if (answer === undefined || answer === 'skipped') answers.set(key, 'gone');
      return true;
    }
    // A tag that is not there yet stays open until a scan comes.
    if (answer === undefined || answer === 'skipped' || item.tagId === null) return true;
    answers.delete(key);
    again.push(item);
    return false;
  });
  const known = new Set(before.items.map(reviewKey));
  const added = orderReview(
    open.filter((item) => !known.has(reviewKey(item))),
    order,
  );
  const removed = before.items.length - kept.length;
  const start = removed === 0 ? before.start : kept.findIndex((item) => !answers.has(reviewKey(item)));
  return onward({
    ...before,
    items: [...kept, ...added, ...again],
    answers,
    start: start === -1 ? kept.length : start,
    active: removed === 0 ? before.active : Math.max(0, start),
  });
}

/** What is not answered yet in another order; the answers before it stay. */
export function reorderSession(session: ReviewSession, order: ReviewOrder): ReviewSession {
  const isAnswered = (item: ReviewItem): boolean => session.answers.has(reviewKey(item));
  const answered = session.items.filter(isAnswered);
  const open = orderReview(
    session.items.filter((item) => !isAnswered(item)),
    order,
  );
  return { ...session, items: [...answered, ...open], start: answered.length, active: answered.length };
}

/** What was skipped is asked again. */
export function againSkipped(session: ReviewSession): ReviewSession {
  const answers = new Map([...session.answers].filter(([, answer]) => answer !== 'skipped'));
  const steps = session.steps.filter(({ answer }) => answer !== 'skipped');
  const isOpen = (item: ReviewItem): boolean => !answers.has(reviewKey(item));
  const answered = session.items.filter((item) => !isOpen(item));
  const items = [...answered, ...session.items.filter(isOpen)];
  return { ...session, items, answers, steps, start: answered.length, active: answered.length };
}

export function screenfulOf({ items, start, size }: ReviewSession): readonly ReviewItem[] {
  return items.slice(start, start + size);
}

/** Those on the screen that have no answer yet. */
export function openOnScreen(session: ReviewSession): readonly ReviewItem[] {
  return screenfulOf(session).filter((item) => !session.answers.has(reviewKey(item)));
}

export function isThrough({ items, start }: ReviewSession): boolean {
  return start >= items.length;
}

export function progressOf({ items, answers }: ReviewSession): ReviewProgress {
  const counts = { right: 0, wrong: 0, skipped: 0, gone: 0 };
  for (const answer of answers.values()) counts[answer] += 1;
  return {
    looked: counts.right + counts.wrong,
    wrong: counts.wrong,
    skipped: counts.skipped,
    total: items.length - counts.gone,
  };
}

/** Gives the items an answer. The next open one is the one one is at then; after the last, the next screenful comes. */
export function withStep(session: ReviewSession, step: ReviewStep): ReviewSession {
  const answers = new Map(session.answers);
  for (const item of step.items) answers.set(reviewKey(item), step.answer);
  return onward({ ...session, answers, steps: [...session.steps, step] });
}

/** Takes the step's answers back and shows its items again, on the screenful where they were. */
export function withoutStep(session: ReviewSession, step: ReviewStep): ReviewSession {
  const answers = new Map(session.answers);
  for (const item of step.items) answers.delete(reviewKey(item));
  const steps = session.steps.filter((other) => other !== step);
  // An earlier answer to the same item is in force again.
  for (const { items, answer } of steps) {
    for (const item of items) {
      const isOfStep = step.items.some((other) => reviewKey(other) === reviewKey(item));
      if (isOfStep) answers.set(reviewKey(item), answer);
    }
  }
  const [first] = step.items;
  const active = first === undefined ? -1 : indexOf(session, first);
  if (active === -1) return { ...session, answers, steps };
  const isOnScreen = active >= session.start && active < session.start + session.size;
  const start = isOnScreen ? session.start : Math.max(0, active - (active % session.size));
  return { ...session, answers, steps, start, active };
}

/** The step that gave the item the answer it has; undefined where it has none. */
export function stepOf({ steps }: ReviewSession, item: ReviewItem): ReviewStep | undefined {
  const key = reviewKey(item);
  return steps.findLast(({ items }) => items.some((other) => reviewKey(other) === key));
}

export function withActive(session: ReviewSession, item: ReviewItem): ReviewSession {
  const active = indexOf(session, item);
  return active === -1 ? session : { ...session, active };
}

/** Moves within the screenful. @param columns photos to a row */
export function withMove(session: ReviewSession, move: ReviewMove, columns: number): ReviewSession {
  const last = Math.min(session.start + session.size, session.items.length) - 1;
  const steps: Record<ReviewMove, number> = {
    left: session.active - 1,
    right: session.active + 1,
    up: session.active - columns,
    down: session.active + columns,
    first: session.start,
    last,
  };
  const active = steps[move];
  return active < session.start || active > last ? session : { ...session, active };
}

/** The window changed: more or fewer items to a screenful, with the one one is at among them. */
export function withSize(session: ReviewSession, size: number): ReviewSession {
  if (size === session.size || size < 1) return session;
  const isLost = session.active >= session.start + size;
  return onward({
    ...session,
    size,
    start: isLost ? session.active - (session.active % size) : session.start,
  });
}

/**
 * To the next item without an answer on this screenful, or to the next screenful that has one; after the last, to one that
 * was left behind when the window changed.
 */
function onward(session: ReviewSession): ReviewSession {
  const { items, answers, size } = session;
  const isOpen = (index: number): boolean => {
    const item = items[index];
    return item !== undefined && !answers.has(reviewKey(item));
  };
  let { start } = session;
  while (start < items.length && !range(start, Math.min(start + size, items.length)).some(isOpen))
    start += size;
  if (start >= items.length) {
    const left = items.findIndex((_, index) => isOpen(index));
    start = left === -1 ? items.length : left - (left % size);
  }
  const end = Math.min(start + size, items.length);
  const onScreen = range(start, end);
  const isHere = session.active >= start && session.active < end;
  const from = isHere ? session.active : start;
  const next = isOpen(from)
    ? from
    : (onScreen.find((index) => index > from && isOpen(index)) ?? onScreen.find(isOpen));
  return { ...session, start, active: next ?? from };
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}

function indexOf({ items }: ReviewSession, item: ReviewItem): number {
  const key = reviewKey(item);
  return items.findIndex((other) => reviewKey(other) === key);
}
