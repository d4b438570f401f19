/**
 * One review: reads what is open, keeps the session, and stores answers one after the other. What is on the screen never waits
 * for the library; where something could not be stored, the answer goes again and the reason is said.
 */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { reasonOf } from '../../core/reasonOf.ts';
import { acceptItems, rejectItem, reopenItems } from '../../pipeline/reviewAnswer.ts';
import {
  orderReview,
  readReviewQueue,
  type ReviewItem,
  type ReviewOrder,
} from '../../pipeline/reviewQueue.ts';
import { undoRun } from '../../pipeline/undo.ts';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { reviewText } from './messages.ts';
import { reviewSourceKey, reviewSourceOf, type ReviewParams } from './reviewAddress.ts';
import {
  beginSession,
  reorderSession,
  resumeSession,
  stepOf,
  withoutStep,
  withStep,
  type ReviewSession,
  type ReviewStep,
} from './reviewSession.ts';
import { useReviewView } from './reviewStore.ts';

/** Until the page has been measured. */
const FIRST_SIZE = 12;

export interface Review {
  /** Null until it is known what there is. */
  readonly session: ReviewSession | null;
  /** Why that could not be found out. */
  readonly failure: string | null;
  readonly readAgain: () => void;
  readonly change: (edit: (session: ReviewSession) => ReviewSession) => void;
  readonly answer: (items: readonly ReviewItem[], answer: ReviewStep['answer']) => void;
  /** Takes the last answer back; false where there is none. */
  readonly undo: () => boolean;
}

export function useReview(params: ReviewParams): Review {
  const deps = useDeps();
  const key = reviewSourceKey(params);
  const order: ReviewOrder = params.order ?? 'doubtful';
  const session = useReviewView((view) => view.sessions.get(key)) ?? null;
  const showToast = useToasts((view) => view.showToast);
  /** What is being stored; the next thing waits for it. */
  const storing = useRef<Promise<unknown>>(Promise.resolve());

  const change = useCallback(
    (edit: (before: ReviewSession) => ReviewSession): void => {
      const { sessions, setSession } = useReviewView.getState();
      const before = sessions.get(key);
      if (before !== undefined) setSession(key, edit(before));
    },
    [key],
  );

  const queue = useQuery({
    queryKey: ['review', key],
    // Read once for each visit: answers change what it is made from, and must not change it under the person's hands.
    staleTime: 0,
    gcTime: 0,
    structuralSharing: false,
    queryFn: async ({ signal }) => {
      const before = useReviewView.getState().sessions.get(key);
      const steps = before?.steps ?? [];
      // What was answered is stored, or could not be.
      await Promise.allSettled(steps.map(({ stored }) => stored));
      const read = await readReviewQueue(deps, reviewSourceOf(params), params.category ?? null, signal);
      return { read, knownSteps: steps.length };
    },
  });
  const { data } = queue;
  const latestOrder = useRef(order);
  useEffect(() => {
    if (data?.read.ok !== true) return;
    const { items } = data.read;
    const { sessions, setSession } = useReviewView.getState();
    const before = sessions.get(key);
    setSession(
      key,
      before === undefined
        ? beginSession(orderReview(items, latestOrder.current), FIRST_SIZE)
        : resumeSession(before, items, latestOrder.current, data.knownSteps),
    );
  }, [data, key]);

  useEffect(() => {
    if (latestOrder.current === order) return;
    latestOrder.current = order;
    change((before) => reorderSession(before, order));
  }, [order, change]);

  /** Does things in the order they were asked for, whether or not the ones before succeeded. */
  function store<T>(work: () => Promise<T>): Promise<T> {
    const stored = storing.current.then(work, work);
    storing.current = stored;
    return stored;
  }

  function tellFailure(error: unknown): void {
    showToast({ text: reviewText.answerFailed(reasonOf(error)) });
  }

  function takeBack(step: ReviewStep): void {
    change((before) => withoutStep(before, step));
    store(async () => {
      const runId = await step.stored;
      if (step.answer === 'right') await reopenItems(deps, step.items);
      else if (runId !== null) await undoRun(deps, runId);
    }).catch(tellFailure);
  }

  function answer(items: readonly ReviewItem[], said: ReviewStep['answer']): void {
    const { sessions } = useReviewView.getState();
    const before = sessions.get(key);
    if (before === undefined || items.length === 0) return;
    // Another answer to the same photo: the first is taken back as if it had not been given.
    const [first] = items;
    const earlier = items.length === 1 && first !== undefined ? stepOf(before, first) : undefined;
    if (earlier !== undefined && earlier.items.length === 1) takeBack(earlier);
    const stored = store(() => storeAnswer(items, said));
    const step: ReviewStep = { items, answer: said, stored };
    stored.catch((error: unknown) => {
      change((now) => withoutStep(now, step));
      tellFailure(error);
    });
    change((now) => withStep(now, step));
  }

  async function storeAnswer(
    items: readonly ReviewItem[],
    said: ReviewStep['answer'],
  ): Promise<number | null> {
    if (said === 'right') await acceptItems(deps, items);
    const [first] = items;
    return said === 'wrong' && first !== undefined ? rejectItem(deps, first) : null;
  }

  return {
    session,
    failure: queue.error?.message ?? (data?.read.ok === false ? data.read.reason : null),
    readAgain: () => void queue.refetch(),
    change,
    answer,
    undo: () => {
      const step = useReviewView.getState().sessions.get(key)?.steps.at(-1);
      if (step === undefined) return false;
      takeBack(step);
      return true;
    },
  };
}
