/** Asks for a profile's name and colour: of a new one, or of the one given. */
import { useId, useState } from 'react';
import {
  LONGEST_PROFILE_NAME,
  PROFILE_COLOURS,
  type Profile,
  type ProfileColour,
  type ProfileNameFault,
} from '../../../core/profile.ts';
import { TextField } from '../../controls/Field.tsx';
import { FormDialog } from '../../controls/FormDialog.tsx';
import { useToasts } from '../../frame/toasts.ts';
import { profilesText } from './messages.ts';
import { ProfileAvatar } from './ProfileAvatar.tsx';
import styles from './ProfileEditor.module.css';
import { useSaveProfile } from './useProfiles.ts';

interface ProfileEditorProps {
  /** Null to add one. */
  readonly profile: Profile | null;
  /** The colour to begin with. */
  readonly colour: ProfileColour;
  readonly onClose: () => void;
  readonly onSaved: (profile: Profile) => void;
}

export function ProfileEditor({ profile, colour: firstColour, onClose, onSaved }: ProfileEditorProps) {
  const [name, setName] = useState(profile?.name ?? '');
  const [colour, setColour] = useState(firstColour);
  const [fault, setFault] = useState<ProfileNameFault | 'gone' | null>(null);
  const saving = useSaveProfile(profile);
  const showToast = useToasts((view) => view.showToast);

  const save = (): void => {
    saving.mutate(
      { name, colour },
      {
        onSuccess: (saved) => {
          if (saved.ok) onSaved(saved.profile);
          else setFault(saved.fault);
        },
        onError: (error) => showToast({ text: profilesText.failed(error.message) }),
      },
    );
  };

  return (
    <FormDialog
      title={profile === null ? profilesText.addTitle : profilesText.editTitle(profile.name)}
      cancelLabel={profilesText.cancel}
      submitLabel={profile === null ? profilesText.addConfirm : profilesText.save}
      canSubmit={!saving.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        label={profilesText.name}
        value={name}
        maxLength={LONGEST_PROFILE_NAME}
        autoComplete="off"
        error={fault === null ? undefined : profilesText.fault(fault)}
        onChange={(text) => {
          setName(text);
          setFault(null);
        }}
      />
      <ColourChoice name={name} value={colour} onChange={setColour} />
    </FormDialog>
  );
}

interface ColourChoiceProps {
  /** Whose initial the colours show. */
  readonly name: string;
  readonly value: ProfileColour;
  readonly onChange: (colour: ProfileColour) => void;
}

function ColourChoice({ name, value, onChange }: ColourChoiceProps) {
  const groupName = useId();
  return (
    <fieldset className={styles['colours']}>
      <legend>{profilesText.colour}</legend>
      <div className={styles['swatches']}>
        {PROFILE_COLOURS.map((colour) => (
          <label key={colour} className={styles['swatch']} title={profilesText.colourName(colour)}>
            <input
              type="radio"
              name={groupName}
              value={colour}
              checked={colour === value}
              aria-label={profilesText.colourName(colour)}
              onChange={() => onChange(colour)}
            />
            <ProfileAvatar profile={{ name: name.trim(), colour }} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
