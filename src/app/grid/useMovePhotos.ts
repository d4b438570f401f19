/** Moves photos by hand and offers the way back. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PhotoId, Visibility } from '../../core/photo.ts';
import { undoRun } from '../../pipeline/undo.ts';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { answerChanges } from '../invalidation.ts';
import { text } from '../messages.ts';

/** Moves photos and says so with Undo; answers whether it went well. */
export type MovePhotos = (ids: readonly PhotoId[], to: Visibility) => Promise<boolean>;

export function useMovePhotos(): MovePhotos {
  const deps = useDeps();
  const queryClient = useQueryClient();
  const showToast = useToasts((view) => view.showToast);

  return useCallback(
    async (ids, to) => {
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
        showToast({ text: text.moveFailed(error instanceof Error ? error.message : String(error)) });
      };
      try {
        const { runId, photos, from } = await library.photos.moveByHand(ids, to, nowMs());
        if (runId === null) {
          showToast({ text: text.nothingToMove });
          return true;
        }
        showMoved();
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
        tellFailure(error);
        return false;
      }
    },
    [deps, queryClient, showToast],
  );
}
