/** Settings > Profiles: the lock of the profile that this window shows. */
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { LOCK_AFTER_MINUTES } from '../../../core/profileLock.ts';
import { reasonOf } from '../../../core/reasonOf.ts';
import { Button } from '../../controls/Button.tsx';
import { Select } from '../../controls/Field.tsx';
import { useAppParts } from '../../depsContext.ts';
import { useToasts } from '../../frame/toasts.ts';
import { lockText } from '../../unlock/messages.ts';
import card from '../Card.module.css';
import { LockChange } from './LockChange.tsx';
import styles from './LockCard.module.css';
import { profilesText } from './messages.ts';
import { LockRemove } from './LockRemove.tsx';
import { LockTurnOn } from './LockTurnOn.tsx';
import { useCurrentProfile } from './useProfiles.ts';

export function LockCard() {
  const profile = useCurrentProfile();
  const { lock } = useAppParts().profiles;
  const showToast = useToasts((view) => view.showToast);
  const [asked, setAsked] = useState<'turn-on' | 'change' | 'remove' | null>(null);
  const close = (): void => setAsked(null);
  const isLocked = profile.lock !== undefined;
  const minutes = profile.lock?.lockAfterMinutes ?? null;

  const setLockAfter = (value: string): void => {
    const chosen = LOCK_AFTER_MINUTES.find((each) => String(each) === value) ?? null;
    lock.setLockAfter(chosen).catch((error: unknown) => {
      showToast({ text: lockText.failed(reasonOf(error)) });
    });
  };

  return (
    <section className={card['card']} aria-labelledby="lock-title">
      <div className={card['head']}>
        <h2 id="lock-title" className={card['title']}>
          {lockText.section}
        </h2>
        {isLocked && <span className={card['badge']}>{lockText.locked}</span>}
      </div>
      <p className={card['text']}>{isLocked ? lockText.onHint : lockText.offHint}</p>
      {isLocked ? (
        <>
          <div className={styles['after']}>
            <Select
              label={lockText.after}
              value={minutes === null ? 'never' : String(minutes)}
              options={[
                { value: 'never', label: lockText.afterNever },
                ...LOCK_AFTER_MINUTES.map((each) => ({
                  value: String(each),
                  label: lockText.afterMinutes(each),
                })),
              ]}
              onChange={setLockAfter}
            />
          </div>
          <div className={styles['buttons']}>
            <Button icon={<Lock />} onClick={() => lock.lockNow()}>
              {profilesText.lockNow}
            </Button>
            <Button onClick={() => setAsked('change')}>{lockText.change}</Button>
            <Button onClick={() => setAsked('remove')}>{lockText.remove}</Button>
          </div>
        </>
      ) : (
        <Button icon={<Lock />} onClick={() => setAsked('turn-on')}>
          {lockText.turnOn}
        </Button>
      )}
      {asked === 'turn-on' && <LockTurnOn profile={profile} onClose={close} />}
      {asked === 'change' && <LockChange profile={profile} onClose={close} />}
      {asked === 'remove' && <LockRemove profile={profile} onClose={close} />}
    </section>
  );
}
