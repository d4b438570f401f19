/** Does what a person asked for by hand, says it once it is done, and offers the way back. */
import type { HandChange } from '../library/library.ts';
import { undoRun } from '../pipeline/undo.ts';
import { useDeps } from './depsContext.ts';
import { useToasts } from './frame/toasts.ts';
import { text } from './messages.ts';

/** @returns called with the sentence for the time it is done, and the change */
export function useHandChange(): (said: string, change: () => Promise<HandChange>) => void {
  const deps = useDeps();
  const showToast = useToasts((view) => view.showToast);

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      showToast({ text: text.nothingChanged(error instanceof Error ? error.message : String(error)) });
    }
  }

  return (said, change) => {
    void attempt(async () => {
      const { runId } = await change();
      if (runId === null) return;
      const undo = (): void =>
        void attempt(async () => {
          await undoRun(deps, runId);
        });
      showToast({ text: said, action: { label: text.undo, onSelect: undo } });
    });
  };
}
