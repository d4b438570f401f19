/** Takes back the latest change that can be taken back, whatever made it. */
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { isUndoable } from './describeRun.ts';
import { activityText } from './messages.ts';
import { useUndoRun } from './useUndoRun.ts';

/** Older changes are for the Activity page, where one sees what they were. */
const RECENT = 20;

/** @returns undoes it, or asks first; says so where there is nothing to take back */
export function useUndoLast(): () => Promise<void> {
  const { library } = useDeps();
  const showToast = useToasts((view) => view.showToast);
  const { undoOrAsk } = useUndoRun();
  return async () => {
    const last = (await library.runs.readRecent(RECENT)).find(isUndoable);
    if (last === undefined) showToast({ text: activityText.nothingToUndo });
    else await undoOrAsk(last);
  };
}
