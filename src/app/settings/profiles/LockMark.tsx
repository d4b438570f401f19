/** That a profile has a lock, beside its name. */
import { Lock } from 'lucide-react';
import styles from './LockMark.module.css';
import { profilesText } from './messages.ts';

export function LockMark() {
  return (
    <span className={styles['mark']}>
      <Lock aria-hidden="true" />
      <span className={styles['heard']}>{profilesText.hasLock}</span>
    </span>
  );
}
