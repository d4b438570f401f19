/** Says what linking a folder means before the browser asks which one; or that this browser cannot. */
import { FolderPlus, FolderSymlink } from 'lucide-react';
import { reasonOf } from '../../../core/reasonOf.ts';
import { Button } from '../../controls/Button.tsx';
import { Dialog } from '../../controls/Dialog.tsx';
import { useToasts } from '../../frame/toasts.ts';
import { useImportActions } from '../../import/importerContext.ts';
import { canLinkFolders, pickFolderToRead } from './folderPicker.ts';
import styles from './Folders.module.css';
import { useFolderActions } from './foldersContext.ts';
import { foldersText } from './messages.ts';

export function LinkFolderDialog({ onClose }: { readonly onClose: () => void }) {
  return canLinkFolders() ? <Explanation onClose={onClose} /> : <Unsupported onClose={onClose} />;
}

function Explanation({ onClose }: { readonly onClose: () => void }) {
  const { controls } = useFolderActions();
  const showToast = useToasts((view) => view.showToast);
  const choose = async (): Promise<void> => {
    try {
      const handle = await pickFolderToRead();
      if (handle === null) return;
      onClose();
      await controls.link(handle);
    } catch (error) {
      showToast({ text: foldersText.failed(reasonOf(error)) });
    }
  };
  return (
    <Dialog
      title={foldersText.dialogTitle}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{foldersText.cancel}</Button>
          <Button variant="primary" icon={<FolderSymlink />} onClick={() => void choose()}>
            {foldersText.choose}
          </Button>
        </>
      }
    >
      <p>{foldersText.dialogIntro}</p>
      <ul className={styles['points']}>
        {foldersText.dialogPoints.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Dialog>
  );
}

function Unsupported({ onClose }: { readonly onClose: () => void }) {
  const { pickFolder } = useImportActions();
  return (
    <Dialog
      title={foldersText.dialogTitle}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{foldersText.cancel}</Button>
          <Button
            variant="primary"
            icon={<FolderPlus />}
            onClick={() => {
              onClose();
              pickFolder();
            }}
          >
            {foldersText.addFolder}
          </Button>
        </>
      }
    >
      <p>{foldersText.unsupported}</p>
    </Dialog>
  );
}
