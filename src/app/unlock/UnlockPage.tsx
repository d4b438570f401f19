/** Shown instead of the app while a profile is locked: asks for its passphrase, and goes on with a lock being turned. */
import { LockKeyhole } from 'lucide-react';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { reasonOf } from '../../core/reasonOf.ts';
import { Button } from '../controls/Button.tsx';
import { PassphraseField } from '../controls/PassphraseField.tsx';
import { ProgressBar } from '../controls/ProgressBar.tsx';
import type { AppParts } from '../depsContext.ts';
import { Logo } from '../frame/Logo.tsx';
import { text } from '../messages.ts';
import { openProfile } from '../settings/profiles/openProfile.ts';
import { ProfileAvatar } from '../settings/profiles/ProfileAvatar.tsx';
import { lockText } from './messages.ts';
import styles from './UnlockPage.module.css';
import type { UnlockParts } from './unlockParts.ts';

interface UnlockPageProps {
  readonly unlocking: UnlockParts;
  readonly onOpen: (parts: AppParts) => void;
}

type Step =
  | { readonly kind: 'asking'; readonly fault: string | null }
  /** The passphrase is being tried. */
  | { readonly kind: 'trying' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'rewriting'; readonly share: number };

export function UnlockPage({ unlocking, onOpen }: UnlockPageProps) {
  const { profile, state, others } = unlocking;
  const [passphrase, setPassphrase] = useState('');
  const [step, setStep] = useState<Step>({ kind: 'asking', fault: null });
  const isBusy = step.kind !== 'asking';
  const field = useRef<HTMLInputElement>(null);
  // What the page is for; and again after a passphrase that was wrong, since a disabled field lets go of the focus.
  useEffect(() => {
    if (isBusy) return;
    field.current?.focus();
    field.current?.select();
  }, [isBusy]);

  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setStep({ kind: 'trying' });
    try {
      const result = await unlocking.unlock(passphrase, {
        onShare: (share) => setStep({ kind: 'rewriting', share }),
        onWaiting: () => setStep({ kind: 'waiting' }),
      });
      if (result.ok) onOpen(result.parts);
      else setStep({ kind: 'asking', fault: lockText.wrong });
    } catch (error) {
      console.error(error);
      setStep({ kind: 'asking', fault: lockText.unlockFailed(reasonOf(error)) });
    }
  };

  return (
    <main className={styles['page']}>
      <p className={styles['brand']}>
        <Logo />
        {text.appName}
      </p>
      <section className={styles['card']} aria-labelledby="unlock-title">
        <div className={styles['head']}>
          <ProfileAvatar profile={profile} />
          <h1 id="unlock-title">{lockText.unlockTitle(state, profile.name)}</h1>
        </div>
        <p className={styles['hint']}>{lockText.unlockHint(state)}</p>
        {step.kind === 'waiting' || step.kind === 'rewriting' ? (
          <Rewriting step={step} isOpening={state === 'unsealing'} />
        ) : (
          <form className={styles['form']} noValidate onSubmit={(event) => void submit(event)}>
            {/* Password managers keep a passphrase by a name. */}
            <input type="text" name="username" autoComplete="username" value={profile.name} readOnly hidden />
            <PassphraseField
              kind="current"
              label={lockText.passphrase}
              words={lockText}
              value={passphrase}
              ref={field}
              disabled={isBusy}
              error={step.kind === 'asking' ? (step.fault ?? undefined) : undefined}
              hint={step.kind === 'asking' && step.fault !== null ? lockText.capsHint : undefined}
              onChange={setPassphrase}
            />
            <div className={styles['buttons']}>
              <Button
                type="submit"
                variant="primary"
                icon={<LockKeyhole />}
                disabled={isBusy || passphrase === ''}
              >
                {isBusy ? lockText.working : lockText.unlockButton(state)}
              </Button>
              {(state === 'requested' || state === 'unsealing') && (
                <Button disabled={isBusy} onClick={() => void unlocking.withdraw()}>
                  {lockText.withdraw(state)}
                </Button>
              )}
            </div>
          </form>
        )}
        <output className={styles['heard']}>
          {step.kind === 'trying' ? lockText.working : ''}
          {step.kind === 'asking' ? (step.fault ?? '') : ''}
        </output>
      </section>
      {others.length > 0 && !isBusy && (
        <nav aria-label={lockText.others}>
          <ul className={styles['list']}>
            {others.map((other) => (
              <li key={other.id}>
                <button
                  type="button"
                  className={styles['row']}
                  aria-label={lockText.openOther(other.name)}
                  onClick={() => openProfile(other)}
                >
                  <ProfileAvatar profile={other} />
                  <bdi>{other.name}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </main>
  );
}

interface RewritingProps {
  readonly step: Extract<Step, { kind: 'waiting' | 'rewriting' }>;
  readonly isOpening: boolean;
}

function Rewriting({ step, isOpening }: RewritingProps) {
  if (step.kind === 'waiting') {
    return <output className={styles['hint']}>{lockText.waiting}</output>;
  }
  const label = isOpening ? lockText.decrypting(step.share) : lockText.encrypting(step.share);
  return (
    <div className={styles['progress']}>
      <p>{label}</p>
      <ProgressBar label={label} value={step.share} />
      <p className={styles['hint']}>{lockText.keepOpen}</p>
    </div>
  );
}
