/** Shows the notices. One stays until it was there long enough to be read and nobody is pointing at it. */
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '../controls/Button.tsx';
import { text } from '../messages.ts';
import { useToasts, type Toast } from './toasts.ts';
import styles from './ToastRegion.module.css';

/** Time to read, and time to reach for Undo. */
const SHORT_MS = 6_000;
const WITH_ACTION_MS = 10_000;

export function ToastRegion() {
  const toasts = useToasts((view) => view.toasts);
  return (
    <section aria-label={text.notices} aria-live="polite" className={styles['region']}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const dismissToast = useToasts((view) => view.dismissToast);
  const [isHeld, setHeld] = useState(false);
  const { id, action } = toast;

  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(
      () => {
        dismissToast(id);
      },
      action === undefined ? SHORT_MS : WITH_ACTION_MS,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [isHeld, id, action, dismissToast]);

  const hold = (): void => {
    setHeld(true);
  };
  const release = (): void => {
    setHeld(false);
  };
  return (
    <div
      className={styles['toast']}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <p className={styles['text']}>{toast.text}</p>
      {action !== undefined && (
        <Button
          variant="bare"
          className={styles['action']}
          onClick={() => {
            dismissToast(id);
            action.onSelect();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        label={text.dismiss}
        icon={<X />}
        onClick={() => {
          dismissToast(id);
        }}
      />
    </div>
  );
}
