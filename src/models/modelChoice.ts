/**
 * Which model a profile uses on this device, and a change of it that is under way. Kept in the browser's local storage, beside
 * the stored models and outside the library: a backup restored elsewhere must not name a model that is not there.
 */
import * as z from '../core/zod.ts';

/** The starter model has no revision here: whichever one the app ships is meant. */
export type ModelRef =
  { readonly kind: 'starter' } | { readonly kind: 'stored'; readonly id: string; readonly revision: string };

export interface ModelChange {
  readonly to: ModelRef;
  /** Whether the vectors of the model before stay, for the way back. */
  readonly keepsOld: boolean;
}

/** What a change of model means for one category; similarities of different models cannot be compared. */
export interface ThresholdReview {
  readonly name: string;
  /** Which of its two thresholds: words and photos, or photos among themselves. */
  readonly signal: 'prompts' | 'examples';
  /** As the category had it under the model before. */
  readonly similarity: number;
  /** Photos it matched then, trash left out. */
  readonly matches: number;
  /** The similarity that matches about as many under the new model; null where nothing was matched to go by. */
  readonly suggested: number | null;
}

interface ModelReview {
  readonly fromTitle: string;
  readonly toTitle: string;
  readonly categories: readonly ThresholdReview[];
}

export interface ModelChoice {
  readonly active: ModelRef;
  readonly change: ModelChange | null;
  /** Left by the last change until the person is done with it. */
  readonly review: ModelReview | null;
}

export interface ModelChoiceStore {
  /** The same object until it changes. */
  readonly read: () => ModelChoice;
  write(choice: ModelChoice): void;
  /** Calls back when this page or another one changed it; returns the way to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

export const STARTER: ModelRef = { kind: 'starter' };

const refSchema = z.union([
  z.object({ kind: z.literal('starter') }),
  z.object({ kind: z.literal('stored'), id: z.string(), revision: z.string() }),
]);

const choiceSchema = z.object({
  active: refSchema,
  change: z.nullable(z.object({ to: refSchema, keepsOld: z.boolean() })),
  review: z.nullable(
    z.object({
      fromTitle: z.string(),
      toTitle: z.string(),
      categories: z.array(
        z.object({
          name: z.string(),
          signal: z.enum(['prompts', 'examples']),
          similarity: z.number(),
          matches: z.number(),
          suggested: z.nullable(z.number()),
        }),
      ),
    }),
  ),
});

const UNTOUCHED: ModelChoice = { active: STARTER, change: null, review: null };

export function isSameModel(a: ModelRef, b: ModelRef): boolean {
  if (a.kind === 'starter' || b.kind === 'starter') return a.kind === b.kind;
  return a.id === b.id && a.revision === b.revision;
}

function keyOf(profileId: string): string {
  return `winnow-model ${profileId}`;
}

/** Drops what a profile that was deleted had chosen. */
export function forgetModelChoice(storage: Pick<Storage, 'removeItem'>, profileId: string): void {
  storage.removeItem(keyOf(profileId));
}

/** @param page where writes of other pages are told, as `storage` events */
export function createModelChoice(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  page: Pick<Window, 'addEventListener' | 'removeEventListener'>,
  profileId: string,
): ModelChoiceStore {
  const key = keyOf(profileId);
  const listeners = new Set<() => void>();
  let readText: string | null = null;
  let choice = UNTOUCHED;

  return {
    read() {
      const text = storage.getItem(key);
      if (text !== readText) {
        readText = text;
        choice = parse(text);
      }
      return choice;
    },
    write(next) {
      storage.setItem(key, JSON.stringify(next));
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      const onStorage = (event: StorageEvent): void => {
        if (event.key === key) listener();
      };
      listeners.add(listener);
      page.addEventListener('storage', onStorage);
      return () => {
        listeners.delete(listener);
        page.removeEventListener('storage', onStorage);
      };
    },
  };
}

/** Calls back only when another model is in use than before; the answer subscribes. */
export function watchActive(choice: ModelChoiceStore): (listener: (active: ModelRef) => void) => () => void {
  return (listener) => {
    let known = choice.read().active;
    return choice.subscribe(() => {
      const { active } = choice.read();
      if (isSameModel(active, known)) return;
      known = active;
      listener(active);
    });
  };
}

/** Anything unreadable means the model that is always there. */
function parse(text: string | null): ModelChoice {
  if (text === null) return UNTOUCHED;
  try {
    const parsed = choiceSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : UNTOUCHED;
  } catch (error) {
    if (error instanceof SyntaxError) return UNTOUCHED;
    throw error;
  }
}
