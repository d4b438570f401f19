/** Asks before a model's files are removed from this device. */
import { useState } from 'react';
import type { StoredModel } from '../../../models/modelFileStore.ts';
import { ConfirmDialog } from '../../controls/Dialog.tsx';
import { modelsText } from './messages.ts';
import { storedBytesOf, useModelControls } from './useModels.ts';

interface DeleteModelDialogProps {
  readonly model: StoredModel;
  readonly onClose: () => void;
}

export function DeleteModelDialog({ model, onClose }: DeleteModelDialogProps) {
  const { models } = useModelControls();
  const [isBusy, setIsBusy] = useState(false);
  const bytes = storedBytesOf(model);
  const remove = async (): Promise<void> => {
    setIsBusy(true);
    await models.delete(model.entry);
    onClose();
  };
  return (
    <ConfirmDialog
      title={modelsText.deleteTitle(model.entry.title)}
      confirmLabel={modelsText.deleteConfirm(bytes)}
      cancelLabel={modelsText.cancel}
      destructive
      busy={isBusy}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      <p>{modelsText.deleteBody(bytes)}</p>
    </ConfirmDialog>
  );
}
