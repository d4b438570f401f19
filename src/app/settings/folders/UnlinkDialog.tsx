/** Asks what becomes of photos whose only original is in a folder that is to be unlinked. */
import { useState } from 'react';
import { reasonOf } from '../../../core/reasonOf.ts';
import type { LinkedFolder } from '../../../library/library.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { RadioChoices } from '../../controls/RadioChoices.tsx';
import { useDeps } from '../../depsContext.ts';
import { useToasts } from '../../frame/toasts.ts';
import { useFolderActions } from './foldersContext.ts';
import { foldersText } from './messages.ts';
import { folderSettingsText } from './settingsMessages.ts';
import { useFolderContents } from './useFolders.ts';

type Fate = 'copy' | 'remove';

interface UnlinkDialogProps {
  readonly folder: LinkedFolder;
  readonly onClose: () => void;
}

export function UnlinkDialog({ folder, onClose }: UnlinkDialogProps) {
  const contents = useFolderContents(folder.id).data;
  const [fate, setFate] = useState<Fate>('copy');
  const unlink = useUnlink(folder);
  const { name } = folder.handle;
  const photos = contents?.onlyHere ?? 0;
  const labels: Readonly<Record<Fate, string>> = {
    copy: folderSettingsText.unlinkCopyConfirm,
    remove: folderSettingsText.unlinkRemoveConfirm(photos),
  };
  return (
    <Dialog
      title={folderSettingsText.unlinkTitle(name)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{folderSettingsText.cancel}</Button>
          <Button
            variant={photos > 0 && fate === 'remove' ? 'destructive' : 'primary'}
            disabled={contents === undefined}
            onClick={() => {
              onClose();
              void unlink(photos === 0 ? null : fate);
            }}
          >
            {photos === 0 ? folderSettingsText.unlinkConfirm : labels[fate]}
          </Button>
        </>
      }
    >
      {contents === undefined && <p>{folderSettingsText.unlinkCounting}</p>}
      {contents !== undefined && photos === 0 && <p>{folderSettingsText.unlinkNothing}</p>}
      {contents !== undefined && photos > 0 && (
        <RadioChoices
          legend={folderSettingsText.unlinkAsks(photos, contents.onlyHereBytes)}
          options={[
            {
              value: 'copy',
              label: folderSettingsText.unlinkCopy,
              hint: folderSettingsText.unlinkCopyHint(contents.onlyHereBytes),
            },
            {
              value: 'remove',
              label: folderSettingsText.unlinkRemove,
              hint: folderSettingsText.unlinkRemoveHint,
            },
          ]}
          value={fate}
          onChange={setFate}
        />
      )}
    </Dialog>
  );
}

/** Goes on when the dialog has closed; how far copying is, the folder's row says. */
function useUnlink(folder: LinkedFolder): (fate: Fate | null) => Promise<void> {
  const { library, nowMs } = useDeps();
  const { controls } = useFolderActions();
  const showToast = useToasts((view) => view.showToast);
  const { name } = folder.handle;

  /** Null where all originals are in the library now; else why not. */
  async function copyFirst(): Promise<string | null> {
    const result = await controls.copyOriginals(folder);
    if (result === null || result.end === 'cancelled') return folderSettingsText.copyStopped(name);
    if (result.end === 'storage-full') return folderSettingsText.copyFull(name);
    return result.left === 0 ? null : folderSettingsText.notAllCopied(name, result.left);
  }

  return async (fate) => {
    try {
      const obstacle = fate === 'copy' ? await copyFirst() : null;
      if (obstacle !== null) {
        showToast({ text: obstacle });
        return;
      }
      if (fate === 'remove') {
        await library.photos.moveByHand(
          await library.folders.readPhotosOnlyHere(folder.id),
          'trash',
          nowMs(),
        );
      }
      await library.folders.unlink(folder.id);
      showToast({ text: folderSettingsText.unlinked(name) });
    } catch (error) {
      showToast({ text: foldersText.failed(reasonOf(error)) });
    }
  };
}
