/** Deleting photos for ever: asks with their number and size, shows how far it is, and can be stopped between two batches. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { PhotoId } from '../../core/photo.ts';
import { reasonOf } from '../../core/reasonOf.ts';
import { deleteForEver } from '../../pipeline/emptyTrash.ts';
import { Button } from '../controls/Button.tsx';
import { ConfirmDialog, Dialog } from '../controls/Dialog.tsx';
import { ProgressBar } from '../controls/ProgressBar.tsx';
import { useDeps } from '../depsContext.ts';
import { useToasts } from '../frame/toasts.ts';
import { answerChanges } from '../invalidation.ts';
import { foldersText } from '../settings/folders/messages.ts';
import { useLinkedFolders } from '../settings/folders/useFolders.ts';
import { useView } from '../viewStore.ts';
import { trashText } from './messages.ts';

interface DeleteForEverProps {
  readonly ids: readonly PhotoId[];
  readonly onClose: () => void;
}

export function DeleteForEver({ ids, onClose }: DeleteForEverProps) {
  const { library } = useDeps();
  const { progress, isStopping, start, stop } = useDeletion(ids, onClose);
  const hasFolders = (useLinkedFolders().data ?? []).length > 0;
  const bytes = useQuery({
    queryKey: ['trashBytes', ids],
    queryFn: () => library.trash.readBytes(ids),
    gcTime: 0,
    meta: { collections: [] },
  }).data;

  if (progress !== null) {
    return (
      <Dialog
        title={trashText.deletingLabel}
        onClose={stop}
        footer={
          <Button disabled={isStopping} onClick={stop}>
            {isStopping ? trashText.stopping : trashText.stop}
          </Button>
        }
      >
        <ProgressBar label={trashText.deletingLabel} value={progress.done / Math.max(1, progress.total)} />
        <p aria-live="polite">{trashText.deleting(progress.done, progress.total)}</p>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      title={trashText.deleteTitle(ids.length)}
      confirmLabel={trashText.deleteConfirm(ids.length)}
      cancelLabel={trashText.cancel}
      destructive
      busy={bytes === undefined}
      onConfirm={start}
      onCancel={onClose}
    >
      <p>{bytes === undefined ? trashText.reading : trashText.deleteBody(ids.length, bytes)}</p>
      {hasFolders && <p>{foldersText.filesStay}</p>}
    </ConfirmDialog>
  );
}

function useDeletion(ids: readonly PhotoId[], onClose: () => void) {
  const deps = useDeps();
  const showToast = useToasts((view) => view.showToast);
  const clearSelection = useView((view) => view.clearSelection);
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [isStopping, setStopping] = useState(false);
  const stopRef = useRef<AbortController | null>(null);
  // Whoever leaves the page stops it: nobody would see how far it is.
  useEffect(
    () => () => {
      stopRef.current?.abort();
    },
    [],
  );

  async function run(): Promise<void> {
    const abort = new AbortController();
    stopRef.current = abort;
    setProgress({ done: 0, total: ids.length });
    try {
      const deleted = await deleteForEver(deps, ids, {
        cause: 'page',
        signal: abort.signal,
        onProgress: (done, total) => {
          setProgress({ done, total });
        },
      });
      // What a person did is seen at once, also while a scan keeps the lists waiting for their turn.
      void answerChanges(queryClient, new Set(['photos']));
      clearSelection();
      showToast({ text: outcomeOf(deleted, abort.signal.aborted && deleted < ids.length) });
    } catch (error) {
      showToast({ text: trashText.failed(reasonOf(error)) });
    } finally {
      onClose();
    }
  }

  return {
    progress,
    isStopping,
    start: (): void => void run(),
    stop: (): void => {
      setStopping(true);
      stopRef.current?.abort();
    },
  };
}

function outcomeOf(deleted: number, isStopped: boolean): string {
  if (isStopped) return trashText.stopped(deleted);
  return deleted === 0 ? trashText.nothingDeleted : trashText.deleted(deleted);
}
