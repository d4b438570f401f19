/** Undoes a run and says what came of it; asks first where much or something older is at stake. */
import { useQueryClient } from '@tanstack/react-query';
import { reasonOf } from '../../core/reasonOf.ts';
import type { Run } from '../../core/run.ts';
import type { Deps } from '../../pipeline/deps.ts';
import { undoRun } from '../../pipeline/undo.ts';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { answerChanges } from '../invalidation.ts';
import { activityText } from './messages.ts';
import { useUndoView } from './undoStore.ts';
import { undoneText } from './undoWords.ts';

/** From so many photos on, what an undo does is said before it is done. */
const MANY_PHOTOS = 100;

/** Later runs among which one that changed something is looked for. */
const LATER_RUNS = 50;

interface UndoActions {
  /** Undoes the run, or asks first; answers once it is done or asked. */
  readonly undoOrAsk: (run: Run) => Promise<void>;
  /** Undoes it whatever it is. */
  readonly undoNow: (run: Run) => Promise<void>;
}

export function useUndoRun(): UndoActions {
  const deps = useDeps();
  const queryClient = useQueryClient();
  const showToast = useToasts((view) => view.showToast);
  const { ask, offerRestore } = useUndoView();

  async function undoNow(run: Run): Promise<void> {
    try {
      const counts = await undoRun(deps, run.id);
      // What a person did is seen at once, also while a scan keeps the lists waiting for their turn.
      void answerChanges(queryClient, new Set(['photos', 'links', 'runs']));
      const { configRevision } = run;
      const isRestorable = configRevision !== undefined && configRevision > 1;
      showToast({
        text: undoneText(counts),
        ...(isRestorable && {
          action: {
            label: activityText.restoreConfiguration,
            onSelect: () => {
              offerRestore(configRevision - 1);
            },
          },
        }),
      });
    } catch (error) {
      showToast({ text: activityText.undoFailed(reasonOf(error)) });
    }
  }

  return {
    undoNow,
    async undoOrAsk(run) {
      if (isLarge(run) || run.kind === 'clean-up' || (await isOlder(deps, run))) ask(run);
      else await undoNow(run);
    },
  };
}

function isLarge({ kind, total, tally }: Run): boolean {
  if (kind === 'bulk' || kind === 'restore') return total > MANY_PHOTOS;
  return Math.max(tally.tagged, tally.archived, tally.untagged, tally.returned) > MANY_PHOTOS;
}

/** True where something happened since that is still in force. */
export async function isOlder({ library }: Pick<Deps, 'library'>, { id }: Run): Promise<boolean> {
  const later = await library.runs.readRange(id + 1, Number.MAX_SAFE_INTEGER, LATER_RUNS);
  return later.some(({ canUndo, undoneAtMs }) => canUndo === true && undoneAtMs === null);
}
