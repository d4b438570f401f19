/** The profiles to choose from, and the way to where they are managed: in the switcher, and in a phone's sheet. */
import { Link } from '@tanstack/react-router';
import { Check, LockKeyhole, UsersRound } from 'lucide-react';
import type { Profile } from '../../../core/profile.ts';
import { useAppParts } from '../../depsContext.ts';
import { countOpenJobs } from '../../frame/progress.ts';
import { useQueueCounts } from '../../queries.ts';
import { profilesText } from './messages.ts';
import { LockMark } from './LockMark.tsx';
import { ProfileAvatar } from './ProfileAvatar.tsx';
import styles from './ProfileMenu.module.css';
import { useCurrentProfile, useProfiles } from './useProfiles.ts';

interface ProfileMenuProps {
  readonly onOpen: (profile: Profile) => void;
  /** Something was chosen: the menu may close. */
  readonly onDone: () => void;
}

export function ProfileMenu({ onOpen, onDone }: ProfileMenuProps) {
  const current = useCurrentProfile();
  const { lock } = useAppParts().profiles;
  const profiles = useProfiles().data ?? [current];
  const isBusy = countOpenJobs(useQueueCounts().data ?? {}) > 0;
  return (
    <>
      <ul aria-label={profilesText.switcherList} className={styles['list']}>
        {profiles.map((profile) => (
          <li key={profile.id}>
            <button
              type="button"
              className={styles['row']}
              aria-current={profile.id === current.id}
              onClick={() => {
                onDone();
                onOpen(profile);
              }}
            >
              <ProfileAvatar profile={profile} />
              <bdi className={styles['name']}>{profile.name}</bdi>
              {profile.lock !== undefined && <LockMark />}
              {profile.id === current.id && <Check aria-hidden="true" />}
            </button>
          </li>
        ))}
      </ul>
      {current.lock !== undefined && (
        <button
          type="button"
          className={styles['row']}
          onClick={() => {
            onDone();
            lock.lockNow();
          }}
        >
          <LockKeyhole aria-hidden="true" className={styles['icon']} />
          {profilesText.lockNow}
        </button>
      )}
      {isBusy && profiles.length > 1 && <p className={styles['note']}>{profilesText.busyNote}</p>}
      <Link
        to="/settings/$tab"
        params={{ tab: 'profiles' }}
        className={styles['row']}
        onClick={onDone}
        activeProps={{}}
      >
        <UsersRound aria-hidden="true" className={styles['icon']} />
        {profilesText.manage}
      </Link>
    </>
  );
}
