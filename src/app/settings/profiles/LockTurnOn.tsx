/** Asks for the passphrase of a new lock, and says first what forgetting it would lose. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Profile } from '../../../core/profile.ts';
import { TextField } from '../../controls/Field.tsx';
import { FormDialog } from '../../controls/FormDialog.tsx';
import { useAppParts } from '../../depsContext.ts';
import { useToasts } from '../../frame/toasts.ts';
import { lockText } from '../../unlock/messages.ts';
import styles from './LockCard.module.css';
import { NewPassphrase } from './NewPassphrase.tsx';
import { useNewPassphrase } from './useNewPassphrase.ts';

interface LockTurnOnProps {
  readonly profile: Profile;
  readonly onClose: () => void;
}

export function LockTurnOn({ profile: { name }, onClose }: LockTurnOnProps) {
  const { lock } = useAppParts().profiles;
  const showToast = useToasts((view) => view.showToast);
  const typed = useNewPassphrase();
  const [word, setWord] = useState('');
  const isMeant = word.trim().toLowerCase() === lockText.onWord;
  // Stays busy where it went well: the window is about to start again.
  const locking = useMutation({ mutationFn: (passphrase: string) => lock.request(passphrase) });
  const isBusy = locking.isPending || locking.isSuccess;

  const submit = (): void => {
    const passphrase = typed.take();
    if (passphrase === null) return;
    locking.mutate(passphrase, {
      onError: (error) => {
        onClose();
        showToast({ text: lockText.failed(error.message) });
      },
    });
  };

  return (
    <FormDialog
      title={lockText.onTitle(name)}
      cancelLabel={lockText.cancel}
      submitLabel={isBusy ? lockText.working : lockText.onConfirm}
      canSubmit={isMeant && !isBusy}
      isFinal={isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{lockText.onBody}</p>
      <p className={styles['warning']}>{lockText.onLoss}</p>
      {/* Password managers keep a passphrase by a name. */}
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
      <NewPassphrase label={lockText.passphrase} typed={typed} disabled={isBusy} />
      <TextField
        label={lockText.onType(lockText.onWord)}
        value={word}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        disabled={isBusy}
        onChange={setWord}
      />
      <p className={styles['note']}>{lockText.onRestart}</p>
    </FormDialog>
  );
}
