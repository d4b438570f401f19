/** The window's profile at the foot of the navigation, and the menu to open another. */
import { ChevronsUpDown } from 'lucide-react';
import { useId, useRef } from 'react';
import { LockMark } from './LockMark.tsx';
import { profilesText } from './messages.ts';
import { ProfileAvatar } from './ProfileAvatar.tsx';
import { ProfileMenu } from './ProfileMenu.tsx';
import styles from './ProfileSwitcher.module.css';
import { useCurrentProfile } from './useProfiles.ts';
import { useOpenProfile } from './useOpenProfile.tsx';

export function ProfileSwitcher() {
  const menuId = useId();
  const menuRef = useRef<HTMLDivElement>(null);
  const current = useCurrentProfile();
  const { open, question } = useOpenProfile();
  return (
    <>
      <button
        type="button"
        popoverTarget={menuId}
        aria-label={profilesText.switcher(current.name)}
        className={styles['switcher']}
      >
        <ProfileAvatar profile={current} />
        <bdi className={styles['name']}>{current.name}</bdi>
        {current.lock !== undefined && <LockMark />}
        <ChevronsUpDown aria-hidden="true" />
      </button>
      <div ref={menuRef} id={menuId} popover="auto" className={styles['menu']}>
        <ProfileMenu onOpen={open} onDone={() => menuRef.current?.hidePopover()} />
      </div>
      {question}
    </>
  );
}
