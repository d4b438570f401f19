/** What is typed of a new passphrase, and what is wrong with it once somebody tried to go on with it. */
import { useState } from 'react';
import { judgePassphraseLength } from '../../../core/profileLock.ts';

type PassphraseFault = 'too-short' | 'differs';

export interface TypedPassphrase {
  readonly first: string;
  readonly second: string;
  /** Null until {@link TypedPassphrase.take} was asked. */
  readonly fault: PassphraseFault | null;
  readonly setFirst: (text: string) => void;
  readonly setSecond: (text: string) => void;
  /** The passphrase, or null where something is wrong with it, which is said from then on. */
  readonly take: () => string | null;
}

export function useNewPassphrase(): TypedPassphrase {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [isTried, setTried] = useState(false);
  const fault = faultOf(first, second);
  return {
    first,
    second,
    fault: isTried ? fault : null,
    setFirst,
    setSecond,
    take() {
      setTried(true);
      return fault === null ? first : null;
    },
  };
}

function faultOf(first: string, second: string): PassphraseFault | null {
  if (judgePassphraseLength(first) === 'too-short') return 'too-short';
  return first === second ? null : 'differs';
}
