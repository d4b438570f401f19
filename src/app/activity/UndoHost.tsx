/**
 * The question before an undo, with what it would do, and the way to an earlier configuration after one. Mounted once in
 * the frame, since a scan's summary asks as well as the Activity page.
 */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Run } from '../../core/run.ts';
import { ConfirmDialog } from '../controls/Dialog.tsx';
import { useDeps } from '../depsContext.ts';
import { afterWords } from '../../messages/loadWords.ts';
import { describeRun } from './describeRun.ts';
import { activityText } from './messages.ts';
import { useUndoView } from './undoStore.ts';
import { leftAloneText, undoParts } from './undoWords.ts';
import { isOlder, useUndoRun } from './useUndoRun.ts';

// It compares documents, which the first page does without.
const RestoreDialog = lazy(async () => ({
  default: (await afterWords(() => import('../settings/configuration/RestoreDialog.tsx'))).RestoreDialog,
}));

export function UndoHost() {
  const { asked, restoring } = useUndoView();
  return (
    <>
      {asked !== null && <UndoQuestion run={asked} />}
      {restoring !== null && <RestoreOffer revision={restoring} />}
    </>
  );
}

function UndoQuestion({ run }: { readonly run: Run }) {
  const deps = useDeps();
  const close = useUndoView((view) => view.close);
  const { undoNow } = useUndoRun();
  const [isUndoing, setUndoing] = useState(false);
  const consequences = useQuery({
    queryKey: ['runs', 'undo-question', run.id],
    queryFn: async () => ({
      counts: await deps.library.runs.readUndoCounts(run.id),
      isOlder: await isOlder(deps, run),
    }),
    gcTime: 0,
  });
  const undo = async (): Promise<void> => {
    setUndoing(true);
    await undoNow(run);
    close();
  };
  const counts = consequences.data?.counts;
  const parts = counts === undefined ? [] : undoParts(counts);
  const leftAlone = counts === undefined ? null : leftAloneText(counts);
  return (
    <ConfirmDialog
      title={activityText.askTitle}
      confirmLabel={activityText.undo}
      cancelLabel={activityText.cancel}
      busy={isUndoing || parts.length === 0}
      onConfirm={() => {
        void undo();
      }}
      onCancel={close}
    >
      <p>{describeRun(run).title}</p>
      <div aria-live="polite">
        {consequences.isPending && <p>{activityText.counting}</p>}
        {consequences.isError && <p>{activityText.undoFailed(consequences.error.message)}</p>}
        {counts !== undefined && parts.length === 0 && <p>{activityText.nothingLeft}</p>}
        {parts.length > 0 && (
          <ul>
            {parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        )}
        {consequences.data?.isOlder === true && <p>{activityText.isOlder}</p>}
        {leftAlone !== null && <p>{leftAlone}</p>}
        {run.kind === 'clean-up' && <p>{activityText.configurationStays}</p>}
      </div>
    </ConfirmDialog>
  );
}

function RestoreOffer({ revision }: { readonly revision: number }) {
  const { library } = useDeps();
  const close = useUndoView((view) => view.close);
  const configs = useQuery({
    queryKey: ['config', 'restore-offer'],
    queryFn: async () => ({
      current: await library.config.read(),
      history: await library.config.readHistory(),
    }),
    gcTime: 0,
  });
  const snapshot = configs.data?.history.find((one) => one.revision === revision);
  if (configs.data === undefined || snapshot === undefined) return null;
  return (
    <Suspense>
      <RestoreDialog {...configs.data} snapshot={snapshot} onClose={close} />
    </Suspense>
  );
}
