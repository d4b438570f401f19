/** In the viewer: why a photo's original cannot be had now, and what to do about it. Nothing where it can. */
import { FileQuestionMark, FolderLock, type LucideIcon } from 'lucide-react';
import type { PhotoId } from '../../../core/photo.ts';
import { Button } from '../../controls/Button.tsx';
import bar from '../../install/UpdateBar.module.css';
import styles from './Folders.module.css';
import { useFolderActions } from './foldersContext.ts';
import { foldersText } from './messages.ts';
import { useLinkedFolders, useOriginalPlace } from './useFolders.ts';

interface Trouble {
  readonly Icon: LucideIcon;
  readonly title: string;
  readonly step: string;
  /** What can be done here and now. */
  readonly act: { readonly label: string; readonly run: () => void } | null;
}

function useTrouble(photoId: PhotoId): Trouble | null {
  const { controls } = useFolderActions();
  const place = useOriginalPlace(photoId).data;
  const folders = useLinkedFolders().data ?? [];
  if (place === undefined || place.ok) return null;
  if (place.reason === 'gone') {
    return { Icon: FileQuestionMark, title: foldersText.gone, step: foldersText.goneStep, act: null };
  }
  const folder = folders.find(({ id }) => id === place.folderId);
  const isLocked = place.reason === 'not-allowed';
  return {
    Icon: isLocked ? FolderLock : FileQuestionMark,
    title: foldersText.away(place),
    step: foldersText.awayStep(place),
    act:
      folder === undefined
        ? null
        : {
            label: isLocked ? foldersText.allow : foldersText.lookAgain,
            run: () => void (isLocked ? controls.allow([folder]) : controls.lookAgain(folder)),
          },
  };
}

interface OriginalProps {
  readonly photoId: PhotoId;
}

/** Among the details. */
export function OriginalNotice({ photoId }: OriginalProps) {
  const trouble = useTrouble(photoId);
  if (trouble === null) return null;
  const { Icon, title, step, act } = trouble;
  return (
    <output className={styles['notice']}>
      <Icon aria-hidden="true" />
      <div>
        <p className={styles['noticeTitle']}>{title}</p>
        <p>{step}</p>
        {act !== null && <Button onClick={act.run}>{act.label}</Button>}
      </div>
    </output>
  );
}

/** In a line, above a picture without details beside it. */
export function OriginalBar({ photoId }: OriginalProps) {
  const trouble = useTrouble(photoId);
  if (trouble === null) return null;
  const { Icon, title, act } = trouble;
  return (
    <div className={bar['bar']}>
      <Icon aria-hidden="true" className={bar['icon']} />
      <output className={bar['text']}>{title}</output>
      {act !== null && (
        <div className={bar['buttons']}>
          <Button onClick={act.run}>{act.label}</Button>
        </div>
      )}
    </div>
  );
}
