/** Opening another profile in this window. Asks first while photos are being added, since those files are not stored yet. */
import { useState, type ReactNode } from 'react';
import type { Profile } from '../../../core/profile.ts';
import { ConfirmDialog } from '../../controls/Dialog.tsx';
import { useAppParts } from '../../depsContext.ts';
import { useImports } from '../../import/importer.ts';
import { isUnderWay, sumSession } from '../../import/importSession.ts';
import { useImportActions } from '../../import/importerContext.ts';
import { profilesText } from './messages.ts';
import { useCurrentProfile } from './useProfiles.ts';

export interface OpenProfile {
  readonly open: (profile: Profile) => void;
  /** To be rendered where nothing hides it. */
  readonly question: ReactNode;
}

export function useOpenProfile(): OpenProfile {
  const [wanted, setWanted] = useState<Profile | null>(null);
  const current = useCurrentProfile();
  const { profiles } = useAppParts();
  const { importer } = useImportActions();
  const session = useImports((view) => view.session);

  const open = (profile: Profile): void => {
    if (profile.id === current.id) return;
    if (isUnderWay(useImports.getState().session)) setWanted(profile);
    else void profiles.open(profile);
  };
  if (wanted === null) return { open, question: null };

  const { total, done } = session === null ? { total: 0, done: 0 } : sumSession(session);
  const question = (
    <ConfirmDialog
      title={profilesText.importTitle}
      confirmLabel={profilesText.importOpen(wanted.name)}
      cancelLabel={profilesText.importKeep}
      onConfirm={() => {
        importer.cancel();
        void profiles.open(wanted);
      }}
      onCancel={() => setWanted(null)}
    >
      <p>{profilesText.importBody(total - done, current.name, wanted.name)}</p>
    </ConfirmDialog>
  );
  return { open, question };
}
