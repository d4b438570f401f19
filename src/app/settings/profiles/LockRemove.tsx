/** Asks whether a lock is to come off. */
import { useMutation } from '@tanstack/react-query';
import type { Profile } from '../../../core/profile.ts';
import { ConfirmDialog } from '../../controls/Dialog.tsx';
import { useAppParts } from '../../depsContext.ts';
import { useToasts } from '../../frame/toasts.ts';
import { lockText } from '../../unlock/messages.ts';

interface LockRemoveProps {
  readonly profile: Profile;
  readonly onClose: () => void;
}

export function LockRemove({ profile: { name }, onClose }: LockRemoveProps) {
  const { lock } = useAppParts().profiles;
  const showToast = useToasts((view) => view.showToast);
  const removing = useMutation({ mutationFn: () => lock.remove() });
  return (
    <ConfirmDialog
      title={lockText.removeTitle(name)}
      confirmLabel={lockText.removeConfirm}
      cancelLabel={lockText.cancel}
      busy={removing.isPending || removing.isSuccess}
      onConfirm={() =>
        removing.mutate(undefined, {
          onError: (error) => {
            onClose();
            showToast({ text: lockText.failed(error.message) });
          },
        })
      }
      onCancel={onClose}
    >
      <p>{lockText.removeBody}</p>
    </ConfirmDialog>
  );
}
