/** Does what a person asked for by hand, says it once it is done, and offers the way back. */
import { useQueryClient } from '@tanstack/react-query';
import { reasonOf } from '../core/reasonOf.ts';
import type { Collection, HandChange } from '../library/library.ts';
import { undoRun } from '../pipeline/undo.ts';
import { useDeps } from './depsContext.ts';
import { useToasts } from './frame/toasts.ts';
import { answerChanges } from './invalidation.ts';
import { text } from './messages.ts';

/** What a word about a photo can change. */
const TOUCHED: ReadonlySet<Collection> = new Set(['links', 'vetoes', 'tags', 'photos']);

/** The sentence for the time it is done, or what makes one of what was done. */
type Said<Change> = string | ((changed: Change) => string);

/** @returns called with the sentence for the time it is done, and the change */
export function useHandChange(): <Change extends HandChange>(
  said: Said<Change>,
  change: () => Promise<Change>,
) => void {
  const deps = useDeps();
  const queryClient = useQueryClient();
  const showToast = useToasts((view) => view.showToast);
  /** What a person did is seen at once, also while a scan keeps the lists waiting for their turn. */
  const showChanged = (): void => void answerChanges(queryClient, TOUCHED);

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      showToast({ text: text.nothingChanged(reasonOf(error)) });
    }
  }

  return (said, change) => {
    void attempt(async () => {
      const changed = await change();
      const { runId } = changed;
      if (runId === null) return;
      showChanged();
      const undo = (): void =>
        void attempt(async () => {
          await undoRun(deps, runId);
          showChanged();
        });
      const sentence = typeof said === 'string' ? said : said(changed);
      showToast({ text: sentence, action: { label: text.undo, onSelect: undo } });
    });
  };
}
