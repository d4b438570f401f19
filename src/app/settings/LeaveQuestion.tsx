/**
 * Asks before another page takes the place of a form with something unsaved in it. A page that is closed or started again is
 * let go: a profile that locks itself must not wait for an answer.
 */
import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from '../controls/Dialog.tsx';
import { settingsText } from './messages.ts';

export function LeaveQuestion({ isUnsaved }: { readonly isUnsaved: boolean }) {
  const { status, proceed, reset } = useBlocker({
    // The palette opens another form at the same address. What a saved form leaves behind in its own entry of the history is no
    // way out of it.
    shouldBlockFn: ({ current, next, action }) => action === 'PUSH' || current.pathname !== next.pathname,
    disabled: !isUnsaved,
    enableBeforeUnload: false,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <ConfirmDialog
      title={settingsText.leaveTitle}
      confirmLabel={settingsText.leaveConfirm}
      cancelLabel={settingsText.leaveCancel}
      destructive
      onConfirm={proceed}
      onCancel={reset}
    >
      <p>{settingsText.leaveBody}</p>
    </ConfirmDialog>
  );
}
