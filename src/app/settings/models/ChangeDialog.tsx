/** Asks before another model takes over: what it costs, and what happens to the work of the one before. */
import { useState } from 'react';
import type { ModelRef } from '../../../models/modelChoice.ts';
import { ConfirmDialog } from '../../controls/Dialog.tsx';
import { usePhotoCounts } from '../../queries.ts';
import { modelsText } from './messages.ts';
import styles from './Models.module.css';
import { useModelControls } from './useModels.ts';

interface ChangeDialogProps {
  readonly title: string;
  readonly to: ModelRef;
  readonly onClose: () => void;
}

export function ChangeDialog({ title, to, onClose }: ChangeDialogProps) {
  const { choice } = useModelControls();
  const counts = usePhotoCounts();
  const [keepsOld, setKeepsOld] = useState(true);
  const photos = (counts.data?.timeline ?? 0) + (counts.data?.archive ?? 0);
  return (
    <ConfirmDialog
      title={modelsText.changeTitle(title)}
      confirmLabel={modelsText.changeConfirm}
      cancelLabel={modelsText.cancel}
      busy={counts.data === undefined}
      onConfirm={() => {
        choice.write({ ...choice.read(), change: { to, keepsOld } });
        onClose();
      }}
      onCancel={onClose}
    >
      <p>{modelsText.changeBody(photos)}</p>
      {photos > 0 && (
        <>
          <p>{modelsText.changeKept}</p>
          <label className={styles['check']}>
            <input
              type="checkbox"
              checked={keepsOld}
              onChange={(event) => {
                setKeepsOld(event.target.checked);
              }}
            />
            {modelsText.keepOld}
          </label>
        </>
      )}
    </ConfirmDialog>
  );
}
