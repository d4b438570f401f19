/** Takes a tag off the selected photos: which of those they carry. */
import { useQuery } from '@tanstack/react-query';
import { TagX } from 'lucide-react';
import type { Tag } from '../../core/category.ts';
import type { PhotoId } from '../../core/photo.ts';
import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { useDeps } from '../depsContext.ts';
import { useHandChange } from '../useHandChange.ts';
import { selectionDialogsText } from './dialogMessages.ts';
import styles from './SelectionDialogs.module.css';

interface RemoveTagDialogProps {
  readonly photoIds: readonly PhotoId[];
  readonly onClose: () => void;
}

export function RemoveTagDialog({ photoIds, onClose }: RemoveTagDialogProps) {
  const { library, nowMs } = useDeps();
  const changeByHand = useHandChange();
  const tags = useQuery({
    queryKey: ['tagsOn', photoIds],
    queryFn: () => library.tags.readTagsOn(photoIds),
    meta: { collections: ['links', 'tags'] },
    gcTime: 0,
  }).data;

  const takeOff = ({ id, path }: Tag): void => {
    onClose();
    changeByHand(
      ({ photos, returned }) => selectionDialogsText.untagged(path, photos, returned),
      () => library.tags.removeByHand(photoIds, id, nowMs()),
    );
  };

  return (
    <Dialog
      title={selectionDialogsText.untagTitle(photoIds.length)}
      onClose={onClose}
      footer={<Button onClick={onClose}>{selectionDialogsText.cancel}</Button>}
    >
      {tags?.length === 0 && <p>{selectionDialogsText.noTags}</p>}
      <ul className={styles['carried']}>
        {tags?.map((tag) => (
          <li key={tag.id}>
            <button
              type="button"
              className={styles['row']}
              aria-label={selectionDialogsText.untag(tag.path, tag.count)}
              onClick={() => {
                takeOff(tag);
              }}
            >
              <TagX aria-hidden="true" />
              <span className={styles['words']}>
                <bdi>{tag.path}</bdi>
                {tag.kind === 'auto' && (
                  <span className={styles['note']}>{selectionDialogsText.staysOff}</span>
                )}
              </span>
              <span className={styles['note']}>{selectionDialogsText.onPhotos(tag.count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
