/**
 * Which tab runs the queues. Exactly one leads; the others watch, and take over when it closes, crashes, is put away or
 * no longer answers. Two may believe they lead for a moment: the claims of their jobs keep that harmless (core/jobs).
 */
import { timerDelay, type Delay } from './bell.ts';

export interface Leadership {
  /** Aborts when another tab has taken over, or this one is about to stand still. */
  readonly lost: AbortSignal;
  release(): void;
}

/** Resolves when this tab leads; with null when the signal came first, or the page was put away: then ask again. */
export type AcquireLeadership = (signal: AbortSignal) => Promise<Leadership | null>;

/** Whether the page may run, as the browser tells it. */
export interface PageLife {
  readonly isStill: () => boolean;
  /** Calls back whenever that changes; returns the way to stop. */
  readonly onChange: (listener: () => void) => () => void;
}

export interface LockLeadershipOptions {
  readonly locks: LockManager;
  /** Of the lock, and of the channel the tabs talk through. */
  readonly name: string;
  readonly life?: PageLife;
  /** For tests; a timer otherwise. */
  readonly delay?: Delay;
  readonly questionEveryMs?: number;
}

/**
 * A follower asks the leader at this pace whether it is there, and takes over after so many questions in a row without
 * an answer: after nine seconds. Questions are counted, not seconds: a machine that slept asks anew, and answering needs
 * no timer, which a browser slows down in hidden tabs.
 */
const QUESTION_EVERY_MS = 3_000;
export const UNANSWERED_QUESTIONS = 3;

/**
 * Leadership by a Web Lock, which the browser hands on when a tab closes or crashes. A frozen tab would keep it for ever:
 * a page that is told it will stand still gives it up at once, and from one that was not told it is stolen.
 */
export function createLockLeadership(options: LockLeadershipOptions): AcquireLeadership {
  const { locks, name, life = ALWAYS_MOVING } = options;
  return async (signal) => {
    await untilMoving(life, signal);
    // It may have been put away again since.
    if (signal.aborted || life.isStill()) return null;
    const waiting = new AbortController();
    const either = AbortSignal.any([signal, waiting.signal]);
    // A page that stands still must not be handed the lock.
    const stopWatching = life.onChange(() => {
      waiting.abort();
    });
    const queued = hold(locks, name, { signal: either }, life);
    const silence = untilSilent(options, either);
    const granted = await Promise.race([queued, silence]);
    waiting.abort();
    stopWatching();
    if (granted !== 'silent') return granted;
    // The lock may have come in the same moment.
    return (await queued) ?? hold(locks, name, { steal: true }, life);
  };
}

/** For a place with one tab only, such as a test. */
export const leadAtOnce: AcquireLeadership = (signal) =>
  Promise.resolve(signal.aborted ? null : { lost: new AbortController().signal, release: () => undefined });

const ALWAYS_MOVING: PageLife = { isStill: () => false, onChange: () => () => undefined };

/** What the browser says about this page. https://wicg.github.io/page-lifecycle/ */
export function watchPageLife(page: Window): PageLife {
  let isStill = false;
  const listeners = new Set<() => void>();
  const become = (still: boolean) => (): void => {
    isStill = still;
    for (const listener of listeners) listener();
  };
  page.document.addEventListener('freeze', become(true));
  page.document.addEventListener('resume', become(false));
  page.addEventListener('pagehide', become(true));
  page.addEventListener('pageshow', become(false));
  return {
    isStill: () => isStill,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function untilMoving({ isStill, onChange }: PageLife, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isStill() && !signal.aborted) return;
      stop();
      signal.removeEventListener('abort', look);
      resolve();
    };
    const stop = onChange(look);
    signal.addEventListener('abort', look);
    look();
  });
}

/** Asks for the lock; resolves once it is held, with null where the request was withdrawn before. */
function hold(
  locks: LockManager,
  name: string,
  request: LockOptions,
  life: PageLife,
): Promise<Leadership | null> {
  return new Promise((resolve, reject) => {
    const lost = new AbortController();
    const held = locks.request(
      name,
      request,
      () =>
        new Promise<void>((letGo) => {
          const stopAnswering = answerQuestions(name);
          const release = (): void => {
            stopWatching();
            stopAnswering();
            letGo();
          };
          const stopWatching = life.onChange(() => {
            if (!life.isStill()) return;
            release();
            lost.abort();
          });
          lost.signal.addEventListener('abort', release);
          resolve({ lost: lost.signal, release });
        }),
    );
    // Rejects when the request is withdrawn, and when the lock is stolen later on.
    held.catch((error: unknown) => {
      const isExpected = error instanceof DOMException && error.name === 'AbortError';
      lost.abort();
      if (isExpected) resolve(null);
      else reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
}

function answerQuestions(name: string): () => void {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin and takes none.
    if (data === 'who leads?') channel.postMessage('I do');
  });
  return () => {
    channel.close();
  };
}

/** Resolves when the leader has left enough questions unanswered; never once the signal aborts. */
async function untilSilent(
  { name, delay = timerDelay, questionEveryMs = QUESTION_EVERY_MS }: LockLeadershipOptions,
  signal: AbortSignal,
): Promise<'silent'> {
  const channel = new BroadcastChannel(name);
  let unanswered = 0;
  channel.addEventListener('message', ({ data }) => {
    if (data === 'I do') unanswered = 0;
  });
  try {
    while (!signal.aborted && unanswered < UNANSWERED_QUESTIONS) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin and takes none.
      channel.postMessage('who leads?');
      unanswered += 1;
      await delay(questionEveryMs, signal);
    }
  } finally {
    channel.close();
  }
  return signal.aborted ? new Promise(() => undefined) : 'silent';
}
