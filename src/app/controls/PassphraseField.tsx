/** A passphrase: hidden until its button shows it, and told to password managers as what it is. Pasting is welcome. */
import { useState, type ReactNode, type Ref } from 'react';
import { TextField } from './Field.tsx';
import styles from './PassphraseField.module.css';

interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whether it is one that exists, or is being made up. */
  readonly kind: 'current' | 'new';
  readonly words: {
    readonly show: string;
    readonly hide: string;
    readonly showLabel: string;
    readonly hideLabel: string;
  };
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly ref?: Ref<HTMLInputElement>;
  readonly disabled?: boolean;
}

export function PassphraseField({ kind, words, ...field }: PassphraseFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      {...field}
      type={isShown ? 'text' : 'password'}
      autoComplete={kind === 'new' ? 'new-password' : 'current-password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      aside={
        <button
          type="button"
          className={styles['toggle']}
          aria-label={isShown ? words.hideLabel : words.showLabel}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? words.hide : words.show}
        </button>
      }
    />
  );
}
