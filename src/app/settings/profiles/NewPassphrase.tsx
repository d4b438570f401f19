/** A passphrase made up, twice, with what is to be said of its length. */
import { judgePassphraseLength } from '../../../core/profileLock.ts';
import { PassphraseField } from '../../controls/PassphraseField.tsx';
import { lockText } from '../../unlock/messages.ts';
import type { TypedPassphrase } from './useNewPassphrase.ts';

interface NewPassphraseProps {
  readonly label: string;
  readonly typed: TypedPassphrase;
  readonly disabled: boolean;
}

export function NewPassphrase({ label, typed, disabled }: NewPassphraseProps) {
  const { first, second, fault, setFirst, setSecond } = typed;
  return (
    <>
      <PassphraseField
        kind="new"
        label={label}
        words={lockText}
        value={first}
        disabled={disabled}
        hint={lockText.length(judgePassphraseLength(first))}
        error={fault === 'too-short' ? lockText.tooShort : undefined}
        onChange={setFirst}
      />
      <PassphraseField
        kind="new"
        label={lockText.passphraseAgain}
        words={lockText}
        value={second}
        disabled={disabled}
        error={fault === 'differs' ? lockText.differs : undefined}
        onChange={setSecond}
      />
    </>
  );
}
