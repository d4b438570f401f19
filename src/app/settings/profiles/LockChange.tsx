/** Another passphrase for a lock. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Profile } from '../../../core/profile.ts';
import { FormDialog } from '../../controls/FormDialog.tsx';
import { PassphraseField } from '../../controls/PassphraseField.tsx';
import { useAppParts } from '../../depsContext.ts';
import { useToasts } from '../../frame/toasts.ts';
import { lockText } from '../../unlock/messages.ts';
import { NewPassphrase } from './NewPassphrase.tsx';
import { useNewPassphrase } from './useNewPassphrase.ts';

interface LockChangeProps {
  readonly profile: Profile;
  readonly onClose: () => void;
}

export function LockChange({ profile: { name }, onClose }: LockChangeProps) {
  const { lock } = useAppParts().profiles;
  const showToast = useToasts((view) => view.showToast);
  const [current, setCurrent] = useState('');
  const typed = useNewPassphrase();
  const changing = useMutation({
    mutationFn: (next: string) => lock.changePassphrase(current, next),
  });

  const submit = (): void => {
    const next = typed.take();
    if (next === null) return;
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
    <FormDialog
      title={lockText.changeTitle(name)}
      cancelLabel={lockText.cancel}
      submitLabel={changing.isPending ? lockText.working : lockText.changeConfirm}
      canSubmit={current !== '' && !changing.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
