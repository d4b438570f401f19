/** Another passphrase for a lock. */
import { useMutation } from '@tanstack/react-query';
import { useId, useState, type SyntheticEvent } from 'react';
import type { Profile } from '../../../core/profile.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { PassphraseField } from '../../controls/PassphraseField.tsx';
import { useAppParts } from '../../depsContext.ts';
import { useToasts } from '../../frame/toasts.ts';
import { lockText } from '../../unlock/messages.ts';
import styles from './LockCard.module.css';
import { NewPassphrase } from './NewPassphrase.tsx';
import { useNewPassphrase } from './useNewPassphrase.ts';

interface LockChangeProps {
  readonly profile: Profile;
  readonly onClose: () => void;
}

export function LockChange({ profile: { name }, onClose }: LockChangeProps) {
  const formId = useId();
  const { lock } = useAppParts().profiles;
  const showToast = useToasts((view) => view.showToast);
  const [current, setCurrent] = useState('');
  const typed = useNewPassphrase();
  const changing = useMutation({
    mutationFn: (next: string) => lock.changePassphrase(current, next),
  });

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const next = typed.take();
    if (next === null || changing.isPending) return;
    changing.mutate(next, {
      onSuccess: (isChanged) => {
        if (!isChanged) return;
        onClose();
        showToast({ text: lockText.changed });
      },
      onError: (error) => {
        onClose();
        showToast({ text: lockText.failed(error.message) });
      },
    });
  };

  return (
    <Dialog
      title={lockText.changeTitle(name)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{lockText.cancel}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            disabled={current === '' || changing.isPending}
          >
            {changing.isPending ? lockText.working : lockText.changeConfirm}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles['form']} noValidate onSubmit={submit}>
        <p>{lockText.changeBody}</p>
        {/* Password managers keep a passphrase by a name. */}
        <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
        <PassphraseField
          kind="current"
          label={lockText.currentPassphrase}
          words={lockText}
          value={current}
          disabled={changing.isPending}
          error={changing.data === false ? lockText.wrong : undefined}
          onChange={(text) => {
            setCurrent(text);
            changing.reset();
          }}
        />
        <NewPassphrase label={lockText.newPassphrase} typed={typed} disabled={changing.isPending} />
      </form>
    </Dialog>
  );
}
