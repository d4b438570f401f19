/** The trash: photos out of every list, kept until they are restored, deleted for ever, or due. */
import { Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '../controls/Button.tsx';
import { EmptyState } from '../controls/EmptyState.tsx';
import { useDeps } from '../depsContext.ts';
import { PhotoListPage } from '../grid/PhotoListPage.tsx';
import { TRASH } from '../listSource.ts';
import { text } from '../messages.ts';
import { DeleteForEver } from './DeleteForEver.tsx';
import { useDeleteQuestion } from './deleteQuestion.ts';
import { KeepTrash } from './KeepTrash.tsx';
import { trashText } from './messages.ts';
import styles from './TrashPage.module.css';

export function TrashPage() {
  const { library } = useDeps();
  const { asked, ask, close } = useDeleteQuestion();
  // A question does not outlive its page.
  useEffect(() => close, [close]);

  const askAboutAll = async (): Promise<void> => {
    ask([...(await library.photos.readIds('trash'))]);
  };
  return (
    <>
      <PhotoListPage
        title={text.trash}
        source={TRASH}
        hideAdd="always"
        actions={
          <Button
            icon={<Trash2 />}
            onClick={() => {
              void askAboutAll();
            }}
          >
            {trashText.emptyTrash}
          </Button>
        }
        above={
          <div className={styles['above']}>
            <p className={styles['note']}>{text.trashNote}</p>
            <KeepTrash />
          </div>
        }
        empty={
          <EmptyState title={text.emptyTrashTitle} icon={<Trash2 />}>
            <p>{text.emptyTrash}</p>
          </EmptyState>
        }
      />
      {asked !== null && <DeleteForEver ids={asked} onClose={close} />}
    </>
  );
}
