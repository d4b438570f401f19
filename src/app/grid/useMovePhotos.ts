/** Moves photos by hand and offers the way back. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PhotoId, Visibility } from '../../core/photo.ts';
import type { PhotoMove } from '../../library/library.ts';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { answerChanges } from '../invalidation.ts';
import { text } from '../messages.ts';

/** Moves photos and says so with Undo; answers whether it went well. */
export type MovePhotos = (ids: readonly PhotoId[], to: Visibility) => Promise<boolean>;

export function useMovePhotos(): MovePhotos {
  const { library, nowMs } = useDeps();
  const queryClient = useQueryClient();
  const showToast = useToasts((view) => view.showToast);

  return useCallback(
    async (ids, to) => {
      /** What a person did is seen at once, also while a scan keeps the lists waiting for their turn. */
      const showMoved = (): void => void answerChanges(queryClient, new Set(['photos']));
      const undo = async (moves: readonly PhotoMove[]): Promise<void> => {
        try {
          await library.photos.undoMove(moves);
          showMoved();
          showToast({ text: text.moveUndone(moves.length) });
        } catch (error) {
          tellFailure(error);
        }
      };
      const tellFailure = (error: unknown): void => {
        showToast({ text: text.moveFailed(error instanceof Error ? error.message : String(error)) });
      };
      try {
        const moves = await library.photos.moveByHand(ids, to, nowMs());
        if (moves.length === 0) {
          showToast({ text: text.nothingToMove });
          return true;
        }
        showMoved();
        const fromTrash = moves.every((move) => move.before.visibility === 'trash');
        showToast({
          text: fromTrash ? text.restored(moves.length) : text.moved(moves.length, to),
          action: {
            label: text.undo,
            onSelect: () => {
              void undo(moves);
            },
          },
        });
        return true;
      } catch (error) {
        tellFailure(error);
        return false;
      }
    },
    [library, nowMs, queryClient, showToast],
  );
}
