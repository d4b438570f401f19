/** Says quietly which folders the browser no longer lets Winnow read, as after a restart, and asks again on a click. */
import { FolderLock } from 'lucide-react';
import { Button } from '../../controls/Button.tsx';
import bar from '../../install/UpdateBar.module.css';
import { useFolderActions } from './foldersContext.ts';
import { putOffFolderBar, useFolderWork } from './folderWork.ts';
import { foldersText } from './messages.ts';
import { useLinkedFolders } from './useFolders.ts';

export function FolderBar() {
  const { controls } = useFolderActions();
  const { byId, isBarPutOff } = useFolderWork();
  const folders = useLinkedFolders().data ?? [];
  const waiting = folders.filter(({ id }) => {
    const permission = byId.get(id)?.permission ?? null;
    return permission === 'prompt' || permission === 'denied';
  });
  if (waiting.length === 0 || isBarPutOff) return null;
  return (
    <section aria-label={foldersText.barRegion} className={bar['bar']}>
      <FolderLock aria-hidden="true" className={bar['icon']} />
      <output className={bar['text']}>
        {foldersText.notAllowed(waiting.map(({ handle }) => handle.name))}
      </output>
      <div className={bar['buttons']}>
        <Button variant="bare" onClick={putOffFolderBar}>
          {foldersText.later}
        </Button>
        <Button variant="primary" onClick={() => void controls.allow(waiting)}>
          {foldersText.allow}
        </Button>
      </div>
    </section>
  );
}
