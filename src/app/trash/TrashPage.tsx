/** The trash: photos out of every list, kept until they are restored. */
import { Trash2 } from 'lucide-react';
import { EmptyState } from '../controls/EmptyState.tsx';
import { PhotoListPage } from '../grid/PhotoListPage.tsx';
import { TRASH } from '../listSource.ts';
import { text } from '../messages.ts';
import styles from './TrashPage.module.css';

export function TrashPage() {
  return (
    <PhotoListPage
      title={text.trash}
      source={TRASH}
      above={<p className={styles['note']}>{text.trashNote}</p>}
      empty={
        <EmptyState title={text.emptyTrashTitle} icon={<Trash2 />}>
          <p>{text.emptyTrash}</p>
        </EmptyState>
      }
    />
  );
}
