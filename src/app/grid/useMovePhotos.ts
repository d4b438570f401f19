/** Moves photos by hand and offers the way back. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PhotoId, Visibility } from '../../core/photo.ts';
import { reasonOf } from '../../core/reasonOf.ts';
import type { ListColumns } from '../../lists/photoLists.ts';
import { withoutPhotos } from '../../lists/withoutPhotos.ts';
import { undoRun } from '../../pipeline/undo.ts';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { answerChanges } from '../invalidation.ts';
import { mayHold, type ListSource } from '../listSource.ts';
import { text } from '../messages.ts';
import { storedListKey } from '../queries.ts';

/**
 * Moves photos and says so with Undo; answers whether it went well. Out of the list one looks at, if that is given, they go
 * at once, and come back where the library refuses.
 */
export type MovePhotos = (ids: readonly PhotoId[], to: Visibility, shown?: ListSource) => Promise<boolean>;

export function useMovePhotos(): MovePhotos {
  const deps = useDeps();
  const queryClient = useQueryClient();
  const showToast = useToasts((view) => view.showToast);

  return useCallback(
    async (ids, to, shown) => {
      const { library, nowMs } = deps;
      /** What a person did is seen at once, also while a scan keeps the lists waiting for their turn. */
      const showMoved = (): void => void answerChanges(queryClient, new Set(['photos']));
      const undo = async (runId: number): Promise<void> => {
        try {
          const { movedTo } = await undoRun(deps, runId);
          showMoved();
          showToast({ text: text.moveUndone(movedTo.timeline + movedTo.archive + movedTo.trash) });
        } catch (error) {
          tellFailure(error);
        }
      };
      const tellFailure = (error: unknown): void => {
        showToast({ text: text.moveFailed(reasonOf(error)) });
      };
      try {
        // Begun before the screen says so: who sees it done may reload at once, and what has not begun would be lost.
        const moving = library.photos.moveByHand(ids, to, nowMs());
        if (shown !== undefined && !mayHold(shown, to)) takeOut(queryClient, shown, new Set(ids));
        const { runId, photos, from } = await moving;
        showMoved();
        if (runId === null) {
          showToast({ text: text.nothingToMove });
          return true;
        }
        showToast({
          text: from === 'trash' ? text.restored(photos) : text.moved(photos, to),
          action: {
            label: text.undo,
            onSelect: () => {
              void undo(runId);
            },
          },
        });
        return true;
      } catch (error) {
        showMoved();
        tellFailure(error);
        return false;
      }
    },
    [deps, queryClient, showToast],
  );
}

/** Only what is on the screen changes; the library's answer follows. */
function takeOut(queryClient: QueryClient, shown: ListSource, gone: ReadonlySet<PhotoId>): void {
  // What a search found comes with counts that only the library can tell.
  if (shown.kind === 'search') return;
  const queryKey = storedListKey(shown);
  void queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData<ListColumns>(queryKey, (list) => list && withoutPhotos(list, gone));
}
