/** Photos shared from another app: asks whether they are to be added, and to whose library, and adds them. */
import { useEffect, useState } from 'react';
import { deleteSharedFiles, readSharedFiles, type SharedFile } from '../../media/sharedFiles.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { useToasts } from '../frame/toasts.ts';
import { useImportActions } from '../import/importerContext.ts';
import { whenImportEnds } from '../import/whenImportEnds.ts';
import { useCurrentProfile } from '../settings/profiles/useProfiles.ts';
import { platformText } from './messages.ts';
import { takeStartParameter } from './startParameters.ts';

const TROUBLE: Readonly<Record<string, string>> = {
  nothing: platformText.sharedNothing,
  full: platformText.sharedFull,
  failed: platformText.sharedFailed,
};

export function SharedFiles() {
  const { importer } = useImportActions();
  const profile = useCurrentProfile();
  const [shared, setShared] = useSharedFiles();
  if (shared.length === 0) return null;

  const keys = shared.map(({ key }) => key);
  const close = (): void => {
    setShared([]);
  };
  const add = (): void => {
    close();
    importer.add(shared.map(({ file }) => ({ file, path: file.name })));
    // Until then they stay where they are: an import cut short is asked about again.
    void whenImportEnds().then(() => deleteSharedFiles(caches, keys));
  };
  const decline = (): void => {
    close();
    void deleteSharedFiles(caches, keys);
  };
  return (
    <Dialog
      title={platformText.sharedTitle(shared.length)}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{platformText.sharedLater}</Button>
          <Button onClick={decline}>{platformText.sharedDecline(shared.length)}</Button>
          <Button variant="primary" onClick={add}>
            {platformText.sharedAdd(shared.length)}
          </Button>
        </>
      }
    >
      <p>
        {platformText.sharedBody(
          shared.map(({ file }) => file.name),
          profile.name,
        )}
      </p>
    </Dialog>
  );
}

/** What was left for this window to pick up at its start. */
function useSharedFiles() {
  const state = useState<readonly SharedFile[]>([]);
  const [, setShared] = state;
  const showToast = useToasts((view) => view.showToast);
  useEffect(() => {
    const trouble = TROUBLE[takeStartParameter('shared') ?? ''];
    if (trouble !== undefined) showToast({ text: trouble });
    // Also without the parameter: what was put off is asked about at the next start.
    readSharedFiles(caches)
      .then(setShared)
      .catch((error: unknown) => {
        console.error(error);
        showToast({ text: platformText.sharedFailed });
      });
  }, [setShared, showToast]);
  return state;
}
