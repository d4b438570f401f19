/**
 * Dialogs on the browser's own <dialog>: it traps focus, gives it back, and closes on Escape. A dialog is open for as
 * long as it is rendered; Escape is the same as Cancel.
 */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { classNames } from './classNames.ts';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: string;
  /** Asked to close: Escape, or the back gesture on a phone. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the one that goes on last. */
  readonly footer?: ReactNode;
  readonly width?: 'narrow' | 'wide';
  /** The title is only heard: what is in the dialog says what it is. */
  readonly isTitleHidden?: boolean;
  readonly className?: string | undefined;
}

export function Dialog({
  title,
  onClose,
  children,
  footer,
  width = 'narrow',
  isTitleHidden = false,
  className,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return undefined;
    dialog.showModal();
    focusFirstField();
    // Closing before the element leaves the page is what gives focus back to where it was.
    return () => {
      dialog.close();
    };
  }, []);

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      className={classNames(styles['dialog'], styles[width], className)}
      onCancel={(event) => {
        // A file picker inside the dialog sends its own cancel up the tree.
        if (event.target !== ref.current) return;
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        // Chromium closes without asking on a second Escape; while it is rendered the owner must hear of it.
        if (event.target === ref.current && !ref.current.open) onClose();
      }}
    >
      <div className={styles['frame']}>
        <h2 id={titleId} className={styles[isTitleHidden ? 'heardTitle' : 'title']}>
          {title}
        </h2>
        <div className={styles['body']}>{children}</div>
        {footer !== undefined && <div className={styles['footer']}>{footer}</div>}
      </div>
    </dialog>
  );
}

/** The browser focuses what comes first. On a label's line that is a button beside it, and the field is what is meant. */
function focusFirstField(): void {
  const first = document.activeElement;
  if (!(first instanceof HTMLButtonElement)) return;
  first.parentElement?.querySelector<HTMLLabelElement>(':scope > label')?.control?.focus();
}

export interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Names the act: "Delete category and untag 42 photos". */
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly destructive?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something happens. Cancel has the focus when the act is destructive. */
export function ConfirmDialog({
  title,
  children,
  confirmLabel,
  cancelLabel,
  destructive = false,
  busy = false,
  onConfirm,
  onCancel,
}: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      onClose={onCancel}
      footer={
        <>
          <Button onClick={onCancel}>{cancelLabel}</Button>
          <Button variant={destructive ? 'destructive' : 'primary'} disabled={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
