/**
 * Carries out changes of model: in one page at a time, prepared in the background, then both models change places at once. A
 * change is stored before it begins, so the next page goes on with one that was cut short.
 */
import type { Encoder } from '../encoder/encoder.ts';
import {
  isSameModel,
  type ModelChange,
  type ModelChoiceStore,
  type ModelRef,
} from '../models/modelChoice.ts';
import { createBell, type Delay } from './bell.ts';
import { prepareChange, type ChangeProgress, type PreparedChange } from './changeModel.ts';
import type { Deps } from './deps.ts';

export interface ModelChangesParts {
  readonly deps: Deps;
  readonly choice: ModelChoiceStore;
  /** Makes an encoder of a model, for this change alone. */
  readonly open: (
    ref: ModelRef,
  ) => Promise<
    { readonly ok: true; readonly encoder: Encoder } | { readonly ok: false; readonly reason: string }
  >;
  /** Resolves when this page may carry out changes, with how to let another one; null when the signal came first. */
  readonly acquire: (signal: AbortSignal) => Promise<(() => void) | null>;
  readonly delay: Delay;
  /** Told of bugs and lost databases; the change is tried again. */
  readonly onError: (error: unknown) => void;
}

export interface ModelChanges {
  /** How far this page has come with the change; null where none is under way here. */
  readonly readProgress: () => ChangeProgress | null;
  readonly subscribe: (listener: () => void) => () => void;
  stop(): Promise<void>;
}

const TRY_AGAIN_MS = 5_000;

export function startModelChanges(parts: ModelChangesParts): ModelChanges {
  const { choice, acquire, delay, onError } = parts;
  const stopping = new AbortController();
  const listeners = new Set<() => void>();
  const bell = createBell();
  const unsubscribe = choice.subscribe(() => bell.ring());
  let progress: ChangeProgress | null = null;

  function setProgress(next: ChangeProgress | null): void {
    progress = next;
    for (const listener of listeners) listener();
  }

  async function run(): Promise<void> {
    const { signal } = stopping;
    while (!signal.aborted) {
      const mark = bell.mark();
      if (choice.read().change === null) {
        await bell.waitSince(mark, signal);
        continue;
      }
      const release = await acquire(signal);
      if (release === null) continue;
      try {
        await carryOut(parts, signal, setProgress);
      } catch (error) {
        onError(error);
        await delay(TRY_AGAIN_MS, signal);
      } finally {
        setProgress(null);
        release();
      }
    }
  }
  const running = run();

  return {
    readProgress: () => progress,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async stop() {
      unsubscribe();
      stopping.abort();
      await running;
    },
  };
}

/** Carries out the change that is stored, unless the person thinks better of it meanwhile. */
async function carryOut(
  { deps, choice, open, delay }: ModelChangesParts,
  stopped: AbortSignal,
  onProgress: (progress: ChangeProgress) => void,
): Promise<void> {
  const { change } = choice.read();
  if (change === null) return;
  const dropped = new AbortController();
  const signal = AbortSignal.any([stopped, dropped.signal]);
  const unsubscribe = choice.subscribe(() => {
    if (!isStillWanted(choice, change)) dropped.abort();
  });
  try {
    const target = await open(change.to);
    if (!target.ok) {
      onProgress({ encoded: 0, total: 0, blocked: target.reason });
      await delay(TRY_AGAIN_MS, signal);
      return;
    }
    try {
      const prepared = await prepareChange(deps, { target: target.encoder, signal, onProgress, delay });
      if (prepared !== null && isStillWanted(choice, change))
        await changePlaces(deps, choice, change, prepared);
    } finally {
      target.encoder.close();
    }
  } finally {
    unsubscribe();
  }
}

function isStillWanted(choice: ModelChoiceStore, change: ModelChange): boolean {
  const current = choice.read().change;
  return current !== null && isSameModel(current.to, change.to);
}

async function changePlaces(
  { library }: Deps,
  choice: ModelChoiceStore,
  { to, keepsOld }: ModelChange,
  prepared: PreparedChange,
): Promise<void> {
  const { from, categories } = prepared;
  const fromTitle = from?.title ?? '';
  const review = categories.length === 0 ? null : { fromTitle, toTitle: prepared.to.title, categories };
  choice.write({ active: to, change: null, review });
  // Afterwards: a crash in between leaves vectors nobody needs, the other way round it would leave a model without any.
  if (!keepsOld && from !== null && from.key !== prepared.to.key)
    await library.embeddings.deleteModel(from.key);
}
