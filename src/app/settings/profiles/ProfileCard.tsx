/** One profile: who it is, what it holds, and what can be done with it. */
import { useId } from 'react';
import type { Profile } from '../../../core/profile.ts';
import { Button } from '../../controls/Button.tsx';
import card from '../Card.module.css';
import { profilesText } from './messages.ts';
import { LockMark } from './LockMark.tsx';
import { ProfileAvatar } from './ProfileAvatar.tsx';
import styles from './ProfileCard.module.css';
import { useCurrentProfile, useProfileContents } from './useProfiles.ts';

interface ProfileCardProps {
  readonly profile: Profile;
  readonly onOpen: () => void;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

export function ProfileCard({ profile, onOpen, onEdit, onDelete }: ProfileCardProps) {
  const titleId = useId();
  const isOpenHere = useCurrentProfile().id === profile.id;
  const { name, lastOpenedAtMs, lock } = profile;
  /** What it holds nobody can tell without its passphrase. */
  const isShut = lock !== undefined && !isOpenHere;
  return (
    <li aria-labelledby={titleId} className={card['card']}>
      <div className={styles['head']}>
        <ProfileAvatar profile={profile} />
        <div className={styles['words']}>
          <div className={styles['name']}>
            <h2 id={titleId} className={card['title']}>
              <bdi>{name}</bdi>
            </h2>
            {lock !== undefined && <LockMark />}
            {isOpenHere && <span className={card['badge']}>{profilesText.isOpen}</span>}
          </div>
          <p className={styles['facts']}>
            {isShut ? profilesText.holdsLocked : <Holdings profile={profile} isOpenHere={isOpenHere} />}
          </p>
          {!isOpenHere && <p className={styles['facts']}>{profilesText.lastOpened(lastOpenedAtMs)}</p>}
        </div>
      </div>
      <div className={styles['buttons']}>
        {!isOpenHere && (
          <Button aria-label={profilesText.openOne(name)} onClick={onOpen}>
            {profilesText.open}
          </Button>
        )}
        <Button aria-label={profilesText.editOne(name)} onClick={onEdit}>
          {profilesText.edit}
        </Button>
        <Button aria-label={profilesText.deleteOne(name)} onClick={onDelete}>
          {profilesText.delete}
        </Button>
      </div>
    </li>
  );
}

function Holdings({
  profile: { id },
  isOpenHere,
}: {
  readonly profile: Profile;
  readonly isOpenHere: boolean;
}) {
  const contents = useProfileContents(id);
  if (contents.isError) return profilesText.holdsUnknown(contents.error.message);
  if (contents.data === undefined) return profilesText.counting;
  const holds = profilesText.holds(contents.data);
  const { queued } = contents.data;
  return queued > 0 && !isOpenHere ? `${holds} ${profilesText.waiting(queued)}` : holds;
}

/** A card's shape while the list is being read. */
export function ProfileCardSkeleton() {
  return <div aria-hidden="true" className={styles['skeleton']} />;
}
