/** A profile at a glance: its colour and initial. Decoration only, the name is always beside it. */
import { profileInitial, type Profile } from '../../../core/profile.ts';
import styles from './ProfileAvatar.module.css';

export function ProfileAvatar({ profile }: { readonly profile: Pick<Profile, 'name' | 'colour'> }) {
  return (
    <span aria-hidden="true" className={styles['avatar']} data-colour={profile.colour}>
      {profileInitial(profile)}
    </span>
  );
}
