/** Settings > Profiles: each with what it holds, and making, opening, renaming and deleting them. */
import { UserRoundPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { nextProfileColour, type Profile } from '../../../core/profile.ts';
import { Button } from '../../controls/Button.tsx';
import { EmptyState } from '../../controls/EmptyState.tsx';
import { Intro } from '../../controls/Intro.tsx';
import { useToasts } from '../../frame/toasts.ts';
import { said } from '../../messages.ts';
import { profilesText } from './messages.ts';
import { ProfileCard, ProfileCardSkeleton } from './ProfileCard.tsx';
import { ProfileDelete } from './ProfileDelete.tsx';
import { ProfileEditor } from './ProfileEditor.tsx';
import styles from './ProfilesTab.module.css';
import { afterWords } from '../../../messages/loadWords.ts';
import { useOpenProfile } from './useOpenProfile.tsx';
import { useProfiles } from './useProfiles.ts';

/** Apart, with its words and dialogs: most people have no lock. */
const LockCard = lazy(async () => {
  const { LockCard: card } = await afterWords(() => import('./LockCard.tsx'));
  return { default: card };
});

type Asked =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly profile: Profile }
  | { readonly kind: 'delete'; readonly profile: Profile };

export function ProfilesTab() {
  const profiles = useProfiles();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { open, question } = useOpenProfile();
  const showToast = useToasts((view) => view.showToast);
  const close = (): void => setAsked(null);

  if (profiles.isError) {
    return (
      <div role="alert">
        <EmptyState
          title={profilesText.listFailed}
          actions={<Button onClick={() => void profiles.refetch()}>{profilesText.tryAgain}</Button>}
        >
          <p>{said(profiles.error.message)}</p>
        </EmptyState>
      </div>
    );
  }
  const list = profiles.data;

  return (
    <>
      <Intro>{profilesText.intro}</Intro>
      <div className={styles['actions']}>
        <Button icon={<UserRoundPlus />} onClick={() => setAsked({ kind: 'add' })}>
          {profilesText.add}
        </Button>
      </div>
      {list === undefined ? (
        <ProfileCardSkeleton />
      ) : (
        <ul aria-label={profilesText.tab} className={styles['cards']}>
          {list.map((profile) => (
            <ProfileCard
              key={profile.id}
              profile={profile}
              onOpen={() => open(profile)}
              onEdit={() => setAsked({ kind: 'edit', profile })}
              onDelete={() => setAsked({ kind: 'delete', profile })}
            />
          ))}
        </ul>
      )}
      <div className={styles['lock']}>
        <Suspense>
          <LockCard />
        </Suspense>
      </div>
      {asked?.kind === 'add' && (
        <ProfileEditor
          profile={null}
          colour={nextProfileColour(list ?? [])}
          onClose={close}
          onSaved={(profile) => {
            close();
            showToast({
              text: profilesText.added(profile.name),
              action: { label: profilesText.open, onSelect: () => open(profile) },
            });
          }}
        />
      )}
      {asked?.kind === 'edit' && (
        <ProfileEditor
          profile={asked.profile}
          colour={asked.profile.colour}
          onClose={close}
          onSaved={close}
        />
      )}
      {asked?.kind === 'delete' && (
        <ProfileDelete profile={asked.profile} isLast={list?.length === 1} onClose={close} />
      )}
      {question}
    </>
  );
}
