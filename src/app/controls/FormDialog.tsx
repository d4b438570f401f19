/** A dialog to fill in: the one button submits, as Enter does, and only once there is something to submit. */
import { useId, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './FormDialog.module.css';

interface FormDialogProps {
  readonly title: string;
  /** The form's fields and words. */
  readonly children: ReactNode;
  readonly cancelLabel: string;
  /** Names the act; null while it is not known yet what there is to do. */
  readonly submitLabel: string | null;
  readonly canSubmit: boolean;
  readonly destructive?: boolean;
  /** What was submitted can no longer be called off. */
  readonly isFinal?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

export function FormDialog({
  title,
  children,
  cancelLabel,
  submitLabel,
  canSubmit,
  destructive = false,
  isFinal = false,
  onSubmit,
  onClose,
}: FormDialogProps) {
  const formId = useId();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button disabled={isFinal} onClick={onClose}>
            {cancelLabel}
          </Button>
          {submitLabel !== null && (
            <Button
              type="submit"
              form={formId}
              variant={destructive ? 'destructive' : 'primary'}
              disabled={!canSubmit}
            >
              {submitLabel}
            </Button>
          )}
        </>
      }
    >
      <form
        id={formId}
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (canSubmit) onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
