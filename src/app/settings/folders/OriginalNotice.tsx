/** In the viewer: why a photo's original cannot be had now, and what to do about it. Nothing where it can. */
import { FileQuestionMark, FolderLock } from 'lucide-react';
import type { PhotoId } from '../../../core/photo.ts';
import { Button } from '../../controls/Button.tsx';
import styles from './Folders.module.css';
import { useFolderActions } from './foldersContext.ts';
import { foldersText } from './messages.ts';
import { useLinkedFolders, useOriginalPlace } from './useFolders.ts';

export function OriginalNotice({ photoId }: { readonly photoId: PhotoId }) {
  const { controls } = useFolderActions();
  const place = useOriginalPlace(photoId).data;
  const folders = useLinkedFolders().data ?? [];
  if (place === undefined || place.ok) return null;
  if (place.reason === 'gone') {
    return (
      <output className={styles['notice']}>
        <FileQuestionMark aria-hidden="true" />
        <div>
          <p className={styles['noticeTitle']}>{foldersText.gone}</p>
          <p>{foldersText.goneStep}</p>
        </div>
      </output>
    );
  }
  const folder = folders.find(({ id }) => id === place.folderId);
  const isLocked = place.reason === 'not-allowed';
  return (
    <output className={styles['notice']}>
      {isLocked ? <FolderLock aria-hidden="true" /> : <FileQuestionMark aria-hidden="true" />}
      <div>
        <p className={styles['noticeTitle']}>{foldersText.away(place)}</p>
        <p>{foldersText.awayStep(place)}</p>
        {folder !== undefined && (
          <Button onClick={() => void (isLocked ? controls.allow([folder]) : controls.lookAgain(folder))}>
            {isLocked ? foldersText.allow : foldersText.lookAgain}
          </Button>
        )}
      </div>
    </output>
  );
}
