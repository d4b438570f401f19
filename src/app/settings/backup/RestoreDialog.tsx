/** Asks what is to become of a chosen backup: says what is in it, and has the profile's name typed before it replaces. */
import { useState } from 'react';
import { isProfileName } from '../../../core/profile.ts';
import type { RestoreMode } from '../../../pipeline/restoreBackup.ts';
import { TextField } from '../../controls/Field.tsx';
import { FormDialog } from '../../controls/FormDialog.tsx';
import { PassphraseField } from '../../controls/PassphraseField.tsx';
import { ProgressBar } from '../../controls/ProgressBar.tsx';
import { RadioChoices } from '../../controls/RadioChoices.tsx';
import { useAppParts } from '../../depsContext.ts';
import { usePhotoCounts } from '../../queries.ts';
import { lockText } from '../../unlock/messages.ts';
import { useConfigMode } from '../configuration/configMode.ts';
import { useCurrentProfile } from '../profiles/useProfiles.ts';
import { BackUpFirst } from './BackUpFirst.tsx';
import { isBusy, startRestore, useBackupWork } from './backupWork.ts';
import { said } from '../../messages.ts';
import { backupText } from './messages.ts';
import { useOpenBackup, type Opening } from './useOpenBackup.ts';

const MODES = [
  { value: 'merge', label: backupText.merge, hint: backupText.mergeHint },
  { value: 'replace', label: backupText.replace, hint: backupText.replaceHint },
] as const;

interface RestoreDialogProps {
  readonly file: File;
  readonly onClose: () => void;
}

export function RestoreDialog({ file, onClose }: RestoreDialogProps) {
  const parts = useAppParts();
  const profile = useCurrentProfile();
  const counts = usePhotoCounts();
  const [typedPassphrase, setTypedPassphrase] = useState('');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [mode, setMode] = useState<RestoreMode>('merge');
  const [typedName, setTypedName] = useState('');
  const opening = useOpenBackup(file, passphrase);
  const isWorking = useBackupWork(isBusy);
  const canStart =
    opening.kind === 'open' && !isWorking && (mode === 'merge' || isProfileName(typedName, profile));
  const here = counts.data === undefined ? 0 : counts.data.timeline + counts.data.archive + counts.data.trash;

  const submit = (): void => {
    if (opening.kind === 'sealed') {
      setPassphrase(typedPassphrase);
      return;
    }
    if (opening.kind !== 'open') return;
    void startRestore(parts, opening.backup, mode);
    onClose();
  };

  return (
    <FormDialog
      title={backupText.dialogTitle}
      cancelLabel={backupText.cancel}
      submitLabel={submitLabel(opening, mode, here)}
      canSubmit={opening.kind === 'sealed' ? typedPassphrase !== '' : canStart}
      destructive={opening.kind === 'open' && mode === 'replace'}
      onSubmit={submit}
      onClose={onClose}
    >
      {opening.kind === 'reading' && (
        <>
          <output>{backupText.reading}</output>
          <ProgressBar label={backupText.reading} value={null} />
        </>
      )}
      {opening.kind === 'failed' && <p role="alert">{said(opening.reason)}</p>}
      {opening.kind === 'sealed' && (
        <>
          <p>{backupText.sealed(file.name)}</p>
          <PassphraseField
            kind="current"
            words={lockText}
            label={backupText.passphrase}
            value={typedPassphrase}
            error={opening.isWrong ? backupText.wrongPassphrase : undefined}
            onChange={setTypedPassphrase}
          />
        </>
      )}
      {opening.kind === 'open' && (
        <>
          <Summary opening={opening} />
          <RadioChoices legend={backupText.mode} options={MODES} value={mode} onChange={setMode} />
          {mode === 'replace' && (
            <>
              {here > 0 && <BackUpFirst />}
              <TextField
                label={backupText.replaceType(profile.name)}
                value={typedName}
                autoComplete="off"
                spellCheck={false}
                onChange={setTypedName}
              />
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}

function submitLabel(opening: Opening, mode: RestoreMode, here: number): string | null {
  if (opening.kind === 'sealed') return backupText.unlock;
  if (opening.kind !== 'open') return null;
  return mode === 'merge' ? backupText.startMerge(opening.summary) : backupText.startReplace(here);
}

function Summary({ opening }: { readonly opening: Extract<Opening, { kind: 'open' }> }) {
  const isFileMode = useConfigMode().kind === 'file';
  const { backup, summary } = opening;
  return (
    <>
      <p>{backupText.summary(summary, backup.header.createdAtMs)}</p>
      {isFileMode && <p>{backupText.configFile}</p>}
      {!isFileMode && backup.config === null && <p>{backupText.noConfig}</p>}
    </>
  );
}
