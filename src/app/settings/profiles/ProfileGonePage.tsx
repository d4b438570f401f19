/** Shown instead of the app where the window's profile was deleted by another window. */
import { UserRoundX } from 'lucide-react';
import type { Profile } from '../../../core/profile.ts';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { Logo } from '../../frame/Logo.tsx';
import { text } from '../../messages.ts';
import { profilesText } from './messages.ts';
import { openProfile, type RememberedProfile } from './openProfile.ts';
import { ProfileAvatar } from './ProfileAvatar.tsx';
import styles from './ProfileGonePage.module.css';

interface ProfileGonePageProps {
  readonly gone: RememberedProfile;
  readonly profiles: readonly Profile[];
}

export function ProfileGonePage({ gone, profiles }: ProfileGonePageProps) {
  return (
    <main className={styles['page']}>
      <h1 className={styles['brand']}>
        <Logo />
        {text.appName}
      </h1>
      <EmptyState title={profilesText.goneTitle(gone.name)} icon={<UserRoundX />}>
        <p>{profilesText.gone}</p>
        <ul aria-label={profilesText.switcherList} className={styles['list']}>
          {profiles.map((profile) => (
            <li key={profile.id}>
              <button
                type="button"
                className={styles['row']}
                aria-label={profilesText.openOne(profile.name)}
                onClick={() => openProfile(profile)}
              >
                <ProfileAvatar profile={profile} />
                <bdi>{profile.name}</bdi>
              </button>
            </li>
          ))}
        </ul>
      </EmptyState>
    </main>
  );
}
