/** Asks whether a profile is to be deleted: says what is lost, and has its name typed. */
import { useState } from 'react';
import { isProfileName, type Profile } from '../../../core/profile.ts';
import { TextField } from '../../controls/Field.tsx';
import { FormDialog } from '../../controls/FormDialog.tsx';
import { useToasts } from '../../frame/toasts.ts';
import { profilesText } from './messages.ts';
import { useCurrentProfile, useProfileContents, useRemoveProfile } from './useProfiles.ts';

interface ProfileDeleteProps {
  readonly profile: Profile;
  readonly isLast: boolean;
  readonly onClose: () => void;
}

export function ProfileDelete({ profile, isLast, onClose }: ProfileDeleteProps) {
  const [typed, setTyped] = useState('');
  const contents = useProfileContents(profile.id);
  const removing = useRemoveProfile();
  const isOpenHere = useCurrentProfile().id === profile.id;
  const showToast = useToasts((view) => view.showToast);
  // What is lost is said before anything can be.
  const isKnown = !contents.isPending && !contents.isFetching;
  const canDelete = isKnown && isProfileName(typed, profile) && !removing.isPending;

  const remove = (): void => {
    removing.mutate(profile, {
      onSuccess: (waiting) => {
        // Otherwise the window is about to open another one, and says so then.
        if (isOpenHere) return;
        onClose();
        const said = waiting > 0 ? profilesText.removedWaiting : profilesText.removed;
        showToast({ text: said(profile.name) });
      },
      onError: (error) => {
        onClose();
        showToast({ text: profilesText.failed(error.message) });
      },
    });
  };

  return (
    <FormDialog
      title={profilesText.deleteTitle(profile.name)}
      cancelLabel={profilesText.cancel}
      submitLabel={profilesText.deleteConfirm(contents.data ?? null)}
      canSubmit={canDelete}
      destructive
      onSubmit={remove}
      onClose={onClose}
    >
      <p>{isKnown ? losses(contents.data) : profilesText.counting}</p>
      {isOpenHere && !isLast && <p>{profilesText.deleteOpen}</p>}
      {isLast && <p>{profilesText.deleteLast}</p>}
      <TextField
        label={profilesText.deleteType(profile.name)}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={setTyped}
      />
    </FormDialog>
  );
}

/** Undefined where its library cannot be read: it can be deleted all the same. */
function losses(contents: ReturnType<typeof useProfileContents>['data']): string {
  return contents === undefined ? profilesText.deleteLosesUnknown : profilesText.deleteLoses(contents);
}
